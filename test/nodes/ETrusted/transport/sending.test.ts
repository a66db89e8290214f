import type { Answer } from '../../../../nodes/ETrusted/transport/answer';
import {
	call,
	ExchangeError,
	RequestFailed,
	type Exchange,
	type FailedRequest,
} from '../../../../nodes/ETrusted/transport/exchange';
import type { Outcome } from '../../../../nodes/ETrusted/transport/jobs';
import { answer, job, post, posts, read, taken, tooMany, World, type Reply } from './world';

afterEach(() => jest.restoreAllMocks());

const noToken = (
	more: Partial<Extract<Answer, { kind: 'noToken' }>> = {},
	after?: number,
): Reply => ({
	kind: 'noToken',
	cause: 'broken',
	detail: '',
	...more,
	...(after === undefined ? {} : { after }),
});

/** An outcome in short: the value, or why there is none. */
function brief(outcome: Outcome<unknown>): unknown {
	if (outcome.state === 'done') return outcome.value;
	if (outcome.state === 'untouched') return 'untouched';
	const { error } = outcome;
	return error instanceof RequestFailed ? failure(error.outcome) : error.message;
}

const failure = ({ answer: { kind, ...more }, tries, uncertain }: FailedRequest) =>
	`${kind} ${'status' in more ? more.status : 'cause' in more ? more.cause : ''}, ${tries} tries${uncertain ? ', uncertain' : ''}`;

describe('what comes out', () => {
	test('an outcome for each job, in their order, and each is told the moment it is done', async () => {
		const done: unknown[] = [];
		const world = new World((path) => taken(`ref ${path}`, path === '1' ? 50 : 10));
		const outcomes = await world.run(posts(4), {
			onDone: (index, value) => done.push([index, value, world.now]),
		});
		expect(outcomes.map(brief)).toEqual(['ref 0', 'ref 1', 'ref 2', 'ref 3']);
		expect(done).toEqual([
			[0, 'ref 0', 10],
			[2, 'ref 2', 20],
			[3, 'ref 3', 20],
			[1, 'ref 1', 60],
		]);
	});

	test('nothing to do is done at once', async () => {
		const world = new World(() => taken());
		expect(await world.run([])).toEqual([]);
		expect(world.waits).toEqual([]);
	});

	test('an exchange gets the whole answer', async () => {
		const world = new World(() => answer(202, { headers: { a: 'b' }, body: 'c' }));
		const [outcome] = await world.run([
			{
				maxRetries: 0,
				exchange: function* (): Exchange<unknown> {
					return yield post('x');
				},
			},
		]);
		expect(outcome).toEqual({
			state: 'done',
			value: { state: 'accepted', status: 202, headers: { a: 'b' }, body: 'c' },
		});
	});

	test.each<[Reply, boolean, Partial<FailedRequest>]>([
		[answer(400), true, { creates: true, uncertain: false, tries: 1 }],
		[answer(500), true, { creates: true, uncertain: true, tries: 1 }],
		[answer(200), true, { creates: true, uncertain: true, tries: 1 }],
		[answer(501), false, { creates: false, uncertain: false, tries: 1 }],
		[answer(500), false, { creates: false, uncertain: false, tries: 3 }],
		[answer(503), true, { creates: true, uncertain: false, tries: 3 }],
	])('%j, creating: %p, failed as %j', async (reply, creates, expected) => {
		const world = new World(() => reply);
		const [outcome] = await world.run([job(creates ? post('x') : read('x'), 2)]);
		if (outcome?.state !== 'failed') throw new Error('It did not fail');
		expect((outcome.error as RequestFailed).outcome).toEqual({
			state: 'failed',
			answer: reply,
			...expected,
		});
		expect(world.paths).toHaveLength(expected.tries ?? 0);
	});

	test('what fails to be sent is not known to have failed, and the batch goes on', async () => {
		const world = new World((path) => (path === '1' ? new Error('oops') : taken(path)));
		const outcomes = await world.run(posts(3));
		expect(outcomes.map(brief)).toEqual(['0', 'unanswered broken, 1 tries, uncertain', '2']);
		const [, failed] = outcomes;
		expect(failed).toMatchObject({ error: { outcome: { answer: { detail: 'Error: oops' } } } });
	});

	test('an exchange may end without a request, or with an error of its own', async () => {
		const world = new World(() => taken());
		const ended = (end: () => unknown) => ({
			maxRetries: 0,
			exchange: function* (): Exchange<unknown> {
				return end();
			},
		});
		const outcomes = await world.run([
			ended(() => 'at once'),
			ended(() => {
				throw new ExchangeError('its own', '');
			}),
			job(post('x')),
		]);
		expect(outcomes.map(brief)).toEqual(['at once', 'its own', undefined]);
		expect(world.paths).toEqual(['x']);
	});
});

