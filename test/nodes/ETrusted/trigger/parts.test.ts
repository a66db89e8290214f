import { takeTurn } from '../../../../nodes/ETrusted/trigger/pollReviews';
import { Seen, type Waiting } from '../../../../nodes/ETrusted/trigger/state';
import {
	dueForAsking,
	failedToAsk,
	seenWaiting,
	stillWaiting,
} from '../../../../nodes/ETrusted/trigger/waiting';
import { DAY, HOUR, MINUTE, NOW, SECOND } from './model';

describe('what was seen', () => {
	test('is known again after it was stored, whatever time it bears then', () => {
		const seen = new Seen({});
		seen.add('rev-1', NOW);
		seen.add('rev-2', NOW + 1);
		seen.add('rev-2', NOW + 1);
		seen.add('rev-3', NOW - HOUR);
		const stored = seen.after(0);
		expect(Object.keys(stored)).toEqual([String(NOW / HOUR - 1), String(NOW / HOUR)]);
		expect(stored[String(NOW / HOUR)]).toMatch(/^[\w+/]{22}$/);
		for (const known of [seen, new Seen(stored)]) {
			expect(known.recognizes('rev-1', NOW)).toBe(true);
			expect(known.recognizes('rev-2', NOW + HOUR - 1)).toBe(true);
			expect(known.recognizes('rev-4', NOW)).toBe(false);
			expect(known.recognizes('rev-3', NOW)).toBe(true);
			// It bears the later time from then on.
			expect(new Seen(known.after(NOW)).recognizes('rev-3', NOW)).toBe(true);
		}
	});

	test('an hour that was looked into, and has nothing, takes no room', () => {
		const seen = new Seen({});
		expect(seen.recognizes('rev-1', NOW)).toBe(false);
		expect(seen.after(0)).toEqual({});
	});

	test('is forgotten by whole hours, once these are past', () => {
		const seen = new Seen({});
		for (let hour = 0; hour < 5; hour++) seen.add('rev-1', NOW + hour * HOUR);
		const hours = (floor: number) => Object.keys(seen.after(floor)).length;
		expect(hours(NOW)).toBe(5);
		expect(hours(NOW + HOUR - 1)).toBe(5);
		expect(hours(NOW + HOUR)).toBe(4);
		expect(hours(NOW + DAY)).toBe(0);
	});

	test('takes little room: 11 characters a review, 100,000 of them 1.1 MB', () => {
		const seen = new Seen({});
		for (let index = 0; index < 100_000; index++) {
			seen.add(`rev-${index}`, NOW - index * ((30 * DAY) / 100_000));
		}
		const size = (floor: number) => JSON.stringify(seen.after(floor)).length;
		expect(Math.round(size(0) / 10_000)).toBe(111);
		expect(Math.round(size(NOW - DAY) / 1_000)).toBe(37);
	});
});

