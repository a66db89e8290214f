import type { IDataObject } from 'n8n-workflow';

import { at } from '../helpers/flatten';
import { simplifyEditedReview, simplifyReview } from '../simplify/review';
import type { Filters, TriggerEvent } from './settings';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const HAS_ZONE = /(Z|[+-]\d\d:?\d\d)$/i;

/**
 * A point in time of the API.
 *
 * @param text ISO 8601; without a zone it is UTC, not the server's zone
 * @returns milliseconds since the epoch; `undefined` for anything else
 */
export function toTime(text: unknown): number | undefined {
	if (typeof text !== 'string') return undefined;
	const time = Date.parse(HAS_ZONE.test(text) ? text : `${text}Z`);
	return Number.isNaN(time) ? undefined : time;
}

/** The other way round. */
export const toIso = (time: number) => new Date(time).toISOString();

/** The API's clock, by its answer's `Date` header. */
export function toClock(headers: Record<string, unknown>): number | undefined {
	const time = Date.parse(String(headers.date));
	return Number.isNaN(time) ? undefined : time;
}

/** When something was read: of two clocks that differ, the later one could make a wait seem over that is not. */
export const toReadAt = (apiClock: number | undefined, now: number) =>
	Math.min(apiClock ?? now, now);

/** What differs between the trigger's two events. */
export interface Kind {
	orderBy: 'submittedAt' | 'editedAt';
	/** How many reviews the first page of a reading is asked for. */
	firstPage: number;
	/** What is told apart: a review, or one edit of it. */
	keyOf(review: IDataObject): string;
	/** When that happened, in milliseconds since the epoch; `undefined` where it did not. */
	timeOf(review: IDataObject): number | undefined;
	simplify(review: IDataObject): IDataObject;
}

export const KINDS: Record<TriggerEvent, Kind> = {
	newReview: {
		orderBy: 'submittedAt',
		// The time that is asked for bounds it.
		firstPage: 1_000,
		keyOf: ({ id }) => String(id),
		timeOf: ({ submittedAt }) => toTime(submittedAt),
		simplify: simplifyReview,
	},
	reviewEdited: {
		orderBy: 'editedAt',
		// The API cannot be asked for edits after some time.
		firstPage: 100,
		keyOf: ({ id, editedAt }) => `${String(id)} ${String(editedAt)}`,
		timeOf: ({ editedAt }) => toTime(editedAt),
		simplify: simplifyEditedReview,
	},
};

/** A review that was read. */
export interface Found {
	key: string;
	/** Milliseconds since the epoch. */
	time: number;
	review: IDataObject & { id: string };
}

/** A review as it is handled here; none where it lacks its ID or its time, which all are documented to have. */
export function toFound(review: IDataObject, kind: Kind): Found | undefined {
	const time = kind.timeOf(review);
	if (time === undefined || typeof review.id !== 'string') return undefined;
	return { key: kind.keyOf(review), time, review: review as Found['review'] };
}

/** Whether what was found is what waits since `time`, and not another edit of the same review. */
export const isThatOne = ({ key, time, review }: Found, waiting: { time: number }) =>
	key === review.id || time === waiting.time;

/** By time, the oldest first; what is of one moment always in the same order. */
export const byTime = (one: Found, other: Found) =>
	one.time - other.time || (one.key < other.key ? -1 : 1);

export const isApproved = ({ state }: IDataObject) => state === 'APPROVED';

const NEVER_PUBLIC = new Set<unknown>(['REJECTED', 'DISCARDED']);

/** Whether it was looked at and refused. It can be approved later all the same. */
export const isRefused = ({ state }: IDataObject) => NEVER_PUBLIC.has(state);

/** Whether a review may come out now. One that may not is waited for. */
export const isDue = (review: IDataObject, { emitBeforeApproval }: Filters) =>
	emitBeforeApproval ? !isRefused(review) : isApproved(review);

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

/** Whether a value is on a list that is empty where all are wanted. */
export const isAmong = (wanted: unknown[], value: unknown) =>
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
