import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { DEFAULTS, type Operation } from '../../execution/operation';
import { isNothing } from '../../helpers/nothing';
import { orderReferenceOf } from '../../helpers/orderReference';
import { simplifyInvite } from '../../simplify/invite';
import type { Exchange } from '../../transport/exchange';
import { getPaged } from '../../transport/paging';
import { encodeSegment } from '../../transport/request';
import { CHANNEL_WORDING } from '../channel/wording';
import { channel } from '../common/channel';
import { limitProperties, readLimit } from '../common/limit';
import { getObject, reading } from '../common/reading';
import { readSimplify, simplify } from '../common/simplify';
import { LARGEST_PAGE, readChannel } from './channel';
import { filtersProperty, readFilters, toCheck } from './filters';

export const option: INodePropertyOptions = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many invites',
	description:
		'List review invites of a channel: whether the customer of an order was invited, when, and if not, why not',
};

export const description: INodeProperties[] = [
	{ ...channel, description: 'The shop whose invites to read' },
	...limitProperties,
	simplify,
	filtersProperty,
];

/** `GET /channels/{id}/invites`, page by page: one output for each invite. */
export const operation: Operation = {
	wording: { ...CHANNEL_WORDING, noneFound: 'No invites meet the filters' },

	prepare(context) {
		const channelOf = readChannel(context);
		const limit = readLimit(context);
		const isSimple = readSimplify(context);
		const filters = readFilters(context);
		const keep = toCheck(filters);
		return reading([channelOf, limit, isSimple, filters], function* () {
			const query = filters.query ?? (yield* readReference(filters.eventId));
			return yield* getPaged({
				...channelOf,
				query: query === undefined ? {} : { query },
				timeout: DEFAULTS.timeout,
				limit,
				largestPage: LARGEST_PAGE,
				...(keep ? { keep } : {}),
				...(isSimple ? { convert: simplifyInvite } : {}),
			});
		});
	},
};

/**
 * The order reference of an event, which the API can be asked for, as it cannot for the event itself. Where the event
 * cannot be read, or not yet, all invites of the channel are.
 */
function* readReference(eventId: string | undefined): Exchange<string | undefined> {
	if (eventId === undefined) return undefined;
	const outcome = yield getObject(`/events/${encodeSegment(eventId)}`);
	if (outcome.state === 'failed') return undefined;
	const reference = orderReferenceOf(outcome.body as IDataObject);
	return isNothing(reference) ? undefined : reference;
}
