import {
	beforeLook,
	marks,
	memory,
	other,
	presence,
	REMOVE,
	take,
	traces,
	waits,
	WRITE,
} from './oneProcess';

describe('a write that another process undoes', () => {
	test('is made again, and what the other has begun is the other’s', async () => {
		beforeLook(async (nth, { items }) => {
			if (nth > 1) return;
			await other(REMOVE, [items[0] as string, 'b|1']);
		});
		expect(await take({ begin: ['a', 'b'] })).toEqual({ a: 'elsewhere', b: 'ours' });
		expect(waits).toHaveLength(2);
	});

	test('makes this process one of several', async () => {
		const seen = jest.spyOn(presence, 'note');
		beforeLook(async (nth, { items }) => {
			if (nth === 1) await other(REMOVE, [items[0] as string, 'a|1']);
		});
		await take({ begin: ['a'] });
		expect(seen.mock.calls).toEqual([[false], [false], [true]]);
	});

	test('takes nothing back of what an earlier try had found to stay', async () => {
		await take({ begin: ['x'] });
		// The first try is written, and its removal undone; the second is undone.
		const canary = traces.canary as string;
		beforeLook(async (nth, { items }) => {
			if (nth === 1) await other(WRITE, [canary]);
			if (nth === 2) await other(REMOVE, [items[0] as string]);
		});
		expect(await take({ begin: ['a'], notAccepted: ['x'] })).toEqual({ a: 'ours' });
		expect(waits).toHaveLength(1 + 4);
		expect(marks()).toEqual(['a|1']);
	});

	test('leaves found what an earlier try had found accepted', async () => {
		await other(WRITE, ['a|1', 'a|2']);
		beforeLook(async (nth, { items }) => {
			if (nth > 1) return;
			await other(REMOVE, [items[0] as string]);
			await other(WRITE, ['a|?']);
		});
		expect(await take({ begin: ['a'] })).toEqual({ a: 'sent' });
		expect(marks()).toEqual(['a|1', 'a|2']);
	});

	test('does not begin what is another’s: it may be taken back meanwhile', async () => {
		await other(WRITE, ['a|1']);
		beforeLook(async (nth, { items }) => {
			if (nth === 1) await other(REMOVE, [items[0] as string, 'a|1', 'a|2', 'a|?']);
		});
		expect(await take({ begin: ['a'] })).toEqual({ a: 'elsewhere' });
		expect(waits).toHaveLength(2);
		expect(marks()).toEqual([]);
	});

	test('leaves its token, which the look has recorded, for the next turn to remove', async () => {
		let lost = '';
		beforeLook(async (nth, { items }) => {
			if (nth === 1) await other(REMOVE, [(lost = items[0] as string)]);
		});
		await take({ begin: ['a'] });
		expect(memory.calls.filter(({ method }) => method === REMOVE)[1]?.items[0]).toBe(lost);
		expect(traces.litter).toEqual([]);
		expect(memory.entries).not.toContain(lost);
	});

	test('is made twelve times; then the order is left to the others', async () => {
		beforeLook(async (_, { items }) => await other(REMOVE, [items[0] as string, 'a|1']));
		expect(await take({ begin: ['a'] })).toEqual({ a: 'elsewhere' });
		expect(waits).toHaveLength(12);
	});
});
