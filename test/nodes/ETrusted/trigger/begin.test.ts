import { sight } from '../../../../nodes/ETrusted/trigger/state';
import { startOf } from '../../../../nodes/ETrusted/trigger/poll';
import { KINDS } from '../../../../nodes/ETrusted/trigger/review';
import { activated, many } from './activated';
import { DAY, HOUR, MINUTE, NOW, SECOND, SETTINGS } from './model';

test('no review at all: the first one comes out, an import of old ones does not', () => {
	const { model, trigger, later } = activated();
	expect(trigger.memory).toEqual({
		version: 2,
		workflow: 'workflow',
		event: 'newReview',
		mark: NOW - 29 * DAY,
		near: NOW - 30 * DAY,
		floor: NOW - 30 * DAY,
		day: NOW - 30 * DAY,
		lastRead: { day: NOW, all: NOW },
		polled: NOW,
		asked: NOW,
		seen: {},
		waiting: [],
		past: [],
		filters: SETTINGS.filters,
	});
	expect(later(MINUTE)).toEqual([]);
	model.add({ submitted: NOW - 40 * DAY });
	const held = model.add({ submitted: NOW - 20 * DAY });
	const first = model.add();
	expect(later(MINUTE)).toEqual([held.id, first.id]);
});

test('a quiet account begins at its newest review, whatever the clocks say', () => {
	const { model, trigger, later } = activated((quiet) => {
		quiet.add({ submitted: NOW - 90 * DAY });
	});
	expect(trigger.memory?.mark).toBe(NOW - 90 * DAY);
	const { id } = model.add({ submitted: NOW - 90 * DAY - HOUR + 1 });
	expect(later(MINUTE)).toEqual([id]);
});

test('a review from the future does not move the beginning there', () => {
	const { model, trigger, later } = activated((odd) => odd.add({ submitted: NOW + 90 * DAY }));
	// The API's clock has whole seconds.
	expect(trigger.memory?.mark).toBe(NOW + SECOND);
	const { id } = model.add({ submitted: NOW - HOUR + MINUTE });
	expect(later(MINUTE)).toEqual([id]);
	expect(trigger.memory?.mark).toBe(NOW + MINUTE + SECOND);
	const next = model.add();
	expect(later(MINUTE)).toEqual([next.id]);
});

test('a review from the future that comes later holds up nothing that comes then', () => {
	const { model, later } = activated((one) => one.add());
	const odd = model.add({ submitted: NOW + 90 * DAY });
	expect(later(MINUTE)).toEqual([odd.id]);
	const { id } = model.add();
	expect(later(MINUTE)).toEqual([id]);
	expect(later(100 * DAY)).toEqual([]);
	const last = model.add();
	expect(later(MINUTE)).toEqual([last.id]);
});

test('an activation that time cut among reviews from the future holds up nothing that comes then', () => {
	const { model, trigger, later } = activated(
		(odd) => {
			odd.pageSize = 2;
			many(odd, 2, (index) => ({ submitted: NOW + (90 + index) * DAY }));
			many(odd, 5, (index) => ({ submitted: NOW - index * MINUTE }));
		},
		{},
		{ pages: 1 },
	);
	// What was not read is past, and no more than that.
	expect(trigger.memory).toMatchObject({ mark: NOW + SECOND, floor: NOW + SECOND });
	trigger.budget = {};
	const { id } = model.add({ submitted: NOW + MINUTE });
	expect(later(MINUTE)).toEqual([id]);
});

test('one that was submitted before the activation and appears after it', () => {
	const { model, later } = activated((one) => one.add());
	const { id } = model.add({ submitted: NOW - HOUR / 2 });
	const early = model.add({ submitted: NOW - 23 * HOUR });
	expect(later(MINUTE)).toEqual([id]);
	expect(later(14 * MINUTE)).toEqual([early.id]);
});

test('a longer look-back does not bring out what was forgotten, a shorter one forgets', () => {
	const { trigger, later } = activated((one) => {
		for (let index = 0; index < 100; index++) one.add({ submitted: NOW - index * HOUR });
	});
	trigger.settings = { ...SETTINGS, lookBack: 30 * DAY };
	expect(later(6 * HOUR)).toEqual([]);
	expect(trigger.memory?.floor).toBe(NOW - DAY);
	trigger.settings = { ...SETTINGS, lookBack: HOUR };
	expect(later(6 * HOUR)).toEqual([]);
	expect(trigger.memory?.floor).toBe(NOW - HOUR);
	expect(Object.keys(trigger.memory?.seen ?? {})).toHaveLength(2);
	trigger.settings = SETTINGS;
	expect(later(6 * HOUR)).toEqual([]);
});

describe('the hundred in sight', () => {
	const times = (...days: number[]) => days.map((count) => NOW - count * DAY);
	const read = (given: number[], reached = -Infinity) => ({ times: given, reached });

	test('in whatever order the reviews came', () => {
		const days = times(3, 1, 0, 2);
		const reading = { times: days, newest: NOW, reached: -Infinity, began: NOW, clock: NOW };
		const settings = { ...SETTINGS, lookBack: HOUR };
		const expected = { mark: NOW, near: NOW - 2 * DAY, floor: NOW - 2 * DAY };
		expect(startOf(reading, KINDS.newReview, settings, { inSight: 2 })).toEqual(expected);
		// Going back among edits costs pages of reviews that were never edited.
		expect(startOf(reading, KINDS.reviewEdited, settings, { inSight: 2 })).toEqual({
			mark: NOW,
			near: NOW - HOUR,
			floor: NOW - HOUR,
		});
	});

	test.each([
		['the one after it is where it ends', times(0, 1, 2, 3), 2, NOW - 2 * DAY],
		['an hour at least', [NOW, NOW - 1, NOW - 2], 1, NOW - HOUR],
		['less than so many: the longest moderation', times(0, 1), 2, NOW - 30 * DAY],
		['no further than the longest moderation', times(0, 1, 40), 2, NOW - 30 * DAY],
	])('%s', (_, given, inSight, expected) => {
		expect(sight(NOW, read(given), { inSight })).toBe(expected);
	});

	test('less than so many were read: no further than was read', () => {
		expect(sight(NOW, read(times(0, 1), NOW - 5 * DAY), { inSight: 2 })).toBe(NOW - 5 * DAY);
	});
});