describe('what waits for approval', () => {
	const entry = (more: Partial<Waiting> = {}): Waiting => ({
		id: 'rev-1',
		time: NOW - 2 * DAY,
		noted: NOW - DAY,
		asked: NOW - DAY,
		...more,
	});

	test.each([
		[{}, true],
		[{ time: NOW - DAY }, true],
		[{ asked: NOW - 72 * MINUTE }, true],
		[{ asked: NOW - 72 * MINUTE + SECOND }, false],
		[{ noted: NOW, asked: NOW }, true],
	])('%j is asked for: %s', (more, expected) => {
		expect(dueForAsking([entry(more)], NOW)).toHaveLength(expected ? 1 : 0);
	});

	test('the longest overdue first', () => {
		const waiting = Array.from({ length: 5 }, (_, index) =>
			entry({ id: `rev-${index}`, asked: NOW - 5 * HOUR - index }),
		);
		const ids = dueForAsking(waiting, NOW).map(({ id }) => id);
		expect(ids).toEqual(['rev-4', 'rev-3', 'rev-2', 'rev-1', 'rev-0']);
		expect(waiting[0]?.id).toBe('rev-0');
	});

	test('after failures ever longer, until it is a day; one that was seen is asked for as ever', () => {
		let failed = entry({ asked: NOW });
		const isDueAfter = (pause: number) => dueForAsking([failed], NOW + pause).length > 0;
		for (const minutes of [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1440, 1440]) {
			failed = failedToAsk(failed, NOW);
			expect([isDueAfter(minutes * MINUTE - SECOND), isDueAfter(minutes * MINUTE)]).toEqual([
				false,
				true,
			]);
		}
		expect(seenWaiting(failed, NOW + 1, false)).toEqual(entry({ asked: NOW + 1 }));
		expect(seenWaiting(failed, NOW + 1, true)).toEqual(entry({ asked: NOW + 1, refused: true }));
	});

	test('of too many those go first that were rejected or discarded', () => {
		const waiting = Array.from({ length: 15_000 }, (_, index) =>
			entry({ id: `rev-${index}`, ...(index % 3 === 2 ? { refused: true } : {}) }),
		);
		const kept = stillWaiting(waiting, NOW);
		expect(kept).toHaveLength(10_000);
		expect(kept.every(({ refused }) => refused === undefined)).toBe(true);
	});

	test.each([
		[{ asked: NOW - DAY + 31 * DAY }, true],
		[{ asked: NOW - DAY + 31 * DAY + 1 }, false],
		[{ asked: NOW + 40 * DAY, time: NOW - DAY + 1 }, true],
		[{ asked: NOW + 40 * DAY, time: NOW - DAY }, false],
	])('%j is waited for still: %s', (more, expected) => {
		expect(stillWaiting([entry(more)], NOW - DAY)).toHaveLength(expected ? 1 : 0);
	});

	test('it is bounded: 10,000 at most, the latest, of 115 characters each', () => {
		const waiting = Array.from({ length: 10_001 }, (_, index) =>
			entry({ id: `rev-${String(index).padStart(36, '0')}` }),
		);
		const kept = stillWaiting(waiting, NOW);
		expect(kept).toHaveLength(10_000);
		expect(kept[0]).toBe(waiting[1]);
		expect(JSON.stringify(kept).length / 10_000).toBeCloseTo(115, 0);
	});
});

describe('one poll at a time', () => {
	const notes = {};

	test('another one of the same trigger does nothing, one of another trigger is free to run', async () => {
		let finish: (answer: string) => void = () => {};
		const first = takeTurn(
			'one',
			notes,
			async () => await new Promise<string>((resolve) => (finish = resolve)),
			(answer) => `${answer} noted`,
		);
		const never = jest.fn();
		expect(await takeTurn('one', notes, never, never)).toBeUndefined();
		expect(never).not.toHaveBeenCalled();
		expect(
			await takeTurn(
				'two',
				notes,
				async () => 1,
				(one) => one + 1,
			),
		).toBe(2);
		finish('answer');
		expect(await first).toBe('answer noted');
	});

	test('one that is overtaken by a poll with other notes is dropped, and the other goes on', async () => {
		const conclude = jest.fn();
		let finish: (answer: number) => void = () => {};
		const slow = async () => await new Promise<number>((resolve) => (finish = resolve));
		const first = takeTurn('one', notes, slow, conclude);
		const end = finish;
		const others = {};
		const second = takeTurn('one', others, slow, (one) => one + 1);
		expect(await takeTurn('one', others, conclude, conclude)).toBeUndefined();
		end(1);
		expect(await first).toBeUndefined();
		// The first one's end makes no room beside the second.
		expect(await takeTurn('one', others, conclude, conclude)).toBeUndefined();
		finish(1);
		expect(await second).toBe(2);
		expect(conclude).not.toHaveBeenCalled();
		expect(
			await takeTurn(
				'one',
				{},
				async () => 1,
				(one) => one,
			),
		).toBe(1);
	});

	test('one that fails makes way', async () => {
		const failing = takeTurn(
			'one',
			notes,
			async () => await Promise.reject(new Error('no')),
			() => 1,
		);
		await expect(failing).rejects.toThrow('no');
		expect(
			await takeTurn(
				'one',
				notes,
				async () => 1,
				(one) => one,
			),
		).toBe(1);
	});
});
