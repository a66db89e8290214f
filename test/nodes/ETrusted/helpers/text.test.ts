import { DateTime } from 'luxon';

import { toText } from '../../../../nodes/ETrusted/helpers/text';

describe('toText', () => {
	test.each([
		[' Müller ', 'Müller'],
		['a\n b', 'a\n b'],
		['👩‍👩‍👧 "x" <b>', '👩‍👩‍👧 "x" <b>'],
		[1001, '1001'],
		[4006381333931, '4006381333931'],
		[0, '0'],
		[-0, '0'],
		[1.5, '1.5'],
		[true, 'true'],
		[12345678901234567890n, '12345678901234567890'],
		['', undefined],
		[' \u00a0\t', undefined],
		[null, undefined],
		[undefined, undefined],
		[new Date(0), '1970-01-01T00:00:00.000Z'],
		[DateTime.fromMillis(0, { zone: 'utc' }), '1970-01-01T00:00:00.000Z'],
	])('%p is sent as %p', (value, expected) => expect(toText(value)).toBe(expected));

	test.each([{}, [], [1], NaN, Infinity, new Date(NaN), DateTime.invalid('test')])(
		'%p is no text',
		(value) => {
			expect(() => toText(value)).toThrow('is not a text');
		},
	);

	test('the longest number that is exact is sent', () => {
		expect(toText(9007199254740991)).toBe('9007199254740991');
	});

	test('a number that lost digits is not guessed', () => {
		expect(() => toText(2 ** 53)).toThrow('too large to be exact');
	});
});
