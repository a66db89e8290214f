import type { IContextObject, IDataObject } from 'n8n-workflow';

import { Deduplication } from '../../../engine/deduplication';
import { AcceptedEvents } from '../../../../nodes/ETrusted/execution/acceptedEvents';
import { runItems } from '../../../../nodes/ETrusted/execution/itemLoop';
import {
	Skipped,
	type ItemContext,
	type Once,
	type Operation,
	type Prepared,
} from '../../../../nodes/ETrusted/execution/operation';
import { Claim } from '../../../../nodes/ETrusted/memory/claims';
import { keyOf } from '../../../../nodes/ETrusted/memory/marks';
import { BASE_WORDING } from '../../../../nodes/ETrusted/messages/wording';
import { clock } from '../../../../nodes/ETrusted/transport/clock';
import { call, ExchangeError, type Exchange } from '../../../../nodes/ETrusted/transport/exchange';
import { until } from '../../../../sandbox';
import { post, read } from '../transport/world';
import { accepted, FakeContext, response, type FakeOptions, type Sent } from './context';

const PARAMETERS = { ref: '=ref' };

const orders = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({ ref: `r${index}` }));

type Work = Extract<Prepared, { exchange: unknown }>;

const identityOf = (ref: string) => ({
	type: 't',
	channel: 'c',
	reference: ref,
	email: 'a@b.de',
});

/** Creates an event of each item's `ref`, whose answer comes out. */
function creating(
	more: (context: ItemContext, ref: string) => Partial<Work> = () => ({}),
): Operation {
	return {
		wording: {
			...BASE_WORDING,
			creation: {
				done: 'sent',
				perhaps: 'it may exist',
				advice: 'Look.',
				surelyNot: 'Nothing was created.',
			},
		},
		prepare(context) {
			const { parameters, item, problems } = context;
			const ref = String(parameters.get('ref', item, 'r'));
			if (ref === 'wrong') problems.add('Ref', 'ref', 'is wrong', ref);
			return {
				*exchange(): Exchange<IDataObject[]> {
					const { body } = yield* call({ ...post('/events'), body: { ref } });
					return [{ ...(body as IDataObject) }];
				},
				maxRetries: 0,
				once: { identity: identityOf(ref) },
				...more(context, ref),
			};
		},
	};
}

/** Reads what each item's `ref` names. */
const reading: Operation = {
	wording: BASE_WORDING,
	prepare({ parameters, item }) {
		const ref = String(parameters.get('ref', item, 'r'));
		return {
			*exchange(): Exchange<IDataObject[]> {
				const { body } = yield* call(read(`/${ref}`));
				return body as IDataObject[];
			},
			maxRetries: 0,
			reads: ref,
		};
	},
};

const refOf = ({ body }: Sent) => (JSON.parse(body ?? '{}') as { ref: string }).ref;

/** Takes every event, but what `refuses` gives an answer for. */
const taking =
	(refuses: Record<string, unknown> = {}) =>
	(sent: Sent) =>
		refuses[refOf(sent)] ?? accepted(`evt-${refOf(sent)}`);

function open(count: number, options: FakeOptions = {}) {
	return new FakeContext({
		parameters: PARAMETERS,
		input: orders(count),
		serve: taking(),
		...options,
	});
}

const run = async (fake: FakeContext, operation = creating()) =>
	(await runItems(fake.functions, operation)).map(({ json, pairedItem }) => [
		json.EventRef ?? json.error ?? json.reason ?? json,
		(pairedItem as { item: number }).item,
	]);

const sentRefs = (fake: FakeContext) => fake.sent.map(refOf);

const refused = response(400, { Message: 'bad' });

beforeEach(() => {
	jest.spyOn(clock, 'sleep').mockImplementation(async () => {});
});
afterEach(() => jest.restoreAllMocks());

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

describe('equal reads', () => {
	test('share one answer, of which each item has a copy', async () => {
		const fake = open(0, {
			input: [{ ref: 'a' }, { ref: 'b' }, { ref: 'a' }, { ref: 'a' }],
			serve: ({ path }) => response(200, [{ path, deep: {} }]),
		});
		const outputs = await runItems(fake.functions, reading);
		expect(outputs.map(({ json, pairedItem }) => [json.path, pairedItem])).toEqual([
			['/a', { item: 0 }],
			['/b', { item: 1 }],
			['/a', { item: 2 }],
			['/a', { item: 3 }],
		]);
		expect(fake.paths).toEqual(['/a', '/b']);
		expect(outputs[2]?.json.deep).not.toBe(outputs[0]?.json.deep);
	});

	test('share one failure', async () => {
		const fake = open(0, {
			input: [{ ref: 'a' }, { ref: 'a' }],
			serve: () => refused,
			continueOnFail: true,
		});
		expect(await run(fake, reading)).toEqual([
			['eTrusted refused the request: bad (400) [item 0]', 0],
			['eTrusted refused the request: bad (400) [item 1]', 1],
		]);
		expect(fake.sent).toHaveLength(1);
	});

	test('what creates is never shared', async () => {
		const fake = open(0, { input: [{ ref: 'a' }, { ref: 'a' }] });
		await run(fake);
		expect(sentRefs(fake)).toEqual(['a', 'a']);
	});
});

