import type { IDataObject } from 'n8n-workflow';

import { at } from '../helpers/flatten';
import type { Filters } from './settings';

const NEVER_PUBLIC = new Set<unknown>(['REJECTED', 'DISCARDED']);

/**
 * Whether a review may come out now. One that may not is waited for: even a rejected review can be approved later.
 *
 * @param emitBeforeApproval then any state will do, a new one of the API included, but rejected and discarded
 */
export function isDue({ state }: IDataObject, emitBeforeApproval: boolean): boolean {
	return emitBeforeApproval ? !NEVER_PUBLIC.has(state) : state === 'APPROVED';
}

/** Whether a review is wanted. Decided here and not by the API, so that it can be asked of earlier filters, too. */
export function matches(review: IDataObject, filters: Filters): boolean {
	const { channels, ratings, types, skus, includeWithoutText } = filters;
	return (
		isAmong(channels, review.channelRef) &&
		isAmong(ratings, stars(review)) &&
		isAmong(types, review.type) &&
		isAmong(skus, at(review, 'product.sku')) &&
		(includeWithoutText || !isStatement(review))
	);
}

const isAmong = (wanted: unknown[], value: unknown) =>
	wanted.length === 0 || wanted.includes(value);

/** Ratings may be fractions: 4.6 is shown as five stars. */
const stars = ({ rating }: IDataObject) =>
	typeof rating === 'number' ? Math.round(rating) : undefined;

/** The API's word for a feedback without a comment or without a rating. */
function isStatement({ feedbackType, comment, rating }: IDataObject): boolean {
	return typeof feedbackType === 'string'
		? feedbackType === 'STATEMENT'
		: !comment || typeof rating !== 'number';
}

export const areSame = (one: Filters, other: Filters) =>
	JSON.stringify(one) === JSON.stringify(other);
