import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import type { ItemContext, Operation, SkipKind } from '../../execution/operation';
import { toAnsweredSwitch } from '../../helpers/answers';
import { describeProblems, Problems, type Sources } from '../../helpers/problems';
import { BASE_WORDING } from '../../messages/wording';
import { buildPayload, type EventPayload } from '../../payload/eventPayload';
import { call } from '../../transport/exchange';
import type { ApiRequest } from '../../transport/request';
import { readOptions } from '../common/readOptions';
import { isAccepted, toAccepted } from './accepted';
import { isConsentFieldGiven, missingConsent } from './consent';
import { readEventInput } from './eventInput';
import { openSource, readStatuses, type ItemSource } from './source';

export { description } from './create.description';

export const option: INodePropertyOptions = {
	name: 'Create',
	value: 'create',
	action: 'Create event',
	description: 'Create an event of an order, which can invite its customer to a review by e-mail',
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

	prepare(context) {
		const { zone, problems } = context;
		const opening = new Problems();
		const source = openSource({ ...context, problems: opening });
		// Before any check: who did not opt in, or has an order that is not to be sent, must not keep others from it.
		const skip = findSkip(context, source);
		if (skip && !isDryRun(context)) {
			return { output: { skipped: true, reason: skip.reason }, because: skip.because };
		}
		problems.found.push(...opening.found);
		if (!source) return { output: {}, because: 'dryRun' };

		// What is wrong with an order that would be skipped anyway is no error, but may be worth knowing.
		const judged = skip ? new Problems() : problems;
		const { input, sources, warnings } = readEventInput({ ...context, problems: judged }, source);
		judged.explain(sources);
		const payload = buildPayload(input, zone, judged);
		const sendOnce = readSendOnce(context);
		const { dryRun, timeout, ...options } = readOptions(context);
		if (dryRun) {
			const noted = skip
				? [...warnings, ...judged.found.map((one) => describeProblems([one]))]
				: warnings;
			return { output: describeDryRun(payload, skip, source, sources, noted), because: 'dryRun' };
		}
		return {
			...options,
			...(sendOnce ? { sendOnce: orderOf(payload) } : {}),
			once: { identity: { ...orderOf(payload), email: payload.customer?.email } },
			*exchange() {
				const { body } = yield* call(createEvent(payload, timeout));
				return [toAccepted(body)];
			},
		};
	},
};

interface Skip {
	reason: string;
	because: SkipKind;
}

/** Why the item is not to be sent, if it is not: a marketplace's first, then no consent, then an order of the wrong kind. */
function findSkip(context: ItemContext, source: ItemSource | undefined): Skip | undefined {
	const order = source?.kind === 'order' ? source.order : undefined;
	const marketplace = order?.marketplace();
	if (marketplace !== undefined) return { reason: marketplace, because: 'not to be invited' };
	// What is no order at all has no consent to look for, but the switch of the panel holds all the same.
	if (!source && isConsentFieldGiven(context)) return undefined;
	const consent = missingConsent(context, order);
	if (consent !== undefined) return { reason: consent, because: 'without consent' };
	const never = order?.skipReason([]);
	if (never !== undefined) return { reason: never, because: 'not to be invited' };
	const status = order?.skipReason(readStatuses(context));
	return status === undefined ? undefined : { reason: status, because: 'with another status' };
}

/** Whether "Dry Run" is clearly on; what is wrong with the options is told when they are read. */
function isDryRun(context: ItemContext): boolean {
	const problems = new Problems();
	const { dryRun } = readOptions({ ...context, problems });
	return dryRun && !problems.found.some(({ path }) => path === 'options.dryRun');
}

function readSendOnce({ parameters, item, problems }: ItemContext): boolean {
	const field = { field: 'Send Each Order Only Once', path: 'sendOnce' };
	return problems.check(field, parameters.get('sendOnce', item, true), toAnsweredSwitch) ?? true;
}

function describeDryRun(
	payload: EventPayload,
	skip: Skip | undefined,
	source: ItemSource,
	{ filledFrom }: Sources,
	warnings: string[],
): IDataObject {
	return {
		dryRun: true,
		wouldBe: skip ? 'skipped' : 'sent',
		...(skip ? { reason: skip.reason } : {}),
		payload: payload as unknown as IDataObject,
		...(source.kind === 'order' ? { filledFrom, warnings } : {}),
	};
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