describe('those that take turns', () => {
	/** Looks, and acts where nobody has. */
	const careful = creating((_, ref) => ({
		takesTurns: ref === 'free' ? undefined : ref,
		*exchange() {
			yield* call(read(`/look-${ref}`));
			yield* call({ ...post('/act'), body: { ref } });
			return [{ EventRef: ref }];
		},
	}));
	const serve = ({ method }: Sent) => response(method === 'GET' ? 200 : 202, {});
	const input = ['a', 'a', 'b', 'free', 'a'].map((ref) => ({ ref }));

	test('act before the next one looks; the others do not wait', async () => {
		const fake = open(0, { input, serve });
		expect(await run(fake, careful)).toEqual(input.map(({ ref }, item) => [ref, item]));
		const order = fake.sent.map((sent) =>
			sent.method === 'GET' ? sent.path : `act ${refOf(sent)}`,
		);
		expect(order.filter((entry) => /a$/.test(entry))).toEqual([
			'/look-a',
			'act a',
			'/look-a',
			'act a',
			'/look-a',
			'act a',
		]);
		expect(order.indexOf('/look-b')).toBeLessThan(order.lastIndexOf('/look-a'));
	});

	test('stop after a failure', async () => {
		const fake = open(0, {
			input,
			serve: (sent) => (sent.method === 'POST' && refOf(sent) === 'a' ? refused : serve(sent)),
		});
		await expect(run(fake, careful)).rejects.toThrow('bad (400) [item 0]');
		expect(fake.paths.filter((path) => path === '/look-a')).toHaveLength(1);
	});
});

