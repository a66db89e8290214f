import { toEmail } from '../../../../nodes/ETrusted/helpers/email';

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
