import { json, message, type Answer } from './answer';
import type { Automation } from './automation';
import type { EventTypes } from './eventTypes/eventTypes';
import type { Fault, Faults } from './faults';
import type { InviteSetting } from './inviteSettings/inviteSetting';
import type { BlockedRecipients } from './invites/blocklist';
import type { Invites } from './invites/invites';
import type { ReceivedRequest } from './receivedRequest';
import type { Edit, Reviews } from './reviews/reviews';
import { defaultChannels } from './defaults';
import { eventRefOf, uninvitedOrders } from './seed/events';
import { seededInviteSettings } from './seed/inviteSettings';
import type { Store, Visibility } from './store';

/** What the door opens to. */
export interface Controlled {
	reviews: Reviews;
	invites: Invites;
	automation: Automation;
	faults: Faults;
	reset(): void;
}

type Body = Visibility & Record<string, unknown>;

const root = '/sandbox';

/** Whether a path is the control door's, and so none of the API's. */
export const isControlPath = (pathname: string) =>
	pathname === root || pathname.startsWith(`${root}/`);

/**
 * Commands for a shell, ready to be pasted, that make reviews come, come late, be approved and be edited.
 *
 * @param url the sandbox's, without a slash at the end
 */
export function commands(url: string): string {
	const reviews = `${url}${root}/reviews`;
	return `A customer writes a review, at once to be seen and approved:
curl -d '{"rating":2,"title":"Broken","comment":"The cup arrived in two pieces."}' ${reviews}
One that waits for its approval, and appears a minute after it was submitted:
curl -d '{"rating":5,"comment":"Worth the wait!","state":"MODERATION","visibleInMs":60000}' ${reviews}
The review added last is shown at once, approved, and edited by its customer (a review's ID in place of "latest" means that one):
curl -X POST ${reviews}/latest/show
curl -X POST ${reviews}/latest/approve
curl -d '{"rating":4,"comment":"They sent me a new one."}' ${reviews}/latest/edit
Also: /reject and /moderate as /approve; GET ${reviews} shows all; POST ${url}${root}/reset begins anew.

${explainCommands(url)}`;
}

/** Orders that were invited and were not, and how to make more of each kind, to try "Explain" on. */
function explainCommands(url: string): string {
	const control = `${url}${root}`;
	const orders = uninvitedOrders.map(({ reference, channel, why }) => {
		const shop = defaultChannels[channel]?.name;
		return `${eventRefOf(reference)}  ${reference} of "${shop}": ${why}`;
	});
	return `Was this order invited, and if not, why: W-31000 to W-31029 have invites of every status and reason.
These orders have none, so "Explain" needs their Event ID:
${orders.join('\n')}
What becomes of the next event: an event type is switched off and on, an invite setting is changed (GET shows all), a recipient is blocked.
curl -X POST ${control}/event-types/delivery/deactivate
curl -X POST ${control}/event-types/delivery/activate
curl ${control}/invite-settings
curl -d '{"enabled":false}' ${control}/invite-settings/${seededInviteSettings()[0]?.id}
curl -d '{"toni@example.com":"RECIPIENT_UNSUBSCRIBED"}' ${control}/blocked-recipients
Orders of unsubscribed@example.com, blocked@example.com, nobody@example.com and of anybody @blocked.example are not invited either; a second event of the same order is a duplicate.
The newest invite gets a status:
curl -d '{"name":"NOT_DELIVERED","reason":"REPORTED_AS_SPAM_CONTENT"}' ${control}/invites/latest/status
The API client may not read invite settings, ten times:
curl -d '{"match":{"path":"/invite-settings"},"status":403,"times":10}' ${control}/faults
`;
}

/**
 * A door for people and for tests in another process: it does to the account what customers, moderators and time do.
 * It needs no token and is no part of the API.
 */
export class Control {
	constructor(
		private readonly controlled: Controlled,
		private readonly baseUrl: () => string,
	) {}

	/** Takes JSON of any content type, because that is what `curl -d` sends. Anything wrong with it is a 400. */
	answer(request: ReceivedRequest): Answer {
		const [, , kind = '', id = '', action = ''] = request.pathname.split('/');
		const body = request.text.trim() === '' ? {} : request.json;
		if (typeof body !== 'object' || body === null || Array.isArray(body)) {
			return message(400, 'The body is not a JSON object');
		}
		try {
			const result = this.act([request.method, kind, action], id, body as Body);
			if (result === undefined)
				return message(404, `There is no ${request.method} ${request.path}`);
			return typeof result === 'string'
				? { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: result }
				: json(200, result);
		} catch (error) {
			return message(400, (error as Error).message);
		}
	}

	/** @returns a text, or what to show as JSON; undefined when there is no such thing to do */
	private act(
		[method, kind, action]: [method: string, kind: string, action: string],
		id: string,
		body: Body,
	): object | string | undefined {
		const { reviews, invites, automation, faults } = this.controlled;
		const { eventTypes, inviteSettings, blocklist } = automation;
		const { visible, visibleInMs, visibleAt, ...more } = body;
		const visibility = { visible, visibleInMs, visibleAt };
		switch (`${method} ${[kind, id && ':id', action].filter(Boolean).join('/')}`) {
			case 'GET ':
				return commands(this.baseUrl());
			case 'POST reset':
				this.controlled.reset();
				return {};
			case 'POST faults':
				faults.add(more as Fault);
				return {};
			case 'GET reviews':
				return reviews.all;
			case 'POST reviews':
				return reviews.addReview(more, visibility);
			case 'DELETE reviews/:id':
				reviews.remove(known(reviews.store, id));
				return {};
			case 'POST reviews/:id/show':
				return reviews.show(known(reviews.store, id));
			case 'POST reviews/:id/approve':
				return reviews.approve(known(reviews.store, id));
			case 'POST reviews/:id/reject':
				return reviews.reject(known(reviews.store, id));
			case 'POST reviews/:id/moderate':
				return reviews.moderate(known(reviews.store, id));
			case 'POST reviews/:id/edit':
				return reviews.edit(known(reviews.store, id), more as Edit);
			case 'GET invites':
				return invites.all;
			case 'POST invites':
				return invites.addInvite(more, visibility);
			case 'POST invites/:id/status':
				return invites.setStatus(
					known(invites.store, id),
					String(more.name),
					more.reason === undefined ? undefined : String(more.reason),
				);
			case 'GET event-types':
				return eventTypes.all;
			case 'POST event-types/:id/activate':
				return eventTypes.change(idOfType(eventTypes, id), { active: true });
			case 'POST event-types/:id/deactivate':
				return eventTypes.change(idOfType(eventTypes, id), { active: false });
			case 'GET invite-settings':
				return inviteSettings.all;
			case 'POST invite-settings/:id':
				return inviteSettings.change(id, more as Partial<InviteSetting>);
			case 'POST blocked-recipients':
				return blocklist.add(more as BlockedRecipients);
			default:
				return undefined;
		}
	}
}

/** @throws {Error} when "latest" is asked for and there is none yet */
function known({ latestId }: Store<{ id: string }>, id: string): string {
	if (id !== 'latest') return id;
	if (latestId === undefined) throw new Error('Nothing has been added yet');
	return latestId;
}

/** An event type's ID, or its name. */
const idOfType = (eventTypes: EventTypes, idOrName: string): string =>
	eventTypes.named(idOrName)?.id ?? idOrName;
