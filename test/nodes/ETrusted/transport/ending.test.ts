import {
	call,
	ExchangeError,
	RequestFailed,
	type Exchange,
} from '../../../../nodes/ETrusted/transport/exchange';
import { answer, brief, job, post, posts, read, taken, tooMany, World } from './world';

afterEach(() => jest.restoreAllMocks());

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

	test.each([
		['what waits for its next try is not tried again: it surely was not taken', 5, [1000], 20],
		['what could be tried again after it is not either', 50, [], 60],
	])('%s', async (_, after, waits, end) => {
		const world = new World((path) => {
			if (path === '1') return answer(503, { after });
			return path === '2' ? answer(400) : taken(path);
		});
		expect((await world.run(posts(5), stop)).map(brief)).toEqual([
			'0',
			'untouched',
			'answered 400, 1 tries',
			'3',
			'untouched',
		]);
		expect(world.waits).toEqual(waits);
		expect(world.now).toBe(end);
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
