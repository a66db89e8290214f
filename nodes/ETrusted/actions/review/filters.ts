import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { ItemContext } from '../../execution/operation';
import { toDateTime } from '../../helpers/dates';
import { InvalidValue, showValue } from '../../helpers/invalidValue';
import { withoutEmpty } from '../../helpers/json';
import { toText } from '../../helpers/text';
import { toList, toQueryList } from '../../helpers/lists';
import { toOptionalSwitch } from '../../helpers/optionalSwitch';
import { openFilters } from '../common/filters';

export const RATINGS = ['1', '2', '3', '4', '5'];
const STATES = ['APPROVED', 'MODERATION', 'REJECTED'];
export const TYPES = ['PRODUCT_REVIEW', 'SERVICE_REVIEW'];

export const filtersProperty: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Only reviews that meet every filter; all reviews without a filter',
	options: [
		{
			displayName: 'Channel Names or IDs',
			name: 'channels',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getChannels' },
			default: [],
			description:
				'Only reviews of these channels. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			displayName: 'Has Reply',
			name: 'hasReply',
			type: 'boolean',
			default: false,
			description:
				'Whether to return only reviews with a reply. When you add it and turn it off, only those without one.',
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
			displayName: 'Ratings',
			name: 'ratings',
			type: 'multiOptions',
			default: [],
			description: 'Only reviews with this number of stars, from 1 to 5',
			options: [
				{ name: '1 Star', value: '1' },
				{ name: '2 Stars', value: '2' },
				{ name: '3 Stars', value: '3' },
				{ name: '4 Stars', value: '4' },
				{ name: '5 Stars', value: '5' },
			],
		},
		{
			displayName: 'SKUs',
			name: 'skus',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1234-TS-WH-M,1234-TS-WH-L',
			description: 'Only product reviews of these article numbers, separated by commas',
		},
		{
			displayName: 'States',
			name: 'states',
			type: 'multiOptions',
			default: [],
			description:
				'Only reviews in these states: only approved ones are public, those in moderation are still being checked',
			options: [
				{ name: 'Approved', value: 'APPROVED' },
				{ name: 'In Moderation', value: 'MODERATION' },
				{ name: 'Rejected', value: 'REJECTED' },
			],
		},
		{
			displayName: 'Submitted After',
			name: 'submittedAfter',
			type: 'dateTime',
			default: '',
			description:
				'Only reviews that were submitted later than this, in any usual form. Without a time zone of its own, it is in the time zone of the workflow.',
		},
		{
			displayName: 'Submitted Before',
			name: 'submittedBefore',
			type: 'dateTime',
			default: '',
			description:
				'Only reviews that were submitted earlier than this, in any usual form. Without a time zone of its own, it is in the time zone of the workflow.',
		},
		{
			displayName: 'Types',
			name: 'types',
			type: 'multiOptions',
			default: [],
			description: 'Only reviews of the shop or only those of single products',
			options: [
				{ name: 'Product Review', value: 'PRODUCT_REVIEW' },
				{ name: 'Service Review', value: 'SERVICE_REVIEW' },
			],
		},
	],
};

/**
 * The filters as the API's query has them, without what is empty.
 *
 * What the API does not know it would ignore, and hand over the whole account: such a value is a problem.
 */
export function readFilters(context: ItemContext): IDataObject {
	const read = openFilters(context);
	const list = (field: string, name: string, allowed?: string[]) =>
		read(field, name, (value) => toQueryList(value, allowed));
	const date = (field: string, name: string) =>
		read(field, name, (value) => toDateTime(value, context.zone));
	const query = withoutEmpty<string | boolean | string[]>([
		['channels', read('Channels', 'channels', toChannelIds)],
		['hasReply', read('Has Reply', 'hasReply', toOptionalSwitch)],
		['query', read('Order Reference or Email', 'query', toText)],
		['rating', list('Ratings', 'ratings', RATINGS)],
		['sku', list('SKUs', 'skus')],
		['status', list('States', 'states', STATES)],
		['submittedAfter', date('Submitted After', 'submittedAfter')],
		['submittedBefore', date('Submitted Before', 'submittedBefore')],
		['type', list('Types', 'types', TYPES)],
	]);
	return { ...query };
}

export function toChannelIds(value: unknown): string[] | undefined {
	const ids = toList(value);
	const other = ids?.find((id) => !/^chl-[^\s,]+$/.test(id));
	if (other !== undefined) {
		throw new InvalidValue(
			`holds ${showValue(other)}: allowed are channel IDs of eTrusted, "chl-…"`,
		);
	}
	return ids;
}
