import { runItems } from '../../../../nodes/ETrusted/execution/itemLoop';
import { clock } from '../../../../nodes/ETrusted/transport/clock';
import { creating, open, run, sentRefs } from './loop';

describe('wrong items', () => {
	const input = [{ ref: 'r0' }, { ref: 'wrong' }, { ref: 'wrong' }, { ref: 'r3' }];

	test('keep all from being sent', async () => {
		const fake = open(0, { input });
		await expect(run(fake)).rejects.toThrow(
			'Nothing was sent, because values are wrong: Ref (ref) "wrong" is wrong [item 1] | Ref (ref) "wrong" is wrong [item 2]',
		);
		expect(fake.sent).toEqual([]);
		expect(fake.tokensFetched).toBe(0);
	});

	test('are told of how many', async () => {
		await expect(run(open(0, { input }))).rejects.toMatchObject({
			description: expect.stringContaining('2 of 4') as string,
			context: { itemIndex: 1 },
		});
	});

	test('with "Continue On Fail" the others are sent, each in its place', async () => {
		const fake = open(0, { input, continueOnFail: true });
		const wrong = (item: number) => [
			`Not sent, because values are wrong: Ref (ref) "wrong" is wrong [item ${item}]`,
			item,
		];
		expect(await run(fake)).toEqual([['evt-r0', 0], wrong(1), wrong(2), ['evt-r3', 3]]);
	});
});

describe('a credential that cannot be used', () => {
	const credential = { apiBaseUrl: 'http://api.example' };

	test('is an error before anything goes out', async () => {
		const fake = open(2, { credential });
		// It is no item's: none is named, and none counted.
		await expect(run(fake)).rejects.toThrow(
			/^The API base URL "http:\/\/api\.example" must start with https:\/\/ and belong to etrusted\.com, or be of this machine$/,
		);
		expect(fake.sent).toEqual([]);
	});

	test('with "Continue On Fail" is every item’s failure', async () => {
		const fake = open(2, { credential, continueOnFail: true });
		const outputs = await runItems(fake.functions, creating());
		expect(outputs.map(({ json }) => json)).toEqual(
			[0, 1].map((item) => ({
				error: expect.stringMatching(`must start with https://.*item ${item}`) as string,
				details: { whatToDo: expect.stringContaining('Nothing was sent') as string },
			})),
		);
	});

	test('is not looked at where nothing is to be sent', async () => {
		const fake = open(1, { credential });
		const operation = creating();
		operation.prepare = () => ({ output: { reason: 'dry' }, because: 'dryRun' });
		expect(await run(fake, operation)).toEqual([['dry', 0]]);
	});
});

describe('all items with the same values', () => {
	test('are prepared once, and each is sent', async () => {
		const fake = open(3, { parameters: { ref: 'same' } });
		const operation = creating();
		const prepare = jest.spyOn(operation, 'prepare');
		expect((await run(fake, operation)).map(([, item]) => item)).toEqual([0, 1, 2]);
		expect(prepare).toHaveBeenCalledTimes(1);
		expect(sentRefs(fake)).toEqual(['same', 'same', 'same']);
	});

	test('are prepared each where an item was looked at', async () => {
		const operation = creating(({ parameters, item }) => {
			parameters.json(item);
			return {};
		});
		const prepare = jest.spyOn(operation, 'prepare');
		await run(open(3, { parameters: { ref: 'same' } }), operation);
		expect(prepare).toHaveBeenCalledTimes(3);
	});

	test('are told wrong each', async () => {
		const fake = open(2, { parameters: { ref: 'wrong' } });
		await expect(run(fake)).rejects.toThrow(/\[item 0\] \| .* \[item 1\]$/);
	});
});

describe('while thousands of items are prepared n8n goes on', () => {
	/** A clock on which each item takes so many milliseconds to prepare. */
	function slow(milliseconds: number, onItem: (item: number) => void = () => {}) {
		let now = 0;
		jest.spyOn(clock, 'now').mockImplementation(() => now);
		return creating(({ item }) => {
			now += milliseconds;
			onItem(item);
			return {};
		});
	}

	test('at least every 50 milliseconds it gets its turn', async () => {
		const breaths: number[] = [];
		let prepared = 0;
		jest.spyOn(clock, 'breathe').mockImplementation(async () => {
			breaths.push(prepared);
		});
		await run(
			open(100),
			slow(10, () => (prepared += 1)),
		);
		expect(breaths).toEqual(Array.from({ length: 19 }, (_, index) => 5 * (index + 1)));
	});

	test('items that are quick cost no turn at all', async () => {
		const breathe = jest.spyOn(clock, 'breathe');
		await run(open(40), slow(1));
		expect(breathe).not.toHaveBeenCalled();
	});

	test('a timer beside it fires between any few items', async () => {
		let prepared = 0;
		let sinceTick = 0;
		let longest = 0;
		let ticks = 0;
		const timer = setInterval(() => {
			if (prepared < 400) ticks += 1;
			sinceTick = 0;
		}, 1);
		const operation = slow(10, () => {
			prepared += 1;
			sinceTick += 1;
			longest = Math.max(longest, sinceTick);
			// What an expression costs, so that the timer is due at each turn.
			const until = performance.now() + 1;
			while (performance.now() < until);
		});
		const fake = open(400);
		await run(fake, operation);
		clearInterval(timer);
		// Five items a turn, and now and then a turn that comes before the timer.
		expect(longest).toBeLessThanOrEqual(20);
		expect(ticks).toBeGreaterThanOrEqual(20);
		expect(fake.sent).toHaveLength(400);
	});

	test('Stop is heard: nothing more is prepared, and nothing sent', async () => {
		const controller = new AbortController();
		const prepared: number[] = [];
		const operation = slow(10, (item) => {
			prepared.push(item);
			if (item === 12) controller.abort();
		});
		const fake = open(1000, { stop: controller.signal });
		await expect(run(fake, operation)).rejects.toThrow(
			'The execution was stopped before this item was sent [item 0]',
		);
		expect(prepared).toHaveLength(15);
		expect(fake.sent).toEqual([]);
	});
});
