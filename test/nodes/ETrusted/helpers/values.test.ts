import fc from 'fast-check';
import { DateTime } from 'luxon';

import { isClearYes, toSwitch, toWholeNumber } from '../../../../nodes/ETrusted/helpers/answers';
import { toEmail } from '../../../../nodes/ETrusted/helpers/email';
import { showValue } from '../../../../nodes/ETrusted/helpers/invalidValue';
import { compact, parseJson } from '../../../../nodes/ETrusted/helpers/json';
import { toLocale } from '../../../../nodes/ETrusted/helpers/locales';
import { toText } from '../../../../nodes/ETrusted/helpers/text';
import { isSafeTarget, toWebUrl } from '../../../../nodes/ETrusted/helpers/urls';

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

	test.each([{}, [], [1], NaN, Infinity, new Date(NaN)])('%p is no text', (value) => {
		expect(() => toText(value)).toThrow('is not a text');
	});

	test('a number that lost digits is not guessed', () => {
		expect(() => toText(2 ** 53)).toThrow('too large to be exact');
	});
});

describe('toEmail', () => {
	test.each([
		'a@b.de',
		'kundin+shop@müller.example',
		'jörg@example.de',
		"o'brien@example.ie",
		'a@xn--mller-kva.de',
		'"a b"@example.de',
		'a_b-c.d@sub.example.co.uk',
		'пример@пример.рф',
		'1@2.example',
		'a@b-c.de',
	])('%s could be one', (value) => expect(toEmail(` ${value} `)).toBe(value));

	test.each([
		'a@b',
		'a@@b.de',
		'a b@c.de',
		'@b.de',
		'a@',
		'a',
		'a@b..de',
		'a@.de',
		'a@b.de.',
		'a@-b.de',
		'a@b-.de',
		'.a@b.de',
		'a.@b.de',
		'a..b@c.de',
		'a@b.c',
		'a@10.0.0.1',
		'Ann <a@b.de>',
		'a@b.de, c@d.de',
		'mailto:a@b.de',
		'a@b c.de',
		'a\u200b@b.de',
		'a@b_c.de',
		`${'a'.repeat(65)}@b.de`,
		`a@${'b'.repeat(64)}.de`,
		'a\n@b.de',
		'"a"b@c.de',
	])('%s could not', (value) => expect(() => toEmail(value)).toThrow('is not an e-mail address'));

	test('nothing is nothing', () => expect(toEmail('  ')).toBeUndefined());
});

describe('toLocale', () => {
	test.each([
		['de_DE', 'de_DE'],
		['de-DE', 'de_DE'],
		['de-de', 'de_DE'],
		['DE_de', 'de_DE'],
		['de_DE.UTF-8', 'de_DE'],
		['de_DE@euro', 'de_DE'],
		['de', 'de_DE'],
		['en', 'en_US'],
		['pt', 'pt_BR'],
		['zh-Hant', 'zh_TW'],
		['zh-Hant-HK', 'zh_HK'],
		['en_UK', 'en_GB'],
		['gsw', 'gsw_CH'],
		['es-419', 'es_ES'],
		['en_001', 'en_US'],
		['', undefined],
		[' ', undefined],
		[null, undefined],
		[undefined, undefined],
	])('%p is %p', (value, expected) => expect(toLocale(value)).toBe(expected));

	test.each([
		'deutsch',
		'german',
		'xx',
		'xx_YY',
		'C',
		'POSIX',
		'und',
		'root',
		'de_DE_x_',
		'de DE',
		7,
		{},
		'12',
		'd',
		'de_XYZ',
		'-',
		'no.reply@shop.de',
		'en.shop.com',
		'de_DE.<b>',
	])('%p is none', (value) => expect(() => toLocale(value)).toThrow('is not a locale'));
});

