import type { IDataObject } from 'n8n-workflow';

import { at } from '../helpers/flatten';
import { call, ExchangeError, type Exchange } from '../transport/exchange';
import { isPage, toCursor } from '../transport/paging';
import { get, type ApiRequest } from '../transport/request';
import type { Kind } from './kinds';
import { toClock, toIso, toTime } from './times';

/** How much one poll may do: n8n 2.41 ends one that takes longer than about 36 seconds. */
export interface Budget {
	/** Milliseconds since the epoch. */
	now: () => number;
	/** Nothing is begun later than this. */
	end: number;
	/** No page that only looks back is begun later: what waits for approval has to be asked for as well. */
	lookBackEnd: number;
	/** Most reviews read, so that a long look-back does not download itself anew every minute. */
	reviews: number;
	/** Most reviews that come out. */
	portion: number;
	/**
	 * So many of the newest reviews are looked at again, up to the longest moderation, even where the look-back is shorter:
	 * in most shops that is all of a month, and it comes with the page that is asked for anyway.
	 */
	inSight: number;
	/** Milliseconds, for each request. */
	timeout: number;
}

/** A review that was read. */
export interface Found {
	key: string;
	/** Milliseconds since the epoch. */
	time: number;
	review: IDataObject;
}

interface Range {
	query: IDataObject;
	/** Milliseconds since the epoch: only what is later is asked for. */
	floor?: number;
	/** Milliseconds since the epoch: only what is not later is asked for. */
	below?: number;
}

/** The largest page that the API gives. */
export const LARGEST_PAGE = 1_000;

/**
 * Reads reviews from the newest to older ones, page by page.
 *
 * Pages need not keep to the range that was asked for: what the API makes of a cursor together with a time is not
 * known. So nothing is concluded from the query, only from the times of what came.
 */
export class Descent {
	readonly found = new Map<string, Found>();

	/** All that is later, within the range, was read: milliseconds since the epoch. */
	reached = Infinity;

	/** Whether there is nothing older. */
	isAtEnd = false;

	/** What the API's clock said; `undefined` where an answer came without a date. */
	clock: number | undefined;

	/** Whether no part between the beginning and `reached` was left out. */
	isWhole = true;

	private after: string | undefined;

	/** Where the poll before had to stop. */
	private mustPass: number | undefined;

	private readonly cursors = new Set<string>();

	private reviews = 0;

	private hasDated = false;

	constructor(
		private readonly kind: Kind,
		private range: Range,
		private readonly budget: Budget,
	) {
		this.mustPass = range.below;
	}

	/** Reads on until all later than `time` was read, there is no more, or the budget is spent. */
	*downTo(time: number, end = this.budget.end): Exchange<void> {
		while (this.reached > time && !this.isAtEnd && this.hasBudget(end)) yield* this.page();
	}

	/** Reviews of one moment are read to the last whatever it takes: the next poll could not go on in their middle. */
	hasBudget(end = this.budget.end): boolean {
		const isStuck = this.mustPass !== undefined && this.reached >= this.mustPass;
		return isStuck || (this.budget.now() < end && this.reviews < this.budget.reviews);
	}

	/** Leaves out what lies between here and `below`, once all later than `time` was read. */
	leaveOut(time: number, below: number) {
		if (this.isAtEnd || this.reached > time || this.reached < below) return;
		this.mustPass = below;
		if (this.reached === below) return;
		this.range = { ...this.range, below };
		this.after = undefined;
		this.isWhole = false;
	}

	/** One page, whatever the budget. */
	*page(): Exchange<void> {
		const { body, headers } = yield* call(this.request());
		const { items } = body as { items: IDataObject[] };
		this.clock ??= toClock(headers);
		this.reviews += items.length;
		for (const review of items) this.take(review);
		this.turn(items.length === 0 ? undefined : at(body, 'paging.cursor.after'));
	}

	private request(): ApiRequest {
		const { floor, below, query } = this.range;
		const { orderBy, hasWindows } = this.kind;
		return get('/reviews', {
			timeout: this.budget.timeout,
			promises: (_, body) => isPage(body),
			query: {
				count: LARGEST_PAGE,
				...query,
				orderBy,
				ignoreStatements: false,
				...(hasWindows && floor !== undefined ? { submittedAfter: toIso(floor) } : {}),
				// Strictly earlier, so that others of the same moment come, too.
				...(hasWindows && below !== undefined ? { submittedBefore: toIso(below + 1) } : {}),
				...(this.after === undefined ? {} : { after: this.after }),
			},
		});
	}

	private take(review: IDataObject) {
		const time = this.kind.timeOf(review);
		if (time === undefined) return this.pass(review);
		this.hasDated = true;
		this.reached = Math.min(this.reached, time);
		for (const found of toFound(review, this.kind)) this.found.set(found.key, found);
	}

	/**
	 * Where reviews that were never edited stand in a list by edits is not known. After an edited one, they tell how far
	 * it goes back: they are the last ones, or stand among the others by when they were submitted.
	 */
	private pass({ submittedAt }: IDataObject) {
		const submitted = toTime(submittedAt);
		if (this.hasDated && submitted !== undefined) this.reached = Math.min(this.reached, submitted);
	}

	private turn(given: unknown) {
		const cursor = toCursor(given);
		if (cursor === undefined) {
			this.isAtEnd = true;
			return;
		}
		if (this.cursors.has(cursor)) {
			throw new ExchangeError(
				`The list does not end: eTrusted gave the page after "${cursor}" a second time`,
				'Nothing was noted, so that no review is lost.',
			);
		}
		this.cursors.add(cursor);
		this.after = cursor;
	}
}

/** A review as it is handled here; none where it lacks its ID or its time, which all are documented to have. */
export function toFound(review: IDataObject, kind: Kind): Found[] {
	const time = kind.timeOf(review);
	if (time === undefined || typeof review.id !== 'string') return [];
	return [{ key: kind.keyOf(review), time, review }];
}
