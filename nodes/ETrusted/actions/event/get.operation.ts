import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isObject } from '../../helpers/json';
import { toText } from '../../helpers/text';
import { DEFAULTS, type Operation } from '../../execution/operation';

export const properties: INodeProperties[] = [
	{
		displayName: 'Event ID',
		name: 'eventId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. evt-5ac2b3a2-7a5e-4c2d-9a51-0d5f1f2f6c11',
		description:
			'The EventRef that "Create an event" returned. An event can be read only a while after it was accepted.',
		displayOptions: { show: { resource: ['event'], operation: ['get'] } },
	},
];

/** `GET /events/{EventRef}`: the event, one for each item. */
export const operation: Operation = {
	wording: {
		creates: false,
		notFound: {
			message: 'eTrusted has no event with this ID yet',
			description:
				'An event appears a while after it was accepted: put a Wait node before this one, or turn on "Retry On Fail". If it never appears, check the EventRef.',
		},
	},

	prepare({ parameters, item, problems }) {
		const eventId = problems.check(
			{ field: 'Event ID', path: 'eventId', required: true },
			parameters.get('eventId', item, ''),
			toText,
		);
		return {
			job: {
				request: {
					method: 'GET',
					path: `/events/${encodeSegment(eventId ?? '')}`,
					timeout: DEFAULTS.timeout,
				},
				maxRetries: DEFAULTS.maxRetries,
			},
		};
	},

	present: (body) => (isObject(body) ? [body as IDataObject] : undefined),
};

/** Half of a pair of UTF-16 units has no encoding in a URL. */
const LONE_SURROGATE = /\p{Cs}/gu;

/** As one segment of the path: a URL takes `.` and `..` for folders, even when they are encoded. */
function encodeSegment(text: string): string {
	const encoded = encodeURIComponent(text.replace(LONE_SURROGATE, '\ufffd'));
	return /^\.{1,2}$/.test(encoded) ? `${encoded}%20` : encoded;
}