describe('what was accepted in this execution', () => {
	const interrupted = async (more: FakeOptions = {}) => {
		const notes = {};
		const fake = open(3, { serve: taking({ r2: refused }), notes, ...more });
		await run(
			fake,
			creating(() => ({ maxConcurrentRequests: 1 })),
		).catch(() => {});
		return notes;
	};

	test('is not sent again by the next try, and comes out all the same', async () => {
		const fake = open(3, { notes: await interrupted() });
		expect(await run(fake)).toEqual([
			['evt-r0', 0],
			['evt-r1', 1],
			['evt-r2', 2],
		]);
		expect(sentRefs(fake)).toEqual(['r2']);
		expect(fake.notes).toEqual({});
	});

	test('is kept as long as anything has failed', async () => {
		const notes = await interrupted({ continueOnFail: true });
		expect(Object.keys(notes)).toHaveLength(1);
	});

	test('and skipped on purpose is complete', async () => {
		const operation = creating();
		const { prepare } = operation;
		operation.prepare = (context) =>
			context.item === 2 ? { output: {}, because: 'already sent' } : prepare(context);
		const fake = open(3);
		await run(fake, operation);
		expect(fake.notes).toEqual({});
	});

	test('is noted at once, before the batch is over', async () => {
		const fake = open(2, {
			serve: (sent) => {
				if (refOf(sent) === 'r1') expect(JSON.stringify(fake.notes)).toContain('evt-r0');
				return accepted(`evt-${refOf(sent)}`);
			},
		});
		await run(fake);
		expect(fake.sent).toHaveLength(2);
	});

	test('in another round of a loop is another matter', async () => {
		const fake = open(3, { notes: await interrupted(), round: 1 });
		await run(fake);
		expect(sentRefs(fake)).toEqual(['r0', 'r1', 'r2']);
	});

	test('beside items without an identity, whichever comes first', async () => {
		for (const anonymous of ['r0', 'r1']) {
			const mixed = creating((_, ref) => (ref === anonymous ? { once: undefined } : {}));
			const first = open(3, { serve: taking({ r2: refused }) });
			await expect(run(first, mixed)).rejects.toThrow('2 of 3 items were accepted before it');
			const second = open(3, { notes: first.notes });
			expect(await run(second, mixed)).toHaveLength(3);
			expect(sentRefs(second)).toEqual([anonymous, 'r2']);
			expect(second.hints).toEqual([]);
		}
	});

	test('a skipping of the exchange is nothing that was accepted', async () => {
		const operation = creating((_, ref) => ({
			*exchange() {
				yield* call({ ...post('/events'), body: { ref } });
				return ref === 'r0'
					? new Skipped({ reason: 'no need' }, 'already sent')
					: [{ EventRef: ref }];
			},
		}));
		const first = open(2, { serve: taking({ r1: refused }) });
		await expect(run(first, operation)).rejects.toThrow('bad');
		const second = open(2, { notes: first.notes });
		expect(await run(second, operation)).toEqual([
			['no need', 0],
			['r1', 1],
		]);
		expect(sentRefs(second)).toEqual(['r0', 'r1']);
	});

	describe('what must not be sent again in doubt', () => {
		/** Which items were told that they are in doubt, by the run. */
		const doubting = (told: string[], more: Partial<Once> | null = { remembersDoubt: true }) =>
			creating((_, ref) => ({
				once: more === null ? undefined : { identity: identityOf(ref), ...more },
				*exchange(isInDoubt) {
					if (isInDoubt) told.push(ref);
					const { body } = yield* call({ ...post('/events'), body: { ref } });
					return [{ ...(body as IDataObject) }];
				},
			}));
		const serve = taking({ r1: response(500), r2: refused });

		test('is told so in the next tries, and what surely was not taken is not', async () => {
			const told: string[] = [];
			const first = open(3, { serve, continueOnFail: true });
			await run(first, doubting(told));
			expect(told).toEqual([]);
			const second = open(3, { serve, continueOnFail: true, notes: first.notes });
			await run(second, doubting(told));
			expect(told).toEqual(['r1']);
		});

		test.each<[string, Partial<Once> | null]>([
			['which does not ask for it', {}],
			['that may be sent twice', null],
		])('is not noted of one %s', async (_, more) => {
			const told: string[] = [];
			const first = open(3, { serve, continueOnFail: true });
			await run(first, doubting(told, more));
			await run(open(3, { serve, notes: first.notes, continueOnFail: true }), doubting(told, more));
			expect(told).toEqual([]);
		});
	});

	test('what may be personal is not noted, and comes out in its place all the same', async () => {
		const operation = creating((_, ref) => ({
			once: {
				identity: identityOf(ref),
				unnoted: { comment: 'Dear Erika', email: 'a@b.de' },
			},
			*exchange() {
				yield* call({ ...post('/events'), body: { ref } });
				return [{ ref, comment: 'Dear Erika', done: true }];
			},
		}));
		const first = open(2, { serve: taking({ r1: refused }) });
		await expect(run(first, operation)).rejects.toThrow('bad');
		expect(JSON.stringify(first.notes)).toContain('{"ref":"r0","comment":null,"done":true}');
		const second = await runItems(open(2, { notes: first.notes }).functions, operation);
		expect(second.map(({ json }) => JSON.stringify(json))).toEqual([
			'{"ref":"r0","comment":"Dear Erika","done":true}',
			'{"ref":"r1","comment":"Dear Erika","done":true}',
		]);
	});

	test('nothing is noted without an identity', async () => {
		const fake = open(3, { serve: taking({ r2: refused }) });
		await run(
			fake,
			creating(() => ({ once: undefined })),
		).catch(() => {});
		expect(fake.notes).toEqual({});
	});
});

