import { ask as askFor } from '../../../../nodes/ETrusted/trigger/waiting';
import type { Budget } from '../../../../nodes/ETrusted/trigger/descent';
import { KINDS } from '../../../../nodes/ETrusted/trigger/review';
import { ordinary, Round } from '../../../../nodes/ETrusted/trigger/round';
import type { TriggerState } from '../../../../nodes/ETrusted/trigger/state';
import type { RequestOutcome } from '../../../../nodes/ETrusted/transport/exchange';
import { DAY, HOUR, iso, NOW, SETTINGS } from './model';

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
function ask(ids: string[], answers: RequestOutcome[], { settings = {}, now = () => NOW } = {}) {
	const budget = { now, end: NOW + 10, timeout: TIMEOUT } as Budget;
	const { filters } = { ...SETTINGS, ...settings };
	const kind = KINDS.newReview;
	const round = new Round(waitingFor(...ids), ordinary(filters, kind), 1_000);
	const question = { kind, query: {}, polled: NOW - HOUR, now: NOW };
	const exchange = askFor(round, question, budget);
	const requests = [];
	let step = exchange.next();
	while (!step.done) {
		requests.push(step.value);
		step = exchange.next(answers[requests.length - 1] as RequestOutcome);
	}
	const waiting = round.entries;
	return {
		requests,
		paths: requests.map(({ path }) => path),
		due: round.portion().reviews.map(({ key }) => key),
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
