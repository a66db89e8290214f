import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import {
	ExchangeError,
	RequestFailed,
	type FailedRequest,
	type RequestOutcome,
} from '../../../../nodes/ETrusted/transport/exchange';
import { getPaged, type PagedList } from '../../../../nodes/ETrusted/transport/paging';
import type { ApiRequest } from '../../../../nodes/ETrusted/transport/request';
import { randomRuns, randomSeed } from '../../../runs';

const LIST: PagedList = {
	path: '/reviews',
	query: { ignoreStatements: false },
	timeout: 30_000,
	limit: Infinity,
	largestPage: 1000,
};

const accepted = (body: unknown): RequestOutcome => ({
	state: 'accepted',
	status: 200,
	headers: {},
	body,
});

const FAILED: FailedRequest = {
	state: 'failed',
	answer: { kind: 'answered', status: 500, headers: {}, body: {} },
	tries: 4,
	creates: false,
	uncertain: false,
};

const page = (ids: string[], after?: unknown) => ({
	items: ids.map((id) => ({ id })),
	paging: { cursor: { after, before: 'x' }, links: { next: 'https://elsewhere.example/steal' } },
});

/** Reads a list of the given pages; answers what came out and what was asked. */
function read(list: Partial<PagedList>, pages: unknown[]) {
	const requests: ApiRequest[] = [];
	const exchange = getPaged({ ...LIST, ...list });
	let step = exchange.next();
	while (!step.done) {
		requests.push(step.value);
		const body = pages[requests.length - 1];
		if (body === undefined) throw new Error('A page too many was asked for');
		step = exchange.next(body === FAILED ? FAILED : accepted(body));
	}
	return { ids: step.value.map(({ id }) => id), items: step.value, requests };
}

const queries = (requests: ApiRequest[]) => requests.map(({ query }) => query);

test('a page is a GET of its list, with its own query, count and cursor; links are not followed', () => {
	const { ids, requests } = read({ headers: { 'Channel-Id': 'shop' }, limit: 5 }, [
		page(['a', 'b'], 'b'),
		page(['c'], ''),
	]);
	expect(ids).toEqual(['a', 'b', 'c']);
	expect(requests).toEqual([
		{
			method: 'GET',
			path: '/reviews',
			query: { ignoreStatements: false, count: 5 },
			headers: { 'Channel-Id': 'shop' },
			timeout: 30_000,
			creates: false,
			promises: expect.any(Function) as unknown,
		},
		{
			method: 'GET',
			path: '/reviews',
			query: { ignoreStatements: false, count: 3, after: 'b' },
			headers: { 'Channel-Id': 'shop' },
			timeout: 30_000,
			creates: false,
			promises: expect.any(Function) as unknown,
		},
	]);
	const [first] = read({}, [page([])]).requests;
	expect(first).not.toHaveProperty('headers');
	// What is not there must not go out as "undefined".
	expect(first?.query).toStrictEqual({ ignoreStatements: false, count: 1000 });
});

describe('the end', () => {
	test.each([
		['an empty cursor', page(['c'], '')],
		['no cursor', page(['c'])],
		['a cursor of null', page(['c'], null)],
		['cursors of null', { items: [{ id: 'c' }], paging: { cursor: null } }],
		['no cursors', { items: [{ id: 'c' }], paging: {} }],
		['no paging', { items: [{ id: 'c' }] }],
	])('%s', (_, last) => {
		const { ids, requests } = read({}, [page(['a', 'b'], 'b'), last]);
		expect(ids).toEqual(['a', 'b', 'c']);
		expect(requests).toHaveLength(2);
	});

	test('not a cursor that is a number, 0 included', () => {
		const pages = [page(['a'], 0), page(['b'], 7), page(['c'], '')];
		const { ids, requests } = read({}, pages);
		expect(ids).toEqual(['a', 'b', 'c']);
		expect(requests.map(({ query }) => query?.after)).toEqual([undefined, '0', '7']);
	});

	test('an empty page, whatever its cursor', () => {
		const { ids, requests } = read({}, [page(['a'], 'a'), page([], 'more')]);
		expect(ids).toEqual(['a']);
		expect(requests).toHaveLength(2);
	});

	test('the limit, in the middle of a page or at its end', () => {
		expect(read({ limit: 2 }, [page(['a', 'b', 'c'], 'c')]).ids).toEqual(['a', 'b']);
		expect(read({ limit: 2 }, [page(['a', 'b'], 'b')]).ids).toEqual(['a', 'b']);
		expect(read({ limit: 1 }, [page(['a'], 'a')]).requests).toHaveLength(1);
	});
});