describe('toWebUrl and isSafeTarget', () => {
	test.each(['https://x.example/ä b?c=d#e', 'http://localhost/a', 'HTTPS://X.example'])(
		'%s is a web address',
		(value) => expect(toWebUrl(value)).toBe(value),
	);

	test.each([
		'x.example/a',
		'//x.example',
		'/a',
		'ftp://x.example',
		'javascript:alert(1)',
		'https://',
		'https:/x.example',
		'https:x',
		'https://x.example/a\nb',
		'http:// x.de',
	])('%s is none', (value) => expect(() => toWebUrl(value)).toThrow('is not a full web address'));

	test.each([
		['https://etrusted.com', true],
		['https://api.etrusted.com', true],
		['https://api.etrusted.com:8443/base/', true],
		['HTTPS://API.ETRUSTED.COM', true],
		['https://api.qa.etrusted.com', true],
		['http://127.0.0.1:4010', true],
		['http://127.1', true],
		['http://localhost', true],
		['https://localhost', true],
		['http://[::1]:80', true],
		['https://api.example', false],
		['http://api.etrusted.com', false],
		['https://etrusted.com.example', false],
		['https://evil-etrusted.com', false],
		['https://api.etrusted.com@evil.example', false],
		['https://etrusted.com.', false],
		['https://etrusted.example/etrusted.com', false],
		['https://127.0.0.1.example', false],
		['http://10.0.0.1', false],
		['http://localhost.example', false],
		['ftp://127.0.0.1', false],
		['ws://api.etrusted.com', false],
		['nonsense', false],
		['', false],
	])('%s is safe: %p', (url, safe) => expect(isSafeTarget(url)).toBe(safe));
});

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

describe('switches and numbers', () => {
	test.each([true, 1, 'true', ' YES ', '1', 'True'])('%p is a clear yes', (value) => {
		expect(isClearYes(value)).toBe(true);
		expect(toSwitch(value)).toBe(true);
	});

	test.each([false, 0, 'no', '', null, undefined, 'ja', 'y', 2, {}, [true], ['yes']])(
		'%p is not',
		(value) => expect(isClearYes(value)).toBe(false),
	);

	test('anything but true, 1, "true", "yes" and "1" is no consent', () => {
		const yes = new Set(['true', 'yes', '1']);
		let texts = 0;
		fc.assert(
			fc.property(
				fc.oneof(
					fc.anything(),
					fc.string(),
					fc.constantFrom(
						'on',
						'y',
						'ok',
						'ja',
						'si',
						'oui',
						'enabled',
						'checked',
						't',
						'2',
						'01',
						'1.0',
					),
				),
				(value) => {
					fc.pre(
						!yes.has(
							String(Object(value) === value ? '' : value)
								.trim()
								.toLowerCase(),
						),
					);
					if (typeof value === 'string') texts += 1;
					expect(isClearYes(value)).toBe(false);
				},
			),
			{ seed: Number(process.env.SEED ?? Date.now() % 2 ** 31), numRuns: 500 },
		);
		expect(texts).toBeGreaterThan(100);
	});

	test.each(['ja', 2, {}, [true]])('the switch does not guess %p', (value) =>
		expect(() => toSwitch(value)).toThrow('is neither true nor false'),
	);

	test('whole numbers keep to their bounds', () => {
		const bounds = { min: 1, max: 100 };
		expect(
			[1, '100', '', undefined, null].map((value) => toWholeNumber(value, bounds, 20)),
		).toEqual([1, 100, 20, 20, 20]);
		for (const value of [0, 101, 1.5, 'x', NaN, {}]) {
			expect(() => toWholeNumber(value, bounds, 20)).toThrow('is not a whole number from 1 to 100');
		}
		expect(() => toWholeNumber(-1, { min: 0, max: Infinity }, 3)).toThrow('of 0 or more');
	});
});

test('showValue is short and never fails', () => {
	const circular: Record<string, unknown> = {};
	circular.self = circular;
	expect(showValue('a"b')).toBe('"a"b"');
	expect(showValue({ a: 1 })).toBe('{"a":1}');
	expect(showValue(circular)).toBe('[object Object]');
	expect(showValue(1n)).toBe('1');
	expect(showValue('x'.repeat(500))).toHaveLength(121);
});
