import type { IDataObject } from 'n8n-workflow';

import type { Fault } from '../../sandbox';
import { shop } from './oneShop';

/** Lists and counts of reviews, whose answers the tests give themselves. */

export const LIST = { resource: 'review', operation: 'getAll', simplify: false };
export const COUNT = { resource: 'review', operation: 'count' };

/** A page of the API with these reviews. */
export const page = (ids: string[], after?: unknown) => ({
	totalElements: 0,
	items: ids.map((id) => ({ id })),
	paging: { count: ids.length, cursor: { before: 'x', after } },
});

/** What the API answers to its next requests for this path, one after the other. */
export function answerWith(path: RegExp | string, ...answers: Array<Fault | object>) {
	for (const answer of answers) {
		const isFault = ['status', 'drop', 'hang'].some((key) => key in answer);
		const fault = isFault ? (answer as Fault) : { status: 200, body: answer };
		shop.sandbox.faults.add({ match: { path }, ...fault });
	}
}

export const REVIEWS = /^\/reviews(\?|$)/;

/** The queries of the requests for reviews that arrived, decoded. */
export const queries = () =>
	shop.sandbox.requests
		.filter(({ pathname }) => /^\/reviews(\/count)?$/.test(pathname))
		.map(({ query }) => Object.fromEntries(query));

export const reviewIds = (items: Array<{ json: IDataObject }>) => items.map(({ json }) => json.id);