test('a page asks for what is still wanted, at most for the largest', () => {
	const full = page(
		Array.from({ length: 1000 }, (_, index) => `r${index}`),
		'r999',
	);
	const { ids, requests } = read({ limit: 1001 }, [full, page(['last'], 'last')]);
	expect(queries(requests)).toEqual([
		{ ignoreStatements: false, count: 1000 },
		{ ignoreStatements: false, count: 1, after: 'r999' },
	]);
	expect(ids).toHaveLength(1001);
	expect(queries(read({ largestPage: 100 }, [page([])]).requests)).toEqual([
		{ ignoreStatements: false, count: 100 },
	]);
});

test('with a check of its own, the limit counts what is left, and pages are as large as can be', () => {
	const keep = ({ id }: IDataObject) => id !== 'b';
	const { ids, requests } = read({ keep, limit: 2 }, [
		page(['a', 'b'], 'b'),
		page(['c', 'd'], 'd'),
	]);
	expect(ids).toEqual(['a', 'c']);
	expect(queries(requests)).toEqual([
		{ ignoreStatements: false, count: 1000 },
		{ ignoreStatements: false, count: 1000, after: 'b' },
	]);
});

test('what comes out is converted, after the check', () => {
	const { items } = read(
		{ keep: ({ id }) => id === 'b', convert: ({ id }) => ({ id, flat: true }) },
		[page(['a', 'b'], '')],
	);
	expect(items).toEqual([{ id: 'b', flat: true }]);
});

test('nothing comes out twice, within a page or over several, and the limit counts it once', () => {
	const pages = [page(['a', 'b', 'b'], 'b'), page(['b', 'c'], 'c'), page(['c', 'd', 'e'], '')];
	const { ids, requests } = read({ limit: 4 }, pages);
	expect(ids).toEqual(['a', 'b', 'c', 'd']);
	expect(queries(requests).map((query) => query?.count)).toEqual([4, 2, 1]);
});

test('entries without an ID all come out', () => {
	const { items } = read({}, [
		{ items: [{ id: null }, {}, {}, { id: null }, { id: 0 }, { id: 0 }] },
	]);
	expect(items).toHaveLength(5);
});

test('a cursor that was there before ends it with an error that says so', () => {
	for (const pages of [
		[page(['a'], 'a'), page(['b'], 'a')],
		[page(['a'], 'a'), page(['b'], 'b'), page(['c'], 'a')],
	]) {
		let caught: unknown;
		try {
			read({}, pages);
		} catch (error) {
			caught = error;
		}
		expect(caught).toBeInstanceOf(ExchangeError);
		expect(caught).toMatchObject({
			message: 'The list does not end: eTrusted gave the page after "a" a second time',
			description:
				'Run the item again later. If it stays so, ask for fewer results, or narrow the filters.',
		});
	}
	// It may be of any length.
	const long = 'ä'.repeat(500_000);
	expect(() => read({}, [page(['a'], long), page(['b'], long)])).toThrow(
		`the page after "${'ä'.repeat(28)}…" a second time`,
	);
	// With enough entries there is no next page to ask for.
	expect(read({ limit: 2 }, [page(['a'], 'a'), page(['b'], 'a')]).ids).toEqual(['a', 'b']);
});

test('a page that fails fails the list', () => {
	expect(() => read({}, [page(['a'], 'a'), FAILED])).toThrow(RequestFailed);
});

test.each([
	[{ items: [] }, true],
	[{ items: [{ id: 'a', unknown: 1 }], paging: { cursor: { after: 'a' } } }, true],
	[{ items: [], paging: { cursor: { after: null } } }, true],
	[{ items: [], paging: 'none' }, true],
	[{ items: [], paging: { cursor: { after: 7 } } }, true],
	[{ items: [], paging: { cursor: { after: 2 ** 60 } } }, false],
	[{ items: [], paging: { cursor: { after: {} } } }, false],
	[{ items: [], paging: { cursor: { after: false } } }, false],
	[{ items: ['a'] }, false],
	[{ items: {} }, false],
	[{}, false],
	[[], false],
	[null, false],
	['<html>', false],
])('%j is a page: %j', (body, expected) => {
	expect(read({}, [page([])]).requests[0]?.promises(200, body)).toBe(expected);
});

