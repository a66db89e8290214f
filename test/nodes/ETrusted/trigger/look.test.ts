import { isDueAgain } from '../../../../nodes/ETrusted/trigger/look';
import { activated, many } from './activated';
import { DAY, HOUR, MINUTE, NOW, SECOND } from './model';

const edited = { event: 'reviewEdited' as const };

test.each([
	['half a minute early', 15 * MINUTE - 30 * SECOND, true],
	['not earlier', 15 * MINUTE - 30 * SECOND - 1, false],
	['not in the same moment', 0, false],
	['where the clock went back, at once', -1, true],
])('what is read each quarter of an hour is due: %s', (_, since, expected) => {
	expect(isDueAgain(NOW, 15 * MINUTE, NOW + since)).toBe(expected);
});

test('read down to the mark, and no further: what is new comes out at once, and looking back goes on', () => {
	const { model, trigger, later, polls } = activated((one) =>
		many(one, 30, (index) => ({ submitted: NOW - Math.floor(index / 2) * HOUR })),
	);
	model.pageSize = 3;
	trigger.budget = { pages: 1 };
	const { id } = model.add({ submitted: NOW + SECOND });
	// The day's reading is due. On its first page are the new one and both of the moment of the mark.
	expect(later(15 * MINUTE)).toEqual([id]);
	expect(trigger.memory).toMatchObject({ mark: NOW + SECOND });
	expect(trigger.memory?.rest).toEqual({ below: NOW, mark: NOW + SECOND });
	// It comes to its end though each poll has the time for one page alone.
	const late = model.add({ submitted: NOW - 12 * HOUR });
	let { below } = trigger.memory!.rest!;
	for (let count = 0; !trigger.hasOut.has(late.id) && count < 20; count++) {
		// Two of one moment: in its middle, it could not go on.
		expect(trigger.requestsOf(() => polls(1))).toBe(2);
		const next = trigger.memory?.rest?.below;
		if (next !== undefined) expect(next).toBeLessThan(below as number);
		below = next;
	}
	expect(trigger.out.map((one) => one.id)).toEqual([id, late.id]);
});

describe('edits', () => {
	/** Those never edited stand first, on many pages: the one edit is found by a reading of all, each hour. */
	function withOneEdit() {
		const all = activated((one) => {
			Object.assign(one, { unedited: 'first' });
			many(one, 40, (index) => ({ submitted: NOW - index * HOUR }));
		}, edited);
		const entry = all.model.entries[0]!;
		all.model.pageSize = 3;
		entry.edited = NOW + SECOND;
		return { ...all, entry };
	}

	test('what is left over of a portion is found again from the top: the oldest first, from however deep', () => {
		const { model, later } = activated(
			(one) => many(one, 30, (index) => ({ submitted: NOW - index * HOUR })),
			edited,
			{ portion: 5 },
		);
		model.pageSize = 10;
		model.entries.forEach((entry, index) => (entry.edited = NOW + (index + 1) * SECOND));
		const out = Array.from({ length: 6 }, () => later(MINUTE));
		expect(out.map(({ length }) => length)).toEqual([5, 5, 5, 5, 5, 5]);
		expect(out.flat()).toEqual(model.entries.map(({ id }) => id));
	});

	test('the newest is the mark though not all was due to be read', () => {
		const { model, trigger, later } = activated(
			(one) => many(one, 150, (index) => ({ submitted: NOW - DAY, edited: NOW - index })),
			edited,
		);
		Object.assign(model.entries[2]!, { edited: NOW + SECOND });
		expect(later(MINUTE)).toHaveLength(1);
		expect(trigger.memory).toMatchObject({
			mark: NOW + SECOND,
			floor: NOW - DAY,
			lastRead: { all: NOW },
		});
		expect(trigger.memory).not.toHaveProperty('rest');
	});

	test('a reading of all that takes many polls of one page each comes to its end, and brings out what it finds', () => {
		const { trigger, later, entry } = withOneEdit();
		trigger.budget = { pages: 1 };
		expect(later(HOUR)).toEqual([]);
		const cursors = [trigger.memory?.rest?.below];
		for (let count = 0; trigger.out.length === 0 && count < 20; count++) {
			expect(trigger.requestsOf(() => later(SECOND))).toBe(1);
			cursors.push(trigger.memory?.rest?.below);
		}
		expect(trigger.out.map(({ id }) => id)).toEqual([entry.id]);
		expect(new Set(cursors).size).toBe(cursors.length);
	});

	test('the same where each poll has the time for the top as well', () => {
		const { model, trigger, later, entry } = withOneEdit();
		// Two pages look back, the third one is the top.
		Object.assign(model, { latency: 5 * SECOND });
		expect(later(HOUR)).toEqual([]);
		const { all } = trigger.memory!.lastRead;
		for (let count = 0; trigger.memory?.rest && count < 10; count++) {
			expect(trigger.requestsOf(() => later(SECOND))).toBeLessThanOrEqual(3);
		}
		expect(trigger.out.map(({ id }) => id)).toEqual([entry.id]);
		expect(trigger.memory?.lastRead.all).toBeGreaterThan(all);
	});

	test.each<[string, (index: number) => number]>([
		['one each five minutes', (index) => NOW - index * 5 * MINUTE],
		['150 of the last moment', (index) => (index < 150 ? NOW : NOW - index * 5 * MINUTE)],
	])(
		'more than a page of them within the look-back, %s: all is read after six hours, and not before',
		(_, timeOf) => {
			const { model, trigger, later } = activated(
				(one) =>
					many(one, 400, (index) => ({ submitted: NOW - 2 * DAY - index, edited: timeOf(index) })),
				edited,
			);
			const costs = Array.from({ length: 36 }, () => {
				const before = { requests: model.requests.length, read: model.read };
				expect(later(10 * MINUTE)).toEqual([]);
				return [model.requests.length - before.requests, model.read - before.read];
			});
			expect(costs.slice(0, -1)).toEqual(Array.from({ length: 35 }, () => [1, 100]));
			// A hundred, and the others of a day.
			expect(costs.at(-1)).toEqual([2, 400]);
			expect(trigger.memory?.lastRead.all).toBe(model.now);
		},
	);
});
