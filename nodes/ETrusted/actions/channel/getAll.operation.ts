import type { INodePropertyOptions } from 'n8n-workflow';

import type { Operation } from '../../execution/operation';
import { BASE_WORDING } from '../../messages/wording';
import { limitProperties, readLimit } from '../common/limit';
import { getList, reading } from '../common/reading';

export const option: INodePropertyOptions = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many channels',
	description: 'List the channels of the account, with their IDs and locales',
};

export const description = limitProperties;

/** `GET /channels`: the channels of the account, as the API gives them. */
export const operation: Operation = {
	wording: { ...BASE_WORDING, noneFound: 'The account has no channels' },

	prepare(context) {
		const limit = readLimit(context);
		return reading([limit], () => getList('/channels', { limit }));
	},
};
