import {
	idOf,
	oneLine,
	orderText,
	quantityOf,
	toGtin,
	toId,
	toInternationalNumber,
	toInvitationLocale,
	toReference,
} from '../../../../nodes/ETrusted/orders/values';

const BEYOND = 2 ** 53;

describe('orderText', () => {
	test.each([
		[' Mug ', 'Mug'],
		['  ', undefined],
		[null, undefined],
		[undefined, undefined],
		[40202, '40202'],
		[12.5, '12.5'],
	])('%p is %p', (value, text) => {
		expect(orderText(value)).toBe(text);
	});

	test.each([true, false, {}, [], ['a'], BEYOND, NaN])('%p is no text', (value) => {
		expect(() => orderText(value)).toThrow();
	});

	test('a boolean is said to be no text', () => {
		expect(() => orderText(true)).toThrow('is not a text');
	});
});

test('oneLine has no line breaks and no double blanks', () => {
	expect(oneLine(' Am  Sandberg\r\n4\t ')).toBe('Am Sandberg 4');
	expect(oneLine('')).toBeUndefined();
});

describe('toId and idOf', () => {
	test.each([
		[7012345678901, '7012345678901'],
		['K-20117', 'K-20117'],
		[' 42 ', '42'],
		[0, undefined],
		['0', undefined],
		['', undefined],
		[null, undefined],
		['gid://shopify/Product/8105', '8105'],
	])('%p is %p', (value, id) => {
		expect(toId(value)).toBe(id);
		expect(idOf(value)).toBe(id);
	});

	test.each([
		'gid://other',
		'gid://shopify/Product/8105?v=2',
		'a gid://shopify/Product/1',
		'Kunde 12/3',
		'1?p=2',
		'a\nb',
		'é',
	])('%p may be the ID of a customer, but of no product', (value) => {
		expect(toId(value)).toBe(value);
		expect(idOf(value)).toBeUndefined();
	});

	test.each([-1, 1.5, BEYOND, true, {}, []])('%p is none', (value) => {
		expect(() => toId(value)).toThrow();
		expect(idOf(value)).toBeUndefined();
	});

	test('a fraction is said to be no ID', () => {
		expect(() => toId(1.5)).toThrow('is not an ID');
		expect(() => toId(-1)).toThrow('is not an ID');
	});
});

describe('toReference', () => {
	test.each([
		['#1001', '#1001'],
		[' 000000102 ', '000000102'],
		[1001, 1001],
		['', undefined],
		[null, undefined],
	])('%p is %p', (value, reference) => {
		expect(toReference(value)).toBe(reference);
	});

	test.each([BEYOND, 1.5, NaN, Infinity])('the number %p is not exact', (value) => {
		expect(() => toReference(value)).toThrow('is not a number that is exact');
	});

	test.each([true, {}, []])('%p is none', (value) => {
		expect(() => toReference(value)).toThrow('is not a text');
	});
});

describe('toInvitationLocale', () => {
	test.each([
		['de', 'de_DE'],
		['de-AT', 'de_AT'],
		['en', 'en_US'],
		['en-CA', 'en_CA'],
		['es-419', 'es_ES'],
		['fr', 'fr_FR'],
		['it-IT', 'it_IT'],
		['nl', 'nl_NL'],
		['pt-br', 'pt_BR'],
		['pl', 'pl_PL'],
		['de_DE_formal', 'de_DE'],
		['', undefined],
		[null, undefined],
	])('%p is %p', (value, locale) => {
		expect(toInvitationLocale(value)).toBe(locale);
	});

	test.each(['sv-SE', 'da', 'ja', 'nds', 'plt'])('%p is in another language', (value) => {
		expect(() => toInvitationLocale(value)).toThrow(
			'is in none of the languages of invitations (de, en, es, fr, it, nl, pl, pt)',
		);
	});

	test.each(['Deutsch?', 5, {}, true])('%p is no locale', (value) => {
		expect(() => toInvitationLocale(value)).toThrow('is not a locale');
	});
});

describe('toInternationalNumber', () => {
	test.each([
		['+49 171 1234567', '+491711234567'],
		['0049 (171) 123-45.67', '+491711234567'],
		['+49 (0)171 1234567', '+491711234567'],
		['0049(0) 171 1234567', '+491711234567'],
		['+33\u00a06\u00a012 34\u201056 78', '+33612345678'],
		['+1 (207) 555–0199', '+12075550199'],
		['(+49)(0)171 1234567', '+491711234567'],
		['+49 170 0012345', '+491700012345'],
		['+1234567', '+1234567'],
		['+123456789012345', '+123456789012345'],
		['', undefined],
		[null, undefined],
	])('%p is %p', (value, number) => {
		expect(toInternationalNumber(value)).toBe(number);
	});

	test.each([
		'(555) 555-5555',
		'0171 1234567',
		'491711234567',
		'+0171 1234567',
		'+49 171 12 ext. 3',
		'+123456',
		'+1234567890123456',
		'000049171',
		'+49/171/123456',
		'1+49171123456',
		491711234567,
	])('%p is of some country or none', (value) => {
		expect(() => toInternationalNumber(value)).toThrow(
			'is not an international phone number (+49 …)',
		);
	});

	test.each([true, {}, []])('%p is no number', (value) => {
		expect(() => toInternationalNumber(value)).toThrow('is not a text');
	});
});

describe('toGtin', () => {
	test.each([
		['96385074', '96385074'],
		['036000291452', '036000291452'],
		[4006381333931, '4006381333931'],
		['14006381333938', '14006381333938'],
		['', undefined],
	])('%p is %p', (value, gtin) => {
		expect(toGtin(value)).toBe(gtin);
	});

	test.each([
		'1234567',
		'123456789',
		'12345678901',
		'123456789012345',
		'978-3-16-148410-0',
		'ABCDEFGH',
		'x96385074',
		'96385074x',
		12345,
	])('%p is none', (value) => {
		expect(() => toGtin(value)).toThrow('is not a GTIN of 8, 12, 13 or 14 digits');
	});
});

test.each([
	[2, 2],
	['2', 2],
	[' 1.5 ', 1.5],
	['1,0', 1],
	['12,50', 12.5],
	[' -1.234,5 ', -1234.5],
	['1.234.567,8', 1234567.8],
	['0,0000', 0],
	// It may be thousands.
	['1,234', undefined],
	['1,2,3', undefined],
	['1,23 EUR', undefined],
	['x1,23', undefined],
	[',5', undefined],
	[0, 0],
	[-1, -1],
	['', undefined],
	[' ', undefined],
	['two', undefined],
	[null, undefined],
	[undefined, undefined],
	[NaN, undefined],
	[Infinity, undefined],
	[true, undefined],
	[[], undefined],
	[{}, undefined],
])('the quantity %p is %p', (value, quantity) => {
	expect(quantityOf(value)).toBe(quantity);
});
