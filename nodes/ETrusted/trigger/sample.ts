import type { IDataObject } from 'n8n-workflow';

import type { Exchange } from '../transport/exchange';
import { Descent, type Budget } from './descent';
import { KINDS } from './kinds';
import { isDue, matches } from './matching';
import { queryOf } from './poll';
import type { Settings } from './settings';

/** The page of somebody who waits in front of the editor. */
const PAGE = 100;

/**
 * The newest review that is wanted, for trying out a workflow.
 *
 * @returns `undefined` where there is none, or none among the newest that could be read in time
 */
export function* sample(settings: Settings, budget: Budget): Exchange<IDataObject | undefined> {
	const { ratings } = settings.filters;
	if (ratings.length === 0) return yield* newestOf(settings, budget, {});
	// Whether the API takes a rating of 4.6 for five stars, as a poll does, is not known: first one page of all.
	const found = yield* newestOf(settings, { ...budget, reviews: 0 }, {});
	if (found || budget.now() >= budget.end) return found;
	return yield* newestOf(settings, budget, { rating: ratings });
}

function* newestOf(
	settings: Settings,
	budget: Budget,
	more: IDataObject,
): Exchange<IDataObject | undefined> {
	const { filters, emitBeforeApproval } = settings;
	const query = { ...queryOf(settings), ...narrowed(settings), ...more, count: PAGE };
	const descent = new Descent(KINDS[settings.event], { query }, budget);
	const newest = () =>
		[...descent.found.values()].find(
			({ review }) => matches(review, filters) && isDue(review, emitBeforeApproval),
		);
	do yield* descent.page();
	while (!newest() && !descent.isAtEnd && descent.hasBudget());
	return newest()?.review;
}

/** So that a review of a rare product is found without reading all others. */
function narrowed({ filters: { types, skus } }: Settings): IDataObject {
	return Object.fromEntries(
		Object.entries({ type: types, sku: skus }).filter(([, list]) => list.length > 0),
	);
}
