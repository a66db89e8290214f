import { changed, line, SHOP } from './changedWoo';
import { read } from './opened';
import { wooOrder, wooProducts } from './samples/wooCommerce';

test("products that were looked up give the parent's SKU and page", () => {
	expect(
		read('wooCommerceOrder', wooOrder, { productDetails: wooProducts }).values.products,
	).toEqual([
		{
			sku: 'TASSE',
			name: 'Tasse „Förde“',
			url: 'https://kueste.example/laden/produkt/tasse-foerde/',
			imageUrl: 'https://kueste.example/laden/wp-content/uploads/tasse-blau.jpg',
			brand: 'Kontor & Küste',
			gtin: '4006381333931',
			mpn: 'KK-T1',
		},
		{
			sku: 'TEESET-2',
			name: 'Tee &amp; Gebäck',
			url: 'https://kueste.example/laden/produkt/teeset/',
		},
		{
			sku: '70',
			name: 'Postkarte',
			url: 'https://kueste.example/laden/?post_type=product&p=70',
		},
	]);
});

test('variants reviewed apart', () => {
	expect(
		read('wooCommerceOrder', wooOrder, { productDetails: wooProducts, reviewVariants: true }).values
			.products,
	).toEqual([
		{
			sku: 'TASSE-BL',
			name: 'Tasse „Förde“ – Farbe: Blau',
			url: 'https://kueste.example/laden/produkt/tasse-foerde/',
			imageUrl: 'https://kueste.example/laden/wp-content/uploads/tasse-blau.jpg',
			brand: 'Kontor & Küste',
			gtin: '4006381333931',
			mpn: 'KK-T1',
		},
		{
			sku: 'TASSE-RT',
			name: 'Tasse „Förde“ – Farbe: Rot',
			url: 'https://kueste.example/laden/produkt/tasse-foerde/?attribute_pa_farbe=rot',
			brand: 'Kontor & Küste',
			gtin: '40063813',
			mpn: 'KK-T1-R',
		},
		{
			sku: 'TEESET',
			name: 'Tee &amp; Gebäck',
			url: 'https://kueste.example/laden/produkt/teeset/',
		},
		{
			sku: '70',
			name: 'Postkarte',
			url: 'https://kueste.example/laden/?post_type=product&p=70',
		},
	]);
});

test("without Review Variants, what was looked up of a variation doesn't count", () => {
	const productDetails = [
		{ id: 70, permalink: 'https://kueste.example/p' },
		{
			id: 71,
			permalink: 'https://kueste.example/p?v=1',
			brands: [{ name: 'Kontor' }],
			global_unique_id: '96385074',
			meta_data: [{ key: '_ts_mpn', value: 'M-71' }],
		},
	];
	const of = (reviewVariants: boolean) =>
		read(SHOP, line({ variation_id: 71 }), { productDetails, reviewVariants }).values.products[0];
	const parent = of(false);
	expect(parent).toMatchObject({ sku: '70', url: 'https://kueste.example/p' });
	expect([parent?.brand, parent?.gtin, parent?.mpn]).toEqual([undefined, undefined, undefined]);
	expect(of(true)).toMatchObject({
		url: 'https://kueste.example/p?v=1',
		brand: 'Kontor',
		gtin: '96385074',
		mpn: 'M-71',
	});
});

test('of a variation, what the order says goes before what was looked up', () => {
	const productDetails = [{ id: 71, sku: 'NOW', global_unique_id: '4006381333931' }];
	const of = (values: object) =>
		read(SHOP, line({ variation_id: 71, ...values }), { productDetails, reviewVariants: true })
			.values.products[0];
	expect(of({ sku: 'THEN', global_unique_id: '96385074' })).toMatchObject({
		sku: 'THEN',
		gtin: '96385074',
	});
	expect(of({ sku: '' })).toMatchObject({ sku: 'NOW', gtin: '4006381333931' });
	expect(of({ name: '', parent_name: 'Becher' })).toMatchObject({ name: 'Becher' });
});

test.each([
	[{ product_id: 0 }, 'product_id names no product'],
	[{ product_id: 2 ** 60 }, 'product_id names no product'],
	[{ quantity: 0 }, 'nothing of it is left (quantity)'],
	[{ quantity: '-1' }, 'nothing of it is left (quantity)'],
	[{ quantity: null }, 'quantity is not a number'],
	[{ quantity: 'all' }, 'quantity is not a number'],
	[{ bundled_by: 12 }, 'it is a part of another product (bundled_by)'],
	[{ bundled_by: '12' }, 'it is a part of another product (bundled_by)'],
	[{ composite_parent: ['12'] }, 'it is a part of another product (composite_parent)'],
	[{ name: '&nbsp;' }, 'it has no name (line_items[0].parent_name, line_items[0].name)'],
])('a line with %j is left out', (values, reason) => {
	const reading = read(SHOP, line(values));
	expect(reading.values.products).toEqual([]);
	expect(reading.warnings).toContain(`line_items[0] is left out of the products: ${reason}`);
	expect(Object.keys(reading.filledFrom).join()).not.toContain('products');
});

