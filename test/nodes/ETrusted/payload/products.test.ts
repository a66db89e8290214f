import { Unreadable } from '../../../../nodes/ETrusted/helpers/invalidValue';
import { payloadOf, problemsOf } from './payload';

const CUP = { sku: 'SKU-1', name: 'Cup', url: 'https://shop.example/1' };

const json = (value: unknown) => ({ products: { mode: 'json' as const, value } });
const rows = (value: unknown) => ({ products: { mode: 'fields' as const, value } });

const productsOf = (given: object) => payloadOf(given).products;

test('rows of the panel, with every field', () => {
	const full = {
		brand: 'Brand',
		gtin: 4012345678901,
		imageUrl: 'http://shop.example/1.png',
		mpn: ' M-1 ',
		...CUP,
	};
	expect(productsOf(rows({ product: [full, CUP] }))).toEqual([
		{ ...full, gtin: '4012345678901', mpn: 'M-1' },
		CUP,
	]);
});

test.each([
	['a list', [CUP]],
	['text', JSON.stringify([CUP])],
])('JSON as %s', (_, value) => {
	expect(productsOf(json(value))).toEqual([CUP]);
});

test.each([[rows({})], [rows({ product: [] })], [rows('')], [json('')], [json(null)], [json([])]])(
	'none: %j',
	(given) => {
		expect(payloadOf(given)).not.toHaveProperty('products');
	},
);

test('what this package does not know passes through, without what is empty, and so do names of JavaScript', () => {
	const more = { color: ' red ', sizes: ['S', '', null], toString: 'x', weight: 0, nothing: {} };
	expect(productsOf(json([{ ...CUP, ...more }]))).toEqual([
		{ ...CUP, color: 'red', sizes: ['S'], toString: 'x', weight: 0 },
	]);
});

test('what is inherited is no field of a product', () => {
	const product = Object.create({ brand: 'Inherited' }) as object;
	expect(productsOf(json([Object.assign(product, CUP)]))).toEqual([CUP]);
});

test.each([
	[
		rows({ product: [{}] }),
		[
			'Product 1 > Name (products[0].name) is required, but empty',
			'Product 1 > SKU (products[0].sku) is required, but empty',
			'Product 1 > URL (products[0].url) is required, but empty',
		],
	],
	[
		json([CUP, { ...CUP, url: 'shop.example/2', imageUrl: 'ftp://shop.example' }]),
		[
			'Product 2 > Image URL (products[1].imageUrl) "ftp://shop.example" is not a full web address that starts with https:// or http://',
			'Product 2 > URL (products[1].url) "shop.example/2" is not a full web address that starts with https:// or http://',
		],
	],
	[
		json([{ ...CUP, brand: {}, gtin: [], mpn: {} }]),
		[
			'Product 1 > Brand (products[0].brand) {} is not a text',
			'Product 1 > GTIN (products[0].gtin) [] is not a text',
			'Product 1 > MPN (products[0].mpn) {} is not a text',
		],
	],
	[
		json([{ ...CUP, amount: Infinity }]),
		['Product 1 > amount (products[0].amount) Infinity holds a number that is none'],
	],
	[
		json([CUP, 'cup', null]),
		[
			'Product 2 (products[1]) "cup" is not an object with SKU, name and URL',
			'Product 3 (products[2]) "null" is not an object with SKU, name and URL',
		],
	],
	[
		json(CUP),
		[expect.stringMatching(/^Products \(JSON\) \(products\) \{.*\} is not a list of products/)],
	],
	[
		json('[{'),
		[expect.stringMatching(/^Products \(JSON\) \(products\) "\[\{" is not valid JSON: /)],
	],
	[rows({ product: 'cup' }), ['Products (products) "cup" is not a list of rows']],
	[
		rows({ product: CUP }),
		[expect.stringMatching(/^Products \(products\) \{.*\} is not a list of rows$/)],
	],
	[rows('cup'), ['Products (products) "cup" is not a set of fields']],
	[
		rows({ product: new Unreadable('no such field') }),
		['Products (products) could not be read: no such field'],
	],
])('%j is refused', (given, problems) => {
	expect(problemsOf(given)).toEqual(problems);
});
