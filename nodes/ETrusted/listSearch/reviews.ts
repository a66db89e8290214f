import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { at } from '../helpers/flatten';
import { call } from '../transport/exchange';
import { isPage, toCursor } from '../transport/paging';
import { get } from '../transport/request';
import { hasId } from './entries';
import { ask, TIMEOUT } from './load';

/** As many as somebody looks through; the editor asks for the next ones when its list is scrolled to the end. */
const PAGE_SIZE = 50;

/** In characters: longer titles and comments are cut. */
const LONGEST_TEXT = 50;

const MOST_STARS = 5;

/**
 * The reviews of the account for the picker, newest first: `★★★★☆ Title · Erika · 2026-11-20`. What is typed is looked
 * for by the API, in order references and email addresses.
 *
 * @param after where the page begins: the cursor of the one before
 */
export async function searchReviews(
	this: ILoadOptionsFunctions,
	filter = '',
	after?: string,
): Promise<INodeListSearchResult> {
	const typed = filter.trim();
	const request = get('/reviews', {
		timeout: TIMEOUT,
		promises: (_, body) => isPage(body),
		query: {
			...(typed === '' ? {} : { query: typed }),
			// Without it the API hides ratings without a text.
			ignoreStatements: false,
			count: PAGE_SIZE,
			...(after === undefined ? {} : { after }),
		},
	});
	const { body } = await ask(this, () => call(request));
	const { items } = body as { items: IDataObject[] };
	const cursor = toCursor(at(body, 'paging.cursor.after'));
	// A cursor that comes again would make the editor ask for ever.
	const isLast = items.length === 0 || cursor === undefined || cursor === after;
	return {
		results: items.filter(hasId).map(toEntry),
		...(isLast ? {} : { paginationToken: cursor }),
	};
}

/** Of the customer no more than the first name: lists are looked at over shoulders. */
function toEntry(review: IDataObject): INodeListSearchItems {
	const { id, rating, title, comment, submittedAt } = review;
	const text = [title, comment].map(toLine).find((line) => line !== '') ?? 'No text';
	const parts = [
		[toStars(rating), text].filter(Boolean).join(' '),
		toLine(at(review, 'customer.firstName')),
		toLine(submittedAt).slice(0, 'yyyy-MM-dd'.length),
	];
	return { name: parts.filter((part) => part !== '').join(' · '), value: String(id) };
}

/** Ratings can be fractional; one without stars has none. */
function toStars(rating: unknown): string {
	if (typeof rating !== 'number' || !Number.isFinite(rating)) return '';
	const stars = Math.min(Math.max(Math.round(rating), 0), MOST_STARS);
	return '★'.repeat(stars) + '☆'.repeat(MOST_STARS - stars);
}

/** A text in one line, and not too long. */
function toLine(text: unknown): string {
	if (typeof text !== 'string') return '';
	const characters = Array.from(text.replace(/\s+/g, ' ').trim());
	return characters.length > LONGEST_TEXT
		? `${characters.slice(0, LONGEST_TEXT).join('').trimEnd()}…`
		: characters.join('');
}
