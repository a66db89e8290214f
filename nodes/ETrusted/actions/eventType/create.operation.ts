import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { DEFAULTS, Skipped, type ItemContext, type Operation } from '../../execution/operation';
import { toAnsweredSwitch } from '../../helpers/answers';
import { isObject } from '../../helpers/json';
import { inOneForm } from '../../helpers/sameName';
import { BASE_WORDING } from '../../messages/wording';
import { toEventType } from '../../payload/eventPayload';
import { NotTaken, RequestFailed, type Exchange } from '../../transport/exchange';
import type { ApiRequest } from '../../transport/request';
import { findByName, getEventTypes, readEventTypes } from './eventTypes';

export const option: INodePropertyOptions = {
	name: 'Create',
	value: 'create',
	action: 'Create event type',
	description:
		'Create a kind of event, such as a delivery. One that is there already stays as it is.',
};

export const description: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. after_sales',
		description:
			'The name of the event type, as events name it. "checkout" is reserved by eTrusted.',
	},
	{
		displayName: 'Active',
		name: 'active',
		type: 'boolean',
		default: true,
		description: 'Whether events of this type may lead to invitations',
	},
];

/** `POST /event-types`, where there is none of this name. */
export const operation: Operation = {
	wording: {
		...BASE_WORDING,
		forbidden: {
			...BASE_WORDING.forbidden,
			message: 'This API client may not create event types',
		},
		creation: {
			done: 'created',
			perhaps: 'the event type may have been created',
			advice:
				'The event type may have been created, and the event types could not be read afterwards. Run the item again: one that is there is not created a second time.',
			surelyNot: 'The event type was not created.',
		},
	},

	prepare(context) {
		const eventType = readNewType(context);
		return {
			maxRetries: DEFAULTS.maxRetries,
			takesTurns: inOneForm(eventType.name),
			exchange: () => createOnce(eventType),
		};
	},
};

interface NewEventType {
	active: boolean;
	name: string;
}

function readNewType({ parameters, item, problems }: ItemContext): NewEventType {
	const name = problems.check(
		{ field: 'Name', path: 'name', required: true },
		parameters.get('name', item, ''),
		(value) => toEventType(value),
	);
	if (name?.toLowerCase() === 'checkout') {
		problems.add('Name', 'name', 'is reserved by eTrusted: choose another name', name);
	}
	const active = problems.check(
		{ field: 'Active', path: 'active' },
		parameters.get('active', item, true),
		toAnsweredSwitch,
	);
	return { active: active ?? true, name: name ?? '' };
}

/** In doubt it is looked for, and never sent again: whether the API takes a second one of a name is not known. */
function* createOnce(eventType: NewEventType): Exchange<IDataObject[] | Skipped> {
	const standing = findByName(yield* readEventTypes(), eventType.name);
	if (standing) return new Skipped({ ...standing, created: false }, 'already there');
	const outcome = yield postEventType(eventType);
	if (outcome.state === 'accepted') {
		return [{ ...(outcome.body as IDataObject), created: true }];
	}
	if (!outcome.uncertain) throw new RequestFailed(outcome);
	const look = yield getEventTypes();
	if (look.state === 'failed') throw new RequestFailed(outcome);
	const created = findByName(look.body as IDataObject[], eventType.name);
	if (!created) throw new NotTaken(outcome);
	return [{ ...created, created: true }];
}

const postEventType = (body: NewEventType): ApiRequest => ({
	method: 'POST',
	path: '/event-types',
	body,
	timeout: DEFAULTS.timeout,
	creates: true,
	promises: (_, answer) => isObject(answer) && typeof answer.id === 'string',
});
