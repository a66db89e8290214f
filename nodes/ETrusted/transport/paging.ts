import type { IDataObject } from 'n8n-workflow';

import { cut } from '../helpers/bounds';
import { at } from '../helpers/flatten';
import { isListOfObjects, isObject } from '../helpers/json';
import { call, ExchangeError, type Exchange } from './exchange';
import { get } from './request';

/** A page can be all of what came before, where as many new entries have moved it; so many in a row are an accident. */
const MOST_STALE_PAGES = 100;

/** A list that the API gives page by page, newest first, and what is wanted of it. */
export interface PagedList {
	/** Below the API's base, e.g. `/reviews`. */
	path: string;
	/** The node's own query, which goes with every page. */
	query: IDataObject;
	headers?: Record<string, string>;
	/** Milliseconds, for each page. */
	timeout: number;
	/** How many entries come out; `Infinity` for all. */
	limit: number;
	/** The most that a page may be asked for. */
	largestPage: number;
	/** As of a single request. */
	isAside?: boolean;
	/** Which entries are wanted, where the API cannot be asked for them. */
	keep?: (entry: IDataObject) => boolean;
	/** What comes out of an entry; at once, so that no more is held than comes out. */
	convert?: (entry: IDataObject) => IDataObject;
}

/**
 * Reads page after page, until there are enough entries or no more. No entry comes out twice, though pages may overlap
 * where something new moved them.
 *
 * A page is asked for by `after`, the cursor of the one before. `paging.links` is never followed: its query is not
 * certain to be ours, and its address not to be the API's. The end is a cursor that is empty, missing or `null`, or an
 * empty page.
 *
 * @throws {RequestFailed} within the exchange, where a page failed
 * @throws {ExchangeError} where a cursor comes a second time, or a hundred pages in a row bring nothing new: they would
 * never end
 */
export function* getPaged(list: PagedList): Exchange<IDataObject[]> {
	const { limit, keep = () => true, convert = (entry: IDataObject) => entry } = list;
	const found: IDataObject[] = [];
	const seen = new Set<unknown>();
	const cursors = new Set<string>();
	let staleInARow = 0;
	for (let after: string | undefined; ;) {
		const page = yield* getPage(list, limit - found.length, after);
		let isNew = false;
		for (const entry of page.items) {
			if (found.length === limit) return found;
			if (!isFirst(entry, seen)) continue;
			isNew = true;
			if (keep(entry)) found.push(convert(entry));
		}
		if (found.length === limit || page.items.length === 0 || page.after === undefined) return found;
		if (cursors.has(page.after)) throw repeated(page.after);
		staleInARow = isNew ? 0 : staleInARow + 1;
		if (staleInARow === MOST_STALE_PAGES) throw stale();
		cursors.add(page.after);
		after = page.after;
	}
}

interface Page {
	items: IDataObject[];
	/** Where the next page begins; none after the last one. */
	after: string | undefined;
}

/** @param wanted how many entries are still wanted; with some that are not kept, nobody knows how many must be read */
function* getPage(
	{ path, query, headers, timeout, largestPage, isAside, keep }: PagedList,
	wanted: number,
	after: string | undefined,
): Exchange<Page> {
	const count = keep ? largestPage : Math.min(wanted, largestPage);
	const { body } = yield* call(
		get(path, {
			query: { ...query, count, ...(after === undefined ? {} : { after }) },
			...(headers ? { headers } : {}),
			timeout,
			...(isAside ? { isAside } : {}),
			promises: (_, answer) => isPage(answer),
		}),
	);
	const { items } = body as { items: IDataObject[] };
	return { items, after: toCursor(at(body, 'paging.cursor.after')) };
}

/**
 * Whether an answer is a page of a list. A cursor of another kind must not be taken for the end: the rest would be
 * missing without a word.
 */
export function isPage(answer: unknown): boolean {
	const after = at(answer, 'paging.cursor.after');
	return isObject(answer) && isListOfObjects(answer.items) && isCursor(after);
}

/**
 * Whether `paging.cursor.after` is what it may be: a text, or none at the end. Its type is not documented, so a number
 * will do as well; but not one that may have lost digits.
 */
const isCursor = (after: unknown): boolean =>
	after === undefined || after === null || typeof after === 'string' || Number.isSafeInteger(after);

/** The cursor as it goes out; `undefined` at the end, where it is empty, missing or `null`. */
export const toCursor = (after: unknown): string | undefined => String(after ?? '') || undefined;

/** Notes an entry's ID; one without an ID cannot be told from another. */
function isFirst({ id }: IDataObject, seen: Set<unknown>): boolean {
	if (id === undefined || id === null) return true;
	const isNew = !seen.has(id);
	seen.add(id);
	return isNew;
}

/** Bytes of a cursor that are enough to tell it from others. */
const LONGEST_CURSOR = 60;

const WHAT_TO_DO =
	'Run the item again later. If it stays so, ask for fewer results, or narrow the filters.';

const repeated = (cursor: string) =>
	new ExchangeError(
		`The list does not end: eTrusted gave the page after "${cut(cursor, LONGEST_CURSOR)}" a second time`,
		WHAT_TO_DO,
	);

const stale = () =>
	new ExchangeError(
		`The list does not end: ${MOST_STALE_PAGES} pages of eTrusted one after the other brought nothing new`,
		WHAT_TO_DO,
	);
