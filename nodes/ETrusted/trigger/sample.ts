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
	const { filters, emitBeforeApproval } = settings;
	const query = { ...queryOf(settings), ...narrowed(settings), count: PAGE };
	const descent = new Descent(KINDS[settings.event], { query }, budget);
	const newest = () =>
		[...descent.found.values()].find(
			({ review }) => matches(review, filters) && isDue(review, emitBeforeApproval),
		);
	do yield* descent.page();
	while (!newest() && !descent.isAtEnd && descent.hasBudget());
	return newest()?.review;
}

/** So that a review with one star is found without reading all those with five. */
function narrowed({ filters: { ratings, types, skus } }: Settings): IDataObject {
	return Object.fromEntries(
		Object.entries({ rating: ratings, type: types, sku: skus }).filter(
			([, list]) => list.length > 0,
		),
	);
}
