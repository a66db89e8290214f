import {
	answer,
	brief,
	job,
	noToken,
	post,
	posts,
	taken,
	tooMany,
	World,
	type Reply,
} from './world';

afterEach(() => jest.restoreAllMocks());

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
