import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { createEngine, Deduplication, type Engine } from '.';

const ENTRIES = { mode: 'entries' } as const;

describe('the memory has the ways of n8n', () => {
	let memory: Deduplication;
	let helpers: ReturnType<Deduplication['helpersFor']>;
	const check = async (items: Array<string | number>, maxEntries?: number) =>
		await helpers.checkProcessedAndRecord(items, 'node', { ...ENTRIES, maxEntries });
	const remove = async (items: string[]) => await helpers.removeProcessed(items, 'node', ENTRIES);

	beforeEach(() => {
		memory = new Deduplication();
		helpers = memory.helpersFor('w', 'n');
	});

	test('asking records', async () => {
		expect(await check(['a', 1])).toEqual({ new: ['a', 1], processed: [] });
		expect(await check(['b', 'a', '1'])).toEqual({ new: ['b'], processed: ['a', '1'] });
		expect(memory.entries).toEqual(['a', '1', 'b']);
	});

	test('equal values of one call are all new and each recorded, and taken back one by one', async () => {
		expect(await check(['a', 'a'])).toEqual({ new: ['a', 'a'], processed: [] });
		await remove(['a', 'never seen']);
		expect(memory.entries).toEqual(['a']);
		await remove(['a']);
		expect((await check(['a'])).new).toEqual(['a']);
	});

	test('the oldest are dropped, of a first call too', async () => {
		await check(['a', 'b', 'c'], 2);
		expect(memory.entries).toEqual(['b', 'c']);
		await check(['d'], 2);
		expect(memory.entries).toEqual(['c', 'd']);
		await check(['e'], 9);
		expect(memory.entries).toEqual(['c', 'd', 'e']);
	});

	test('of two first calls at once one is refused, of later ones the last writer wins', async () => {
		const first = await Promise.allSettled([check(['a']), check(['b'])]);
		expect(first.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
		await Promise.all([check(['c']), check(['d'])]);
		expect(memory.entries).toEqual(['a', 'd']);
	});

	test('each node and each workflow has its own, and a workflow needs an ID', async () => {
		await check(['a']);
		for (const [workflow, node] of [
			['w', 'm'],
			['v', 'n'],
		] as const) {
			const other = memory.helpersFor(workflow, node);
			expect((await other.checkProcessedAndRecord(['a'], 'node', ENTRIES)).new).toEqual(['a']);
		}
		expect((await helpers.checkProcessedAndRecord(['a'], 'workflow', ENTRIES)).new).toEqual(['a']);
		await expect(
			memory.helpersFor('', 'n').checkProcessedAndRecord(['a'], 'node', ENTRIES),
		).rejects.toThrow();
	});

	test('removing from a memory that was never used is no error', async () => {
		await remove(['a']);
		expect(memory.entries).toEqual([]);
	});

	test('it can be made to fail before and after it is written', async () => {
		await check(['a']);
		memory.before = ({ method, items }) => {
			if (method === 'checkProcessedAndRecord' && items[0] === 'b') throw new Error('before');
		};
		memory.after = ({ items }) => {
			if (items[0] === 'c') throw new Error('after');
		};
		await expect(check(['b'])).rejects.toThrow('before');
		await expect(check(['c'])).rejects.toThrow('after');
		expect(memory.entries).toEqual(['a', 'c']);
		expect(memory.calls.map(({ items }) => items)).toEqual([['a'], ['b'], ['c']]);
		memory.reset();
		expect([memory.entries, memory.calls]).toEqual([[], []]);
		expect((await check(['b', 'c'])).new).toEqual(['b', 'c']);
	});
});

/** Puts out what n8n says of the items' `key`. */
class Seen implements INodeType {
	description = {
		displayName: 'Seen',
		name: 'seen',
		group: ['transform' as const],
		version: 1,
		description: 'Asks what was seen before',
		defaults: { name: 'Seen' },
		inputs: ['main' as const],
		outputs: ['main' as const],
		properties: [],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const keys = this.getInputData().map(({ json }) => String(json.key));
		const { new: fresh } = await this.helpers.checkProcessedAndRecord(keys, 'node', ENTRIES);
		const count = await this.helpers.getProcessedDataCount('node', ENTRIES);
		if (keys.includes('forget')) await this.helpers.clearAllProcessedItems('node', ENTRIES);
		if (keys.includes('remove')) await this.helpers.removeProcessed(['remove'], 'node', ENTRIES);
		return [[{ json: { fresh, count } }]];
	}
}

describe("nodes reach it through n8n's own helpers", () => {
	const nodes = [
		{ name: 'Start', type: 'test.start' },
		{ name: 'Seen', type: 'test.seen' },
	];
	const newEngine = async () =>
		await createEngine({ nodeTypes: { 'test.seen': new Seen() }, expressions: 'legacy' });
	const ask = async (engine: Engine, ...keys: string[]) => {
		const run = await engine.run({ nodes, input: keys.map((key) => ({ key })) });
		return run.items('Seen')[0]?.json;
	};

	test('over executions of one engine, and of each engine apart', async () => {
		const engine = await newEngine();
		const other = await newEngine();
		expect(await ask(engine, 'a', 'b')).toEqual({ fresh: ['a', 'b'], count: 2 });
		expect(await ask(engine, 'b', 'c')).toEqual({ fresh: ['c'], count: 3 });
		expect(await ask(other, 'a')).toEqual({ fresh: ['a'], count: 1 });
		expect(engine.deduplication.entries).toEqual(['a', 'b', 'c']);
		await ask(engine, 'remove');
		expect(engine.deduplication.entries).toEqual(['a', 'b', 'c']);
		await ask(engine, 'forget');
		expect(engine.deduplication.entries).toEqual([]);
	});
});
