import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { DEFAULTS, Skipped, type Operation } from '../../execution/operation';
import { toAnsweredSwitch } from '../../helpers/answers';
import { isObject } from '../../helpers/json';
import { BASE_WORDING } from '../../messages/wording';
import type { Exchange } from '../../transport/exchange';
import { encodeSegment, type ApiRequest } from '../../transport/request';
import { isSaved } from '../common/isSaved';
import { settle } from '../common/outcomes';
import { getObject } from '../common/reading';
import {
	eventTypeProperty,
	pickEventType,
	readEventType,
	readEventTypes,
	type EventTypeChoice,
} from './eventTypes';

export const option: INodePropertyOptions = {
	name: 'Update',
	value: 'update',
	action: 'Update event type',
	description: 'Switch an event type on or off. While it is off, its events invite nobody.',
};

export const description: INodeProperties[] = [
	{ ...eventTypeProperty, description: 'The event type to switch on or off' },
	{
		displayName: 'Active',
		name: 'active',
		type: 'boolean',
		default: true,
		description: 'Whether events of this type may lead to invitations',
	},
];

/** `PUT /event-types/{id}`, where it is not so already. */
export const operation: Operation = {
	wording: {
		...BASE_WORDING,
		notFound: {
			message: 'eTrusted has no such event type',
			description: 'Pick the event type from the list: it may have been deleted meanwhile.',
		},
		forbidden: {
			...BASE_WORDING.forbidden,
			message: 'This API client may not change event types',
		},
		creation: {
			done: 'changed',
			perhaps: 'the event type may have been changed',
			advice:
				'The event type may have been changed, and could not be read afterwards. Run the item again: what is so already is not sent.',
			surelyNot: 'The event type was not changed.',
		},
	},

	prepare(context) {
		const { parameters, item, problems } = context;
		const eventType = readEventType(context);
		// An empty one is no answer: guessing could switch invitations off.
		const active = problems.check(
			{ field: 'Active', path: 'active' },
			parameters.get('active', item, true),
			toAnsweredSwitch,
		);
		return {
			maxRetries: DEFAULTS.maxRetries,
			// All of them: one may be named by its ID and another time by its name.
			takesTurns: 'eventType',
			exchange: () => switchTo(eventType as EventTypeChoice, active === true),
		};
	},
};

function* switchTo(choice: EventTypeChoice, active: boolean): Exchange<IDataObject[] | Skipped> {
	const eventType = pickEventType(yield* readEventTypes(), choice);
	if (eventType.active === active) {
		return new Skipped({ ...eventType, changed: false }, 'already so');
	}
	const path = `/event-types/${encodeSegment(String(eventType.id))}`;
	const outcome = yield putEventType(path, { active, name: eventType.name });
	const answer = yield* settle(outcome, getObject(path), (standing) => standing.active === active);
	const after = isObject(answer) ? (answer as IDataObject) : {};
	return [{ ...eventType, active, ...after, changed: true }];
}

const putEventType = (path: string, body: object): ApiRequest => ({
	method: 'PUT',
	path,
	body,
	timeout: DEFAULTS.timeout,
	creates: true,
	promises: isSaved,
});