describe('probing', () => {
	test('the first goes alone, and then so many as may', async () => {
		const world = new World(() => taken());
		await world.run(posts(9), { maxConcurrentRequests: 4 });
		expect(world.starts).toEqual([
			['0', 0],
			...['1', '2', '3', '4'].map((path) => [path, 10]),
			...['5', '6', '7', '8'].map((path) => [path, 20]),
		]);
		expect(Math.max(...world.arrivals.map(({ underWay }) => underWay))).toBe(4);
	});

	test('until a request had a token: without one the next goes alone as well', async () => {
		const world = new World((path) => (path < '2' ? noToken({ status: 503 }) : taken(path)));
		const outcomes = await world.run(posts(5, 0));
		expect(world.starts).toEqual([
			['0', 0],
			['1', 10],
			['2', 20],
			['3', 30],
			['4', 30],
		]);
		expect(outcomes.map(brief).slice(0, 2)).toEqual([
			'noToken 503, 1 tries',
			'noToken 503, 1 tries',
		]);
	});

	test.each([
		answer(400),
		answer(500),
		{ kind: 'unreached', cause: 'refused', detail: '' } as Reply,
	])('%j had a token', async (reply) => {
		const world = new World((path) => (path === '0' ? reply : taken()));
		await world.run(posts(4, 0));
		expect(world.arrivals.filter(({ at }) => at === 10).map(({ path }) => path)).toEqual([
			'1',
			'2',
			'3',
		]);
	});

	test('one request at a time stays one', async () => {
		const world = new World(() => taken());
		await world.run(posts(4), { maxConcurrentRequests: 1 });
		expect(world.starts.map(([, at]) => at)).toEqual([0, 10, 20, 30]);
	});
});

