import type { IDataObject } from 'n8n-workflow';

import { at } from '../helpers/flatten';
import { call, ExchangeError, type Exchange } from '../transport/exchange';
import { isPage, toCursor } from '../transport/paging';
import { get, type ApiRequest } from '../transport/request';
import { SECOND, toClock, toFound, toIso, toReadAt, toTime, type Found, type Kind } from './review';
import type { Settings } from './settings';
import type { Rest, TriggerState } from './state';

/** How much one poll may do: n8n 2.41 ends one that takes longer than about 36 seconds. */
export interface Budget {
	/** Milliseconds since the epoch. */
	now: () => number;
	/** Nothing is begun later than this. */
	end: number;
	/** No page that only looks back is begun later: what is new and what waits has to be asked for as well. */
	lookBackEnd: number;
	/** Most reviews that come out. */
	portion: number;
	/**
	 * So many of the newest reviews are looked at again in each poll: in most shops that is all of a month, and it comes with
	 * the page that is asked for anyway.
	 */
	inSight: number;
	/** Milliseconds, for each request. */
	timeout: number;
}

export interface Range {
	query: IDataObject;
	/** Milliseconds since the epoch: only what is later is asked for. */
	floor: number;
	/** Where it begins, if not at the top: a time, which is included, or a cursor. */
	from?: number | string;
	/** How many reviews its first page is asked for, if not as many as the kind says. */
	count?: number;
}

/** What is done with each review, as soon as it was read. @returns whether it was not known before */
export type Take = (found: Found, now: number) => boolean;

/** How many reviews lie between two marks: so many less than a portion that a page of it can begin anywhere. */
export const groupOf = (portion: number) => Math.ceil(portion / 20);

/** The largest page that the API gives. */
const NEXT_PAGE = 1_000;

/**
 * Reads reviews from the newest to older ones, page by page.
 *
 * Pages need not keep to the range that was asked for: what the API makes of a cursor together with a time is not
 * known. So nothing is concluded from the query, only from the times of what came.
 */
export class Descent {
	/** All that is later, within the range, was read: milliseconds since the epoch. */
	reached = Infinity;

	/** The newest that was read, but none in the future by the API's clock, whose header has whole seconds. */
	newest = -Infinity;

	/** Those of all that was read. */
	readonly times: number[] = [];

	/** The first one's of each {@link groupOf group}. */
	readonly marks: number[] = [];

	/** How many reviews the largest page had. */
	largest = 0;

	/** Whether the last page brought what was not known before. */
	hasNews = false;

	/** When its first page was read: by the API's clock, but no later than by this machine's. */
	began = Infinity;

	/** What the API's clock said; `undefined` where the first answer came without a date. */
	clock: number | undefined;

	/** The cursor of the next page; none at the end of the list, and before the first page. */
	after: string | undefined;

	private isAtEnd = false;

	private readonly mustPass: number | undefined;

	private readonly cursors = new Set<string>();

	private hasDated = false;

	constructor(
		private readonly kind: Kind,
		private readonly range: Range,
		private readonly budget: Budget,
		private readonly take: Take,
	) {
		if (typeof range.from === 'number') this.mustPass = range.from;
		if (typeof range.from === 'string') this.after = range.from;
	}

	/** Reads on until all later than `time` was read, there is no more, or the budget is spent. */
	*downTo(time: number, end = this.budget.end): Exchange<void> {
		while (this.reached > time && this.mayGoOn(end)) yield* this.page();
	}

	/** The same, but no further than pages bring news: what is far down is not looked for each time. */
	*downToKnown(time: number): Exchange<void> {
		do yield* this.page();
		while (this.reached > time && this.hasNews && this.mayGoOn(this.budget.end));
	}

	/** One page, whatever the budget. */
	*page(): Exchange<void> {
		const { body, headers } = yield* call(this.request());
		const { items } = body as { items: IDataObject[] };
		this.clock ??= toClock(headers);
		const readAt = toReadAt(this.clock, this.budget.now());
		this.began = Math.min(this.began, readAt);
		this.largest = Math.max(this.largest, items.length);
		this.hasNews = false;
		for (const review of items) this.handOn(review, readAt);
		this.measure(items);
		this.turn(items.length === 0 ? undefined : at(body, 'paging.cursor.after'));
	}

