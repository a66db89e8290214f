import { isPage, quote } from '../../../../nodes/ETrusted/helpers/quote';

describe('a page for people', () => {
	test.each([
		'<!DOCTYPE html><html></html>',
		'<html>',
		'<HTML>',
		'<?xml version="1.0"?>',
		'\n  <?xml version="1.0"?>',
		'Error: <b>blocked</b>',
		'Error<!-- 7 -->',
	])('%p is one', (body) => expect(isPage(body)).toBe(true));

	test.each([
		'',
		'Not found',
		'the amount is < 5',
		'5<7',
		'{"Message":"x"}',
		undefined,
		null,
		7,
		{},
		['<html>'],
	])('%p is none', (body) => expect(isPage(body)).toBe(false));
});

describe('what a server said', () => {
	test.each([
		['  Not found\n', 'Not found'],
		[undefined, ''],
		[null, ''],
		['', ''],
		[404, '404'],
		['x'.repeat(300), 'x'.repeat(300)],
		['x'.repeat(301), `${'x'.repeat(300)}…`],
	])('%p is shown, but at no length', (text, shown) => expect(quote(text, [])).toBe(shown));

	test.each([
		['token eyJhbGciOiJSUzI1NiJ9.eyJzdWIi-_.c2ln_- is old', 'token *** is old'],
		['eyJhbGciOiJub25lIn0.e30.', '***'],
		['"eyJhbGciOi"', '"***"'],
		['eyJhbGciOi and eyJzdWIiOi', '*** and ***'],
		['heyJude', 'heyJude'],
		['Bearer abc.def/g= is old', 'Bearer *** is old'],
		['sent: bearer \t abcdef, BEARER x', 'sent: Bearer *** Bearer ***'],
		['a forbearer of it', 'a forbearer of it'],
		['http://me:secret@proxy.example:3128/ failed', 'http://***@proxy.example:3128/ failed'],
		['//x@y and a@b.de', '//***@y and a@b.de'],
		['https://a.example/b@c', 'https://a.example/b@c'],
	])('holds no token: %s', (text, shown) => expect(quote(text, [])).toBe(shown));

	test.each([
		['of 8 letters', 'eight888', 'a *** b ***c'],
		['of more', 'the-client-secret', 'a *** b ***c'],
		// It would be struck out of ordinary words, which says more of it than it hides.
		['of 7, which is none', 'client7', 'a client7 b client7c'],
		['that is empty', '', 'a  b c'],
	])('holds no secret %s', (_, secret, shown) => {
		expect(quote(`a ${secret} b ${secret}c`, [secret])).toBe(shown);
	});

	test('holds none of several secrets, in whatever order', () => {
		expect(quote('first-secret second-secret', ['second-secret', 'first-secret'])).toBe('*** ***');
	});

	test('is cut only after a secret is struck out, which would be half shown else', () => {
		expect(quote(`${'x'.repeat(295)}the-client-secret`, ['the-client-secret'])).toBe(
			`${'x'.repeat(295)}***`,
		);
	});

	test.each([
		['invalid: {"email":"a@b.example"}', 'invalid: {…}'],
		['invalid: { \n "email": "a@b.example", "name": "Ann Lee" }', 'invalid: {…}'],
		['invalid: {"customer": {"email": "a@b.example"}}, see there', 'invalid: {…}'],
		['invalid: {"email": "a@b.exam', 'invalid: {…}'],
		['invalid: {"', 'invalid: {…}'],
		['invalid: {customer: {\'name\': "Ann"}}', 'invalid: {customer: {…}'],
		['{eventRef} is unknown', '{eventRef} is unknown'],
		['type "checkout" is reserved', 'type "checkout" is reserved'],
	])('holds no payload, whole or cut off: %s', (text, shown) => {
		expect(quote(text, [])).toBe(shown);
	});
});
