import { toShopUrl } from '../../../../nodes/ETrusted/orders/shopUrl';

test.each([
	['https://shop.example', 'https://shop.example'],
	[' https://shop.example/ ', 'https://shop.example'],
	['https://shop.example/laden//', 'https://shop.example/laden'],
	['https://shop.example/de?utm=1#top', 'https://shop.example/de'],
	['https://shop.example?x=1', 'https://shop.example'],
	['http://shop.example:8080/a', 'http://shop.example:8080/a'],
	['shop.example', 'https://shop.example'],
	['www.mein-laden.example/de/', 'https://www.mein-laden.example/de'],
	['shop.example:8443', 'https://shop.example:8443'],
	['shop.example?a=b', 'https://shop.example'],
	['müller.example', 'https://müller.example'],
	['', undefined],
	['  ', undefined],
	[null, undefined],
	[undefined, undefined],
])('%p is %p', (value, url) => {
	expect(toShopUrl(value)).toBe(url);
});

test.each([
	'shop',
	'//shop.example',
	'ftp://shop.example',
	'https:/shop.example',
	'mail@shop.example',
	'my shop.example',
	'shop.example and more',
	'-',
	5,
	true,
])('%p is no web address', (value) => {
	expect(() => toShopUrl(value)).toThrow(
		'is not a full web address that starts with https:// or http://',
	);
});

test.each([{}, []])('%p is no text', (value) => {
	expect(() => toShopUrl(value)).toThrow('is not a text');
});

test('a name and password do not go out to customers', () => {
	expect(() => toShopUrl('https://me:secret@shop.example')).toThrow(
		'is not the address of a shop: it holds a user name',
	);
});
