import { Deduplication } from '../../../engine/deduplication';
import { keyOf, SentOrders } from '../../../../nodes/ETrusted/execution/sentOrders';
import { clock } from '../../../../nodes/ETrusted/transport/clock';

const CHECK = 'checkProcessedAndRecord';

let memory: Deduplication;
let waits: number[];
const opened: SentOrders[] = [];

beforeEach(() => {
	memory = new Deduplication();
	waits = [];
	jest.spyOn(clock, 'sleep').mockImplementation(async (milliseconds) => {
		waits.push(milliseconds);
	});
});
afterEach(() => {
	// Claims are of the process, and the tests of this file share one.
	for (const orders of opened.splice(0)) orders.release();
	jest.restoreAllMocks();
});

/** Another execution of the node; `name` stands for the memory in this process. */
const open = (name = 'w|n') => {
	const [workflow, node] = name.split('|') as [string, string];
	const orders = new SentOrders(memory.helpersFor(workflow, node), name);
	opened.push(orders);
	return orders;
};

/** What was called, by first letter, with the items in short: `c a1 b1`. */
const calls = () =>
	memory.calls.map(({ method, items }) =>
		[method === CHECK ? 'c' : 'r', ...items.map((item) => item.replace('|', ''))].join(' '),
	);

/** An execution that gets through: what of `keys` it found sent before, and what it sent. */
async function send(
	keys: string[],
	accepts: (key: string) => boolean = () => true,
): Promise<string[]> {
	const orders = open();
	orders.claim(keys);
	const before = await orders.begin(keys);
	const sent = keys.filter((key) => !before.has(key));
	await orders.finish(
		new Map(sent.filter(accepts).map((key) => [key, `evt-${key}`])),
		sent.filter((key) => !accepts(key)),
		before,
	);
	expect(orders.failure).toBeUndefined();
	return sent;
}

describe('the key of an order', () => {
	const order = { type: 't', channel: 'etrusted:c', reference: 'r' };

	test('is of event type, channel and reference, whoever the customer is', () => {
		const ofSomebody = { ...order, email: 'c@d.de' };
		expect(keyOf(ofSomebody)).toBe(keyOf(order));
		const others = [
			{ ...order, type: 'u' },
			{ ...order, channel: 'user_defined:c' },
			{ ...order, reference: 's' },
			{ ...order, type: 'te', channel: 'trusted:c' },
		];
		expect(new Set([order, ...others].map(keyOf)).size).toBe(5);
	});

	test('is a hash that stays the same for ever, for what is remembered depends on it', () => {
		expect(keyOf(order)).toBe('OZYXU80uqVBSHMlGRb7KFOeaX4d0abUa5xw1LUZr2G4');
	});
});

test('what was accepted is not sent again, by whatever later execution', async () => {
	expect(await send(['a', 'b'])).toEqual(['a', 'b']);
	expect(await send(['b', 'c'])).toEqual(['c']);
	expect(await send(['a', 'b', 'c'])).toEqual([]);
});

test('what was refused is', async () => {
	await send(['a', 'b'], (key) => key === 'a');
	expect(await send(['a', 'b'])).toEqual(['b']);
	expect(await send(['a', 'b'])).toEqual([]);
	expect(memory.entries.sort()).toEqual(['a|1', 'a|2', 'b|1', 'b|2']);
});

describe('the calls of the helper, each of which reads and writes the whole memory', () => {
	test('one before and one after where nothing was sent before', async () => {
		await send(['a', 'b']);
		expect(calls()).toEqual(['c a1 b1', 'c a2 b2']);
	});

	test('three before where all were sent, and none after', async () => {
		await send(['a', 'b']);
		memory.calls.length = 0;
		await send(['a', 'b']);
		expect(calls()).toEqual(['c a1 b1', 'c a? a2 b? b2', 'r a? b?']);
		expect(memory.entries).toEqual(['a|1', 'b|1', 'a|2', 'b|2']);
	});

	test('what was begun and never finished is asked for, taken back and sent', async () => {
		const killed = open();
		killed.claim(['a']);
		await killed.begin(['a']);
		killed.release();
		memory.calls.length = 0;
		expect(await send(['a', 'b'])).toEqual(['a', 'b']);
		expect(calls()).toEqual(['c a1 b1', 'c a? a2', 'r a? a2', 'c a2 b2']);
	});

	test('of what was refused both marks are taken back', async () => {
		await send(['a', 'b'], (key) => key === 'b');
		expect(calls()).toEqual(['c a1 b1', 'c b2', 'r a1 a2']);
		expect(memory.entries).toEqual(['b|1', 'b|2']);
	});

	test('nothing is asked for nothing', async () => {
		expect(await open().begin([])).toEqual(new Set());
		await open().finish(new Map(), [], new Set(['a']));
		expect(calls()).toEqual([]);
	});

	test('ten thousand orders are remembered, the oldest forgotten', async () => {
		const options = jest.spyOn(memory, 'checkProcessedAndRecord');
		await send(['a']);
		for (const [, scope, , limits] of options.mock.calls) {
			expect([scope, limits]).toEqual(['node', { mode: 'entries', maxEntries: 20_000 }]);
		}
		expect(options).toHaveBeenCalledTimes(2);
	});
});

