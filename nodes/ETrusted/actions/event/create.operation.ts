import type { INodePropertyOptions } from 'n8n-workflow';

import type { ItemContext, Operation } from '../../execution/operation';
import { toAnsweredSwitch } from '../../helpers/answers';
import { BASE_WORDING } from '../../messages/wording';
import { buildPayload, type EventInput, type EventPayload } from '../../payload/eventPayload';
import { readLocator } from '../../payload/order';
import { call } from '../../transport/exchange';
import type { ApiRequest } from '../../transport/request';
import { readOrderInput } from '../common/orderInput';
import { fromMarketplace, neverInvited, type Skip } from '../fillFrom/neverInvited';
import { prepareFilled } from '../fillFrom/prepare';
import type { ItemSource } from '../fillFrom/source';
import { isAccepted, toAccepted } from './accepted';
import { whyTooOld } from './age';
import { isConsentFieldGiven, missingConsent } from './consent';
import { readStatuses } from './status';

export { description } from './create.description';

export const option: INodePropertyOptions = {
	name: 'Create',
	value: 'create',
	action: 'Create event',
	description:
		'Create an event of an order: eTrusted can then email the customer an invitation to review',
};

/** `POST /events`: the API's answer, one for each item that was sent. */
export const operation: Operation = {
	wording: {
		...BASE_WORDING,
		isTunable: true,
		forbidden: {
			message: 'This API client may not use this channel',
			description:
				'Pick a channel of the account that the credential belongs to, or give the client access to it in the eTrusted Control Centre.',
		},
		creation: {
			done: 'sent',
			perhaps: 'the event may have been created',
			advice:
				'The event may have been created, so it was not sent again: look for the order in the eTrusted Control Centre, and run the item again only if it is not there.',
			surelyNot: 'Nothing was created for this item.',
		},
	},

	prepare: (context) =>
		prepareFilled(context, {
			findSkip,
			warn: warnOfAge,
			readPanel(given) {
				const input = readPanel(given);
				return { input, type: readLocator(input.eventType).value };
			},
			build: (input, { zone, problems }) => buildPayload(input, zone, problems),
			send: (payload, given, timeout) => ({
				...(readSendOnce(given) ? { sendOnce: orderOf(payload) } : {}),
				once: { identity: { ...orderOf(payload), email: payload.customer?.email } },
				*exchange() {
					const { body } = yield* call(createEvent(payload, timeout));
					return [toAccepted(body)];
				},
			}),
		}),
};

/**
 * Why the item is not to be sent, if it is not: it came from a marketplace; without consent; an order that nobody is invited
 * for, that is too old, or has another status.
 */
function findSkip(context: ItemContext, source: ItemSource | undefined): Skip | undefined {
	const marketplace = source && fromMarketplace(context, source);
	if (marketplace) return marketplace;
	// What is no order at all has no consent to look for, but the switch of the panel holds all the same.
	if (!source && isConsentFieldGiven(context)) return undefined;
	const order = source?.kind === 'order' ? source.order : undefined;
	const consent = missingConsent(context, order);
	if (consent !== undefined) return { reason: consent, because: 'without consent' };
	if (!source || !order) return undefined;
	const never = neverInvited(context, source);
	if (never) return never;
	const tooOld = whyTooOld(context, source);
	// By hand, a person sends what they see.
	if (tooOld !== undefined && !context.isManual) return { reason: tooOld, because: 'too old' };
	const statuses = readStatuses(context);
	const unknown = order.statusProblem(statuses);
	if (unknown !== undefined) {
		context.problems.add('Only With Status', 'onlyWithStatus', unknown);
	}
	const status = order.statusReason(statuses);
	return status === undefined ? undefined : { reason: status, because: 'with another status' };
}

/** What a person who tries it by hand would not see: in a live run, the order would be too old. */
function warnOfAge(context: ItemContext, source: ItemSource): string[] {
	const tooOld = source.kind === 'order' ? whyTooOld(context, source) : undefined;
	return tooOld === undefined ? [] : [`A live run would skip the order. ${tooOld}.`];
}

function readPanel(context: ItemContext): EventInput {
	const { parameters, item } = context;
	return {
		...readOrderInput(context),
		eventType: parameters.get('eventType', item, ''),
		defaultLocale: parameters.get('defaultLocale', item, ''),
		additionalFields: parameters.get('additionalFields', item, {}),
	};
}

function readSendOnce({ parameters, item, problems }: ItemContext): boolean {
	const field = { field: 'Send Each Order Only Once', path: 'sendOnce' };
	return problems.check(field, parameters.get('sendOnce', item, true), toAnsweredSwitch) ?? true;
}

const createEvent = (payload: EventPayload, timeout: number): ApiRequest => ({
	method: 'POST',
	path: '/events',
	body: payload,
	timeout,
	creates: true,
	promises: isAccepted,
});

/** What the order is known by; of a payload that is not fit to be sent, parts may be missing. */
const orderOf = ({ type, channel, transaction }: EventPayload) => ({
	type,
	channel: `${channel?.type}:${channel?.id}`,
	reference: transaction?.reference,
});