describe('a note that cannot be made', () => {
	const failing = (name: 'remember' | 'doubt' | 'close' | 'answerTo' | 'isInDoubt') =>
		jest.spyOn(AcceptedEvents.prototype, name).mockImplementation(() => {
			throw new Error('no room');
		});
	const warning =
		'What was accepted could not be noted, so another try of this execution would send it again: no room';

	test.each(['remember', 'close', 'isInDoubt'] as const)(
		'(%s) changes nothing of what was accepted, and is told in the hint',
		async (name) => {
			failing(name);
			const fake = open(2);
			expect(await run(fake)).toEqual([
				['evt-r0', 0],
				['evt-r1', 1],
			]);
			expect(fake.hints).toEqual([{ message: warning, location: 'outputPane', type: 'warning' }]);
		},
	);

	test.each(['remember', 'close'] as const)(
		'(%s) leaves what is remembered beyond the execution as it is',
		async (name) => {
			failing(name);
			const memory = new Deduplication();
			const once = creating((_, ref) => ({
				sendOnce: { type: 't', channel: 'c', reference: ref },
			}));
			await run(open(2, { deduplication: memory }), once);
			jest.restoreAllMocks();
			const later = open(2, { deduplication: memory });
			await run(later, once);
			expect(later.sent).toEqual([]);
		},
	);

	test('as a tool keeps the event from looking unsent', async () => {
		failing('remember');
		const fake = open(1, { isToolExecution: () => true });
		expect(await run(fake)).toEqual([['evt-r0', 0]]);
	});

	test('is told in the error of another item as well, before anybody tries again', async () => {
		failing('remember');
		const one = creating(() => ({ maxConcurrentRequests: 1 }));
		await expect(run(open(2, { serve: taking({ r1: refused }) }), one)).rejects.toMatchObject({
			message:
				'eTrusted refused the request: bad (400) [item 1]. 1 of 2 items were accepted before it',
			description: expect.stringContaining(`${warning}.`) as string,
		});
	});

	test('of a doubt leaves the failure as it is', async () => {
		failing('doubt');
		const doubting = creating((_, ref) => ({
			once: { identity: identityOf(ref), remembersDoubt: true },
		}));
		const fake = open(1, { serve: () => response(500), continueOnFail: true });
		expect(await run(fake, doubting)).toEqual([
			['eTrusted failed, and it may exist (500) [item 0]', 0],
		]);
		expect(fake.hints[0]?.message).toBe(`0 sent, 1 failed. ${warning}`);
	});

	test('nor notes that cannot be opened at all', async () => {
		const fake = open(1, { notes: Object.freeze({}) });
		expect(await run(fake)).toEqual([['evt-r0', 0]]);
		expect(fake.hints[0]).toMatchObject({ type: 'warning' });
		expect(fake.hints[0]?.message).toMatch(/^What was accepted could not be noted/);
	});
});

