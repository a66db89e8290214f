import type { Account, EventPayload } from './account';
import { invalid, json, message, type Answer } from './answer';
import type { Invites } from './invites/invites';
import type { ReceivedRequest } from './receivedRequest';
import type { Outcome, Route } from './route';
import { validateEvent } from './schema';

/** Events, and what has to be known to create one. */
export function eventRoutes(account: Account, invites: Invites | undefined): Route[] {
	const { channels, eventTypes } = account.settings;
	return [
		{
			method: 'POST',
			path: /^\/events$/,
			answer: (request, _, index) => create(request, index, account, invites),
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
		{
			method: 'GET',
			path: /^\/event-types$/,
			answer: ({ query }) => {
				const name = query.get('name');
				const found = eventTypes.filter((type) => name === null || type.name === name);
				return { answer: json(200, found) };
			},
		},
	];
}

function create(
	request: ReceivedRequest,
	index: number,
	account: Account,
	invites: Invites | undefined,
): Outcome {
	const refusal = refuse(request, account);
	if (refusal) return { answer: refusal };
	const payload = request.json as EventPayload;
	const event = account.take(payload, index);
	const channelRef = account.channelOf(payload.channel);
	if (channelRef) invites?.schedule(event, channelRef, event.at + account.settings.eventDelayMs);
	return {
		event,
		answer: json(202, {
			Message: `Your event (\`${event.ref}\`) was accepted for processing.`,
			EventRef: event.ref,
		}),
	};
}

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
