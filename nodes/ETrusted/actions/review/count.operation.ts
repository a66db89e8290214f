import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Operation } from '../../execution/operation';
import { isObject } from '../../helpers/json';
import { call } from '../../transport/exchange';
import { getObject, reading } from '../common/reading';
import { filtersProperty, readFilters } from './filters';
import { includeWithoutText, readIgnoreStatements } from './include';
import { REVIEWS_WORDING } from './wording';

export const option: INodePropertyOptions = {
	name: 'Count',
	value: 'count',
	action: 'Count reviews',
	description: 'Count the reviews that meet the filters, without reading them',
};

export const description: INodeProperties[] = [
	filtersProperty,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		description: 'Which reviews to count',
		options: [includeWithoutText],
	},
];

/** `GET /reviews/count`: one number for each item. */
export const operation: Operation = {
	wording: REVIEWS_WORDING,

	prepare(context) {
		const { parameters, item, problems } = context;
		const options = problems.fields('Options', 'options', parameters.get('options', item, {}));
		const query = { ...readFilters(context), ...readIgnoreStatements(options, context) };
		return reading([query], function* () {
			const { body } = yield* call(
				getObject('/reviews/count', {
					query,
					promises: (_, answer) => countOf(answer) !== undefined,
				}),
			);
			return [{ count: countOf(body) }];
		});
	},
};

/** The API's page has the number in `totalElements`, and calls it `count` where it says what is required. */
function countOf(answer: unknown): number | undefined {
	const { totalElements, count } = isObject(answer) ? answer : {};
	return [totalElements, count].find((number) => typeof number === 'number');
}
