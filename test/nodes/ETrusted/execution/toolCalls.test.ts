import fc from 'fast-check';
import type { IContextObject, IDataObject } from 'n8n-workflow';

import { runItems } from '../../../../nodes/ETrusted/execution/itemLoop';
import type { Operation, Pending } from '../../../../nodes/ETrusted/execution/operation';
import type { Result } from '../../../../nodes/ETrusted/execution/results';
import { ToolCall } from '../../../../nodes/ETrusted/execution/toolCalls';
import { BASE_WORDING } from '../../../../nodes/ETrusted/messages/wording';
import { clock } from '../../../../nodes/ETrusted/transport/clock';
import { call, type Exchange } from '../../../../nodes/ETrusted/transport/exchange';
import { randomRuns, randomSeed } from '../../../runs';
import { post } from '../transport/world';
import { accepted, FakeContext, response } from './context';

const pending = (reference: string, item = 0) =>
	({ item, once: { identity: { reference } }, maxRetries: 0 }) as unknown as Pending;
const done: Result = { state: 'done', outputs: [{}] };
const failed: Result = { state: 'failed', described: { message: 'm', description: '' } };

const tick = async () => await new Promise((resolve) => setImmediate(resolve));

describe('a call', () => {
	test('is told by item what the call before it came to, once that has ended', async () => {
		const context = {};
		const first = new ToolCall(context, [pending('a', 0), pending('b', 1)]);
		const second = new ToolCall(context, [pending('b', 1), pending('c', 2)]);
		let told: Map<number, Result> | undefined;
		void second.awaitEarlier(undefined).then((results) => (told = results));
		await tick();
		expect(told).toBeUndefined();
		first.end([done, failed]);
		await tick();
		expect(told).toEqual(new Map([[1, failed]]));
	});

	test('waits for nobody where it is the first, and where the one before has ended', async () => {
		const context = {};
		const first = new ToolCall(context, [pending('a')]);
		expect(await first.awaitEarlier(undefined)).toEqual(new Map());
		first.end([done]);
		expect(await new ToolCall(context, [pending('a')]).awaitEarlier(undefined)).toEqual(new Map());
	});

	test('waits for the one right before it, which waits itself', async () => {
		const context = {};
		const calls = [1, 2, 3].map(() => new ToolCall(context, [pending('a')]));
		calls[0]?.end([done]);
		expect(await calls[1]?.awaitEarlier(undefined)).toEqual(new Map([[0, done]]));
		let told: Map<number, Result> | undefined;
		void calls[2]?.awaitEarlier(undefined).then((results) => (told = results));
		await tick();
		expect(told).toBeUndefined();
		calls[1]?.end([failed]);
		await tick();
		expect(told).toEqual(new Map([[0, failed]]));
	});

	test('waits for the last of those that are open, though another of them has ended', async () => {
		const context = {};
		const calls = [1, 2].map(() => new ToolCall(context, [pending('a')]));
		calls[0]?.end([failed]);
		let told: Map<number, Result> | undefined;
		const last = new ToolCall(context, [pending('a')]);
		void last.awaitEarlier(undefined).then((results) => (told = results));
		await tick();
		expect(told).toBeUndefined();
		calls[1]?.end([done]);
		await tick();
		expect(told).toEqual(new Map([[0, done]]));
	});

	test.each<[string, Pending[]]>([
		['the same of another item', [pending('a', 1)]],
		['another thing', [pending('b')]],
		['what may be done as often as it comes', [{ item: 0 } as Pending]],
	])('does not wait with %s', async (_, others) => {
		const context = {};
		new ToolCall(context, [pending('a')]);
		expect(await new ToolCall(context, others).awaitEarlier(undefined)).toEqual(new Map());
	});

	test('is no longer waited for by Stop, before and after', async () => {
		const context = {};
		new ToolCall(context, [pending('a')]);
		const controller = new AbortController();
		const waiting = new ToolCall(context, [pending('a')]).awaitEarlier(controller.signal);
		controller.abort();
		expect(await waiting).toEqual(new Map());
		expect(await new ToolCall(context, [pending('a')]).awaitEarlier(controller.signal)).toEqual(
			new Map(),
		);
	});
});

const creating: Operation = {
	wording: BASE_WORDING,
	prepare({ parameters, item }) {
		const ref = String(parameters.get('ref', item, ''));
		return {
			*exchange(): Exchange<IDataObject[]> {
				const { body } = yield* call({ ...post('/events'), body: { ref } });
				return [{ ...(body as IDataObject) }];
			},
			maxRetries: 0,
			once: { identity: { reference: ref } },
		};
	},
};

const REPLIES = {
	taken: (ref: string) => accepted(`evt-${ref}`),
	refused: () => response(400, { Message: 'bad' }),
	doubtful: () => response(500),
};

const RUNS = randomRuns(150, 1500);

test(`${RUNS} random turns of an agent: no order goes out beside itself, nor once it was taken`, async () => {
	const seed = randomSeed();
	console.info(`seed ${seed}`);
	jest.spyOn(clock, 'sleep').mockImplementation(async () => {});
	const reached = { taken: 0, refused: 0, doubtful: 0, answered: 0, waited: 0 };
	const oneCall = fc.record({
		ref: fc.constantFrom('a', 'b'),
		reply: fc.constantFrom('taken', 'refused', 'doubtful'),
		/** Turns of the event loop before it begins, and before it is answered. */
		begins: fc.nat(12),
		takes: fc.nat(12),
	});
	await fc.assert(
		fc.asyncProperty(fc.array(oneCall, { minLength: 2, maxLength: 6 }), async (calls) => {
			const notes: IContextObject = {};
			const underWay = new Set<string>();
			const taken = new Set<string>();
			const told = await Promise.all(
				calls.map(async ({ ref, reply, begins, takes }) => {
					for (let turn = 0; turn < begins; turn++) await tick();
					if (underWay.has(ref)) reached.waited += 1;
					const fake = new FakeContext({
						notes,
						isToolExecution: () => true,
						hasToken: true,
						parameters: { ref },
						serve: async () => {
							expect([...underWay, ...taken]).not.toContain(ref);
							underWay.add(ref);
							for (let turn = 0; turn < takes; turn++) await tick();
							underWay.delete(ref);
							reached[reply] += 1;
							if (reply === 'taken') taken.add(ref);
							return REPLIES[reply](ref);
						},
					});
					const [output] = await runItems(fake.functions, creating);
					if (fake.sent.length === 0 && output?.json.EventRef !== undefined) reached.answered += 1;
					return { ref, json: output?.json };
				}),
			);
			// Who was not told of the event was told why, and whoever calls now is answered without another.
			for (const { ref, json } of told) {
				if (json?.error === undefined) expect(json?.EventRef).toBe(`evt-${ref}`);
			}
			for (const ref of taken) {
				const later = new FakeContext({ notes, isToolExecution: () => true, parameters: { ref } });
				const [output] = await runItems(later.functions, creating);
				expect([output?.json.EventRef, later.sent.length]).toEqual([`evt-${ref}`, 0]);
			}
		}),
		{ seed, numRuns: RUNS },
	);
	jest.restoreAllMocks();
	for (const count of Object.values(reached)) expect(count).toBeGreaterThan(RUNS / 10);
});
