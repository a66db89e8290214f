import { Row, type Deduplication } from '../../../../nodes/ETrusted/memory/row';
import { clock } from '../../../../nodes/ETrusted/transport/clock';
import { Deduplication as Memory } from '../../../engine/deduplication';

let waits: number[];
let now: number;
beforeEach(() => {
	waits = [];
	now = 1_000_000;
	jest.spyOn(clock, 'now').mockImplementation(() => now);
	jest.spyOn(clock, 'sleep').mockImplementation(async (milliseconds) => {
		waits.push(milliseconds);
	});
});
afterEach(() => jest.restoreAllMocks());

test('tells what was known, and records what was not', async () => {
	const memory = new Memory();
	const row = new Row();
	expect(await row.record(memory.helpersFor('w', 'n'), ['a', 'b'])).toEqual(new Set());
	expect(await row.record(memory.helpersFor('w', 'n'), ['b', 'c'])).toEqual(new Set(['b']));
	await row.remove(memory.helpersFor('w', 'n'), ['a', 'c', 'x']);
	expect(memory.entries).toEqual(['b']);
});

test('remembers ten thousand orders, two entries each, in the row of the node', async () => {
	const memory = new Memory();
	const { checkProcessedAndRecord, removeProcessed } = memory.helpersFor('w', 'n');
	const helpers = {
		checkProcessedAndRecord: jest.fn(checkProcessedAndRecord),
		removeProcessed: jest.fn(removeProcessed),
	};
	const row = new Row();
	await row.record(helpers, ['a']);
	await row.remove(helpers, ['a']);
	for (const use of [helpers.checkProcessedAndRecord, helpers.removeProcessed]) {
		expect(use.mock.calls).toEqual([[['a'], 'node', { mode: 'entries', maxEntries: 20_000 }]]);
	}
});

describe('a call that fails', () => {
	/** The first `failures` calls of every kind fail. */
	const failing = (memory: Memory, failures: number, message = 'database is locked') => {
		let left = failures;
		memory.before = () => {
			if (left-- > 0) throw new Error(message);
		};
		return memory.helpersFor('w', 'n');
	};

	test('once is made once more, a moment later', async () => {
		const memory = new Memory();
		expect(await new Row().record(failing(memory, 1), ['a'])).toEqual(new Set());
		expect(waits).toEqual([20]);
		await new Row().remove(failing(memory, 1), ['a']);
		expect(memory.entries).toEqual([]);
	});

	test('twice is an error', async () => {
		await expect(new Row().record(failing(new Memory(), 2), ['a'])).rejects.toThrow('locked');
		await expect(new Row().remove(failing(new Memory(), 2), ['a'])).rejects.toThrow('locked');
	});

	test('is no reason to forget orders', async () => {
		const memory = new Memory();
		const many = Array.from({ length: 19_000 }, (_, nth) => `${nth}`);
		await new Row().record(memory.helpersFor('w', 'n'), many);
		await new Row().record(failing(memory, 1), ['a']);
		expect(memory.entries).toHaveLength(19_001);
	});
});

test('a row of another kind answers nothing, which is an error', async () => {
	const helpers = {
		checkProcessedAndRecord: async () => ({ new: [], processed: [] }),
	} as unknown as Deduplication;
	await expect(new Row().record(helpers, ['a'])).rejects.toThrow(
		'n8n’s memory of this node cannot be read',
	);
});

describe('a column of 65,535 bytes, as MySQL and MariaDB have for n8n 1', () => {
	/** An entry is stored as an md5 in base64, in quotes, with a comma. */
	const bytes = (row: string[]) => '{"mode":"entries","data":[]}'.length + 27 * row.length - 1;

	function smallColumn() {
		let row: string[] = [];
		const write = (changed: string[]) => {
			if (bytes(changed) > 65_535) throw new Error("Data too long for column 'value' at row 1");
			row = changed;
		};
		const helpers = {
			checkProcessedAndRecord: async (
				items: string[],
				_: string,
				{ maxEntries }: { maxEntries: number },
			) => {
				const known = new Set(row);
				const fresh = items.filter((item) => !known.has(item));
				write([...row, ...fresh].slice(-maxEntries));
				return { new: fresh, processed: items.filter((item) => known.has(item)) };
			},
			removeProcessed: async (items: string[]) => write(row.filter((one) => !items.includes(one))),
		} as unknown as Deduplication;
		return { helpers, entries: () => row };
	}

	test('holds the last orders: the call that finds it full drops the oldest', async () => {
		const { helpers, entries } = smallColumn();
		const row = new Row();
		const many = Array.from({ length: 2_300 }, (_, nth) => `before ${nth}`);
		await row.record(helpers, many);
		for (let nth = 0; nth < 200; nth += 1) {
			const mark = `order ${nth}`;
			expect(await row.record(helpers, [mark])).toEqual(new Set());
			expect(await row.record(helpers, [mark])).toEqual(new Set([mark]));
		}
		expect(entries().length).toBeGreaterThan(2_300);
		expect(entries().at(-1)).toBe('order 199');
		expect(waits).toEqual([]);
	});

	test('that is full already is healed by the first call of a process', async () => {
		const { helpers, entries } = smallColumn();
		await helpers.checkProcessedAndRecord(
			Array.from({ length: 2_426 }, (_, nth) => `old ${nth}`),
			'node',
			{ mode: 'entries', maxEntries: 20_000 },
		);
		expect(await new Row().record(helpers, ['new', 'old 2425'])).toEqual(new Set(['old 2425']));
		expect(entries()).toHaveLength(2_400);
	});
});

describe('how long a write takes to settle', () => {
	/** A call that takes so long. */
	const taking = (milliseconds: number) =>
		({
			checkProcessedAndRecord: async () => {
				now += milliseconds;
				return { new: ['a'], processed: [] };
			},
		}) as unknown as Deduplication;

	test('is three times the slowest of the first calls', async () => {
		const row = new Row();
		await row.record(taking(30), ['a']);
		for (let nth = 0; nth < 6; nth += 1) await row.record(taking(5), ['a']);
		expect(row.settlesIn).toBe(90);
		await row.record(taking(5), ['a']);
		expect(row.settlesIn).toBe(15);
	});

	test('then of the last sixteen, of which a single slow one is left out', async () => {
		const row = new Row();
		await row.record(taking(30), ['a']);
		await row.record(taking(25), ['a']);
		for (let nth = 0; nth < 14; nth += 1) await row.record(taking(6), ['a']);
		expect(row.settlesIn).toBe(75);
		await row.record(taking(6), ['a']);
		expect(row.settlesIn).toBe(18);
	});

	test('is 10 milliseconds at least, and 400 at most', async () => {
		const row = new Row();
		expect(row.settlesIn).toBe(10);
		await row.record(taking(0), ['a']);
		expect(row.settlesIn).toBe(10);
		await row.record(taking(5_000), ['a']);
		expect(row.settlesIn).toBe(400);
	});

	test('does not follow a clock that jumps', async () => {
		const row = new Row();
		await row.record(taking(-3_600_000), ['a']);
		expect(row.settlesIn).toBe(10);
		await row.record(taking(3_600_000), ['a']);
		expect(row.settlesIn).toBe(400);
	});
});
