import type { AcceptedEvent, Account, EventPayload } from './account';
import type { Automation } from './automation';
import { invalid, json, message, type Answer } from './answer';
import { fateOf } from './invites/fate';
import type { Invites } from './invites/invites';
import type { ReceivedRequest } from './receivedRequest';
import type { Outcome, Route } from './route';
import { validateEvent } from './schema';

/** What makes invites of events. */
interface Inviting {
	invites: Invites;
	automation: Automation;
}

/** Events, and what has to be known to create one. */
export function eventRoutes(account: Account, inviting: Inviting | undefined): Route[] {
	const { channels } = account.settings;
	return [
		{
			method: 'POST',
			path: /^\/events$/,
			answer: (request, _, index) => create(request, index, account, inviting),
		},
		{
			method: 'GET',
			path: /^\/events\/([^/]+)$/,
			answer: (_, ref) => {
				const event = account.read(ref);
				return { answer: event ? json(200, event) : message(404, 'The event was not found') };
			},
		},
		{
			method: 'GET',
			path: /^\/channels$/,
			answer: () => ({ answer: json(200, channels) }),
		},
	];
}

function create(
	request: ReceivedRequest,
	index: number,
	account: Account,
	inviting: Inviting | undefined,
): Outcome {
	const refusal = refuse(request, account);
	if (refusal) return { answer: refusal };
	const payload = request.json as EventPayload;
	const event = account.take(payload, index);
	if (inviting) invite(event, account, inviting);
	return {
		event,
		answer: json(202, {
			Message: `Your event (\`${event.ref}\`) was accepted for processing.`,
			EventRef: event.ref,
		}),
	};
}

/** Makes the invite of an event, where the account's settings say so. */
function invite(event: AcceptedEvent, account: Account, { invites, automation }: Inviting) {
	const { payload } = event;
	const { eventDelayMs } = account.settings;
	const channelRef = account.channelOf(payload.channel);
	const eventType = account.eventTypes.named(payload.type);
	if (channelRef === undefined) return;
	const fate = fateOf(event, {
		eventType,
		setting: eventType && automation.inviteSettings.of(channelRef, eventType.id),
		blockedBecause: automation.blocklist.reasonFor(payload.customer.email),
		isDuplicate: account.accepted.some(
			(other) => other !== event && isSameOrder(other.payload, payload),
		),
	});
	if (fate) invites.addFor(event, channelRef, fate, event.at + eventDelayMs);
}

const isSameOrder = (one: EventPayload, other: EventPayload) =>
	one.type === other.type &&
	one.channel.id === other.channel.id &&
	one.transaction.reference === other.transaction.reference &&
	one.customer.email.toLowerCase() === other.customer.email.toLowerCase();

function refuse(request: ReceivedRequest, account: Account): Answer | undefined {
	const error = request.jsonError ?? validateEvent(request.json);
	if (error !== undefined) return invalid(error);

	const { type, channel } = request.json as EventPayload;
	if (type === 'checkout') return invalid('the event type "checkout" is reserved');
	if (!account.hasEventType(type)) {
		return invalid(`the event type ${JSON.stringify(type)} does not exist`);
	}
	if (channel.type !== 'user_defined' && !account.channel(channel.id)) {
		return message(403, 'The client is not allowed to use this channel');
	}
	return undefined;
}
