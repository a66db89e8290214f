import type { Query } from './query';

/** What `paging.cursor.after` is on the last page; `emptyPage`: the last page has a cursor, and an empty one follows. */
export type EndOfPages = 'empty' | 'missing' | 'null' | 'emptyPage';

export interface PagingSettings {
	endOfPages: EndOfPages;
	/**
	 * What a cursor gives that names nothing, e.g. a review that was deleted: no items, as a comparison with nothing in a
	 * database does, or the first page. What the API does is not known.
	 */
	unknownCursor: 'empty' | 'first';
}

export interface Pages<T> {
	/** All there are, newest first, those included that do not fit: a cursor may name one of them. */
	sorted: T[];
	fits: (item: T) => boolean;
	count: { byDefault: number; max: number };
	/** The address in `paging.links`, without a query. */
	link: string;
}

/** The part of `sorted` between the two cursors; undefined when one of them names nothing. */
function between<T extends { id: string }>(sorted: T[], query: Query): T[] | undefined {
	const placeOf = (cursor: string | undefined, without: number) =>
		cursor === undefined ? without : sorted.findIndex(({ id }) => id === cursor);
	const newer = query.text('after');
	const older = query.text('before');
	const start = placeOf(newer, -1);
	const end = placeOf(older, sorted.length);
	if ((newer !== undefined && start === -1) || end === -1) return undefined;
	return sorted.slice(start + 1, end);
}

/**
 * One page of a list: `after=<id>` is what is older than that one, `before=<id>` what is newer.
 *
 * @returns the answer's body: `totalElements` (0, as the API documents it), `paging` and `items`
 */
export function page<T extends { id: string }, Shown>(
	query: Query,
	{ sorted, fits, count: { byDefault, max }, link }: Pages<T>,
	{ endOfPages, unknownCursor }: PagingSettings,
	show: (item: T) => Shown,
): { items: Shown[] } {
	const count = query.count('count', byDefault, max);
	const part = between(sorted, query) ?? (unknownCursor === 'first' ? sorted : []);
	const fitting = part.filter(fits);
	const isBackwards = query.text('before') !== undefined && query.text('after') === undefined;
	const items = isBackwards ? fitting.slice(-count) : fitting.slice(0, count);
	const [first, last] = [items[0]?.id ?? '', items.at(-1)?.id ?? ''];
	const isLast = !isBackwards && fitting.length <= count && endOfPages !== 'emptyPage';
	const end = { empty: '', emptyPage: '', missing: undefined, null: null }[endOfPages];
	const after = isLast || last === '' ? end : last;
	const body = {
		totalElements: 0,
		paging: {
			count: items.length,
			cursor: { before: first, after },
			links: {
				previous: first && `${link}?before=${first}`,
				next: after ? `${link}?after=${after}` : '',
			},
		},
		items: items.map(show),
	};
	return body;
}
