import { isSafeTarget, toWebUrl } from '../../../../nodes/ETrusted/helpers/urls';

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
