import { Skipped } from '../../../../nodes/ETrusted/execution/operation';
import { call, ExchangeError } from '../../../../nodes/ETrusted/transport/exchange';
import { post } from '../transport/world';
import { accepted, response, type Sent } from './context';
import { creating, open, reading, refOf, refused, run, sentRefs, taking, type Work } from './loop';

describe('out comes', () => {
	test('one item for each item in, paired to it', async () => {
		expect(await run(open(3))).toEqual([
			['evt-r0', 0],
			['evt-r1', 1],
			['evt-r2', 2],
		]);
	});

	test('as many for an item as its exchange gives', async () => {
		const serve = ({ path }: Sent) => response(200, path === '/r0' ? [] : [{ a: 1 }, { a: 2 }]);
		expect(await run(open(2, { serve }), reading)).toEqual([
			[{ a: 1 }, 1],
			[{ a: 2 }, 1],
		]);
	});

	test('no hint where everything was sent', async () => {
		const fake = open(2);
		await run(fake);
		expect(fake.hints).toStrictEqual([]);
	});

	test('nothing for nothing, and nobody is called', async () => {
		const fake = open(0);
		expect(await run(fake)).toEqual([]);
		expect(fake.tokensFetched).toBe(0);
	});

	test('what is skipped, in its place', async () => {
		const fake = open(2);
		const operation = creating();
		const { prepare } = operation;
		operation.prepare = (context) =>
			context.item === 0
				? { output: { reason: 'no consent' }, because: 'without consent' }
				: prepare(context);
		expect(await run(fake, operation)).toEqual([
			['no consent', 0],
			['evt-r1', 1],
		]);
		expect(fake.hints.map(({ message }) => message)).toEqual([
			'1 sent, 1 skipped: 1 without consent',
		]);
	});

	test('what an exchange skips itself', async () => {
		const operation = creating((_, ref) => ({
			*exchange() {
				yield* call(post('/events'));
				return new Skipped({ reason: `${ref} is there` }, 'already sent');
			},
		}));
		const fake = open(1);
		expect(await run(fake, operation)).toEqual([['r0 is there', 0]]);
		expect(fake.hints[0]?.message).toBe('0 sent, 1 skipped: 1 already sent');
		expect(fake.notes).toEqual({});
	});
});

describe('a failure', () => {
	const serve = taking({ r1: refused });

	test('ends the sending, and says how many were accepted', async () => {
		const fake = open(5, { serve });
		await expect(
			run(
				fake,
				creating(() => ({ maxConcurrentRequests: 1 })),
			),
		).rejects.toThrow(
			'eTrusted refused the request: bad (400) [item 1]. 1 of 5 items were accepted before it',
		);
		expect(sentRefs(fake)).toEqual(['r0', 'r1']);
	});

	test('of one that only reads counts nothing', async () => {
		const fake = open(2, { serve: ({ path }) => (path === '/r1' ? refused : response(200, [])) });
		await expect(run(fake, reading)).rejects.toThrow(/bad \(400\) \[item 1\]$/);
	});

	test('with "Continue On Fail" comes out in its place, and all others are sent', async () => {
		const fake = open(3, { serve, continueOnFail: true });
		expect(await run(fake)).toEqual([
			['evt-r0', 0],
			['eTrusted refused the request: bad (400) [item 1]', 1],
			['evt-r2', 2],
		]);
		expect(fake.hints[0]).toMatchObject({ message: '2 sent, 1 failed', type: 'info' });
	});

	test('that surely changed nothing is not counted as one in doubt', async () => {
		const fake = open(3, { serve: taking({ r1: refused, r2: refused }) });
		await expect(run(fake)).rejects.toMatchObject({
			message:
				'eTrusted refused the request: bad (400) [item 1]. 1 of 3 items were accepted before it',
			description: expect.stringContaining(
				'Also failed: eTrusted refused the request: bad (400) [item 2].',
			) as string,
		});
	});

	test('that an exchange ends with itself is told as it is, and is that item’s alone', async () => {
		const fake = open(3, { continueOnFail: true });
		const operation = creating((_, ref) => ({
			takesTurns: 'one after the other',
			*exchange() {
				yield* call({ ...post('/events'), body: { ref } });
				if (ref !== 'r2') throw new ExchangeError('Left as it is', 'Choose another.');
				return [{ EventRef: ref }];
			},
		}));
		expect(await run(fake, operation)).toEqual([
			['Left as it is [item 0]', 0],
			['Left as it is [item 1]', 1],
			['r2', 2],
		]);
	});

	test.each([401, 403])(
		'of one turn for all (%d): the later turns are spared 401s',
		async (status) => {
			const fake = open(3, {
				continueOnFail: true,
				serve: () => response(status, { Message: 'no' }),
			});
			const operation = creating(() => ({ takesTurns: 'one after the other' }));
			const out = await run(fake, operation);
			expect(out.map(([error]) => String(error))).toEqual(
				[0, 1, 2].map((item) =>
					status === 401
						? `eTrusted did not accept the access token: no (401) [item ${item}]`
						: `This API client may not read this: no (403) [item ${item}]`,
				),
			);
			// A 401 is tried again with a new token, twice.
			expect(fake.sent).toHaveLength(3);
			expect(new Set(sentRefs(fake))).toEqual(
				new Set(status === 401 ? ['r0'] : ['r0', 'r1', 'r2']),
			);
		},
	);

	test('in doubt is counted as such', async () => {
		const fake = open(4, {
			serve: taking({ r1: refused, r2: response(500), r3: response(500) }),
			continueOnFail: false,
		});
		await expect(run(fake)).rejects.toThrow(
			'1 of 4 items were accepted before it, 2 more may have been',
		);
	});
});

describe('how many at once', () => {
	/** Counts what is under way. */
	async function mostAtOnce(more: Partial<Work>): Promise<number> {
		let now = 0;
		let most = 0;
		const fake = open(60, {
			serve: async (sent) => {
				most = Math.max(most, ++now);
				await new Promise((resolve) => setImmediate(resolve));
				now -= 1;
				return accepted(refOf(sent));
			},
		});
		await run(
			fake,
			creating(() => more),
		);
		return most;
	}

	test('as many as the first item says, else twenty', async () => {
		expect(await mostAtOnce({ maxConcurrentRequests: 3 })).toBe(3);
		expect(await mostAtOnce({})).toBe(20);
	});
});

describe('Stop', () => {
	test('before the sending: nothing goes out, and the error says so', async () => {
		const fake = open(2, { stop: AbortSignal.abort() });
		await expect(run(fake)).rejects.toThrow(
			'The execution was stopped before this item was sent [item 0]. 0 of 2 items were accepted before it',
		);
		expect([fake.sent.length, fake.tokensFetched]).toEqual([0, 0]);
	});

	test('while sending: what is left is not sent', async () => {
		const controller = new AbortController();
		const fake = open(9, {
			stop: controller.signal,
			serve: (sent) => {
				if (refOf(sent) === 'r2') controller.abort();
				return accepted(`evt-${refOf(sent)}`);
			},
		});
		await expect(
			run(
				fake,
				creating(() => ({ maxConcurrentRequests: 1 })),
			),
		).rejects.toThrow(
			'The execution was stopped before this item was sent [item 3]. 3 of 9 items were accepted before it',
		);
		expect(sentRefs(fake)).toEqual(['r0', 'r1', 'r2']);
	});

	test('with "Continue On Fail" is an error as well', async () => {
		const fake = open(2, { stop: AbortSignal.abort(), continueOnFail: true });
		await expect(run(fake)).rejects.toThrow('stopped');
	});
});
