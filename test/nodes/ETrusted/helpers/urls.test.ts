import fc from 'fast-check';

import {
	isSafeTarget,
	toAscii,
	toAsciiUrl,
	toWebUrl,
} from '../../../../nodes/ETrusted/helpers/urls';
import { randomSeed } from '../../../runs';

describe('toWebUrl and isSafeTarget', () => {
	test.each(['https://x.example/ä b?c=d#e', 'http://localhost/a', 'HTTPS://X.example'])(
		'%s is a web address',
		(value) => expect(toWebUrl(value)).toBe(value),
	);

	test.each([undefined, null, '', '  '])('%p is no web address, and no error', (value) => {
		expect(toWebUrl(value)).toBeUndefined();
	});

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
		'javascript:https://x.example',
		'see https://x.example',
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
		['https://localhost.example.com', false],
		['http://xlocalhost', false],
		['https://xlocalhost', false],
		['http://my-localhost', false],
		['http://127.10.200.30', true],
		['http://[::2]', false],
		['https://127.0.0.1.etrusted.com', true],
		['ftp://127.0.0.1', false],
		['ws://api.etrusted.com', false],
		['nonsense', false],
		['', false],
	])('%s is safe: %p', (url, safe) => expect(isSafeTarget(url)).toBe(safe));
});

describe('a web address in ASCII', () => {
	test.each([
		['https://shop.example', 'https://shop.example'],
		['https://Shop.Example/A%20b?c=%C3%BC#d', 'https://Shop.Example/A%20b?c=%C3%BC#d'],
		['https://shop.example/a\'b(c)[d]|{e}^`\\"<>', 'https://shop.example/a\'b(c)[d]|{e}^`\\"<>'],
		['https://shop.example?q=1', 'https://shop.example?q=1'],
		['https://shop.example/große tasse', 'https://shop.example/gro%C3%9Fe%20tasse'],
		['https://shop.example/?q=a b&n=ñ#ü', 'https://shop.example/?q=a%20b&n=%C3%B1#%C3%BC'],
		['https://shop.example/😀/石鹸', 'https://shop.example/%F0%9F%98%80/%E7%9F%B3%E9%B9%B8'],
		['https://shop.example/a\u00a0b', 'https://shop.example/a%C2%A0b'],
		['https://shop.example/\ud83d', 'https://shop.example/%EF%BF%BD'],
		['HTTPS://WWW.Müller.Example/Ä', 'HTTPS://WWW.xn--mller-kva.Example/%C3%84'],
		['http://müller.example:8080', 'http://xn--mller-kva.example:8080'],
		['http://shop.москва:8080/', 'http://shop.xn--80adxhks:8080/'],
		['https://１２７.example/ü', 'https://127.example/%C3%BC'],
		['https://jörg:pä ss@shop.example/', 'https://j%C3%B6rg:p%C3%A4%20ss@shop.example/'],
		['https://shop.example/@müller.example', 'https://shop.example/@m%C3%BCller.example'],
		['https://[::1]:80/ü', 'https://[::1]:80/%C3%BC'],
	])('%s', (url, ascii) => {
		expect(toAsciiUrl(url)).toBe(ascii);
	});

	test('what is none is refused, and nothing stays nothing', () => {
		expect(() => toAsciiUrl('müller.example')).toThrow('is not a full web address');
		expect([toAsciiUrl(''), toAsciiUrl(null)]).toEqual([undefined, undefined]);
	});

	test('of any address, all that is ASCII stays, and it leads where it led', () => {
		let asserted = 0;
		fc.assert(
			fc.property(
				fc.constantFrom('https://Shop.example', 'http://Süß.example', 'https://a@b.example:99'),
				fc.string({ unit: 'grapheme' }),
				(home, path) => {
					const url = `${home}/${path}`;
					// A value is trimmed before, and nothing but an address comes here.
					if (/[\t\r\n]|[\0-\x20]$/.test(url) || url !== url.trim()) return;
					const ascii = toAscii(url);
					expect(ascii).toMatch(/^[\x21-\x7e]+$/);
					expect(new URL(ascii).href).toBe(new URL(url).href);
					expect(toAscii(ascii)).toBe(ascii);
					const kept = [...ascii.matchAll(/%[\dA-F]{2}|./g)].map(([sign]) => sign);
					for (const sign of path.match(/[\x21-\x7e]/g) ?? []) {
						expect(kept.some((one) => one === sign || one.includes(sign))).toBe(true);
					}
					asserted++;
				},
			),
			{ seed: randomSeed(), numRuns: 500 },
		);
		expect(asserted).toBeGreaterThan(400);
	});
});
