import type { IDataObject } from 'n8n-workflow';

import type { Exchange } from '../transport/exchange';
import { Descent, queryOf, type Budget } from './descent';
import { byTime, isDue, KINDS, matches, type Found } from './review';
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
	const found = yield* newestOf(settings, { ...budget, end: -Infinity }, {});
	if (found || budget.now() >= budget.end) return found;
	return yield* newestOf(settings, budget, { rating: ratings });
}

function* newestOf(
	settings: Settings,
	budget: Budget,
	more: IDataObject,
): Exchange<IDataObject | undefined> {
	const { filters } = settings;
	const query = { ...queryOf(settings, filters.channels), ...narrowed(settings), ...more };
	const wanted: Found[] = [];
	const range = { query: { ...query, count: PAGE }, floor: -Infinity };
	const descent = new Descent(KINDS[settings.event], range, budget, (found) => {
		if (matches(found.review, filters) && isDue(found.review, filters)) wanted.push(found);
		return true;
	});
	yield* descent.page();
	while (wanted.length === 0 && descent.reached > -Infinity && budget.now() < budget.end) {
		yield* descent.page();
	}
	return wanted.sort(byTime).at(-1)?.review;
}

/** So that a review of a rare product is found without reading all others. */
function narrowed({ filters: { types, skus } }: Settings): IDataObject {
	return Object.fromEntries(
		Object.entries({ type: types, sku: skus }).filter(([, list]) => list.length > 0),
	);
}
