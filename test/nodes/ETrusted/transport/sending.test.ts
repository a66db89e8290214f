import {
	call,
	ExchangeError,
	RequestFailed,
	type Exchange,
	type FailedRequest,
} from '../../../../nodes/ETrusted/transport/exchange';
import {
	answer,
	brief,
	failure,
	job,
	noToken,
	post,
	posts,
	read,
	taken,
	World,
	type Reply,
} from './world';

afterEach(() => jest.restoreAllMocks());

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
