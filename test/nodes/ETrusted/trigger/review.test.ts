import { isDue, matches, toClock, toIso, toTime } from '../../../../nodes/ETrusted/trigger/review';
import { areSame } from '../../../../nodes/ETrusted/trigger/settings';
import { NOW, SETTINGS } from './model';

describe('matching', () => {
	const ALL = SETTINGS.filters;

	test.each([
		['APPROVED', true, true],
		['SUBMITTED', false, true],
		['MODERATION', false, true],
		['REJECTED', false, false],
		['DISCARDED', false, false],
		['SOMETHING_NEW', false, true],
		[undefined, false, true],
	])('%s comes out: %s, before approval: %s', (state, isApproved, isEarly) => {
		expect(isDue({ state }, ALL)).toBe(isApproved);
		expect(isDue({ state }, { ...ALL, emitBeforeApproval: true })).toBe(isEarly);
	});

	const review = {
		channelRef: 'chl-a',
		rating: 4,
		type: 'PRODUCT_REVIEW',
		product: { sku: 's1' },
		comment: 'text',
	};

	test.each([
		[{}, true],
		[{ channels: ['chl-a', 'chl-b'] }, true],
		[{ channels: ['chl-b'] }, false],
		[{ ratings: [4, 5] }, true],
		[{ ratings: [1, 2, 3, 5] }, false],
		[{ types: ['PRODUCT_REVIEW'] }, true],
		[{ types: ['SERVICE_REVIEW'] }, false],
		[{ skus: ['s2', 's1'] }, true],
		[{ skus: ['s'] }, false],
		[{ channels: ['chl-a'], ratings: [4], types: ['PRODUCT_REVIEW'], skus: ['s1'] }, true],
		[{ channels: ['chl-a'], ratings: [4], types: ['PRODUCT_REVIEW'], skus: ['s2'] }, false],
		[{ includeWithoutText: false }, true],
	])('%j: %s', (filters, expected) => {
		expect(matches(review, { ...ALL, ...filters })).toBe(expected);
	});

	test.each([
		[1, 1],
		[1.49, 1],
		[1.5, 2],
		[4.6, 5],
		[5, 5],
	])('a rating of %d is %d stars', (rating, stars) => {
		const wanted = [1, 2, 3, 4, 5].filter((one) =>
			matches({ ...review, rating }, { ...ALL, ratings: [one] }),
		);
		expect(wanted).toEqual([stars]);
	});

	test('what a review lacks is never among what is wanted', () => {
		for (const filters of [
			{ ratings: [1, 5] },
			{ types: ['x'] },
			{ skus: ['x'] },
			{ channels: ['x'] },
		])
			expect(matches({ rating: '5' }, { ...ALL, ...filters })).toBe(false);
		expect(matches({}, ALL)).toBe(true);
	});

	test.each([
		[{ feedbackType: 'STATEMENT', comment: 'text', rating: 5 }, false],
		[{ feedbackType: 'REVIEW', comment: '' }, true],
		[{ comment: 'text', rating: 5 }, true],
		[{ comment: '', rating: 5 }, false],
		[{ rating: 5 }, false],
		[{ comment: 'text' }, false],
	])('without those that have no text, %j matches: %s', (statement, expected) => {
		expect(matches(statement, { ...ALL, includeWithoutText: false })).toBe(expected);
		expect(matches(statement, ALL)).toBe(true);
	});

	test('filters are the same where every part is', () => {
		expect(areSame(ALL, { ...ALL, channels: [] })).toBe(true);
		// In whatever order they were stored.
		expect(areSame(ALL, Object.fromEntries(Object.entries(ALL).reverse()) as typeof ALL)).toBe(
			true,
		);
		for (const other of [
			{ channels: ['a'] },
			{ ratings: [1] },
			{ types: ['a'] },
			{ skus: ['a'] },
			{ includeWithoutText: false },
			{ emitBeforeApproval: true },
		])
			expect(areSame(ALL, { ...ALL, ...other })).toBe(false);
	});
});

describe('times', () => {
	test.each([
		['2026-11-23T12:00:00.000Z', NOW],
		['2026-11-23T12:00:00Z', NOW],
		['2026-11-23T12:00:00.000z', NOW],
		['2026-11-23T13:00:00.000+01:00', NOW],
		['2026-11-23T13:00:00.000+0100', NOW],
		['2026-11-23T07:00:00.000-05:00', NOW],
		// Without a zone it is UTC; the server of these tests is in Tokyo.
		['2026-11-23T12:00:00.000', NOW],
		['soon', undefined],
		['', undefined],
		[undefined, undefined],
		[null, undefined],
		[NOW, undefined],
		[2026, undefined],
	])('%s', (text, time) => expect(toTime(text)).toBe(time));

	test('as the API wants it', () => expect(toIso(NOW)).toBe('2026-11-23T12:00:00.000Z'));

	test("the API's clock", () => {
		expect(toClock({ date: 'Mon, 23 Nov 2026 12:00:00 GMT' })).toBe(NOW);
		for (const headers of [{}, { date: '' }, { date: 'today' }, { Date: undefined }])
			expect(toClock(headers)).toBeUndefined();
	});
});