test.each([0, '0', '', null, [], {}])('a line that is bundled by %p is none of a bundle', (by) => {
	const products = read(SHOP, line({ bundled_by: by, composite_parent: by })).values.products;
	expect(products).toHaveLength(1);
});

const PARTS = [
	'bundled_by',
	'_bundled_by',
	'composite_parent',
	'_composite_parent',
	'_woosb_parent_id',
	'_wooco_parent_id',
	'_woosg_parent_id',
	'_mnm_container',
	'_chained_product_of',
];

test.each(PARTS)('a line that is a part by %s, itself or in its meta data, is left out', (key) => {
	const reason = `line_items[0] is left out of the products: it is a part of another product (${key})`;
	const entry = (value: unknown) => ({
		meta_data: [
			{ key: 'size', value: 'M' },
			{ key, value },
		],
	});
	for (const part of [
		{ [key]: '500' },
		entry('500'),
		entry(500),
		{ meta_data: { '4': { key, value: '500' } } },
	]) {
		const reading = read(SHOP, line(part));
		expect(reading.values.products).toEqual([]);
		expect(reading.warnings).toContain(reason);
	}
	for (const whole of [
		{ [key]: '0' },
		entry(''),
		entry(0),
		{ meta_data: [{ key: `${key}s`, value: '1' }] },
	]) {
		expect(read(SHOP, line(whole)).values.products).toHaveLength(1);
	}
});

test('a set is sent without its parts', () => {
	const set = { product_id: 500, quantity: 1, name: 'Set', sku: 'S-1' };
	const part = {
		product_id: 71,
		quantity: 1,
		name: 'Tasse',
		meta_data: [{ key: '_woosb_parent_id', value: '500' }],
	};
	const { products } = read(SHOP, changed('line_items', [part, set])).values;
	expect(products.map(({ name }) => name)).toEqual(['Set']);
});

test('the first line of a product that can be sent wins', () => {
	const lines = [
		{ product_id: 7, quantity: 1, name: '' },
		{ product_id: 7, quantity: 1, name: 'Second', sku: 'B' },
		{ product_id: 7, quantity: 1, name: 'Third', sku: 'C' },
	];
	expect(read(SHOP, changed('line_items', lines)).values.products).toMatchObject([
		{ name: 'Second', sku: 'B' },
	]);
});

test.each([
	[{}, false, '70'],
	[{ sku: 'PK' }, false, 'PK'],
	[{ sku: 'PK', variation_id: 71 }, false, '70'],
	[{ sku: 'PK', variation_id: '0' }, false, 'PK'],
	[{ sku: 'PK', variation_id: 71 }, true, 'PK'],
	[{ sku: null, variation_id: 71 }, true, '71'],
	[{ sku: '' }, true, '70'],
])('the SKU of a line with %j, variants apart: %p', (values, reviewVariants, sku) => {
	expect(read(SHOP, line(values), { reviewVariants }).values.products).toMatchObject([{ sku }]);
});

test("a variation's own SKU is in the details, too", () => {
	const order = line({ sku: '', product_id: 40, variation_id: 44 });
	const settings = { productDetails: wooProducts, reviewVariants: true };
	expect(read(SHOP, order, settings).values.products).toMatchObject([{ sku: 'TASSE-RT' }]);
});

test.each([false, '', null, {}, []])('the picture %p is none, which needs no word', (src) => {
	const reading = read(SHOP, line({ image: { src } }));
	expect(reading.values.products[0]).not.toHaveProperty('imageUrl');
	expect(reading.warnings).toEqual([]);
});

test('a picture without an address is left out', () => {
	const reading = read(SHOP, line({ image: { src: '/uploads/a.jpg' } }));
	expect(reading.values.products[0]).not.toHaveProperty('imageUrl');
	expect(reading.warnings[0]).toContain('line_items[0].image.src "/uploads/a.jpg"');
});

test.each([
	[{ global_unique_id: '4006381333931' }, {}, '4006381333931'],
	[{}, { global_unique_id: '96385074', meta_data: [{ key: '_ts_gtin', value: '1' }] }, '96385074'],
	[
		{ global_unique_id: 'x' },
		{ meta_data: [{ key: '_ts_gtin', value: '036000291452' }] },
		'036000291452',
	],
	[{}, {}, undefined],
])('the GTIN of a line with %j and details with %j', (values, details, gtin) => {
	const settings = { productDetails: [{ id: 70, ...details }] };
	expect(read(SHOP, line(values), settings).values.products[0]?.gtin).toBe(gtin);
});