describe('a memory that fails', () => {
	/** Makes the n-th call fail, counted from 0; `after`: only once it is written. */
	function fail(which: number[], after = false): void {
		let count = -1;
		const watch = () => {
			count += 1;
			if (which.includes(count)) throw new Error('database is locked');
		};
		if (after) memory.after = watch;
		else memory.before = watch;
	}

	test('once is asked once more, a moment later', async () => {
		fail([0]);
		expect(await send(['a'])).toEqual(['a']);
		expect(waits).toEqual([20]);
		expect(await send(['a'])).toEqual([]);
	});

	test('for good: everything is sent, and it is told why', async () => {
		fail([0, 1]);
		const orders = open();
		orders.claim(['a']);
		expect(await orders.begin(['a'])).toEqual(new Set());
		expect(orders.failure).toBe('database is locked');
	});

	test('in the middle of asking: what was found sent is sent all the same, rather than lost', async () => {
		await send(['a']);
		fail([1, 3]);
		const orders = open();
		orders.claim(['a']);
		expect(await orders.begin(['a'])).toEqual(new Set());
		expect(orders.failure).toBe('database is locked');
	});

	/** `a` was begun by an execution that was killed, `b` was sent, `c` is new, and now they all come. */
	async function prepare(): Promise<void> {
		const killed = open();
		killed.claim(['a']);
		await killed.begin(['a']);
		killed.release();
		await send(['b']);
		memory.calls.length = 0;
	}

	test.each([
		[0, false],
		[1, false],
		[2, false],
		[2, true],
	])('once, at question %d (written: %p), is as if nothing had been', async (nth, written) => {
		await prepare();
		fail([nth], written);
		expect(await send(['a', 'b', 'c'])).toEqual(['a', 'c']);
	});

	test.each([0, 1])(
		'once, at question %d, after it was written: what is unsure is sent',
		async (nth) => {
			await prepare();
			fail([nth], true);
			expect(await send(['a', 'b', 'c'])).toEqual(nth === 0 ? ['a', 'c'] : ['a', 'b', 'c']);
			memory.after = () => {};
			expect(await send(['a', 'b', 'c'])).toEqual([]);
		},
	);

	test.each([0, 1, 2, 3, 4])(
		'whatever single call fails (%d), what is refused is never taken for sent',
		async (nth) => {
			for (const written of [false, true]) {
				memory = new Deduplication();
				await prepare();
				fail([nth], written);
				await send(['a', 'b', 'c'], () => false);
				memory.before = memory.after = () => {};
				expect(await send(['a', 'c'])).toEqual(['a', 'c']);
			}
		},
	);

	test.each([1, 2, 3])('a process that is killed at call %d loses nothing', async (nth) => {
		await prepare();
		let calls = 0;
		let killed = () => {};
		const death = new Promise<void>((resolve) => (killed = resolve));
		memory.after = async () => {
			calls += 1;
			if (calls < nth) return;
			killed();
			await new Promise(() => {});
		};
		// Its process is gone: neither its queue nor its claims stand in anybody's way.
		void new SentOrders(memory.helpersFor('w', 'n'), `killed ${nth}`).begin(['a', 'b', 'c']);
		await death;
		memory.after = () => {};
		expect(await send(['a', 'c'])).toEqual(['a', 'c']);
		await send(['a', 'b', 'c']);
		expect(await send(['a', 'b', 'c'])).toEqual([]);
	});

	test('several processes that ask at once lose nothing', async () => {
		await prepare();
		const others = Array.from(
			{ length: 5 },
			(_, index) => new SentOrders(memory.helpersFor('w', 'n'), `process ${index}`),
		);
		const found = await Promise.all(others.map(async (other) => await other.begin(['a', 'c'])));
		expect(found.flatMap((sent) => [...sent])).toEqual([]);
		expect(await send(['a', 'c'])).toEqual(['a', 'c']);
	});

	test('at the end: what was accepted is sent again one day, what was refused as well', async () => {
		let calls = 0;
		memory.before = () => {
			calls += 1;
			if (calls > 1) throw new Error('database is locked');
		};
		const orders = open();
		orders.claim(['a', 'b']);
		await orders.begin(['a', 'b']);
		await orders.finish(new Map([['a', 'evt']]), ['b'], new Set());
		expect(orders.failure).toBe('database is locked');
		memory.before = () => {};
		expect(await send(['a', 'b'])).toEqual(['a', 'b']);
	});

	test('a first row that two write at once', async () => {
		const one = open('w|n');
		// Another process: the helper is the same, the queue of this process is not.
		const other = new SentOrders(memory.helpersFor('w', 'n'), 'another process');
		await Promise.all([one.begin(['a']), other.begin(['b'])]);
		expect([one.failure, other.failure, waits]).toEqual([undefined, undefined, [20]]);
		expect(memory.entries.sort()).toEqual(['a|1', 'b|1']);
	});
});

