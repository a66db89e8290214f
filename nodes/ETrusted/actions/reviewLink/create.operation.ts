import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import type { ItemContext, Operation } from '../../execution/operation';
import { isObject, withoutEmpty } from '../../helpers/json';
import { toText } from '../../helpers/text';
import { toEventType } from '../../payload/eventPayload';
import { buildOrder, readLocator, type OrderInput, type OrderPayload } from '../../payload/order';
import { buildSystem, type SystemPayload } from '../../payload/system';
import { call } from '../../transport/exchange';
import type { ApiRequest } from '../../transport/request';
import { CHANNEL_WORDING } from '../channel/wording';
import { readOrderInput } from '../common/orderInput';
import { fromMarketplace, neverInvited } from '../fillFrom/neverInvited';
import { prepareFilled } from '../fillFrom/prepare';

export { description } from './create.description';

export const option: INodePropertyOptions = {
	name: 'Create',
	value: 'create',
	action: 'Create review link',
	description:
		"Create a review link for an order, e.g. for a parcel slip, a QR code or the shop's own email. Nothing is sent to the customer.",
};

/** The body of `POST /questionnaire-links`, as the API's page documents it. */
interface LinkPayload extends OrderPayload, SystemPayload {
	questionnaireTemplate: { id: string };
	type?: string;
}

/** `POST /questionnaire-links`: the link, one for each item. */
export const operation: Operation = {
	wording: {
		...CHANNEL_WORDING,
		isTunable: true,
		notFound: {
			message: 'eTrusted has no such template or channel',
			description: 'Check the template and the channel, e.g. by picking both from their lists.',
		},
		creation: {
			done: 'created',
			perhaps: 'the review link may have been created',
			advice:
				'The review link may have been created, so it was not asked for again. Nothing was sent to the customer: run the item again if a second link does no harm.',
			surelyNot: 'No review link was created.',
		},
	},

	prepare: (context) =>
		prepareFilled(context, {
			// Nothing is sent to the customer, so neither consent nor status nor age is asked for.
			findSkip: (given, source) =>
				source && (fromMarketplace(given, source) ?? neverInvited(given, source)),
			readPanel(given) {
				const input = readPanel(given);
				const { additionalFields } = input;
				return { input, type: isObject(additionalFields) ? additionalFields.type : undefined };
			},
			build: buildLink,
			send: (payload, _, timeout) => ({
				once: { identity: identify(payload) },
				*exchange() {
					const { body } = yield* call(createLink(payload, timeout));
					return [toOutput(body)];
				},
			}),
		}),
};

interface LinkInput extends OrderInput {
	template: unknown;
	additionalFields: unknown;
}

function readPanel(context: ItemContext): LinkInput {
	const { parameters, item } = context;
	return {
		...readOrderInput(context),
		template: parameters.get('template', item, ''),
		additionalFields: parameters.get('additionalFields', item, {}),
	};
}

function buildLink(input: LinkInput, { zone, problems }: ItemContext): LinkPayload {
	const additional = problems.fields(
		'Additional Fields',
		'additionalFields',
		input.additionalFields,
	);
	const templateId = problems.check(
		{ field: 'Template', path: 'questionnaireTemplate.id', required: true },
		readLocator(input.template).value,
		toText,
	);
	const order = buildOrder(input, zone, problems);
	const type = problems.check({ field: 'Type', path: 'type' }, additional.type, toEventType);
	const payload = {
		questionnaireTemplate: { id: templateId },
		...order,
		...buildSystem(additional, problems),
		type,
	};
	return withoutEmpty(Object.entries(payload)) as unknown as LinkPayload;
}

const createLink = (payload: LinkPayload, timeout: number): ApiRequest => ({
	method: 'POST',
	path: '/questionnaire-links',
	body: payload,
	timeout,
	creates: true,
	promises: (_, body) =>
		isObject(body) && typeof body.link === 'string' && /^https?:\/\/./i.test(body.link),
});

/** The answer's `token` lets anybody answer the questionnaire as the customer: it stays here. */
function toOutput(body: unknown): IDataObject {
	const { id, link } = body as IDataObject;
	return { id: id ?? null, link };
}

/** `type` is apart from those of events: a link and an event of one order are two things. */
const identify = (payload: LinkPayload) => ({
	type: `link:${payload.questionnaireTemplate.id}`,
	channel: `${payload.channel.type}:${payload.channel.id}`,
	reference: payload.transaction?.reference,
	email: payload.customer?.email,
});
