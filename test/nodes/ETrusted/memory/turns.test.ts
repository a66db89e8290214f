import { keyOf, marksOf, questionsOf } from '../../../../nodes/ETrusted/memory/marks';
import { SentOrders } from '../../../../nodes/ETrusted/memory/sentOrders';
import { Turns } from '../../../../nodes/ETrusted/memory/turns';
import { clock } from '../../../../nodes/ETrusted/transport/clock';
import { Deduplication } from '../../../engine/deduplication';

const WRITE = 'checkProcessedAndRecord';
const REMOVE = 'removeProcessed';

let memory: Deduplication;
let nth = 0;
let name: string;
beforeEach(() => {
	memory = new Deduplication();
	// A process keeps what it knows of a node of a workflow: each test has its own.
	name = `workflow-${nth++}|node`;
	jest.spyOn(clock, 'sleep').mockImplementation(async () => {});
	jest.spyOn(clock, 'random').mockImplementation(() => 0);
});
afterEach(() => jest.restoreAllMocks());

const helpers = () => memory.helpersFor('w', 'n');
const marks = () => [...memory.marks].sort();
const methods = () => memory.calls.map(({ method }) => method);

/** The orders of each call. */
const orders = () =>
	memory.calls.map(({ items }) => items.filter((entry) => /^[a-z]\|[12?]$/.test(entry)));

const broken = (message: string) => {
	memory.before = () => {
		throw new Error(message);
	};
};

describe('the names in the row', () => {
	test('stay what they are: another version finds what this one has noted', () => {
		const key = keyOf({
			type: 'after_sales',
			channel: 'user_defined:my-shop',
			reference: '1001',
		});
		expect(key).toBe('3NQvE8etEuHkrQuiGJUAH1ymcYdOgVamQxFGL_NVNZc');
		expect(marksOf('k')).toEqual(['k|1', 'k|2', 'k|?']);
		expect(questionsOf('k')).toEqual(['k|2', 'k|?']);
	});
});

describe('the turns of a process', () => {
	test('belong to a node of a workflow', () => {
		expect(Turns.of(name)).toBe(Turns.of(name));
		expect(Turns.of(name)).not.toBe(Turns.of(`${name} of another`));
	});

	test('are taken one at a time: what is wished meanwhile becomes one', async () => {
		const turns = Turns.of(name);
		const fates = await Promise.all([
			turns.take(helpers(), { begin: ['a'] }),
			turns.take(helpers(), { begin: ['b'] }),
			turns.take(helpers(), { begin: ['c'], accepted: ['a'] }),
			turns.take(helpers(), { begin: ['d'], overdue: ['d'], notAccepted: ['e'] }),
		]);
		expect(methods()).toEqual([WRITE, REMOVE, WRITE, WRITE, REMOVE, WRITE]);
		expect(orders()).toEqual([
			['a|1'],
			[],
			[],
			['b|1', 'c|1', 'd|1', 'a|1', 'a|2'],
			['e|1', 'e|2', 'e|?'],
			['a|2'],
		]);
		expect(fates.map((all) => Object.fromEntries(all))).toEqual([
			{ a: 'ours' },
			...Array.from({ length: 3 }, () => ({ b: 'ours', c: 'ours', d: 'ours' })),
		]);
	});

	test('go on after one that failed, which fails those that wished for it alone', async () => {
		const turns = Turns.of(name);
		broken('database is locked');
		const first = turns.take(helpers(), { begin: ['a'] });
		const second = turns.take(helpers(), { begin: ['b'] });
		await expect(first).rejects.toThrow('database is locked');
		memory.before = () => {};
		expect(Object.fromEntries(await second)).toEqual({ b: 'ours' });
		expect(Object.fromEntries(await turns.take(helpers(), { begin: ['c'] }))).toEqual({
			c: 'ours',
		});
	});
});

describe('an execution’s use of the memory', () => {
	test('begins orders, ends them, and finds them again', async () => {
		const sent = new SentOrders(helpers(), name);
		const fateOf = await sent.begin(['a', 'b'], false);
		expect([fateOf('a'), fateOf('b')]).toEqual(['ours', 'ours']);
		await sent.end(['a'], ['b']);
		expect(marks()).toEqual(['a|1', 'a|2']);
		const again = await new SentOrders(helpers(), name).begin(['a', 'b'], false);
		expect([again('a'), again('b')]).toEqual(['sent', 'ours']);
		expect(sent.failure).toBeUndefined();
	});

	test('takes what another process has begun for its own only when that is overdue', async () => {
		await helpers().checkProcessedAndRecord(['a|1'], 'node', { mode: 'entries' });
		const sent = new SentOrders(helpers(), name);
		expect((await sent.begin(['a'], false))('a')).toBe('elsewhere');
		expect((await sent.begin(['a'], true))('a')).toBe('ours');
	});

	test('costs no call where there is nothing to begin or to end', async () => {
		const sent = new SentOrders(helpers(), name);
		expect((await sent.begin([], false))('a')).toBe('ours');
		await sent.end([]);
		await sent.end([], []);
		expect(memory.calls).toEqual([]);
		await sent.end([], ['a']);
		expect(memory.calls.length).toBeGreaterThan(0);
	});

	test('sends where it fails, and tells the reason', async () => {
		broken('database is locked');
		const sent = new SentOrders(helpers(), name);
		expect((await sent.begin(['a'], false))('a')).toBe('ours');
		expect(sent.failure).toBe('database is locked');
	});

	test('tells the reason as well where what was accepted could not be noted', async () => {
		const sent = new SentOrders(helpers(), name);
		await sent.begin(['a'], false);
		broken('connection lost');
		await sent.end(['a']);
		expect(sent.failure).toBe('connection lost');
	});
});