describe('trying again', () => {
	test('as often as the job allows, waiting longer each time', async () => {
		const world = new World(() => answer(503));
		expect((await world.run([job(post('x'), 3)])).map(brief)).toEqual(['answered 503, 4 tries']);
		expect(world.starts.map(([, at]) => at)).toEqual([0, 1010, 3020, 7030]);
		expect(world.waits).toEqual([1000, 2000, 4000]);
	});

	test('each job as often as it may itself', async () => {
		const world = new World(() => answer(503, { headers: { 'retry-after': '1' } }));
		const outcomes = await world.run([job(post('a'), 0), job(post('b'), 1), job(post('c'), 2)]);
		expect(outcomes.map(brief)).toEqual([
			'answered 503, 1 tries',
			'answered 503, 2 tries',
			'answered 503, 3 tries',
		]);
	});

	test('what waits for its next try keeps its place: others go on beside it, but no more', async () => {
		const world = new World((path, before) =>
			path === '1' && before < 1 ? answer(503) : taken(path),
		);
		const outcomes = await world.run(posts(6), { maxConcurrentRequests: 2 });
		expect(world.starts).toEqual([
			['0', 0],
			['1', 10],
			['2', 10],
			['3', 20],
			['4', 30],
			['5', 40],
			['1', 1020],
		]);
		expect(outcomes.map(brief)).toEqual(['0', '1', '2', '3', '4', '5']);
	});

	test('when several are due, the earliest item goes first, and before any new one', async () => {
		const again = new Set(['1', '2', '3']);
		const world = new World((path, before) => {
			if (!again.has(path) || before > 0) return taken(path, path === '0' ? 10 : 5);
			// They fail in another order than they stand in.
			return answer(503, { headers: { 'retry-after': '1' }, after: 40 - 10 * Number(path) });
		});
		await world.run(posts(5), { maxConcurrentRequests: 3 });
		expect(world.paths.slice(0, 4)).toEqual(['0', '1', '2', '3']);
		expect(world.starts.slice(4)).toEqual([
			['3', 1020],
			['4', 1025],
			['2', 1030],
			['1', 1040],
		]);
		// All due at one moment: in the items' order.
		const other = new World((path, before) => {
			if (!again.has(path) || before > 0) return taken(path);
			return tooMany(1, 40 - 10 * Number(path));
		});
		await other.run(posts(5), { maxConcurrentRequests: 3 });
		expect(other.paths.slice(4)).toEqual(['1', '2', '3', '4']);
	});

	test('nothing is tried again after the deadline, but at it', async () => {
		const until = async (deadline: number) => {
			const world = new World(() => answer(503));
			return (await world.run([job(post('x'))], { deadline })).map(brief);
		};
		expect(await until(1009)).toEqual(['answered 503, 1 tries']);
		expect(await until(1010)).toEqual(['answered 503, 2 tries']);
		expect(await until(3020)).toEqual(['answered 503, 3 tries']);
	});

	test('a timer that rings too early is waited for a second time', async () => {
		const world = new World((_, before) => (before === 0 ? answer(503) : taken()));
		world.early = 3;
		await world.run([job(post('x'))]);
		expect(world.starts.map(([, at]) => at)).toEqual([0, 1010]);
		expect(world.waits).toEqual([1000, 3]);
	});

	test('one timer serves all that wait for the same moment', async () => {
		const world = new World((path, before) =>
			path === '1' && before === 0 ? answer(503) : taken(undefined, 100),
		);
		await world.run(posts(9), { maxConcurrentRequests: 3 });
		expect(world.waits).toEqual([1000]);
	});
});

