import type { INodeProperties } from 'n8n-workflow';

import { DEFAULTS, type ItemContext } from '../../execution/operation';
import { toSwitch, toWholeNumber } from '../../helpers/answers';

/** "Return All" and "Limit", as every list operation of n8n has them. */
export const limitProperties: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];

/** How many results an item wants: `Infinity` for all. */
export function readLimit({ parameters, item, problems }: ItemContext): number {
	const read = (name: string) => parameters.get(name, item, '');
	const returnAll = problems.check(
		{ field: 'Return All', path: 'returnAll' },
		read('returnAll'),
		toSwitch,
	);
	// Then the panel does not show the limit, and whatever stands there is of no account.
	if (returnAll) return Infinity;
	const limit = problems.check({ field: 'Limit', path: 'limit' }, read('limit'), (value) =>
		toWholeNumber(value, { min: 1, max: Infinity }, DEFAULTS.limit),
	);
	return limit ?? DEFAULTS.limit;
}
