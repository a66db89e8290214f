import {
	failsForAll,
	hadToken,
	isTokenRefused,
	judge,
	type Answer,
	type NetworkCause,
	type Verdict,
} from '../../../../nodes/ETrusted/transport/answer';

const answered = (status: number, body: unknown = {}): Answer => ({
	kind: 'answered',
	status,
	headers: {},
	body,
});
const unreached = (cause: NetworkCause): Answer => ({ kind: 'unreached', cause, detail: '' });
const unanswered = (cause: NetworkCause): Answer => ({ kind: 'unanswered', cause, detail: '' });
const noToken = (cause: NetworkCause, status?: number) =>
	({
		kind: 'noToken',
		cause,
		detail: '',
		...(status === undefined ? {} : { status }),
	}) satisfies Answer;

const PROMISED = { promised: true };
const promises = (status: number, body: unknown) => status === 202 && body === PROMISED;

/** What came back, and the verdict for a request that creates and for one that reads. */
const TABLE: Array<[Answer, creating: Verdict, reading: Verdict]> = [
	[answered(202, PROMISED), 'accepted', 'accepted'],
	[answered(202), 'uncertain', 'failed'],
	[answered(200, PROMISED), 'uncertain', 'failed'],
	[answered(204), 'uncertain', 'failed'],
	[answered(299), 'uncertain', 'failed'],
	[answered(199), 'failed', 'failed'],
	[answered(101), 'failed', 'failed'],
	...[300, 302, 304, 399, 400, 401, 403, 404, 407, 408, 409, 418, 422, 428, 430, 499].map(
		(status): [Answer, Verdict, Verdict] => [answered(status), 'failed', 'failed'],
	),
	[answered(429), 'retry', 'retry'],
	[answered(503), 'retry', 'retry'],
	...[500, 502, 504].map((status): [Answer, Verdict, Verdict] => [
		answered(status),
		'uncertain',
		'retry',
	]),
	...[501, 505, 507, 520, 599].map((status): [Answer, Verdict, Verdict] => [
		answered(status),
		'uncertain',
		'failed',
	]),
	...(['refused', 'unknownHost', 'noRoute', 'handshake'] as const).map(
		(cause): [Answer, Verdict, Verdict] => [unreached(cause), 'retry', 'retry'],
	),
	...(['insecure', 'refusedByN8n', 'stopped', 'timeout', 'broken', 'noTokenInAnswer'] as const).map(
		(cause): [Answer, Verdict, Verdict] => [unreached(cause), 'failed', 'failed'],
	),
	[unanswered('timeout'), 'uncertain', 'retry'],
	[unanswered('broken'), 'uncertain', 'retry'],
	[unanswered('stopped'), 'uncertain', 'failed'],
	...(['refused', 'unknownHost', 'noRoute', 'handshake', 'broken', 'noTokenInAnswer'] as const).map(
		(cause): [Answer, Verdict, Verdict] => [noToken(cause), 'retry', 'retry'],
	),
	...(['insecure', 'stopped', 'timeout', 'refusedByN8n'] as const).map(
		(cause): [Answer, Verdict, Verdict] => [noToken(cause), 'failed', 'failed'],
	),
	...[400, 401, 403, 404, 407, 409, 428, 430, 499].map((status): [Answer, Verdict, Verdict] => [
		noToken('broken', status),
		'failed',
		'failed',
	]),
	// The login server gave up waiting, or is busy; a status speaks louder than the cause.
	...[200, 302, 399, 408, 429, 500, 503].map((status): [Answer, Verdict, Verdict] => [
		noToken('refusedByN8n', status),
		'retry',
		'retry',
	]),
];

test.each(TABLE)('%j: creating %s, reading %s', (answer, creating, reading) => {
	expect(judge(answer, { creates: true, promises })).toBe(creating);
	expect(judge(answer, { creates: false, promises })).toBe(reading);
});

test('whether an answer is what was promised is asked of 2xx only', () => {
	const always = { creates: true, promises: () => true };
	expect([200, 299, 300, 199, 500].map((status) => judge(answered(status), always))).toEqual([
		'accepted',
		'accepted',
		'failed',
		'failed',
		'uncertain',
	]);
});

test('a refused pair is a 400 or a 401 of the login server, nothing else', () => {
	const refused = [400, 401, 402, 403, 404, 429, 500, undefined].filter((status) =>
		isTokenRefused(noToken('broken', status)),
	);
	expect(refused).toEqual([400, 401]);
});

test.each<[Answer, boolean]>([
	[noToken('noTokenInAnswer', 401), true],
	[noToken('broken', 400), true],
	[noToken('timeout'), true],
	[noToken('stopped'), false],
	[noToken('refused'), false],
	[noToken('broken', 403), false],
	[noToken('broken', 503), false],
	[answered(401), true],
	[answered(403), false],
	[answered(429), false],
	[unanswered('timeout'), false],
	[unreached('refused'), false],
])('%j fails for all: %p', (answer, expected) => {
	expect(failsForAll(answer)).toBe(expected);
	// Beside what was read with the same token, a 401 is about one thing alone.
	expect(failsForAll(answer, true)).toBe(expected && answer.kind === 'noToken');
});

test.each<[Answer, boolean]>([
	[answered(202), true],
	[answered(403), true],
	[answered(500), true],
	[answered(401), false],
	[unanswered('timeout'), true],
	[unreached('refused'), true],
	[noToken('refused'), false],
	[noToken('broken', 401), false],
])('%j had a token: %p', (answer, expected) => {
	expect(hadToken(answer)).toBe(expected);
});

test('an answer that fails to be looked at is none that was promised', () => {
	const throwing = () => {
		throw new TypeError('Cannot convert object to primitive value');
	};
	expect(judge(answered(200), { creates: true, promises: throwing })).toBe('uncertain');
	expect(judge(answered(200), { creates: false, promises: throwing })).toBe('failed');
});
