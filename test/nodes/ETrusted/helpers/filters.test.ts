import { toFilter } from '../../../../nodes/ETrusted/helpers/filters';
import { toList } from '../../../../nodes/ETrusted/helpers/lists';
import { toOptionalSwitch } from '../../../../nodes/ETrusted/helpers/optionalSwitch';
import { toText } from '../../../../nodes/ETrusted/helpers/text';

const EXPRESSION = '={{ $json.order_number }}';

const NOTHINGS = [
	undefined,
	null,
	'',
	' \n',
	[],
	[''],
	[null, [undefined]],
	'[]',
	' [ ] ',
	'[""]',
	'["", null]',
];

const CONVERSIONS = { toText, toList: (value: unknown) => toList(value), toOptionalSwitch };

describe.each(Object.entries(CONVERSIONS))('with %s', (_, convert) => {
	test.each(NOTHINGS)('an expression that gives %j came to nothing', (value) => {
		expect(() => toFilter<unknown>(EXPRESSION, convert)(value)).toThrow(
			new Error('came to nothing: remove it, or give it a value'),
		);
	});

	test.each([undefined, null, '', ' '])('left as %j in the panel it is no filter', (value) => {
		expect(toFilter<unknown>(value, convert)(value)).toBeUndefined();
	});
});

test('what is left of a list is nothing, too', () => {
	expect(() => toFilter(EXPRESSION, toList)(' , ')).toThrow('came to nothing');
	expect(toFilter(' , ', toList)(' , ')).toBeUndefined();
});

test.each([
	[EXPRESSION, 'x', 'x'],
	[EXPRESSION, 0, '0'],
	[EXPRESSION, false, 'false'],
	['x', ' x ', 'x'],
	['[]', '[]', '[]'],
	['=W-{{ $json.a }}', 'W-1', 'W-1'],
	['={{ $json.a }}{{ $json.b }}', '1', '1'],
])('of %j the value %j is %j', (raw, value, expected) => {
	expect(toFilter(raw, toText)(value)).toBe(expected);
});

test('a template that is its text alone came to nothing', () => {
	expect(() => toFilter('=W-{{ $json.number }}', toText)('W-')).toThrow(
		'is only the text around an expression that came to nothing: remove it, or give it a value',
	);
	expect(toFilter('W-', toText)('W-')).toBe('W-');
});

test('one expression of several in a list', () => {
	const raw = ['chl-1', '={{ $json.a }}', '={{ $json.b }}'];
	const convert = toFilter(raw, (value) => toList(value));
	expect(convert(['chl-1', 'chl-2', 'chl-3'])).toEqual(['chl-1', 'chl-2', 'chl-3']);
	expect(() => convert(['chl-1', undefined, 'chl-3'])).toThrow('came to nothing');
	expect(toFilter(['', 'chl-1'], (value) => toList(value))(['', 'chl-1'])).toEqual(['chl-1']);
});

test('what the conversion refuses stays refused', () => {
	expect(() => toFilter(EXPRESSION, toText)({})).toThrow('is not a text');
});

describe('as a tool', () => {
	test.each(NOTHINGS)('%j is no filter', (nothing) => {
		for (const convert of Object.values(CONVERSIONS)) {
			expect(toFilter<unknown>(EXPRESSION, convert, true)(nothing)).toBeUndefined();
		}
	});

	test('what is something counts, and what is fixed is as it stands', () => {
		expect(toFilter(EXPRESSION, toText, true)(' x ')).toBe('x');
		expect(toFilter(EXPRESSION, toList, true)(' , ')).toBeUndefined();
		expect(toFilter('=W-{{ $json.number }}', toText, true)('W-')).toBe('W-');
		expect(toFilter('[]', toText, true)('[]')).toBe('[]');
		expect(toFilter(['a', EXPRESSION], toList, true)(['a', ''])).toEqual(['a']);
		expect(() => toFilter(EXPRESSION, toText, true)({})).toThrow('is not a text');
	});
});