const seed = randomSeed();
const RUNS = randomRuns(150, 500);

/** How an API may say that there is no next page. */
const ENDS: Array<(page: IDataObject) => void> = [
	(last) => (last.paging = { cursor: { after: '' } }),
	(last) => (last.paging = { cursor: { after: null } }),
	(last) => (last.paging = { cursor: {} }),
	(last) => (last.paging = null),
	() => {},
];

test(`${RUNS} random lists, of which some grow while they are read: each entry once, in order, up to the limit`, () => {
	console.info(`seed ${seed}`);
	const lists = fc.record({
		size: fc.integer({ min: 0, max: 40 }),
		largestPage: fc.integer({ min: 1, max: 9 }),
		serverPage: fc.integer({ min: 1, max: 9 }),
		limit: fc.oneof(fc.integer({ min: 1, max: 45 }), fc.constant(Infinity)),
		everyNth: fc.integer({ min: 1, max: 3 }),
		ending: fc.nat({ max: ENDS.length - 1 }),
		/** How far each page reaches back into the one before. */
		overlap: fc.nat({ max: 3 }),
	});
	let paged = 0;
	fc.assert(
		fc.property(lists, ({ size, largestPage, serverPage, limit, everyNth, ending, overlap }) => {
			const all = Array.from({ length: size }, (_, index) => ({ id: `r${index}`, index }));
			const isWanted = ({ index }: IDataObject) => Number(index) % everyNth === 0;
			const exchange = getPaged({
				...LIST,
				limit,
				largestPage,
				...(everyNth > 1 ? { keep: isWanted } : {}),
			});
			let asked = 0;
			let step = exchange.next();
			while (!step.done) {
				const { count, after } = step.value.query as { count: number; after?: string };
				expect(count).toBeGreaterThan(0);
				expect(count).toBeLessThanOrEqual(largestPage);
				const next = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
				const end = next + Math.min(count, serverPage);
				const body: IDataObject = {
					items: all.slice(Math.max(0, next - overlap), end),
					paging: { cursor: { after: all[end - 1]?.id } },
				};
				if (end >= size) ENDS[ending]?.(body);
				asked++;
				step = exchange.next(accepted(body));
			}
			expect(step.value).toEqual(all.filter(isWanted).slice(0, limit));
			if (asked > 1) paged++;
		}),
		{ seed, numRuns: RUNS },
	);
	expect(paged).toBeGreaterThan(RUNS / 4);
});

test('pages that only repeat what came before are passed over: so many new entries may have moved them', () => {
	const pages = [page(['a', 'b'], '1'), page(['b', 'a'], '2'), page(['b'], '3'), page(['c'], '')];
	expect(read({}, pages).ids).toEqual(['a', 'b', 'c']);
	const moved = [page(['a', 'b'], '2'), page(['b'], '3'), page(['c'], '4')];
	expect(read({ limit: 3, largestPage: 2 }, moved).ids).toEqual(['a', 'b', 'c']);
});

test('a hundred of them in a row end it with an error, though each cursor is a new one', () => {
	const stale = (count: number, from: number) =>
		Array.from({ length: count }, (_, index) => page(['a'], `c${from + index}`));
	const first = page(['a', 'b'], 'first');
	const other = page(['c'], 'other');
	const enough = [first, ...stale(99, 0), other, ...stale(99, 200), page([], '')];
	expect(read({}, enough).ids).toEqual(['a', 'b', 'c']);
	const tooMany = [first, ...stale(100, 0)];
	expect(() => read({}, tooMany)).toThrow(
		new ExchangeError(
			'The list does not end: 100 pages of eTrusted one after the other brought nothing new',
			'',
		),
	);
});

test('what is not wanted is new all the same', () => {
	const keep = ({ id }: IDataObject) => id === 'c';
	expect(read({ keep }, [page(['a'], '1'), page(['b'], '2'), page(['c'], '')]).ids).toEqual(['c']);
});
