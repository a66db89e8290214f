import type { Waiting } from '../../../../nodes/ETrusted/trigger/state';
import { stillWaiting } from '../../../../nodes/ETrusted/trigger/waiting';
import type { RequestOutcome } from '../../../../nodes/ETrusted/transport/exchange';
import { ask, failed, found, TIMEOUT, waitingFor } from './asking';
import { DAY, MINUTE, NOW, SECOND, SETTINGS } from './model';

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
