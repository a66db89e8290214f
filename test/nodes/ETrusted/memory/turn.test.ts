import { clock } from '../../../../nodes/ETrusted/transport/clock';
import {
	becomeAlone,
	beforeLook,
	marks,
	memory,
	other,
	presence,
	REMOVE,
	take,
	traces,
	UUID,
	waits,
	WRITE,
} from './oneProcess';

/** The calls of the last turn; tokens by the order in which they first came, own and others' digits in one word each. */
function calls(): string[][] {
	const tokens: string[] = [];
	const named = (entry: string) => {
		if (!UUID.test(entry)) return presence.own.includes(entry) ? 'own' : foreignOr(entry);
		if (!tokens.includes(entry)) tokens.push(entry);
		return `token ${tokens.indexOf(entry) + 1}`;
	};
	return memory.calls.map(({ method, items }) => [method, ...new Set(items.map(named))]);
}
const foreignOr = (entry: string) => (presence.foreign.includes(entry) ? 'foreign' : entry);

describe('a turn of a process that may not be alone', () => {
	test('writes, takes the others’ digits away, waits, and looks for its token', async () => {
		expect(await take({ begin: ['a', 'b'] })).toEqual({ a: 'ours', b: 'ours' });
		expect(calls()).toEqual([
			[WRITE, 'token 1', 'own', 'a|1', 'b|1'],
			[REMOVE, 'foreign'],
			[WRITE, 'token 1'],
		]);
		expect(memory.calls[1]?.items).toEqual(presence.foreign);
		expect(waits).toEqual([10]);
		expect(marks()).toEqual(['a|1', 'b|1']);
	});

	test('waits up to half as long again, by chance', async () => {
		jest.spyOn(clock, 'random').mockReturnValue(0.5);
		await take({ begin: ['a'] });
		expect(waits).toEqual([12.5]);
	});

	test('removes the last turn’s token, which is then looked for, and what that has recorded with the next one’s', async () => {
		await take({ begin: ['a'] });
		const first = traces.canary;
		expect(first).toMatch(UUID);
		expect(memory.entries).toContain(first);
		await take({ begin: ['b'] });
		const second = traces.canary;
		expect(second).not.toBe(first);
		expect(calls()).toEqual([
			[WRITE, 'token 1', 'own', 'b|1'],
			[REMOVE, 'token 2', 'foreign'],
			[WRITE, 'token 1', 'token 2'],
		]);
		expect(memory.calls[0]?.items[0]).toBe(second);
		expect(memory.calls[1]?.items[0]).toBe(first);
		expect(traces.litter).toEqual([first]);
		await take({ begin: ['c'] });
		expect(memory.calls[1]?.items.slice(0, 2)).toEqual([second, first]);
		expect(memory.entries).not.toContain(first);
	});

	test('notes what was accepted, and looks for that as well', async () => {
		await take({ begin: ['a'] });
		await take({ accepted: ['a'] });
		expect(calls()).toEqual([
			[WRITE, 'token 1', 'own', 'a|1', 'a|2'],
			[REMOVE, 'token 2', 'foreign'],
			[WRITE, 'token 1', 'token 2', 'a|2'],
		]);
		expect(marks()).toEqual(['a|1', 'a|2']);
	});

	test('answers a question that was asked before, where the order was accepted', async () => {
		await other(WRITE, ['a|1', 'a|2', 'a|?']);
		await take({ accepted: ['a'] });
		expect(marks()).toEqual(['a|1', 'a|2']);
	});

	test('notes again what was accepted and is not found', async () => {
		beforeLook(async (nth) => {
			if (nth === 1) await other(REMOVE, ['a|1', 'a|2']);
		});
		await take({ accepted: ['a'] });
		expect(memory.calls).toHaveLength(6);
		expect(marks()).toEqual(['a|1', 'a|2']);
	});
});

describe('an order that is to begin', () => {
	type Row = string[];
	test.each<[string, Row, string, Row]>([
		['that nobody has begun', [], 'ours', ['a|1']],
		['that was begun: the question stays', ['a|1'], 'elsewhere', ['a|1', 'a|2', 'a|?']],
		['that was accepted: the question goes', ['a|1', 'a|2'], 'sent', ['a|1', 'a|2']],
		['that is asked for', ['a|1', 'a|2', 'a|?'], 'elsewhere', ['a|1', 'a|2', 'a|?']],
		['whose question has lost what it recorded: it goes', ['a|1', 'a|?'], 'elsewhere', ['a|1']],
		['of which only the end is left', ['a|2'], 'ours', ['a|1', 'a|2']],
	])('%s', async (_, before, fate, after) => {
		if (before.length > 0) await other(WRITE, before);
		expect(await take({ begin: ['a'] })).toEqual({ a: fate });
		expect(marks()).toEqual(after);
	});

	test.each<[string, Row, string, Row]>([
		['that was begun: the question goes', ['a|1'], 'ours', ['a|1']],
		['that was accepted', ['a|1', 'a|2'], 'sent', ['a|1', 'a|2']],
		['that is asked for: the question goes', ['a|1', 'a|2', 'a|?'], 'ours', ['a|1']],
	])('and was waited for long enough: %s', async (_, before, fate, after) => {
		await other(WRITE, before);
		expect(await take({ begin: ['a'], overdue: ['a'] })).toEqual({ a: fate });
		expect(marks()).toEqual(after);
	});

	test('is ours by waiting only where it is the one that was waited for', async () => {
		await other(WRITE, ['a|1', 'b|1']);
		expect(await take({ begin: ['a', 'b', 'c'], overdue: ['b'] })).toEqual({
			a: 'elsewhere',
			b: 'ours',
			c: 'ours',
		});
		expect(calls().slice(0, 3)).toEqual([
			[WRITE, 'token 1', 'own', 'a|1', 'b|1', 'c|1'],
			[WRITE, 'a|2', 'a|?', 'b|2', 'b|?'],
			[REMOVE, 'b|2', 'b|?', 'foreign'],
		]);
	});
});

