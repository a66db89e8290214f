import { toLocale } from '../../../../nodes/ETrusted/helpers/locales';

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
