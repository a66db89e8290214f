import { ask as askFor, stillWaiting } from '../../../../nodes/ETrusted/trigger/waiting';
import type { Budget } from '../../../../nodes/ETrusted/trigger/descent';
import { KINDS } from '../../../../nodes/ETrusted/trigger/review';
import { ordinary, Round } from '../../../../nodes/ETrusted/trigger/round';
import type { TriggerEvent } from '../../../../nodes/ETrusted/trigger/settings';
import type { TriggerState, Waiting } from '../../../../nodes/ETrusted/trigger/state';
import type { RequestOutcome } from '../../../../nodes/ETrusted/transport/exchange';
import type { ApiRequest } from '../../../../nodes/ETrusted/transport/request';
import { DAY, HOUR, iso, MINUTE, NOW, SECOND, SETTINGS } from './model';

const TIMEOUT = 7_000;

const waitingFor = (
	...ids: string[]
): Pick<TriggerState, 'floor' | 'seen' | 'past' | 'waiting'> => ({
	floor: NOW - DAY,
	seen: {},
	past: [],
	// The first one was unasked for the longest.
	waiting: ids.map((id, index) => ({
		id,
		time: NOW - 3 * DAY,
		noted: NOW - 3 * DAY,
		asked: NOW - 2 * DAY + index,
	})),
});

const found = (id: string, more = {}): RequestOutcome => ({
	state: 'accepted',
	status: 200,
	headers: {},
	body: {
		id,
		submittedAt: iso(NOW - 3 * DAY),
		state: 'APPROVED',
		rating: 5,
		type: 'SERVICE_REVIEW',
		comment: 'text',
		...more,
	},
});

const failed = (status?: number): RequestOutcome => ({
	state: 'failed',
	answer:
		status === undefined
			? { kind: 'unanswered', cause: 'timeout', detail: '' }
			: { kind: 'answered', status, headers: {}, body: '' },
	tries: 1,
	creates: false,
	uncertain: false,
});

/** Asks, with the given answers one after the other. @param now the clock at each request */
function ask(
	ids: string[],
	answers: RequestOutcome[],
	{
		settings = {},
		now = () => NOW,
		end = NOW + 10,
		event = 'newReview' as TriggerEvent,
		state = waitingFor(...ids),
		question = {},
	} = {},
) {
	const budget = { now, end, timeout: TIMEOUT } as Budget;
	const { filters } = { ...SETTINGS, ...settings };
	const kind = KINDS[event];
	const round = new Round(state, ordinary(filters, kind), 1_000);
	const exchange = askFor(
		round,
		{ kind, query: {}, polled: NOW - HOUR, now: NOW, ...question },
		budget,
	);
	const requests: ApiRequest[] = [];
	let step = exchange.next();
	while (!step.done) {
		requests.push(step.value);
		const answer = answers[requests.length - 1];
		if (!answer) throw new Error(`One too many was asked for: ${step.value.path}`);
		step = exchange.next(answer);
	}
	const waiting = round.entries;
	return {
		hadTime: step.value,
		requests,
		paths: requests.map(({ path }) => path),
		due: round.portion().reviews.map(({ key }) => key),
		waiting,
		failures: Object.fromEntries(waiting.map(({ id, failures }) => [id, failures])),
		asked: Object.fromEntries(waiting.map(({ id, asked }) => [id, NOW - asked])),
	};
}

test('each by its ID, within the time of a request', () => {
	const { requests } = ask(['rev-1', 'rev/2'], [found('rev-1'), found('rev/2')]);
	expect(requests).toEqual([
		expect.objectContaining({ method: 'GET', path: '/reviews/rev-1', timeout: TIMEOUT }),
		expect.objectContaining({ method: 'GET', path: '/reviews/rev%2F2', timeout: TIMEOUT }),
	]);
});

test.each([
	[{ id: 'rev-1' }, true],
	[{ id: 'rev-2' }, false],
	[{}, false],
	[[], false],
	['<html>', false],
	[undefined, false],
])('%j is the review that was asked for: %j', (body, expected) => {
	const [request] = ask(['rev-1'], [found('rev-1')]).requests;
	expect(request?.promises(200, body)).toBe(expected);
});

test('what is approved and wanted is due; it goes from what waits when it is out', () => {
	expect(ask(['rev-1', 'rev-2'], [found('rev-1'), found('rev-2')])).toMatchObject({
		due: ['rev-1', 'rev-2'],
		asked: { 'rev-1': 0, 'rev-2': 0 },
	});
});

test('what is not approved waits on, as asked now', () => {
	expect(ask(['rev-1'], [found('rev-1', { state: 'MODERATION' })])).toMatchObject({
		due: [],
		asked: { 'rev-1': 0 },
	});
});

test('what is approved and no longer wanted is given up', () => {
	const settings = { filters: { ...SETTINGS.filters, ratings: [1] } };
	expect(ask(['rev-1'], [found('rev-1')], { settings })).toMatchObject({ due: [], asked: {} });
});

