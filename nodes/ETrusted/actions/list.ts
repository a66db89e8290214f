import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { toSwitch, toWholeNumber } from '../helpers/answers';
import { isListOfObjects } from '../helpers/json';
import { BASE_WORDING } from '../messages';
import { DEFAULTS, type ItemContext, type Operation } from '../execution/operation';

type Reading = Pick<ItemContext, 'parameters' | 'item' | 'problems'>;

const DEFAULT_LIMIT = 50;

/** "Return All" and "Limit", as every list operation of n8n has them. */
export function listProperties(resource: string): INodeProperties[] {
	const show = { resource: [resource], operation: ['getAll'] };
	return [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
			displayOptions: { show },
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			description: 'Max number of results to return',
			displayOptions: { show: { ...show, returnAll: [false] } },
		},
	];
}

/**
 * An operation that reads a list, for each item anew. The API gives the whole list at once, so the limit is kept here.
 *
 * @param prepare what is asked for, e.g. a name
 * @param keep which entries the item wants
 */
export function listOperation(
	path: string,
	prepare: (context: Reading) => IDataObject | undefined = () => undefined,
	keep: (entry: IDataObject, context: Pick<ItemContext, 'parameters' | 'item'>) => boolean = () =>
		true,
): Operation {
	return {
		wording: BASE_WORDING,
		prepare(context) {
			const { problems } = context;
			const read = (name: string) => context.parameters.get(name, context.item, '');
			problems.check({ field: 'Return All', path: 'returnAll' }, read('returnAll'), toSwitch);
			problems.check({ field: 'Limit', path: 'limit' }, read('limit'), toLimit);
			const query = prepare(context);
			return {
				job: {
					request: { method: 'GET', path, timeout: DEFAULTS.timeout, ...(query ? { query } : {}) },
					maxRetries: DEFAULTS.maxRetries,
				},
			};
		},
		present(body, context) {
			if (!isListOfObjects(body)) return undefined;
			const kept = body.filter((entry) => keep(entry, context));
			if (readReturnAll(context)) return kept;
			return kept.slice(0, readLimit(context));
		},
	};
}

const readReturnAll = ({ parameters, item }: Pick<ItemContext, 'parameters' | 'item'>) =>
	toSwitch(parameters.get('returnAll', item, false));

const readLimit = ({ parameters, item }: Pick<ItemContext, 'parameters' | 'item'>) =>
	toLimit(parameters.get('limit', item, DEFAULT_LIMIT));

const toLimit = (value: unknown) => toWholeNumber(value, { min: 1, max: Infinity }, DEFAULT_LIMIT);