describe('a 429', () => {
	/** What arrives at a server that once had too many requests. */
	const slowed = async (count: number, reply: (path: string, before: number) => Reply) => {
		const world = new World(reply);
		const outcomes = await world.run(posts(count), { maxConcurrentRequests: 4 });
		return { world, outcomes: outcomes.map(brief) };
	};

	test('holds all back until its wait is over, then one goes alone', async () => {
		const { world, outcomes } = await slowed(8, (path, before) =>
			path === '2' && before === 0 ? tooMany(2, 4) : taken(path),
		);
		expect(outcomes).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
		expect(world.starts.slice(0, 7)).toEqual([
			['0', 0],
			['1', 10],
			['2', 10],
			['3', 10],
			['4', 10],
			// What was under way when it came has widened the window again.
			['2', 2014],
			['5', 2014],
		]);
		expect(world.starts.filter(([, at]) => at > 10 && at < 2014)).toEqual([]);
	});

	test('the window grows by one for each full window of answers', async () => {
		const { world } = await slowed(20, (path, before) =>
			path === '0' && before === 0 ? tooMany(1) : taken(path),
		);
		const byTime = new Map<number, number>();
		for (const { at } of world.arrivals) byTime.set(at, (byTime.get(at) ?? 0) + 1);
		// 1, then 2, then 2.5 and 2.9, then 3.2, 3.5, 3.8, then 4.1: never more than 4.
		expect([...byTime.values()]).toEqual([1, 1, 2, 2, 3, 4, 4, 4]);
		expect(Math.max(...world.arrivals.map(({ underWay }) => underWay))).toBe(4);
	});

	test('a second one begins anew', async () => {
		const { world } = await slowed(12, (path, before) =>
			(path === '0' && before === 0) || (path === '4' && before === 0) ? tooMany(1) : taken(path),
		);
		const [, again] = world.arrivals.filter(({ path }) => path === '4');
		expect(again).toMatchObject({ underWay: 1 });
		const byTime = new Map<number, number>();
		for (const { at } of world.arrivals) byTime.set(at, (byTime.get(at) ?? 0) + 1);
		// 3 and 4 went side by side, so that the answer to 3 is the first of the new growth.
		expect([...byTime.values()]).toEqual([1, 1, 2, 2, 2, 2, 3, 1]);
	});

	test('a shorter wait does not shorten a longer one', async () => {
		const { world } = await slowed(6, (path, before) => {
			if (path === '1' && before === 0) return tooMany(5, 10);
			if (path === '2' && before === 0) return tooMany(1, 20);
			return taken(path);
		});
		expect(world.starts.filter(([, at]) => at > 20)[0]).toEqual(['1', 5020]);
	});

	test('a longer wait lengthens a shorter one', async () => {
		const { world } = await slowed(6, (path, before) => {
			if (path === '1' && before === 0) return tooMany(1, 10);
			if (path === '2' && before === 0) return tooMany(5, 20);
			return taken(path);
		});
		expect(world.starts.filter(([, at]) => at > 20)[0]).toEqual(['1', 5030]);
	});

	test('slows the others down when it is not tried again, too', async () => {
		const world = new World((path) => (path === '0' ? tooMany(3) : taken(path)));
		const outcomes = await world.run(posts(3, 0), { maxConcurrentRequests: 4 });
		expect(outcomes.map(brief)).toEqual(['answered 429, 1 tries', '1', '2']);
		expect(world.starts).toEqual([
			['0', 0],
			['1', 3010],
			['2', 3020],
		]);
		expect(world.waits).toEqual([3000]);
	});

	test('of the login server holds all back as well', async () => {
		const world = new World((path, before) =>
			path === '1' && before === 0 ? noToken({ status: 429 }, 5) : taken(path),
		);
		await world.run(posts(5), { maxConcurrentRequests: 2 });
		expect(world.starts.filter(([, at]) => at > 10 && at < 1015)).toEqual([]);
	});

	test('a 503 holds nobody back but its own', async () => {
		const { world } = await slowed(6, (path, before) =>
			path === '1' && before === 0 ? answer(503, { headers: { 'retry-after': '5' } }) : taken(),
		);
		expect(world.starts.at(-1)).toEqual(['1', 5020]);
		expect(world.starts.slice(0, -1).every(([, at]) => at <= 30)).toBe(true);
	});

	test('at the very end there is nobody to wait for', async () => {
		const world = new World(() => tooMany(50));
		await world.run(posts(1, 0));
		expect(world.waits).toEqual([]);
	});
});

describe('a failure without "Continue On Fail"', () => {
	const stop = { stopAtFailure: true, maxConcurrentRequests: 3 };

	test('starts nothing more, and awaits what is under way', async () => {
		const world = new World((path) => (path === '1' ? answer(400) : taken(path, 30)));
		const outcomes = await world.run(posts(9), stop);
		expect(outcomes.map(brief)).toEqual([
			'0',
			'answered 400, 1 tries',
			'2',
			'3',
			...Array.from({ length: 5 }, () => 'untouched'),
		]);
		expect(world.paths).toEqual(['0', '1', '2', '3']);
	});

	test('what waits for its next try is not tried again: it surely was not taken', async () => {
		const world = new World((path) => {
			if (path === '1') return answer(503, { after: 5 });
			return path === '2' ? answer(400) : taken(path);
		});
		expect((await world.run(posts(5), stop)).map(brief)).toEqual([
			'0',
			'untouched',
			'answered 400, 1 tries',
			'3',
			'untouched',
		]);
		expect(world.waits).toEqual([1000]);
	});

	test('what could be tried again after it is not either', async () => {
		const world = new World((path) => {
			if (path === '1') return answer(503, { after: 50 });
			return path === '2' ? answer(400) : taken(path);
		});
		expect((await world.run(posts(5), stop)).map(brief)).toEqual([
			'0',
			'untouched',
			'answered 400, 1 tries',
			'3',
			'untouched',
		]);
		expect(world.now).toBe(60);
	});

	test('an exchange that throws ends the batch as well', async () => {
		const world = new World(() => taken('x'));
		const outcomes = await world.run(
			[
				job(post('0')),
				{
					maxRetries: 0,
					exchange: function* () {
						yield* call(post('1'));
						throw new ExchangeError('its own', '');
					},
				},
				...posts(8).slice(2),
			],
			{ ...stop, maxConcurrentRequests: 2 },
		);
		expect(outcomes.map(brief)).toEqual([
			'x',
			'its own',
			'x',
			...Array.from({ length: 5 }, () => 'untouched'),
		]);
	});
});