describe('as a tool of an agent', () => {
	const tools: Array<[string, FakeOptions]> = [
		['by the name of the node', { node: { type: 'n8n-nodes-etrusted.eTrustedTool' } }],
		['by n8n’s word', { isToolExecution: () => true }],
	];

	test.each(tools)('(%s) an error comes out, so that the model reads it', async (_, options) => {
		const fake = open(1, { ...options, serve: () => refused });
		expect(await run(fake)).toEqual([['eTrusted refused the request: bad (400) [item 0]', 0]]);
		expect(await run(open(0, { ...options, input: [{ ref: 'wrong' }] }))).toEqual([
			['Not sent, because values are wrong: Ref (ref) "wrong" is wrong [item 0]', 0],
		]);
	});

	test.each(tools)('(%s) the same event is not sent by a later call', async (_, options) => {
		const notes = {};
		await run(open(1, { ...options, notes }));
		const later = open(1, { ...options, notes, round: 2 });
		expect(await run(later)).toEqual([['evt-r0', 0]]);
		expect(later.sent).toEqual([]);
	});

	test.each(tools)('(%s) what can be undone is asked anew by a later call', async (_, options) => {
		const operation = creating((_, ref) => ({
			once: { identity: identityOf(ref), canBeUndone: true },
		}));
		const first = open(1, options);
		await run(first, operation);
		const later = open(1, { ...options, notes: first.notes });
		await run(later, operation);
		expect(sentRefs(later)).toEqual(['r0']);
		// Of a node that runs again by itself it is the same one.
		const failed = open(2, { serve: taking({ r1: refused }) });
		await expect(run(failed, operation)).rejects.toThrow('bad');
		const again = open(2, { notes: failed.notes });
		await run(again, operation);
		expect(sentRefs(again)).toEqual(['r1']);
	});

	describe('that calls several times at once', () => {
		/** A call of the tool, beside others with the same notes. */
		const calling = (notes: IContextObject, ref: string, more: FakeOptions = {}) =>
			open(0, { isToolExecution: () => true, notes, input: [{ ref }], ...more });

		/** Lets those that are answered `later` hang until it is called. */
		function gate() {
			let open = () => {};
			const opened = new Promise<void>((resolve) => (open = resolve));
			return { open: () => open(), later: async <T>(reply: T) => await opened.then(() => reply) };
		}

		/** A consent that was not given. */
		const skipping = creating();
		skipping.prepare = () => ({ output: { reason: 'no consent' }, because: 'without consent' });

		test.each<[string, (notes: IContextObject) => Promise<unknown>]>([
			['refused', async (notes) => await run(calling(notes, 'other', { serve: () => refused }))],
			['accepted', async (notes) => await run(calling(notes, 'other'))],
			['skipped', async (notes) => await run(calling(notes, 'other'), skipping)],
			['wrong', async (notes) => await run(calling(notes, 'wrong'))],
			[
				'skipped by its exchange',
				async (notes) =>
					await run(
						calling(notes, 'other'),
						creating(() => ({
							*exchange() {
								yield* call(read('/look'));
								return new Skipped({ reason: 'there' }, 'already replied to');
							},
						})),
					),
			],
		])('what one sends stays sent while another is %s', async (_, other) => {
			const notes = {};
			const { open, later } = gate();
			const slow = calling(notes, 'a', { serve: async () => await later(accepted('evt-a')) });
			const running = run(slow);
			await other(notes);
			open();
			expect(await running).toEqual([['evt-a', 0]]);
			const again = calling(notes, 'a');
			expect(await run(again)).toEqual([['evt-a', 0]]);
			expect(again.sent).toEqual([]);
		});

		test('three calls for one order beside a refused one: one event, and each is told of it', async () => {
			const notes = {};
			const calls = ['a', 'a', 'bad', 'a'].map((ref) =>
				calling(notes, ref, { serve: taking({ bad: refused }) }),
			);
			expect(await Promise.all(calls.map(async (one) => await run(one)))).toEqual([
				[['evt-a', 0]],
				[['evt-a', 0]],
				[['eTrusted refused the request: bad (400) [item 0]', 0]],
				[['evt-a', 0]],
			]);
			expect(calls.flatMap(sentRefs)).toEqual(['a', 'bad']);
		});

		test('the second is sent where the first was refused', async () => {
			const notes = {};
			const calls = [refused, accepted('evt-2'), accepted('evt-3')].map((reply) =>
				calling(notes, 'a', { serve: () => reply }),
			);
			expect(await Promise.all(calls.map(async (one) => await run(one)))).toEqual([
				[['eTrusted refused the request: bad (400) [item 0]', 0]],
				[['evt-2', 0]],
				[['evt-2', 0]],
			]);
		});

		test('where the first is in doubt so are the others, and none is sent again', async () => {
			const notes = {};
			const calls = [response(504), accepted('evt-2'), accepted('evt-3')].map((reply) =>
				calling(notes, 'a', { serve: () => reply }),
			);
			const doubt = [['eTrusted failed, and it may exist (504) [item 0]', 0]];
			expect(await Promise.all(calls.map(async (one) => await run(one)))).toEqual([
				doubt,
				doubt,
				doubt,
			]);
			expect(calls.map(({ sent }) => sent.length)).toEqual([1, 0, 0]);
			// What a model asks for after it has read that is asked for on purpose.
			const again = calling(notes, 'a');
			expect(await run(again)).toEqual([['evt-a', 0]]);
		});

		test('calls for different orders do not wait for each other', async () => {
			const notes = {};
			const { open, later } = gate();
			const slow = run(calling(notes, 'a', { serve: async () => await later(accepted('evt-a')) }));
			expect(await run(calling(notes, 'b'))).toEqual([['evt-b', 0]]);
			open();
			await slow;
		});

		test('another execution does not wait', async () => {
			const { open, later } = gate();
			const slow = run(calling({}, 'a', { serve: async () => await later(accepted('evt-a')) }));
			expect(await run(calling({}, 'a'))).toEqual([['evt-a', 0]]);
			open();
			await slow;
		});

		test('Stop ends the waiting, and nothing is sent', async () => {
			const notes = {};
			const { open, later } = gate();
			const slow = run(calling(notes, 'a', { serve: async () => await later(accepted('evt-a')) }));
			const controller = new AbortController();
			const second = calling(notes, 'a', { stop: controller.signal });
			const stopped = run(second);
			await new Promise((resolve) => setImmediate(resolve));
			controller.abort();
			await expect(stopped).rejects.toThrow('The execution was stopped');
			expect(second.sent).toEqual([]);
			open();
			await slow;
		});

		test('what can be undone is asked anew, once the first has ended', async () => {
			const notes = {};
			const operation = creating((_, ref) => ({
				once: { identity: identityOf(ref), canBeUndone: true },
			}));
			let underWay = 0;
			const most: number[] = [];
			const serve = async () => {
				most.push((underWay += 1));
				await new Promise((resolve) => setImmediate(resolve));
				underWay -= 1;
				return accepted('evt-a');
			};
			const both = [calling(notes, 'a', { serve }), calling(notes, 'a', { serve })];
			await Promise.all(both.map(async (one) => await run(one, operation)));
			expect(most).toEqual([1, 1]);
		});
	});

	test('a node that is none keeps its errors', async () => {
		const node = { type: 'n8n-nodes-etrusted.eTrustedToolbox' };
		const fake = open(1, { node, isToolExecution: () => false, serve: () => refused });
		await expect(run(fake)).rejects.toThrow('bad (400)');
	});
});