describe('executions side by side', () => {
	test('take turns at the memory, so that no write is lost', async () => {
		await send(['z']);
		const keys = Array.from({ length: 20 }, (_, index) => `k${index}`);
		expect((await Promise.all(keys.map(async (key) => await send([key])))).flat()).toEqual(keys);
		expect(await send(keys)).toEqual([]);
	});

	test('do not hold the memory while they send', async () => {
		const one = open();
		one.claim(['a']);
		await one.begin(['a']);
		expect(await send(['b'])).toEqual(['b']);
		await one.finish(new Map([['a', 'evt']]), [], new Set());
	});

	test('a turn that fails lets the next one in', async () => {
		memory.before = () => {
			throw new Error('database is locked');
		};
		const one = open();
		const broken = one.begin(['a']);
		const fine = send(['b']);
		await broken;
		memory.before = () => {};
		expect(one.failure).toBe('database is locked');
		await expect(fine).resolves.toEqual(['b']);
	});

	test('other nodes and workflows have a memory of their own', async () => {
		const one = open('w|n');
		const other = open('w|m');
		expect([one.claim(['a']).size, other.claim(['a']).size]).toEqual([0, 0]);
		one.release();
		other.release();
		await send(['a']);
		expect(await open('w|m').begin(['a'])).toEqual(new Set());
	});
});

describe('an order that another execution has under way', () => {
	test('is waited for: the outcome is told with the EventRef', async () => {
		const one = open();
		expect(one.claim(['a', 'b']).size).toBe(0);
		const elsewhere = open().claim(['b', 'c', 'a']);
		expect([...elsewhere.keys()]).toEqual(['b', 'a']);
		await one.begin(['a', 'b']);
		await one.finish(new Map([['a', 'evt-a']]), ['b'], new Set());
		expect(await elsewhere.get('a')).toEqual({ accepted: true, eventRef: 'evt-a' });
		expect(await elsewhere.get('b')).toEqual({ accepted: false });
	});

	test('that was sent long ago is accepted as well', async () => {
		await send(['a']);
		const one = open();
		one.claim(['a']);
		const elsewhere = open().claim(['a']);
		await one.finish(new Map(), [], await one.begin(['a']));
		expect(await elsewhere.get('a')).toEqual({ accepted: true, eventRef: undefined });
	});

	test('is nobody’s once it is let go of, whatever happened', async () => {
		const one = open();
		one.claim(['a']);
		const elsewhere = open().claim(['a']);
		one.release();
		expect(await elsewhere.get('a')).toEqual({ accepted: false });
		const next = open();
		expect(next.claim(['a']).size).toBe(0);
		next.release();
	});

	test('is free again after it was finished', async () => {
		await send(['a']);
		const next = open();
		expect(next.claim(['a']).size).toBe(0);
		// Letting go twice lets go of nobody else's.
		next.release();
		const another = open();
		another.claim(['a']);
		next.release();
		expect(open().claim(['a']).size).toBe(1);
		another.release();
	});
});
