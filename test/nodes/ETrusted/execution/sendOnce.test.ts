import { runItems } from '../../../../nodes/ETrusted/execution/itemLoop';
import { keyOf } from '../../../../nodes/ETrusted/memory/marks';
import { Deduplication } from '../../../engine/deduplication';
import { response } from './context';
import { creating, orders, refused, run, sentRefs, taking } from './loop';
import { again, memory, once, orderOf } from './sameMemory';

describe('each order only once', () => {
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
		const fresh = new Deduplication();
		const failing = again(1_001, { deduplication: fresh, serve: taking({ r999: refused }) });
		await expect(run(failing, fast)).rejects.toThrow('[item 999]');
		expect(sentRefs(failing)).not.toContain('r1000');
		// It asked for a thousand, noted those that were accepted, and took back the mark of the one that was not.
		expect(fresh.marks.filter((mark) => mark.endsWith('|1'))).toHaveLength(999);
		expect(fresh.marks).toHaveLength(2 * 999);
		// Of the next nothing was asked.
		expect(fresh.calls).toHaveLength(6);
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
});
