import { DateTime } from 'luxon';

import { Unreadable } from '../../../../nodes/ETrusted/helpers/invalidValue';
import {
	compact,
	isListOfObjects,
	isObject,
	parseJson,
} from '../../../../nodes/ETrusted/helpers/json';

describe('parseJson and compact', () => {
	test('text is parsed, objects are taken, nothing is nothing', () => {
		const list = [{ sku: 1 }];
		expect(parseJson('[{"sku":1}]')).toEqual(list);
		expect(parseJson(list)).toBe(list);
		expect([parseJson(''), parseJson(null), parseJson(undefined)]).toEqual([
			undefined,
			undefined,
			undefined,
		]);
		expect(parseJson(' \n')).toBeUndefined();
		expect(() => parseJson('{a}')).toThrow(/^is not valid JSON: /);
	});

	test('long numbers keep their digits', () => {
		expect(parseJson('{"a":12345678901234567890,"b":12}')).toEqual({
			a: '12345678901234567890',
			b: 12,
		});
		expect(parseJson('[-99999999999999999, 9007199254740991, 0.12345678901234567, 1e21]')).toEqual([
			'-99999999999999999',
			9007199254740991,
			0.12345678901234567,
			1e21,
		]);
		expect(parseJson('{"12345678901234567890":"a\\"12345678901234567890"}')).toEqual({
			'12345678901234567890': 'a"12345678901234567890',
		});
	});

	test.each([
		['one text', 'x'],
		['a text of quotes', '\\"'],
		['a text of backslashes', '\\\\'],
		['a text of digits', '12345678901234567890'],
	])('%s of 16 MB and more is parsed', (_, piece) => {
		const json = `{"n":12345678901234567890,"t":"${piece.repeat((17 * 2 ** 20) / piece.length)}","m":[-1234567890123456]}`;
		const { n, t, m } = parseJson(json) as { n: string; t: string; m: number[] };
		expect([n, m]).toEqual(['12345678901234567890', [-1234567890123456]]);
		expect(JSON.stringify(t)).toHaveLength(json.indexOf('","m"') - json.indexOf('"t":') - 3);
	});

	test.each([
		['{"a":"1234567890123456789"}', { a: '1234567890123456789' }],
		['{"a\\"":12345678901234567890}', { 'a"': '12345678901234567890' }],
		[
			'["\\\\",12345678901234567890,"\\\\\\"",12345678901234567890]',
			['\\', '12345678901234567890', '\\"', '12345678901234567890'],
		],
		['[1234567890123456, 9007199254740992]', [1234567890123456, '9007199254740992']],
		['[-9007199254740993,-9007199254740991]', ['-9007199254740993', -9007199254740991]],
		[
			'[12345678901234567.5, 1.12345678901234567890, 12345678901234567e2]',
			[12345678901234567.5, 1.1234567890123457, 12345678901234567e2],
		],
		['{"k": 12345678901234567890 }', { k: '12345678901234567890' }],
		['12345678901234567890', '12345678901234567890'],
		['"12345678901234567890"', '12345678901234567890'],
		['"\\n12345678901234567890\\u0022"', '\n12345678901234567890"'],
	])('of %s only what is a long number becomes text', (json, expected) => {
		expect(parseJson(json)).toEqual(expected);
	});

	test('what is empty goes, own keys of any name stay', () => {
		const value: unknown = JSON.parse(
			'{"a":" x ","b":"","c":null,"d":{"e":[]},"f":[null,0,false],"__proto__":"p","constructor":{"g":1}}',
		);
		expect(JSON.stringify(compact(value))).toBe(
			'{"a":"x","f":[0,false],"__proto__":"p","constructor":{"g":1}}',
		);
		expect(compact([{}, '', null])).toBeUndefined();
	});

	test('nothing goes, in a list and as a whole', () => {
		expect(compact([undefined, null, 'a'])).toEqual(['a']);
		expect(compact(undefined)).toBeUndefined();
		expect(compact(null)).toBeUndefined();
	});

	test('a number that lost digits is not guessed', () => {
		expect(compact([9007199254740991, 1e-7])).toEqual([9007199254740991, 1e-7]);
		expect(() => compact({ gtin: 2 ** 53 })).toThrow(
			/^holds a number too large to be exact: .* pass it as text$/,
		);
	});

	test.each<[string, (inner: unknown) => unknown]>([
		['lists', (inner) => [inner]],
		['objects', (inner) => ({ inner })],
	])('50 %s in each other are taken, more are refused', (_, wrap) => {
		const nest = (times: number) => {
			let value: unknown = 'x';
			for (let i = 0; i < times; i += 1) value = wrap(value);
			return value;
		};
		expect(compact(nest(50))).toEqual(nest(50));
		expect(() => compact(nest(51))).toThrow('is nested too deeply');
	});

	test('a list that holds itself is refused', () => {
		const circular: unknown[] = [];
		circular.push(circular);
		expect(() => compact(circular)).toThrow('is nested too deeply');
	});

	test("what JSON can't say is refused", () => {
		const circular: Record<string, unknown> = {};
		circular.self = circular;
		expect(() => compact(circular)).toThrow('nested too deeply');
		expect(() => compact([NaN])).toThrow('a number that is none');
		expect(() => compact({ f: () => 1 })).toThrow("JSON can't say");
		expect(
			compact([1n, new Date(0), new Date(NaN), DateTime.fromMillis(0, { zone: 'utc' })]),
		).toEqual(['1', '1970-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z']);
	});
});

describe('isObject and isListOfObjects', () => {
	test.each([{}, { a: 1 }, Object.create(null)])('%p is an object', (value) => {
		expect(isObject(value)).toBe(true);
		expect(isListOfObjects([value, {}])).toBe(true);
	});

	test.each([
		undefined,
		null,
		'{}',
		7,
		[],
		new Date(0),
		DateTime.fromMillis(0),
		new Unreadable('no item'),
		() => 1,
	])('%p is none', (value) => {
		expect(isObject(value)).toBe(false);
		expect(isListOfObjects([{}, value])).toBe(false);
	});

	test('a list may be empty, and must be one', () => {
		expect(isListOfObjects([])).toBe(true);
		expect([undefined, null, {}, '[]'].map(isListOfObjects)).toEqual([false, false, false, false]);
	});
});
