import type { IDataObject } from 'n8n-workflow';

import { Descent, toFound, type Budget } from '../../../../nodes/ETrusted/trigger/descent';
import { KINDS } from '../../../../nodes/ETrusted/trigger/kinds';
import type { TriggerEvent } from '../../../../nodes/ETrusted/trigger/settings';
import { ExchangeError } from '../../../../nodes/ETrusted/transport/exchange';
import type { ApiRequest } from '../../../../nodes/ETrusted/transport/request';
import { HOUR, iso, MINUTE, NOW } from './model';

const BUDGET = { now: () => NOW, end: NOW + 1, reviews: 100, timeout: 5_000 } as Budget;

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
	{ event = 'newReview' as TriggerEvent, to = -Infinity, range = {}, budget = {} } = {},
) {
	const descent = new Descent(KINDS[event], { query: {}, ...range }, { ...BUDGET, ...budget });
	const requests: ApiRequest[] = [];
	const exchange = descent.downTo(to);
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
	return { descent, requests, queries: requests.map(({ query }) => query) };
}

test('a page is asked for as the range says, and the others by cursor', () => {
	const range = { query: { channels: ['chl-1'] }, floor: NOW - HOUR, below: NOW };
	const pages = [{ items: [review('a', 0)], after: 'a' }, { items: [review('b', MINUTE)] }];
	const { descent, requests } = read(pages, { range });
	const query = {
		count: 1_000,
		channels: ['chl-1'],
		orderBy: 'submittedAt',
		ignoreStatements: false,
		submittedAfter: '2026-11-23T11:00:00.000Z',
		// Those of the same moment come as well.
		submittedBefore: '2026-11-23T12:00:00.001Z',
	};
	expect(requests).toEqual([
		expect.objectContaining({ path: '/reviews', timeout: 5_000, query }),
		expect.objectContaining({ query: { ...query, after: 'a' } }),
	]);
	expect([...descent.found.keys()]).toEqual(['a', 'b']);
	expect(descent).toMatchObject({ isAtEnd: true, isWhole: true, reached: NOW - MINUTE });
});

test('edits cannot be asked for by time', () => {
	const range = { query: {}, floor: NOW - HOUR, below: NOW };
	const { queries } = read([{ items: [] }], { event: 'reviewEdited', range });
	expect(queries).toEqual([{ count: 1_000, orderBy: 'editedAt', ignoreStatements: false }]);
});

test('it ends once all that is later was read, and not before all of that moment', () => {
	const pages = [
		{ items: [review('a', 0), review('b', MINUTE)], after: 'b' },
		{ items: [review('c', MINUTE)], after: 'c' },
	];
	expect(read(pages, { to: NOW }).queries).toHaveLength(1);
	expect(read(pages, { to: NOW - MINUTE }).queries).toHaveLength(1);
	expect(read([...pages, { items: [] }], { to: NOW - MINUTE - 1 }).queries).toHaveLength(3);
});

test('an empty page is the end, whatever its cursor', () => {
	const { descent, queries } = read([{ items: [], after: 'more' }]);
	expect(descent.isAtEnd).toBe(true);
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
			{ items: [edit('a', 2 * HOUR, 0), edit('b', HOUR), edit('c', MINUTE)], after: 'c' },
			{ items: [] },
		];
		const { descent, queries } = read(pages, { event: 'reviewEdited', to: NOW - HOUR });
		expect(descent.reached).toBe(NOW - HOUR);
		expect(queries).toHaveLength(1);
		expect([...descent.found.keys()]).toEqual([`a ${iso(NOW)}`]);
	});

	test('before the first edited one tell nothing: edits may follow them', () => {
		const pages = [
			{ items: [edit('a', HOUR), edit('b', 2 * HOUR)], after: 'b' },
			{ items: [edit('c', 3 * HOUR, 0), { id: 'd' }], after: 'd' },
			{ items: [edit('e', 4 * HOUR)] },
		];
		const { descent, queries } = read(pages, { event: 'reviewEdited', to: NOW - HOUR });
		expect(queries).toHaveLength(3);
		expect(descent.reached).toBe(NOW - 4 * HOUR);
	});
});

describe('leaving out what was read before', () => {
	const TOP = [{ items: [review('a', 0), review('b', MINUTE)], after: 'b' }];
	const leave = (time: number, below: number, pages = TOP) => {
		const { descent } = read(pages, { to: NOW - MINUTE });
		descent.leaveOut(time, below);
		return descent;
	};

	test('goes on below it, from a page without a cursor', () => {
		const descent = leave(NOW - MINUTE, NOW - HOUR);
		expect(descent.isWhole).toBe(false);
		const { value } = descent.page().next() as { value: ApiRequest };
		expect(value.query).toMatchObject({ submittedBefore: iso(NOW - HOUR + 1) });
		expect(value.query).not.toHaveProperty('after');
	});

	test.each([
		['not all of the top was read', NOW - HOUR, NOW - 2 * HOUR],
		['the top reaches further', NOW, NOW - 1],
		['the top reaches just as far', NOW - MINUTE, NOW - MINUTE],
	])('leaves nothing out where %s', (_, time, below) => {
		const descent = leave(time, below);
		expect(descent.isWhole).toBe(true);
		const { value } = descent.page().next() as { value: ApiRequest };
		expect(value.query).toMatchObject({ after: 'b' });
	});

	test('nor at the end of the list', () => {
		expect(leave(NOW, NOW - HOUR, [{ items: [review('a', 0)] } as never]).isWhole).toBe(true);
	});
});

test('the budget ends it, but never in the middle of a moment that the poll before had to stop in', () => {
	const moment = ['a', 'b', 'c'].map((id) => ({ items: [review(id, HOUR)], after: id }));
	const pages = [...moment, { items: [review('d', 2 * HOUR)], after: 'd' }];
	const budget = { reviews: 2 };
	expect(read(pages, { budget }).queries).toHaveLength(2);
	expect(read(pages, { budget, range: { below: NOW - HOUR } }).queries).toHaveLength(4);
	expect(read(pages, { budget: { end: NOW } }).queries).toHaveLength(0);
});

test.each([{ id: 'a' }, { submittedAt: iso(NOW) }, { id: 7, submittedAt: iso(NOW) }])(
	'%j is no review that can be told from others',
	(incomplete) => {
		expect(toFound(incomplete, KINDS.newReview)).toEqual([]);
	},
);
