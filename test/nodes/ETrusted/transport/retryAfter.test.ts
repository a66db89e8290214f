import { clock } from '../../../../nodes/ETrusted/transport/clock';
import { waitBeforeRetry } from '../../../../nodes/ETrusted/transport/retryAfter';

const NOW = Date.parse('2026-11-23T10:00:00.000Z');
let chance: number;

beforeEach(() => {
	chance = 0.5;
	jest.spyOn(clock, 'now').mockReturnValue(NOW);
	jest.spyOn(clock, 'random').mockImplementation(() => chance);
});
afterEach(() => jest.restoreAllMocks());

test.each([
	['seconds', '2', 2000],
	['seconds with a fraction', '2.25', 2250],
	['blanks', ' 7 ', 7000],
	['a number', 3, 3000],
	['the longest', '60', 60_000],
	['more than the longest', '61', 60_000],
	['an HTTP date', 'Mon, 23 Nov 2026 10:00:10 GMT', 10_000],
	['a date of RFC 850', 'Monday, 23-Nov-26 10:00:11 GMT', 11_000],
	['a date of asctime', 'Mon Nov 23 10:00:12 2026', 12_000],
	['a date of tomorrow', 'Tue, 24 Nov 2026 10:00:00 GMT', 60_000],
])('the server asks for %s', (_, header, wait) => {
	expect(waitBeforeRetry(3, header)).toBe(wait);
});

describe('a server that asks for next to nothing', () => {
	const WORDS = ['0', '0.1', 'Mon, 23 Nov 2026 09:59:59 GMT', 'Mon, 23 Nov 2026 10:00:00 GMT'];

	test.each(WORDS)('(%s) is given half of our own wait, which doubles', (header) => {
		const waits = [1, 2, 3, 4, 8, 50].map((tries) => waitBeforeRetry(tries, header));
		expect(waits).toEqual([500, 1000, 2000, 4000, 30_000, 30_000]);
	});

	test.each(WORDS)('(%s) does not make all clients come back at once', (header) => {
		chance = 0;
		expect(waitBeforeRetry(1, header)).toBe(375);
		chance = 0.999999;
		expect(Math.round(waitBeforeRetry(1, header))).toBe(625);
	});

	test('that asks for more than the half gets what it asks for', () => {
		expect(waitBeforeRetry(2, '1.5')).toBe(1500);
		expect(waitBeforeRetry(2, '0.9')).toBe(1000);
	});
});

test.each([
	undefined,
	null,
	'',
	'soon',
	'x 12',
	'12 x',
	'-5',
	'1e3',
	'5s',
	'.5',
	'5.',
	'1.2.3',
	'2026-11-23T10:00:10Z',
	'Mon, 23 Nov 2026 10:00:10 +0100',
	'Mon, 30 Feb 2026 10:00:10 GMT',
	'May 12',
	{},
	['x'],
])('%p says nothing: the wait is our own', (header) => {
	expect(waitBeforeRetry(1, header)).toBe(1000);
});

test('without a word of the server it doubles each time, up to the longest', () => {
	const waits = [1, 2, 3, 4, 5, 6, 7, 8, 50].map((tries) => waitBeforeRetry(tries, undefined));
	expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
});

test('chance moves it by a quarter up or down, and never beyond the longest', () => {
	chance = 0;
	expect([waitBeforeRetry(1, undefined), waitBeforeRetry(3, undefined)]).toEqual([750, 3000]);
	chance = 0.999999;
	expect(Math.round(waitBeforeRetry(1, undefined))).toBe(1250);
	expect(waitBeforeRetry(7, undefined)).toBe(60_000);
	// What the server asks for is not moved.
	expect(waitBeforeRetry(1, '2')).toBe(2000);
});