describe('Stop', () => {
	test('before the beginning nothing starts', async () => {
		const world = new World(() => taken());
		const outcomes = await world.run(posts(3), { cancelSignal: AbortSignal.abort() });
		expect(outcomes.map(brief)).toEqual(['untouched', 'untouched', 'untouched']);
		expect(world.paths).toEqual([]);
	});

	test('starts nothing more, and awaits what is under way', async () => {
		const world = new World((path) => taken(path));
		const controller = new AbortController();
		world.at(15, () => controller.abort());
		const outcomes = await world.run(posts(9), { cancelSignal: controller.signal });
		expect(outcomes.map(brief)).toEqual([
			'0',
			'1',
			'2',
			'3',
			...Array.from({ length: 5 }, () => 'untouched'),
		]);
		expect(world.now).toBe(20);
	});

	test.each([answer(503, { headers: { 'retry-after': '60' } }), tooMany(60)])(
		'ends a long wait at once (%j)',
		async (reply) => {
			const world = new World((path) => (path === '1' ? reply : taken(path)));
			const controller = new AbortController();
			world.at(500, () => controller.abort());
			const outcomes = await world.run(posts(2), { cancelSignal: controller.signal });
			expect(outcomes.map(brief)).toEqual(['0', 'untouched']);
			expect(world.now).toBe(500);
		},
	);

	test('listens no longer than the batch lasts', async () => {
		const world = new World(() => taken());
		const { signal } = new AbortController();
		const added = jest.spyOn(signal, 'addEventListener');
		const removed = jest.spyOn(signal, 'removeEventListener');
		await world.run(posts(3), { cancelSignal: signal });
		expect(added.mock.calls.map(([type]) => type)).toEqual(['abort']);
		expect(removed.mock.calls.map((call) => call.slice(0, 2))).toEqual(
			added.mock.calls.map((call) => call.slice(0, 2)),
		);
	});
});

describe('what fails for all', () => {
	test.each<[string, Reply, string]>([
		['a refused pair', noToken({ status: 401 }), 'noToken 401'],
		['a login server that hangs', noToken({ cause: 'timeout' }), 'noToken timeout'],
		['a 401 with a fresh token', answer(401), 'answered 401'],
	])('%s is asked once, and every other item has the same failure', async (_, reply, told) => {
		const world = new World(() => reply);
		expect((await world.run(posts(4))).map(brief)).toEqual([
			`${told}, 1 tries`,
			...Array.from({ length: 3 }, () => `${told}, 0 tries`),
		]);
		expect(world.paths).toEqual(['0']);
		// As the failure of an item for which nothing was tried, so that a later batch need not ask.
		expect(failure(world.failureOfAll!.outcome)).toBe(`${told}, 0 tries`);
	});

	test('is told only where it was found', async () => {
		const world = new World((path) => (path === '0' ? answer(400) : taken()));
		await world.run(posts(2));
		expect(world.failureOfAll).toBeUndefined();
	});

	test('without "Continue On Fail" one failure is enough', async () => {
		const world = new World(() => noToken({ status: 401 }));
		expect((await world.run(posts(3), { stopAtFailure: true })).map(brief)).toEqual([
			'noToken 401, 1 tries',
			'untouched',
			'untouched',
		]);
		expect(failure(world.failureOfAll!.outcome)).toBe('noToken 401, 0 tries');
	});

	test('what is under way is awaited and has an outcome of its own, what waits has not', async () => {
		const world = new World((path) => {
			if (path === '1') return answer(503, { after: 5 });
			if (path === '2') return answer(401);
			return taken(path, 40);
		});
		expect((await world.run(posts(6))).map(brief)).toEqual([
			'0',
			'answered 401, 0 tries',
			'answered 401, 1 tries',
			'3',
			'answered 401, 0 tries',
			'answered 401, 0 tries',
		]);
		expect(world.now).toBe(80);
	});

	test('a 403 of one item is its own', async () => {
		const world = new World((path) => (path === '1' ? answer(403) : taken(path)));
		expect((await world.run(posts(3))).map(brief)).toEqual(['0', 'answered 403, 1 tries', '2']);
	});
});

