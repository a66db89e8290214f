import type { IDataObject } from 'n8n-workflow';

import {
	Descent,
	groupOf,
	whereCut,
	type Budget,
	type Task,
} from '../../../../nodes/ETrusted/trigger/descent';
import { KINDS, toFound, type Found } from '../../../../nodes/ETrusted/trigger/review';
import type { TriggerEvent } from '../../../../nodes/ETrusted/trigger/settings';
import { ExchangeError } from '../../../../nodes/ETrusted/transport/exchange';
import type { ApiRequest } from '../../../../nodes/ETrusted/transport/request';
import { HOUR, iso, MINUTE, NOW } from './model';

const BUDGET = { now: () => NOW, end: NOW + 1, portion: 20, timeout: 5_000 } as Budget;

const review = (id: string, age: number, more = {}) => ({
	id,
	submittedAt: iso(NOW - age),
	...more,
});

const edit = (id: string, submittedAge: number, editedAge?: number) =>
	review(id, submittedAge, editedAge === undefined ? {} : { editedAt: iso(NOW - editedAge) });

/** Reads the given pages down to a time. */
function read(
	pages: Array<{ items: IDataObject[]; after?: unknown }>,
	{
		event = 'newReview' as TriggerEvent,
		to = -Infinity,
		range = {},
		budget = {},
		known = [] as string[],
		way = (descent: Descent) => descent.downTo(to),
	} = {},
) {
	const found: Found[] = [];
	const descent = new Descent(
		KINDS[event],
		{ query: {}, floor: -Infinity, ...range },
		{ ...BUDGET, ...budget },
		(one) => found.push(one) > 0 && !known.includes(one.review.id),
	);
	const requests: ApiRequest[] = [];
	const exchange = way(descent);
	let step = exchange.next();
	while (!step.done) {
		requests.push(step.value);
		const page = pages[requests.length - 1];
		if (!page) throw new Error('A page too many was asked for');
		const { items, after } = page;
		step = exchange.next({
			state: 'accepted',
			status: 200,
			headers: {},
			body: { items, paging: { cursor: { after } } },
		});
	}
	return {
		descent,
		found: found.map(({ key }) => key),
		requests,
		queries: requests.map(({ query }) => query),
	};
}

test('a page is asked for as the range says, and the others by cursor', () => {
	const range = { query: { channels: ['chl-1'] }, floor: NOW - HOUR, from: NOW };
	const pages = [{ items: [review('a', 0)], after: 'a' }, { items: [review('b', MINUTE)] }];
	const { descent, found, requests } = read(pages, { range });
	const query = {
		count: 1_000,
		channels: ['chl-1'],
		orderBy: 'submittedAt',
		ignoreStatements: false,
		submittedAfter: '2026-11-23T11:00:00.000Z',
		// Those of the same moment come as well.
		submittedBefore: '2026-11-23T12:00:00.001Z',
	};
	expect(requests).toMatchObject([
		{ path: '/reviews', timeout: 5_000, query },
		{ query: { ...query, after: 'a' } },
	]);
	expect(requests[0]?.query).not.toHaveProperty('after');
	expect(found).toEqual(['a', 'b']);
	expect(descent).toMatchObject({ reached: NOW - HOUR, newest: NOW, after: undefined, largest: 1 });
});

test('edits cannot be asked for by time', () => {
	const range = { query: {}, floor: NOW - HOUR };
	const { queries } = read([{ items: [] }], { event: 'reviewEdited', range });
	expect(queries).toEqual([{ count: 100, orderBy: 'editedAt', ignoreStatements: false }]);
});

test('it ends once all that is later was read, and not before all of that moment', () => {
	const pages = [
		{ items: [review('a', 0), review('b', MINUTE)], after: 'b' },
		{ items: [review('c', MINUTE)], after: 'c' },
	];
	expect(read(pages, { to: NOW }).queries).toHaveLength(1);
	expect(read(pages, { to: NOW - MINUTE }).queries).toHaveLength(2);
	expect(read([...pages, { items: [] }], { to: NOW - MINUTE - 1 }).queries).toHaveLength(3);
});

test('an empty page is the end, whatever its cursor', () => {
	const { descent, queries } = read([{ items: [], after: 'more' }]);
	expect(descent.reached).toBe(-Infinity);
	expect(queries).toHaveLength(1);
});

test.each([
	[{ items: [], paging: { cursor: { after: 'a' } } }, true],
	[{ items: [{ id: 'a' }], paging: { cursor: { after: null } } }, true],
	[{ items: [], paging: { cursor: { after: 7 } } }, true],
	[{ items: [], paging: { cursor: { after: 2 ** 60 } } }, false],
	[{ items: [] }, true],
	[{ items: [], paging: { cursor: { after: {} } } }, false],
	[{ items: [null] }, false],
	[{ items: 'none' }, false],
	[{ paging: { cursor: { after: 'a' } } }, false],
	[[], false],
	['<html>', false],
])('%j is a page: %j', (body, expected) => {
	expect(read([{ items: [] }]).requests[0]?.promises(200, body)).toBe(expected);
});

test('a cursor that comes a second time is an error', () => {
	const pages = [
		{ items: [review('a', 0)], after: 'x' },
		{ items: [review('b', 1)], after: 'x' },
	];
	expect(() => read(pages)).toThrow(ExchangeError);
	expect(() => read(pages)).toThrow('eTrusted gave the page after "x" a second time');
	try {
		read(pages);
	} catch (error) {
		expect((error as ExchangeError).description).toBe(
			'Nothing was noted, so that no review is lost.',
		);
	}
});

