import {
	hasEntry,
	hasExpression,
	rawEntry,
	textAround,
} from '../../../../nodes/ETrusted/helpers/expressions';

test.each(['=', '={{ $json.a }}', ['x', '=x'], { a: { b: [{ c: '=x' }] } }])(
	'%j has an expression',
	(raw) => expect(hasExpression(raw)).toBe(true),
);

test.each(['', ' =x', 'a=b', 7, null, undefined, [], {}, { a: ['x'] }])('%j has none', (raw) => {
	expect(hasExpression(raw)).toBe(false);
});

test('an entry is there, be it empty; what every object has is none', () => {
	expect(hasEntry({ a: undefined }, 'a')).toBe(true);
	expect(hasEntry({ a: 1 }, 'toString')).toBe(false);
	expect(hasEntry('text', 'length')).toBe(false);
	expect(hasEntry(undefined, 'a')).toBe(false);
});

test.each([
	['its own entry', { a: '=x', b: 'y' }, '=x'],
	['none', { b: 'y' }, undefined],
	['one that every object has', { toString: 1 }, undefined],
	['none of a text', '=x', undefined],
	['nothing of nothing', undefined, undefined],
])('what stands in the panel for an entry: %s', (_, raw, expected) => {
	expect(rawEntry(raw, 'a')).toBe(expected);
});

test.each([
	['=W-{{ $json.number }}', 'W-'],
	['={{ $json.a }} - {{ $json.b }}', '-'],
	['=#{{ $json.a +\n $json.b }} ', '#'],
	['={{ $json.a }}', ''],
	['= {{ $json.a }}', ''],
	['=text', ''],
	['W-{{ $json.number }}', ''],
	[['=W-{{ 1 }}'], ''],
	[undefined, ''],
])('the text around the expressions of %j is %j', (raw, expected) => {
	expect(textAround(raw)).toBe(expected);
});