test('one that the API does not know waits on, as asked now, and so do the others', () => {
	const answers = [failed(404), failed(404), failed(404), found('rev-4')];
	expect(ask(['rev-1', 'rev-2', 'rev-3', 'rev-4'], answers)).toMatchObject({
		due: ['rev-4'],
		asked: { 'rev-1': 0, 'rev-2': 0, 'rev-3': 0, 'rev-4': 0 },
	});
});

test.each([500, 403, undefined])(
	'a second failure (%p) ends it; both are asked for later',
	(status) => {
		const { requests, paths, due, asked, failures } = ask(
			['rev-1', 'rev-2', 'rev-3', 'rev-4'],
			[failed(status), found('rev-2'), failed(status)],
		);
		expect(paths).toEqual(['/reviews/rev-1', '/reviews/rev-2', '/reviews/rev-3']);
		expect(requests.map(({ maxRetries }) => maxRetries)).toEqual([1, 1, 1]);
		expect(due).toEqual(['rev-2']);
		expect(asked).toEqual({ 'rev-1': 0, 'rev-2': 0, 'rev-3': 0, 'rev-4': 2 * DAY - 3 });
		expect(failures).toMatchObject({ 'rev-1': 1, 'rev-3': 1 });
	},
);

test('nothing is begun once the time of the poll is over', () => {
	let now10 = NOW;
	const now = () => (now10 += 3);
	expect(ask(['rev-1', 'rev-2'], [found('rev-1')], { now }).paths).toEqual(['/reviews/rev-1']);
});

test('nothing is begun at the very end of that time either, and that there was none is told', () => {
	expect(ask(['rev-1'], [], { end: NOW })).toMatchObject({ paths: [], hadTime: false });
	// The time is over while the first one is asked for.
	let looks = 0;
	const now = () => ((looks += 1) > 4 ? NOW + 10 : NOW);
	const { paths, hadTime } = ask(['rev-1', 'rev-2'], [found('rev-1')], { now });
	expect([paths, hadTime]).toEqual([['/reviews/rev-1'], true]);
	// Where nothing is due, no time is needed.
	expect(ask([], [], { end: NOW }).hadTime).toBe(true);
});

test.each([
	['a clock that went back says nothing of it: ten', NOW + MINUTE, 10],
	['of the same moment: one', NOW, 1],
	['three minutes: three', NOW - 3 * MINUTE, 3],
])('how many are asked for by the time since the last poll; %s', (_, polled, count) => {
	const ids = Array.from({ length: 10 }, (__, index) => `rev-${index}`);
	const { paths } = ask(
		ids,
		ids.map((id) => found(id)),
		{ question: { polled } },
	);
	expect(paths).toHaveLength(count);
});

test('what a failure or an unknown review notes: the time of the API where it tells one, and nothing more', () => {
	const headers = { date: new Date(NOW - 5 * SECOND).toUTCString() };
	const refusal = failed(500);
	const dated = (outcome: RequestOutcome): RequestOutcome =>
		outcome.state === 'failed' && outcome.answer.kind === 'answered'
			? { ...outcome, answer: { ...outcome.answer, headers } }
			: { ...outcome, ...(outcome.state === 'accepted' ? { headers } : {}) };
	const of = (answer: RequestOutcome, question = {}) =>
		ask(['rev-1'], [answer], { question }).waiting;
	const [waits] = waitingFor('rev-1').waiting as [Waiting];
	const at = (time: number) => ({ ...waits, asked: time });
	expect(of(dated(refusal))).toStrictEqual([{ ...at(NOW - 5 * SECOND), failures: 1 }]);
	expect(of(dated(failed(404)))).toStrictEqual([at(NOW - 5 * SECOND)]);
	expect(of(dated(found('rev-1', { state: 'MODERATION' })))).toStrictEqual([at(NOW - 5 * SECOND)]);
	expect(of(refusal)).toStrictEqual([{ ...at(NOW), failures: 1 }]);
	// Neither the API's clock, now or before: this machine's alone makes no end of a wait.
	expect(of(refusal, { now: undefined })).toStrictEqual([waits]);
	expect(of(dated(refusal), { now: undefined })).toStrictEqual([
		{ ...at(NOW - 5 * SECOND), failures: 1 },
	]);
});

test('a review that comes without its time waits on', () => {
	const { due, asked } = ask(['rev-1'], [found('rev-1', { submittedAt: undefined })]);
	expect([due, asked]).toEqual([[], { 'rev-1': 0 }]);
});

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

test('refused ones are given up where there are too many, no more of them than that, the oldest first', () => {
	const many = (count: number, refused: (index: number) => boolean) =>
		Array.from({ length: count }, (_, index): Waiting => ({
			id: `rev-${index}`,
			time: NOW,
			noted: NOW,
			asked: NOW,
			...(refused(index) ? { refused: true as const } : {}),
		}));
	expect(
		stillWaiting(
			many(6_000, () => true),
			NOW - 1,
		),
	).toHaveLength(6_000);
	const kept = stillWaiting(
		many(10_001, (index) => index === 5 || index === 7),
		NOW - 1,
	);
	expect(kept).toHaveLength(10_000);
	expect(kept.filter(({ refused }) => refused).map(({ id }) => id)).toEqual(['rev-7']);
});