describe('what was not accepted', () => {
	test('is taken out with the last turn’s token, whose absence shows that it stays so', async () => {
		await take({ begin: ['a'] });
		await take({ notAccepted: ['a'] });
		expect(calls()).toEqual([
			[WRITE, 'token 1', 'own'],
			[REMOVE, 'a|1', 'a|2', 'a|?', 'token 2', 'foreign'],
			[WRITE, 'token 1', 'token 2'],
		]);
		expect(marks()).toEqual([]);
	});

	test('waits for a second try where there is no such token', async () => {
		await other(WRITE, ['a|1']);
		await take({ notAccepted: ['a'] });
		expect(calls()).toEqual([
			[WRITE, 'token 1', 'own'],
			[REMOVE, 'foreign'],
			[WRITE, 'token 1'],
			[WRITE, 'token 2', 'own'],
			[REMOVE, 'a|1', 'a|2', 'a|?', 'token 1', 'foreign'],
			[WRITE, 'token 2', 'token 1'],
		]);
		expect(marks()).toEqual([]);
	});

	test('is taken out again where that was undone', async () => {
		await take({ begin: ['a'] });
		const canary = traces.canary as string;
		beforeLook(async (nth) => {
			if (nth === 1) await other(WRITE, [canary, 'a|1']);
		});
		await take({ notAccepted: ['a'] });
		expect(waits).toHaveLength(1 + 2);
		expect(marks()).toEqual([]);
	});

	test('is not taken out once more when only the token was lost: by then it may be another’s', async () => {
		await take({ begin: ['a'] });
		beforeLook(async (nth, { items }) => {
			if (nth > 1) return;
			await other(REMOVE, [items[0] as string]);
			await other(WRITE, ['a|1']);
		});
		await take({ notAccepted: ['a'] });
		expect(marks()).toEqual(['a|1']);
	});
});

test('a call that fails leaves no canary, and its token to be removed', async () => {
	await take({ begin: ['a'] });
	const canary = traces.canary as string;
	memory.before = ({ method }) => {
		if (method === REMOVE) throw new Error('database is locked');
	};
	await expect(take({ begin: ['b'] })).rejects.toThrow('database is locked');
	const token = memory.calls[0]?.items[0] as string;
	expect(traces).toEqual({ canary: undefined, litter: [canary, token] });
	memory.before = () => {};
	await take({ begin: ['c'] });
	expect(memory.calls[1]?.items.slice(0, 2)).toEqual([canary, token]);
	expect(memory.entries).not.toContain(canary);
	expect(memory.entries).not.toContain(token);
});

describe('a process that is alone', () => {
	beforeEach(becomeAlone);

	test('begins in one call, and notes in one', async () => {
		waits.length = 0;
		expect(await take({ begin: ['a'] })).toEqual({ a: 'ours' });
		expect(calls()).toEqual([[WRITE, 'own', 'a|1']]);
		await take({ accepted: ['a'] });
		expect(calls()).toEqual([[WRITE, 'own', 'a|1', 'a|2']]);
		expect(waits).toEqual([]);
		expect(marks()).toEqual(['a|1', 'a|2']);
	});

	test('sends what was begun and never ended, and skips what was accepted', async () => {
		await other(WRITE, ['a|1', 'b|1', 'b|2']);
		expect(await take({ begin: ['a', 'b'] })).toEqual({ a: 'ours', b: 'sent' });
		expect(calls()).toEqual([
			[WRITE, 'own', 'a|1', 'b|1'],
			[WRITE, 'a|2', 'a|?', 'b|2', 'b|?'],
			[REMOVE, 'a|2', 'a|?', 'b|?'],
		]);
	});

	test('takes its question back, so that the next delivery is skipped as well', async () => {
		await other(WRITE, ['a|1', 'a|2']);
		for (let delivery = 1; delivery <= 2; delivery += 1) {
			expect(await take({ begin: ['a'] })).toEqual({ a: 'sent' });
			expect(calls().at(-1)).toEqual([REMOVE, 'a|?']);
		}
	});

	test('takes out in one call what was not accepted', async () => {
		await take({ begin: ['a'] });
		await take({ notAccepted: ['a'] });
		expect(calls()).toEqual([
			[WRITE, 'own'],
			[REMOVE, 'a|1', 'a|2', 'a|?'],
		]);
		expect(marks()).toEqual([]);
	});

	test('that finds one of its digits gone writes the turn again, and takes nothing out twice', async () => {
		await take({ begin: ['a'] });
		await other(REMOVE, [presence.own[2] as string]);
		expect(await take({ begin: ['b'], notAccepted: ['a'] })).toEqual({ b: 'ours' });
		expect(calls()).toEqual([
			[WRITE, 'own', 'b|1'],
			[REMOVE, 'a|1', 'a|2', 'a|?'],
			[WRITE, 'token 1', 'own', 'b|1'],
			[REMOVE, 'token 2', 'token 3', 'foreign'],
			[WRITE, 'token 1', 'token 2'],
		]);
		expect(presence.isAlone).toBe(false);
		expect(marks()).toEqual(['b|1']);
	});
});