	/** Reviews of one moment are read to the last whatever it takes: the next poll could not go on in their middle. */
	private mayGoOn(end: number): boolean {
		const isStuck = this.mustPass !== undefined && this.reached >= this.mustPass;
		return !this.isAtEnd && (isStuck || this.budget.now() < end);
	}

	private request(): ApiRequest {
		const { orderBy, firstPage } = this.kind;
		const { floor, from, query, count = firstPage } = this.range;
		const hasWindows = orderBy === 'submittedAt';
		return get('/reviews', {
			timeout: this.budget.timeout,
			promises: (_, body) => isPage(body),
			query: {
				count: this.after === undefined ? count : NEXT_PAGE,
				...query,
				orderBy,
				ignoreStatements: false,
				...(hasWindows && floor > -Infinity ? { submittedAfter: toIso(floor) } : {}),
				// Strictly earlier, so that others of the same moment come, too.
				...(typeof from === 'number' ? { submittedBefore: toIso(from + 1) } : {}),
				...(this.after === undefined ? {} : { after: this.after }),
			},
		});
	}

	private handOn(review: IDataObject, readAt: number) {
		const found = toFound(review, this.kind);
		if (found && this.take(found, readAt)) this.hasNews = true;
	}

	/**
	 * How far down a page goes is told by its last two dated entries: one that is out of order must not end the reading.
	 *
	 * Where reviews that were never edited stand in a list by edits is not known. After an edited one, they tell how far it
	 * goes back: they are the last ones, or stand among the others by when they were submitted.
	 */
	private measure(items: IDataObject[]) {
		const dated: number[] = [];
		const undated: number[] = [];
		for (const review of items) {
			const time = this.kind.timeOf(review);
			if (time === undefined) {
				const submitted = toTime(review.submittedAt);
				if (this.hasDated && submitted !== undefined) undated.push(submitted);
			} else {
				this.hasDated = true;
				dated.push(time);
			}
		}
		for (const time of dated) {
			this.newest = Math.max(this.newest, Math.min(time, (this.clock ?? Infinity) + SECOND));
			if (this.times.length % groupOf(this.budget.portion) === 0) this.marks.push(time);
			this.times.push(time);
		}
		this.reached = Math.min(this.reached, endOf(dated), endOf(undated));
	}

	private turn(given: unknown) {
		const cursor = toCursor(given);
		if (cursor === undefined) {
			this.isAtEnd = true;
			this.reached = Math.min(this.reached, this.range.floor);
		} else if (this.cursors.has(cursor)) {
			throw new ExchangeError(
				`The list does not end: eTrusted gave the page after "${cursor}" a second time`,
				'Nothing was noted, so that no review is lost.',
			);
		} else {
			this.cursors.add(cursor);
		}
		this.after = cursor;
	}
}

const endOf = (times: number[]) => (times.length === 0 ? Infinity : Math.max(...times.slice(-2)));

/** What a poll goes by. */
export interface Task {
	/** As it was noted. */
	state: TriggerState;
	kind: Kind;
	/** What the panel says. */
	settings: Settings;
	budget: Budget;
}

/** What one poll has read. */
export interface Reading {
	descents: Array<Descent | undefined>;
	/** What follows from it once what waits was asked for as well: what comes out, and what to note. */
	conclude: () => { reviews: Found[]; next: TriggerState };
}

/** Only what changes what a review looks like, and whose reviews come at all: no state, no rating, no type. */
export const queryOf = ({ include }: Settings, channels: readonly string[]): IDataObject => ({
	...(channels.length > 0 ? { channels } : {}),
	...(include.length > 0 ? { additionalInformation: include } : {}),
});

/** A reading with the filters that were noted. */
export function descend(
	{ kind, settings, state, budget }: Task,
	take: Take,
	range: Omit<Range, 'query'>,
): Descent {
	const query = queryOf(settings, state.filters.channels);
	return new Descent(kind, { query, ...range }, budget, take);
}

/** Where the next poll goes on with a reading that was cut; nothing where no page told how far it went. */
export function whereCut({ kind }: Task, { reached, after, times }: Descent): Pick<Rest, 'below'> {
	const isOfEdits = kind.orderBy === 'editedAt';
	const below = isOfEdits ? after : reached;
	return below === undefined || (!isOfEdits && times.length === 0) ? {} : { below };
}
