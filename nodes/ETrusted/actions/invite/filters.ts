import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { ItemContext } from '../../execution/operation';
import { at } from '../../helpers/flatten';
import { orderReferenceOf } from '../../helpers/orderReference';
import { toText } from '../../helpers/text';
import { toList } from '../../helpers/lists';
import { toOptionalSwitch } from '../../helpers/optionalSwitch';
import { openFilters } from '../common/filters';

/** All that an invite can be, by the API's page, with what is certain of it. */
const STATUSES: Record<string, string> = {
	CANCELED: 'Canceled',
	CLICKED: 'Clicked',
	DELIVERED: 'Delivered',
	NOT_DELIVERED: 'Not Delivered',
	OPENED: 'Opened',
	READY_FOR_RENDER: 'Ready for Render',
	REJECTED: 'Rejected',
	RENDERED: 'Rendered',
	REVIEW_WRITTEN: 'Review Written',
	SCHEDULED: 'Scheduled',
	SENT: 'Sent',
};

export const filtersProperty: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Only invites that meet every filter; all invites without a filter',
	options: [
		{
			displayName: 'Event ID',
			name: 'eventId',
			type: 'string',
			default: '',
			placeholder: 'e.g. evt-5ac2b3a2-7a5e-4c2d-9a51-0d5f1f2f6c11',
			description: 'Only the invites of this event: the EventRef that "Create event" returned',
		},
		{
			displayName: 'Exact Match',
			name: 'exactMatch',
			type: 'boolean',
			default: true,
			description:
				'Whether the order reference or the email address must be exactly what "Order Reference or Email" says. When off, whatever eTrusted finds for it comes out.',
		},
		{
			displayName: 'Order Reference or Email',
			name: 'query',
			type: 'string',
			default: '',
			placeholder: 'e.g. order-12345',
			description: 'The order number or the email address of the customer to search for',
		},
		{
			displayName: 'Statuses',
			name: 'statuses',
			type: 'multiOptions',
			default: [],
			description: 'Only invites with one of these statuses',
			options: Object.entries(STATUSES).map(([value, name]) => ({ name, value })),
		},
	],
};

/** What is wanted: `query` goes to the API, the rest is checked here, because the API cannot be asked for it. */
export interface InviteFilters {
	query?: string;
	eventId?: string;
	exactMatch: boolean;
	statuses?: string[];
}

/** The filters; what the API does not know is a problem. */
export function readFilters(context: ItemContext): InviteFilters {
	const read = openFilters(context);
	return {
		query: read('Order Reference or Email', 'query', toText),
		eventId: read('Event ID', 'eventId', toText),
		exactMatch: read('Exact Match', 'exactMatch', toOptionalSwitch) ?? true,
		statuses: read('Statuses', 'statuses', (value) => toList(value, Object.keys(STATUSES))),
	};
}

/** Which invites are wanted; `undefined` where the API gives just those. */
export function toCheck({
	query,
	eventId,
	exactMatch,
	statuses,
}: InviteFilters): ((invite: IDataObject) => boolean) | undefined {
	const checks: Array<(invite: IDataObject) => boolean> = [];
	if (query !== undefined && exactMatch) checks.push((invite) => isOf(invite, query));
	if (eventId !== undefined) checks.push(({ event }) => event === eventId);
	if (statuses) checks.push((invite) => statuses.includes(String(at(invite, 'status.name'))));
	return checks.length > 0 ? (invite) => checks.every((check) => check(invite)) : undefined;
}

/** Whether an invite is of this very order, or of this very customer: the case of an address means nothing. */
function isOf(invite: IDataObject, query: string): boolean {
	const email = at(invite, 'customer.email');
	return (
		orderReferenceOf(invite) === query ||
		(typeof email === 'string' && email.toLowerCase() === query.toLowerCase())
	);
}
