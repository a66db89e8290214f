import type { INodeProperties } from 'n8n-workflow';

import { toSwitch } from '../../helpers/answers';
import { isObject } from '../../helpers/json';
import { toText } from '../../helpers/text';
import type { ItemContext } from '../../execution/operation';
import { listOperation, listProperties } from '../list';

export const properties: INodeProperties[] = [
	...listProperties('eventType'),
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'Which event types to return; all of them without a filter',
		displayOptions: { show: { resource: ['eventType'], operation: ['getAll'] } },
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

function readFilters({
	parameters,
	item,
}: Pick<ItemContext, 'parameters' | 'item'>): Record<string, unknown> {
	const filters = parameters.get('filters', item, {});
	return isObject(filters) ? filters : {};
}

export const operation = listOperation(
	'/event-types',
	(context) => {
		const { problems } = context;
		const filters = problems.fields(
			'Filters',
			'filters',
			context.parameters.get('filters', context.item, {}),
		);
		problems.check(
			{ field: 'Active Only', path: 'filters.activeOnly' },
			filters.activeOnly,
			toSwitch,
		);
		const name = problems.check({ field: 'Name', path: 'filters.name' }, filters.name, toText);
		return name === undefined ? undefined : { name };
	},
	(entry, context) => !toSwitch(readFilters(context).activeOnly) || entry.active === true,
);