describe('each order only once', () => {
	let memory: Deduplication;
	const orderOf = (reference: string) => ({ type: 't', channel: 'c', reference });
	const once = creating((_, ref) => ({ sendOnce: orderOf(ref), maxConcurrentRequests: 1 }));
	const again = (count: number, more: FakeOptions = {}) =>
		open(count, { deduplication: memory, ...more });

	beforeEach(() => {
		memory = new Deduplication();
	});

	test('in a later execution', async () => {
		await run(again(2), once);
		const later = again(3);
		expect(await run(later, once)).toEqual([
			['Already sent by an earlier execution', 0],
			['Already sent by an earlier execution', 1],
			['evt-r2', 2],
		]);
		expect(sentRefs(later)).toEqual(['r2']);
		expect(later.hints[0]?.message).toBe('1 sent, 2 skipped: 2 already sent');
	});

	test('of another workflow or node nothing is known', async () => {
		await run(again(1), once);
		const other = again(1, { workflowId: 'workflow-2' });
		await run(other, once);
		const third = again(1, { node: { id: 'node-2' } });
		await run(third, once);
		expect([other.sent.length, third.sent.length]).toEqual([1, 1]);
	});

	test('within a run, with what the first came to', async () => {
		const input = ['a', 'b', 'a', 'b', 'a'].map((ref) => ({ ref }));
		const fake = again(0, { input, serve: taking({ b: response(500) }), continueOnFail: true });
		const outputs = await runItems(fake.functions, once);
		expect(outputs.map(({ json }) => json.EventRef ?? json.error)).toEqual([
			'evt-a',
			expect.stringMatching(/it may exist.*\[item 1\]$/),
			'evt-a',
			expect.stringMatching(/it may exist.*\[item 3\]$/),
			'evt-a',
		]);
		expect(outputs[2]?.json).toEqual({
			skipped: true,
			reason: 'Already sent by item 0 of this run',
			EventRef: 'evt-a',
		});
		expect(sentRefs(fake)).toEqual(['a', 'b']);
	});

	test('what an earlier try has sent comes out with its answer, though an item before it names it now', async () => {
		const notes = {};
		const first = again(0, {
			notes,
			input: [{ ref: 'wrong' }, { ref: 'a' }],
			continueOnFail: true,
		});
		expect((await run(first, once))[1]).toEqual(['evt-a', 1]);
		const next = again(0, { notes, input: [{ ref: 'a' }, { ref: 'a' }], continueOnFail: true });
		expect(await run(next, once)).toEqual([
			['Already sent by an earlier execution', 0],
			['evt-a', 1],
		]);
		expect(next.sent).toEqual([]);
	});

	test('beside items that may be sent as often as they come', async () => {
		const mixed = creating((_, ref) => ({
			...(ref === 'a' ? { sendOnce: orderOf(ref) } : {}),
			maxConcurrentRequests: 1,
		}));
		const input = ['a', 'b', 'a', 'b'].map((ref) => ({ ref }));
		const fake = again(0, { input });
		await run(fake, mixed);
		expect(sentRefs(fake)).toEqual(['a', 'b', 'b']);
		expect(memory.marks).toHaveLength(2);
	});

	test('in the order of the items', async () => {
		const mixed = creating((_, ref) => ({
			...(ref === 'a' ? { sendOnce: orderOf(ref) } : {}),
			maxConcurrentRequests: 1,
		}));
		const fake = again(0, { input: ['b', 'a', 'c'].map((ref) => ({ ref })) });
		await run(fake, mixed);
		expect(sentRefs(fake)).toEqual(['b', 'a', 'c']);
	});

	test('without an EventRef where the API gave none', async () => {
		const input = [{ ref: 'a' }, { ref: 'a' }];
		const fake = again(0, { input, serve: () => response(202, {}) });
		const [, second] = await runItems(fake.functions, once);
		expect(second?.json).toStrictEqual({
			skipped: true,
			reason: 'Already sent by item 0 of this run',
		});
	});

	test('an order that may have been created is counted once, however many items name it', async () => {
		const input = ['a', 'b', 'a'].map((ref) => ({ ref }));
		const fake = again(0, { input, serve: taking({ a: response(500), b: refused }) });
		const many = creating((_, ref) => ({ sendOnce: orderOf(ref) }));
		await expect(run(fake, many)).rejects.toThrow(
			/\[item 0\]\. 0 of 3 items were accepted before it$/,
		);
	});

	test('a thousand at a time, and none of the next after a failure', async () => {
		const fast = creating((_, ref) => ({ sendOnce: orderOf(ref), maxConcurrentRequests: 100 }));
		const all = again(1_001);
		await run(all, fast);
		expect(all.sent).toHaveLength(1_001);
		// Twice it asks, and twice it notes, with three calls each as long as another process may be there.
		expect(memory.calls).toHaveLength(12);
		memory = new Deduplication();
		const failing = again(1_001, { serve: taking({ r999: refused }) });
		await expect(run(failing, fast)).rejects.toThrow('[item 999]');
		expect(sentRefs(failing)).not.toContain('r1000');
		// It asked for a thousand, noted those that were accepted, and took back the mark of the one that was not.
		expect(memory.marks.filter((mark) => mark.endsWith('|1'))).toHaveLength(999);
		expect(memory.marks).toHaveLength(2 * 999);
		// Of the next nothing was asked.
		expect(memory.calls).toHaveLength(6);
	});

	test('a thousand at a time, and what may be sent as often as it comes with the first alone', async () => {
		const mixed = creating((_, ref) => ({
			...(ref === 'free' ? {} : { sendOnce: orderOf(ref) }),
			maxConcurrentRequests: 100,
		}));
		const fake = again(0, { input: [...orders(1_001), { ref: 'free' }] });
		const outputs = await run(fake, mixed);
		expect(outputs.at(-1)).toEqual(['evt-free', 1_001]);
		// With the first thousand, behind which it stands, and before the last one.
		expect(sentRefs(fake).slice(-2)).toEqual(['free', 'r1000']);
		expect(sentRefs(fake)).toHaveLength(1_002);
	});

	test('a use of the memory that fails costs its own thousand only', async () => {
		const fast = creating((_, ref) => ({ sendOnce: orderOf(ref), maxConcurrentRequests: 100 }));
		await run(again(2_001), fast);
		let failures = 2;
		memory.before = ({ items }) => {
			if (items.includes(`${keyOf(orderOf('r1500'))}|1`) && failures-- > 0)
				throw new Error('no table');
		};
		const later = again(2_001);
		await run(later, fast);
		expect(sentRefs(later)).toHaveLength(1_000);
		expect(sentRefs(later)).toContain('r1500');
		expect(later.hints.map(({ message }) => message)).toEqual([
			'1000 sent, 1001 skipped: 1001 already sent. What was sent before could not be looked up: no table',
		]);
	});

	test('what is off costs no call of the memory', async () => {
		await run(again(2));
		expect(memory.calls).toEqual([]);
	});

	test('what was not accepted is sent by the next', async () => {
		await run(again(2, { serve: taking({ r1: refused }) }), once).catch(() => {});
		const later = again(2);
		await run(later, once);
		expect(sentRefs(later)).toEqual(['r1']);
	});

	test('a memory that fails stops nothing', async () => {
		memory.before = () => {
			throw new Error('no table');
		};
		const fake = again(2);
		expect(await run(fake, once)).toEqual([
			['evt-r0', 0],
			['evt-r1', 1],
		]);
		expect(fake.hints).toEqual([
			{
				message: 'What was sent before could not be looked up: no table',
				location: 'outputPane',
				type: 'warning',
			},
		]);
	});

	describe('beside another execution that has the order under way', () => {
		/** An execution whose event hangs until it is let go, with what it is answered. */
		async function busy(reply: unknown) {
			let letGo = () => {};
			const held = new Promise<void>((resolve) => (letGo = resolve));
			const fake = again(1, {
				serve: async () => {
					await held;
					return reply;
				},
			});
			const running = run(fake, once).catch(() => {});
			while (fake.sent.length === 0) await new Promise((resolve) => setImmediate(resolve));
			return { letGo, running };
		}

		test('it is waited for, and skipped where it was accepted', async () => {
			const { letGo, running } = await busy(accepted('evt-first'));
			const fake = again(2);
			const second = runItems(fake.functions, once);
			while (fake.sent.length === 0) await new Promise((resolve) => setImmediate(resolve));
			// What nobody else has goes out meanwhile.
			expect(sentRefs(fake)).toEqual(['r1']);
			letGo();
			expect((await second).map(({ json }) => json)).toEqual([
				{ skipped: true, reason: 'Already sent by another execution', EventRef: 'evt-first' },
				expect.objectContaining({ EventRef: 'evt-r1' }),
			]);
			await running;
		});

		test('it is not waited for where it is another node that has it', async () => {
			const { letGo, running } = await busy(accepted('evt-first'));
			const other = again(1, { node: { id: 'node-2' } });
			expect(await run(other, once)).toEqual([['evt-r0', 0]]);
			letGo();
			await running;
		});

		test('it is sent where it was refused', async () => {
			const { letGo, running } = await busy(refused);
			const fake = again(1);
			const second = run(fake, once);
			letGo();
			expect(await second).toEqual([['evt-r0', 0]]);
			await running;
		});

		test('where it is in doubt, who waits for it fails as it did, and sends nothing', async () => {
			const { letGo, running } = await busy(response(504));
			const claims = jest.spyOn(Claim.prototype, 'take');
			const fake = again(1);
			const second = run(fake, once);
			await until(() => claims.mock.calls.length > 0);
			letGo();
			await expect(second).rejects.toThrow('eTrusted failed, and it may exist (504) [item 0]');
			expect(fake.sent).toEqual([]);
			await running;
		});

		test('it is waited for behind an order of its own as well', async () => {
			const { letGo, running } = await busy(accepted('evt-first'));
			const fake = again(0, { input: [{ ref: 'r1' }, { ref: 'r0' }] });
			const second = run(fake, once);
			await until(() => fake.sent.length > 0);
			letGo();
			expect(await second).toEqual([
				['evt-r1', 0],
				['evt-first', 1],
			]);
			expect(sentRefs(fake)).toEqual(['r1']);
			await running;
		});

		/** Of these two, one may be sent as often as it comes. */
		const mixed = creating((_, ref) => ({
			...(ref === 'free' ? {} : { sendOnce: orderOf(ref) }),
			maxConcurrentRequests: 1,
		}));
		const input = [{ ref: 'r0' }, { ref: 'free' }];

		test('what may be sent as often as it comes is not sent once more with it', async () => {
			const { letGo, running } = await busy(refused);
			const fake = again(0, { input });
			const second = run(fake, mixed);
			while (fake.sent.length === 0) await new Promise((resolve) => setImmediate(resolve));
			letGo();
			expect(await second).toEqual([
				['evt-r0', 0],
				['evt-free', 1],
			]);
			expect(sentRefs(fake)).toEqual(['free', 'r0']);
			await running;
		});

		test('nor where another process had begun it and never ended', async () => {
			await memory
				.helpersFor('workflow-1', 'node-1')
				.checkProcessedAndRecord([`${keyOf(orderOf('r0'))}|1`], 'node', { mode: 'entries' });
			const fake = again(0, { input });
			expect(await run(fake, mixed)).toEqual([
				['evt-r0', 0],
				['evt-free', 1],
			]);
			expect(sentRefs(fake)).toEqual(['free', 'r0']);
		});

		test('Stop while another process has it lets go of it: the next execution sends it', async () => {
			const began = [`${keyOf(orderOf('r0'))}|1`];
			const { checkProcessedAndRecord, removeProcessed } = memory.helpersFor(
				'workflow-1',
				'node-1',
			);
			await checkProcessedAndRecord(began, 'node', { mode: 'entries' });
			const controller = new AbortController();
			let pauses = 0;
			let callsBefore: number | undefined;
			jest.spyOn(clock, 'sleep').mockImplementation(async (milliseconds) => {
				// Longer than a write takes to settle.
				if (milliseconds <= 40 || ++pauses !== 2) return;
				callsBefore = memory.calls.length;
				controller.abort();
			});
			const fake = again(1, { stop: controller.signal });
			await expect(run(fake, once)).rejects.toThrow('The execution was stopped before this item');
			expect(fake.sent).toEqual([]);
			// Nor is it looked for any more.
			expect(memory.calls).toHaveLength(callsBefore ?? 0);
			await removeProcessed([...began, ...began.map((mark) => mark.replace('|1', '|?'))], 'node', {
				mode: 'entries',
			});
			expect(await run(again(1), once)).toEqual([['evt-r0', 0]]);
		});

		test('it is not waited for after a failure of its own', async () => {
			const { letGo, running } = await busy(accepted('evt-first'));
			const fake = again(2, { serve: taking({ r1: refused }) });
			await expect(run(fake, once)).rejects.toThrow('bad (400) [item 1]');
			letGo();
			await running;
		});

		test('Stop ends the waiting, and lets go of nothing that is not its own', async () => {
			const { letGo, running } = await busy(accepted('evt-first'));
			const controller = new AbortController();
			const fake = again(1, { stop: controller.signal });
			const claims = jest.spyOn(Claim.prototype, 'take');
			const second = run(fake, once);
			await until(() => claims.mock.calls.length > 0);
			controller.abort();
			await expect(second).rejects.toThrow('The execution was stopped before this item was sent');
			const third = run(again(1), once);
			letGo();
			expect(await third).toEqual([['evt-first', 0]]);
			await running;
		});
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
