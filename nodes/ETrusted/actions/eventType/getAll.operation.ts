import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Operation } from '../../execution/operation';
import { toOptionalSwitch } from '../../helpers/optionalSwitch';
import { toText } from '../../helpers/text';
import { BASE_WORDING } from '../../messages/wording';
import { openFilters } from '../common/filters';
import { limitProperties, readLimit } from '../common/limit';
import { getList, reading } from '../common/reading';

export const option: INodePropertyOptions = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many event types',
	description: 'List the event types of the account, with their names',
};

export const description: INodeProperties[] = [
	...limitProperties,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'Which event types to return; all of them without a filter',
		options: [
			{
				displayName: 'Active Only',
				name: 'activeOnly',
				type: 'boolean',
				default: true,
				description: 'Whether to return only event types that are switched on in eTrusted',
			},
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. after_sales',
				description: 'The name of the event type to return',
			},
		],
	},
];

/** `GET /event-types`: the event types of the account, as the API gives them. */
export const operation: Operation = {
	wording: { ...BASE_WORDING, noneFound: 'No event types meet the filters' },

	prepare(context) {
		const limit = readLimit(context);
		const read = openFilters(context);
		const activeOnly = read('Active Only', 'activeOnly', toOptionalSwitch) ?? false;
		const name = read('Name', 'name', toText);
		const query = name === undefined ? undefined : { name };
		return reading([limit, activeOnly, name], () =>
			getList('/event-types', {
				limit,
				query,
				keep: ({ active }) => !activeOnly || active === true,
			}),
		);
	},
};