describe('a login server that is down', () => {
	const down = noToken({ status: 503 });

	test('is waited for by the first item, and asked once for each other', async () => {
		const world = new World(() => down);
		expect((await world.run(posts(3))).map(brief)).toEqual([
			'noToken 503, 4 tries',
			'noToken 503, 1 tries',
			'noToken 503, 1 tries',
		]);
		expect(world.waits).toHaveLength(3);
	});

	test('is up again after one answer with a token: the next failure is waited for', async () => {
		const tokens = new Map([
			['0', 4],
			['2', 2],
		]);
		const world = new World((path, before) =>
			before < (tokens.get(path) ?? 0) ? down : taken(path),
		);
		const outcomes = await world.run(posts(4), { maxConcurrentRequests: 1 });
		expect(outcomes.map(brief)).toEqual(['noToken 503, 4 tries', '1', '2', '3']);
		expect(world.waits).toHaveLength(5);
	});

	test('is up again after a failure with a token, too', async () => {
		const world = new World((path, before) => {
			if (path === '1') return answer(400);
			return path === '0' || before === 0 ? down : taken(path);
		});
		const outcomes = await world.run(posts(3), { maxConcurrentRequests: 1 });
		expect(outcomes.map(brief)).toEqual(['noToken 503, 4 tries', 'answered 400, 1 tries', '2']);
	});

	test('other failures keep their tries meanwhile', async () => {
		const world = new World((path) => (path === '0' ? down : answer(503)));
		expect((await world.run(posts(2))).map(brief)).toEqual([
			'noToken 503, 4 tries',
			'answered 503, 4 tries',
		]);
	});
});

describe('an exchange of several requests', () => {
	/** Asks for each path in turn; its value is what the answers held. */
	const chain = (...paths: string[]) => ({
		maxRetries: 1,
		exchange: function* (): Exchange<unknown> {
			const bodies: unknown[] = [];
			for (const path of paths) bodies.push((yield* call(read(path))).body);
			return bodies;
		},
	});
	const found = (path: string, after?: number) =>
		answer(200, { body: path, ...(after === undefined ? {} : { after }) });

	test('goes on before another begins, the earliest item first', async () => {
		const world = new World((path) => found(path));
		const outcomes = await world.run([chain('a', 'b'), chain('c', 'd'), chain('e', 'f')], {
			maxConcurrentRequests: 1,
		});
		expect(outcomes.map(brief)).toEqual([
			['a', 'b'],
			['c', 'd'],
			['e', 'f'],
		]);
		expect(world.starts).toEqual([
			['a', 0],
			['b', 10],
			['c', 20],
			['d', 30],
			['e', 40],
			['f', 50],
		]);
	});

	test('each request has tries of its own', async () => {
		const world = new World((path, before) => (before === 0 ? answer(500) : found(path)));
		expect((await world.run([chain('a', 'b')])).map(brief)).toEqual([['a', 'b']]);
		expect(world.paths).toEqual(['a', 'a', 'b', 'b']);
	});

	test('fails with the request that failed', async () => {
		const world = new World((path) => (path === 'b' ? answer(404) : found(path)));
		expect((await world.run([chain('a', 'b', 'c')])).map(brief)).toEqual(['answered 404, 1 tries']);
		expect(world.paths).toEqual(['a', 'b']);
	});

	test('does not go on after a failure elsewhere', async () => {
		const world = new World((path) => (path === 'x' ? answer(404) : found(path, 30)));
		const outcomes = await world.run([chain('0'), chain('a', 'b'), chain('x')], {
			stopAtFailure: true,
		});
		expect(outcomes.map(brief)).toEqual([['0'], 'untouched', 'answered 404, 1 tries']);
		expect(world.paths).toEqual(['0', 'a', 'x']);
	});
});

