import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import type { Operation } from '../../execution/operation';
import { isClearYes } from '../../helpers/answers';
import { BASE_WORDING } from '../../messages';
import { buildPayload, type EventPayload } from '../../payload/eventPayload';
import { call } from '../../transport/exchange';
import type { ApiRequest } from '../../transport/request';
import { readOrderInput } from '../common/orderInput';
import { readOptions } from '../common/readOptions';
import { isAccepted, toAccepted } from './accepted';

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
			perhaps: 'the event may have been created',
			advice:
				'The event may have been created, so it was not sent again: look for the order in the eTrusted Control Centre, and run the item again only if it is not there.',
			surelyNot: 'Nothing was created for this item.',
		},
	},

	prepare(context) {
		const { zone, problems, parameters, item } = context;
		const raw = problems.fields('Options', 'options', parameters.get('options', item, {}));
		if (parameters.isSet('options', 'customerOptedIn') || Object.hasOwn(raw, 'customerOptedIn')) {
			// First of all, and before any check: who did not opt in must not keep others from being sent.
			const optedIn = problems.check(
				{ field: 'Customer Opted In', path: 'options.customerOptedIn' },
				raw.customerOptedIn,
				isClearYes,
			);
			if (optedIn === false) {
				return {
					output: { skipped: true, reason: 'The customer did not opt in to review invitations' },
					because: 'without consent',
				};
			}
		}
		const payload = buildPayload(
			{
				...readOrderInput(context),
				eventType: parameters.get('eventType', item, ''),
				defaultLocale: parameters.get('defaultLocale', item, ''),
				additionalFields: parameters.get('additionalFields', item, {}),
			},
			zone,
			problems,
		);
		const { dryRun, timeout, ...options } = readOptions(context);
		if (dryRun) {
			return {
				output: { dryRun: true, payload: payload as unknown as IDataObject },
				because: 'dryRun',
			};
		}
		return {
			...options,
			identity: identify(payload),
			*exchange() {
				const { body } = yield* call(createEvent(payload, timeout));
				return [toAccepted(body)];
			},
		};
	},
};

const createEvent = (payload: EventPayload, timeout: number): ApiRequest => ({
	method: 'POST',
	path: '/events',
	body: payload,
	timeout,
	creates: true,
	promises: isAccepted,
});

function identify(payload: EventPayload) {
	return {
		type: payload.type,
		channel: `${payload.channel?.type}:${payload.channel?.id}`,
		reference: payload.transaction?.reference,
		email: payload.customer?.email,
	};
}
