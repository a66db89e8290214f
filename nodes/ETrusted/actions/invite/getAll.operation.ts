import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { DEFAULTS, type ItemContext, type Operation } from '../../execution/operation';
import { InvalidValue } from '../../helpers/invalidValue';
import { buildChannel } from '../../payload/order';
import { simplifyInvite } from '../../simplify/invite';
import { getPaged } from '../../transport/paging';
import { encodeSegment } from '../../transport/request';
import { CHANNEL_WORDING } from '../channel/wording';
import { channel } from '../common/channel';
import { limitProperties, readLimit } from '../common/limit';
import { reading } from '../common/reading';
import { readSimplify, simplify } from '../common/simplify';
import { filtersProperty, readFilters, toCheck } from './filters';

/** The API's page names neither a default nor a maximum: this many any API gives. */
const LARGEST_PAGE = 100;

/** The path segment that stands for "the channel that the header names". */
const USER_DEFINED = 'user-defined';

/** What a header may hold: printable ASCII. */
const HEADER_TEXT = /^[\x20-\x7e]*$/;

export const option: INodePropertyOptions = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many invites',
	description:
		'List review invites of a channel: whether the customer of an order was invited, when, and if not, why not',
};

export const description: INodeProperties[] = [
	{ ...channel, description: 'The shop whose invites are wanted' },
	...limitProperties,
	simplify,
	filtersProperty,
];

/** `GET /channels/{id}/invites`, page by page: one output for each invite. */
export const operation: Operation = {
	wording: CHANNEL_WORDING,

	prepare(context) {
		const channelOf = readChannel(context);
		const limit = readLimit(context);
		const isSimple = readSimplify(context);
		const filters = readFilters(context);
		const { query } = filters;
		const keep = toCheck(filters);
		return reading([channelOf, limit, isSimple, filters], () =>
			getPaged({
				...channelOf,
				query: query === undefined ? {} : { query },
				timeout: DEFAULTS.timeout,
				limit,
				largestPage: LARGEST_PAGE,
				...(keep ? { keep } : {}),
				...(isSimple ? { convert: simplifyInvite } : {}),
			}),
		);
	},
};

/** Where the invites of the channel are: at its ID, or behind a header with the merchant's own name for it. */
function readChannel({ parameters, item, problems }: ItemContext): {
	path: string;
	headers?: Record<string, string>;
} {
	const { id = '', type } = buildChannel(parameters.get('channel', item, ''), problems);
	if (type !== 'user_defined') return { path: `/channels/${encodeSegment(id)}/invites` };
	problems.check({ field: 'Channel', path: 'channel.id' }, id, toHeader);
	return { path: `/channels/${USER_DEFINED}/invites`, headers: { 'Channel-Id': id } };
}

function toHeader(value: unknown): unknown {
	if (HEADER_TEXT.test(String(value))) return value;
	throw new InvalidValue(
		'has characters that cannot be sent as a header: pick the channel from the list instead',
	);
}
