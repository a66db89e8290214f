import { DateTime } from 'luxon';

import { showValue } from '../../../../nodes/ETrusted/helpers/invalidValue';

test('showValue is short and never fails', () => {
	const circular: Record<string, unknown> = {};
	circular.self = circular;
	expect(showValue('a"b')).toBe('"a"b"');
	expect(showValue({ a: 1 })).toBe('{"a":1}');
	expect(showValue(circular)).toBe('[object Object]');
	expect(showValue(1n)).toBe('1');
	expect(showValue('x'.repeat(500))).toHaveLength(121);
});

test('of a text of 120 characters, its quotes among them, nothing is cut', () => {
	expect(showValue('x'.repeat(118))).toBe(`"${'x'.repeat(118)}"`);
	expect(showValue('x'.repeat(119))).toBe(`"${'x'.repeat(119)}…`);
});

test('no character is cut in two', () => {
	expect(showValue('😀'.repeat(119))).toBe(`"${'😀'.repeat(119)}…`);
	expect(showValue('😀'.repeat(500))).toBe(`"${'😀'.repeat(119)}…`);
});

test.each([
	[7, '7'],
	[NaN, 'NaN'],
	[-Infinity, '-Infinity'],
	[true, 'true'],
	[undefined, 'undefined'],
	[['a', 1], '["a",1]'],
	[new Date(0), '"1970-01-01T00:00:00.000Z"'],
	[new Date(NaN), 'Invalid Date'],
	[DateTime.fromMillis(0, { zone: 'utc' }), '"1970-01-01T00:00:00.000Z"'],
	[DateTime.invalid('test'), 'Invalid DateTime'],
])('%p is shown as what it is', (value, shown) => expect(showValue(value)).toBe(shown));
