import type { Waiting } from '../../../../nodes/ETrusted/trigger/state';
import type { RequestOutcome } from '../../../../nodes/ETrusted/transport/exchange';
import { ask, found, waitingFor } from './asking';
import { DAY, iso, MINUTE, NOW } from './model';

describe('a page that tells of more than ten', () => {
	/** Twelve that wait, a minute apart, the newest of which is the longest overdue. */
	const waiting = Array.from({ length: 12 }, (_, index): Waiting => {
		const time = NOW - 3 * DAY - index * MINUTE;
		return { id: `rev-${index}`, time, noted: time, asked: NOW - 2 * DAY + index };
	});

	const state = { ...waitingFor(), waiting };

	const review = (id: string, time: number, more = {}) => ({
		id,
		submittedAt: iso(time),
		state: 'APPROVED',
		...more,
	});

	const page = (items: object[], after = ''): RequestOutcome => ({
		state: 'accepted',
		status: 200,
		headers: {},
		body: { items, paging: { cursor: { after } } },
	});

	const first = waiting[0]!.time;

	/** @returns with which of those that wait on were looked at */
	const askPage = (answers: RequestOutcome[], more = {}) => {
		const result = ask([], answers, { state, ...more });
		const looked = result.waiting.filter(({ asked }) => asked === NOW).map(({ id }) => id);
		for (const one of result.waiting) expect(one).not.toHaveProperty('refused');
		return { ...result, looked };
	};

	test('begins with the one that is longest overdue, and has no end but its size', () => {
		const { requests } = askPage([page([])], { question: { query: { channels: ['chl-a'] } } });
		expect(requests.map(({ path, query }) => [path, query])).toEqual([
			[
				'/reviews',
				{
					count: 250,
					channels: ['chl-a'],
					orderBy: 'submittedAt',
					ignoreStatements: false,
					submittedBefore: iso(first + 1),
				},
			],
		]);
	});

	test('what is on it is taken where it waits; what should be on it, and is not, waits on as looked at', () => {
		const items = [
			review('rev-0', first),
			// None that waits.
			review('other', first - 1),
			review('rev-1', first - MINUTE, { state: 'MODERATION' }),
			review('rev-3', first - 3 * MINUTE),
			review('more', first - 4 * MINUTE),
			review('last', first - 5 * MINUTE),
		];
		const { paths, due, looked } = askPage([page(items, 'more')]);
		expect(paths).toEqual(['/reviews']);
		expect(due).toEqual(['rev-3', 'rev-0']);
		// Of the moment in which the page ends, some may be on the next one.
		expect(looked).toEqual(['rev-1', 'rev-2']);
	});

	test('the last page of all tells of all', () => {
		const { due, looked } = askPage([page([review('rev-5', first - 5 * MINUTE)])]);
		expect(due).toEqual(['rev-5']);
		expect(looked).toEqual(waiting.map(({ id }) => id).filter((id) => id !== 'rev-5'));
	});

	test('the first one is missing, though later ones of its moment would be there: it waits on', () => {
		const items = [review('a', first), review('b', first - 1), review('c', first - 2)];
		const { paths, due, looked } = askPage([page(items, 'c')]);
		expect([paths, due, looked]).toEqual([['/reviews'], [], ['rev-0']]);
	});

	test('the first one is missing, and the page ends among others of its moment: it is asked for by its ID', () => {
		const items = [review('a', first), review('b', first)];
		const { paths, due, looked } = askPage([
			page(items, 'b'),
			found('rev-0', { submittedAt: iso(first) }),
		]);
		expect([paths, due, looked]).toEqual([['/reviews', '/reviews/rev-0'], ['rev-0'], ['rev-0']]);
	});

	test('the first one is there, and the page ends in its moment: nothing more is asked for', () => {
		const items = [review('a', first), review('rev-0', first)];
		const { paths, due, looked } = askPage([page(items, 'b')]);
		expect([paths, due, looked]).toEqual([['/reviews'], ['rev-0'], []]);
	});

	test('what was submitted later than where it begins is not on it', () => {
		const newer = { ...waiting[0]!, id: 'newer', time: NOW - 2 * DAY, noted: NOW - 2 * DAY };
		const { waiting: left } = ask([], [page([])], {
			state: { ...state, waiting: [...waiting, { ...newer, asked: NOW - DAY }] },
		});
		expect(left.filter(({ asked }) => asked !== NOW).map(({ id }) => id)).toEqual(['newer']);
	});

	test('edits have none: they are asked for by ID', () => {
		const answers = waiting.map(({ id, time }) => found(id, { editedAt: iso(time) }));
		const { paths } = ask([], answers, {
			state,
			event: 'reviewEdited',
			question: { polled: NOW - 2 * MINUTE },
		});
		expect(paths).toEqual(['/reviews/rev-0', '/reviews/rev-1']);
	});
});
