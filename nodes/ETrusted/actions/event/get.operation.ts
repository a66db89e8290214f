import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Operation } from '../../execution/operation';
import { toText } from '../../helpers/text';
import { BASE_WORDING } from '../../messages/wording';
import { simplifyEvent } from '../../simplify/event';
import { call } from '../../transport/exchange';
import { encodeSegment } from '../../transport/request';
import { getObject, reading } from '../common/reading';
import { readSimplify, simplify } from '../common/simplify';

export const option: INodePropertyOptions = {
	name: 'Get',
	value: 'get',
	action: 'Get event',
	description: 'Read back an event that eTrusted has accepted',
};

export const description: INodeProperties[] = [
	{
		displayName: 'Event ID',
		name: 'eventId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. evt-5ac2b3a2-7a5e-4c2d-9a51-0d5f1f2f6c11',
		description:
			'The EventRef that "Create event" returned. An event can be read only a while after it was accepted.',
	},
	simplify,
];

/** `GET /events/{EventRef}`: the event, one for each item. */
export const operation: Operation = {
	wording: {
		...BASE_WORDING,
		notFound: {
			message: 'eTrusted has no event with this ID yet',
			description:
				'An event appears a while after it was accepted: put a Wait node before this one, or turn on "Retry On Fail". If it never appears, check the event ID.',
		},
	},

	prepare(context) {
		const { parameters, item, problems } = context;
		const eventId = problems.check(
			{ field: 'Event ID', path: 'eventId', required: true },
			parameters.get('eventId', item, ''),
			toText,
		);
		const isSimple = readSimplify(context);
		return reading([eventId, isSimple], function* () {
			const { body } = yield* call(getObject(`/events/${encodeSegment(eventId ?? '')}`));
			return [isSimple ? simplifyEvent(body as IDataObject) : (body as IDataObject)];
		});
	},
};