describe('a doubt', () => {
	/** Creates `path`; where that is in doubt, reads `look` to know whether it was taken. */
	const careful = (path: string, look = `look ${path}`) => ({
		maxRetries: 1,
		exchange: function* (): Exchange<unknown> {
			const outcome = yield post(path);
			if (outcome.state === 'accepted') return path;
			if (!outcome.uncertain) throw new RequestFailed(outcome);
			const { body } = yield* call(read(look));
			return body;
		},
	});
	const there = answer(200, { body: 'was taken' });

	test('is settled though another failure has ended the batch', async () => {
		const world = new World((path) => {
			if (path === 'a') return answer(500, { after: 30 });
			if (path === 'x') return answer(400);
			return path.startsWith('look') ? there : taken();
		});
		const outcomes = await world.run([careful('0'), careful('a'), careful('x'), careful('never')], {
			stopAtFailure: true,
			maxConcurrentRequests: 2,
		});
		expect(outcomes.map(brief)).toEqual(['0', 'was taken', 'answered 400, 1 tries', 'untouched']);
		expect(world.paths).toEqual(['0', 'a', 'x', 'look a']);
	});

	test('that waits to be looked at again is kept as well', async () => {
		const world = new World((path, before) => {
			if (path === 'a') return answer(500, { after: 5 });
			if (path === 'x') return answer(400, { after: 20 });
			if (path === 'look a') return before === 0 ? answer(503, { after: 5 }) : there;
			return taken();
		});
		const outcomes = await world.run([careful('0'), careful('a'), careful('x')], {
			stopAtFailure: true,
		});
		expect(outcomes.map(brief)).toEqual(['0', 'was taken', 'answered 400, 1 tries']);
		expect(world.starts.at(-1)).toEqual(['look a', 1020]);
	});

	test('is told where Stop leaves no time to look', async () => {
		const world = new World((path) => {
			if (path === 'a') return answer(500, { after: 5 });
			return path === 'look a' ? answer(503, { after: 5 }) : taken();
		});
		const controller = new AbortController();
		world.at(400, () => controller.abort());
		const outcomes = await world.run([careful('0'), careful('a'), careful('b')], {
			cancelSignal: controller.signal,
			maxConcurrentRequests: 2,
		});
		expect(outcomes.map(brief)).toEqual(['0', 'answered 500, 1 tries, uncertain', 'b']);
		expect(world.now).toBe(400);
	});

	test('that arises after Stop is told too', async () => {
		const world = new World((path) => (path === 'a' ? answer(500, { after: 50 }) : taken()));
		const controller = new AbortController();
		world.at(20, () => controller.abort());
		const outcomes = await world.run([careful('0'), careful('a')], {
			cancelSignal: controller.signal,
		});
		expect(outcomes.map(brief)).toEqual(['0', 'answered 500, 1 tries, uncertain']);
		expect(world.paths).toEqual(['0', 'a']);
	});

	test('that is settled is none any more', async () => {
		const world = new World((path) => {
			if (path === 'a') return answer(500, { after: 5 });
			if (path === 'look a') return answer(200, { after: 5 });
			return path === 'x' ? answer(400, { after: 30 }) : taken(undefined, 30);
		});
		const outcomes = await world.run(
			[
				careful('0'),
				{
					maxRetries: 0,
					exchange: function* (): Exchange<unknown> {
						yield post('a');
						yield* call(read('look a'));
						yield* call(post('b'));
						yield* call(post('c'));
						return 'all of it';
					},
				},
				careful('x'),
			],
			{ stopAtFailure: true },
		);
		expect(outcomes.map(brief)).toEqual(['0', 'untouched', 'answered 400, 1 tries']);
		expect(world.paths).not.toContain('c');
	});

	test('that cannot be settled is what the exchange makes of it', async () => {
		const world = new World((path) => {
			if (path === 'a') return answer(500);
			return path === 'look a' ? answer(404) : taken();
		});
		expect((await world.run([careful('a')])).map(brief)).toEqual(['answered 404, 1 tries']);
	});
});