describe('reviews that were never edited', () => {
	test('behind an edited one tell how far the list goes back', () => {
		const pages = [
			{ items: [edit('a', 2 * HOUR, 0), edit('b', HOUR), edit('c', HOUR - 1)], after: 'c' },
		];
		const { descent, found } = read(pages, { event: 'reviewEdited', to: NOW - HOUR + 1 });
		expect(descent.reached).toBe(NOW - HOUR + 1);
		expect(found).toEqual([`a ${iso(NOW)}`]);
	});

	test('before the first edited one tell nothing: edits may follow them', () => {
		const pages = [
			{ items: [edit('a', HOUR), edit('b', 2 * HOUR)], after: 'b' },
			{ items: [edit('c', 3 * HOUR, 0), { id: 'd' }], after: 'd' },
			{ items: [edit('e', 4 * HOUR)], after: 'e' },
		];
		const { descent, queries } = read(pages, { event: 'reviewEdited', to: NOW - HOUR });
		expect(queries.map(({ count } = {}) => count)).toEqual([100, 1_000, 1_000]);
		expect(descent.reached).toBe(NOW - 4 * HOUR);
	});
});

test.each([0, 1, 2])('one entry out of order, at place %d of a page, ends no reading', (place) => {
	const items = [review('a', 0), review('b', MINUTE)];
	items.splice(place, 0, review('odd', 9 * HOUR));
	const pages = [
		{ items, after: 'b' },
		{ items: [review('c', 2 * HOUR), review('d', 2 * HOUR)], after: 'd' },
	];
	expect(read(pages, { to: NOW - HOUR }).queries).toHaveLength(2);
});

test('the time that is over ends it, but never in the middle of a moment that the poll before had to stop in', () => {
	const moment = ['a', 'b', 'c'].map((id) => ({ items: [review(id, HOUR)], after: id }));
	const pages = [...moment, { items: [review('d', 2 * HOUR)], after: 'd' }];
	const budget = { end: NOW };
	expect(read(pages, { budget }).queries).toHaveLength(0);
	expect(read(pages, { budget, range: { from: NOW - HOUR } }).queries).toHaveLength(4);
});

test.each([{ id: 'a' }, { submittedAt: iso(NOW) }, { id: 7, submittedAt: iso(NOW) }])(
	'%j is no review that can be told from others',
	(incomplete) => {
		expect(toFound(incomplete, KINDS.newReview)).toBeUndefined();
	},
);

test('a cursor to go on from is no moment that has to be passed, whatever it looks like', () => {
	const options = { event: 'reviewEdited' as const, budget: { end: NOW } };
	expect(read([], { ...options, range: { from: '12' } }).queries).toHaveLength(0);
	const pages = [{ items: [edit('a', HOUR, 0)] }];
	expect(read(pages, { event: 'reviewEdited', range: { from: '12' } }).queries).toEqual([
		{ count: 1_000, orderBy: 'editedAt', ignoreStatements: false, after: '12' },
	]);
});

describe('down to what is known', () => {
	const pages = ['a', 'b', 'c', 'd'].map((id, index) => ({
		items: [edit(id, 9 * HOUR, index * MINUTE)],
		after: id,
	}));

	const count = (known: string[], time = -Infinity, budget = {}) => {
		const way = (descent: Descent) => descent.downToKnown(time);
		return read([...pages, { items: [] }], { event: 'reviewEdited', known, budget, way }).queries
			.length;
	};

	test.each<[string, string[], number, number]>([
		['all is new: to the end', [], -Infinity, 5],
		['the first page brings nothing new', ['a'], -Infinity, 1],
		['the third page brings nothing new', ['c'], -Infinity, 3],
		['no further than that time', [], NOW - 2 * MINUTE, 3],
		['all of that moment', [], NOW - 2 * MINUTE - 1, 4],
	])('%s', (_, known, time, pagesRead) => expect(count(known, time)).toBe(pagesRead));

	test('one page at least, and none after it where the time is over', () => {
		expect(count([], -Infinity, { end: NOW })).toBe(1);
	});
});

test('a mark is noted each twentieth of a portion, over all pages', () => {
	expect([1, 20, 21, 1_000].map(groupOf)).toEqual([1, 1, 2, 50]);
	const pages = [
		{ items: [review('a', 0), review('b', 1), review('c', 2)], after: 'c' },
		{ items: [review('d', 3), review('e', 4)], after: 'e' },
		{ items: [] },
	];
	const { descent } = read(pages, { budget: { portion: 40 } });
	expect(descent.marks).toEqual([NOW, NOW - 2, NOW - 4]);
	expect(descent.times).toEqual([0, 1, 2, 3, 4].map((age) => NOW - age));
});

test('where a cut reading goes on: by time, of edits by cursor; nowhere where nothing told how far it went', () => {
	const cut = (event: TriggerEvent, pages: Parameters<typeof read>[0], end: number) => {
		let looks = 0;
		// The time is over after so many pages.
		const now = () => ((looks += 1) > 2 * end ? NOW + 1 : NOW);
		const { descent } = read(pages, { event, budget: { now } });
		return whereCut({ kind: KINDS[event] } as Task, descent);
	};
	const reviews = [{ items: [review('a', 0), review('b', MINUTE)], after: 'b' }];
	expect(cut('newReview', reviews, 1)).toStrictEqual({ below: NOW });
	expect(cut('newReview', [], 0)).toStrictEqual({});
	expect(cut('reviewEdited', [{ items: [edit('a', HOUR)], after: 'a' }], 1)).toStrictEqual({
		below: 'a',
	});
	expect(cut('reviewEdited', [], 0)).toStrictEqual({});
	// Without a time, but for those of edits.
	expect(cut('newReview', [{ items: [{ id: 'a' }], after: 'a' }], 1)).toStrictEqual({});
});
