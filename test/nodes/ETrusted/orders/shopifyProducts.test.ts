import { changed, DETAILS, line, SHOP } from './changedShopify';
import { open, read } from './opened';
import { shopifyOrder, shopifyProducts } from './samples/shopify';

test('variants reviewed apart', () => {
	expect(
		read('shopifyOrder', shopifyOrder, { productDetails: shopifyProducts, reviewVariants: true })
			.values.products,
	).toEqual([
		{
			sku: 'PAN-G',
			name: 'Panier tressé - Grand',
			url: 'https://tanneurs.example/products/panier-tresse',
			imageUrl: 'https://cdn.example/panier.jpg',
			brand: 'Osier & Cie',
			gtin: '3760001234567',
		},
		{
			sku: '43002',
			name: 'Panier tressé - Petit',
			url: 'https://tanneurs.example/products/panier-tresse',
			imageUrl: 'https://cdn.example/panier-petit.jpg',
			brand: 'Osier & Cie',
		},
		{
			sku: '43040',
			name: 'Lampe',
			url: 'https://tanneurs.example/fr/products/lampe',
			imageUrl: 'https://cdn.example/lampe.jpg',
			brand: 'Lueur',
		},
	]);
});

test.each([
	[{ gift_card: true, product_id: null }, 'it is a gift card (gift_card)'],
	[{ tip: { id: 1 } }, 'it is a tip (tip)'],
	[{ tip_payment_gateway: 'x' }, 'it is a tip (tip_payment_gateway)'],
	[{ tip_payment_method: 'x' }, 'it is a tip (tip_payment_method)'],
	[{ product_id: null }, 'product_id names no product'],
	[{ product_id: 2 ** 60 }, 'product_id names no product'],
	[{ product_exists: false }, 'its product was deleted (product_exists)'],
	[{ current_quantity: 0 }, 'nothing of it is left (quantity, refunds)'],
	[{ current_quantity: null, quantity: 0 }, 'nothing of it is left (quantity, refunds)'],
	[{ title: null }, 'it has no name (line_items[0].title)'],
])('a line with %j is left out', (values, reason) => {
	const reading = read(SHOP, line(values), DETAILS);
	expect(reading.values.products).toEqual([]);
	expect(reading.warnings).toContain(`line_items[0] is left out of the products: ${reason}`);
});

test.each([
	{ tip: null, tip_payment_gateway: '', tip_payment_method: null },
	{ gift_card: null },
	{ product_exists: undefined },
	{ current_quantity: null, quantity: null },
	{ current_quantity: undefined, quantity: 1 },
])('a line with %j stays', (values) => {
	expect(read(SHOP, line(values), DETAILS).values.products).toHaveLength(1);
});

test.each([
	[undefined, 1],
	[[], 1],
	[[{ refund_line_items: [{ line_item_id: 901, quantity: 1 }] }], 1],
	[[{ refund_line_items: [{ line_item_id: '901', quantity: 2 }] }], 0],
	[[{ refund_line_items: [{ line_item_id: 999, quantity: 2 }] }], 1],
	[[{ refund_line_items: [{ line_item_id: 901, quantity: 'all' }] }], 1],
	[[null, { refund_line_items: 'x' }], 1],
])('of two, with the refunds %j, there are %p left to review', (refunds, count) => {
	const order = changed('refunds', refunds, line({ current_quantity: undefined, quantity: 2 }));
	expect(read(SHOP, order, DETAILS).values.products).toHaveLength(count);
});

test('a line without an ID has no refunds', () => {
	const order = changed(
		'refunds',
		[{ refund_line_items: [{ quantity: 5 }] }],
		line({ current_quantity: undefined, id: undefined }),
	);
	expect(read(SHOP, order, DETAILS).values.products).toHaveLength(1);
});

test.each([
	[{ sku: 'A' }, false, 'A'],
	[{ sku: '' }, false, '8101'],
	[{ sku: null }, true, '43001'],
	[{ sku: null, variant_id: null }, true, '8101'],
	[{ sku: null, variant_id: 0 }, true, '8101'],
])('the SKU of a line with %j, variants apart: %p', (values, reviewVariants, sku) => {
	const settings = { ...DETAILS, reviewVariants };
	expect(read(SHOP, line(values), settings).values.products).toMatchObject([{ sku }]);
});

test('a variant without a name of its own has that of the product', () => {
	const settings = { ...DETAILS, reviewVariants: true };
	expect(read(SHOP, line({ name: '' }), settings).values.products).toMatchObject([
		{ name: 'Panier tressé' },
	]);
});

test.each([
	[undefined, []],
	['', []],
	['a b', []],
	['a/b', []],
	[5, []],
	['savon', ['https://tanneurs.example/products/savon']],
	['石鹸', ['https://tanneurs.example/products/%E7%9F%B3%E9%B9%B8']],
])('the handle %p', (handle, urls) => {
	const settings = { productDetails: [{ id: 8101, handle }] };
	const products = read(SHOP, line({}), settings).values.products;
	expect(products.map(({ url }) => url)).toEqual(urls);
});

test('products without an address, as the panel says', () => {
	const order = line({});
	const advice = "give what the shop's node tells of it in Product Details";
	const leftOut = read(SHOP, order);
	expect(leftOut.values.products).toEqual([]);
	expect(leftOut.warnings).toEqual([
		`line_items[0] ("Panier tressé") is left out of the products: it has no web address; ${advice}`,
	]);
	expect(Object.keys(leftOut.filledFrom).join()).not.toContain('products');

	const home = read(SHOP, order, { productsWithoutUrl: 'shopUrl' });
	expect(home.values.products).toMatchObject([{ url: 'https://tanneurs.example' }]);
	expect(home.filledFrom['products[0].url']).toBe('order_status_url');

	const error = read(SHOP, order, { productsWithoutUrl: 'error' });
	expect(error.values.products).toEqual([]);
	expect(error.warnings).toEqual([]);
	expect(error.problems).toEqual([
		{
			path: 'products',
			message: `lacks the web address of line_items[0] ("Panier tressé"): ${advice}`,
		},
	]);

	const unknown = changed('order_status_url', null, order);
	const homeless = read(SHOP, unknown, { productsWithoutUrl: 'shopUrl' });
	expect(homeless.values.products).toEqual([]);
	expect(homeless.warnings[0]).toMatch(/it has no web address; fill in Shop URL$/);
});

test('an address that is none gives way to the page by its handle', () => {
	const settings = { productDetails: [{ id: 8101, handle: 'panier', onlineStoreUrl: 'panier' }] };
	expect(read(SHOP, line({}), settings).values.products).toMatchObject([
		{ url: 'https://tanneurs.example/products/panier' },
	]);
});

test.each([
	['bare', [{ id: 8101, handle: 'a' }], 'productDetails[0].handle'],
	['as an item', [{ json: { id: 8101, handle: 'a' } }], 'productDetails[0].json.handle'],
	['as an answer', [{ product: { id: 8101, handle: 'a' } }], 'productDetails[0].product.handle'],
	[
		'as both',
		[{ json: { product: { id: '8101', handle: 'a' } } }],
		'productDetails[0].json.product.handle',
	],
	[
		'beside an empty answer',
		[{ id: 8101, product: null, handle: 'a' }],
		'productDetails[0].handle',
	],
	['among others', [null, 5, {}, { id: 1 }, { id: 8101, handle: 'a' }], 'productDetails[4].handle'],
	[
		'twice',
		[
			{ id: 8101, handle: 'a' },
			{ id: 8101, handle: 'b' },
		],
		'productDetails[0].handle',
	],
])('details that come %s', (_, productDetails, from) => {
	const settings = { productDetails: productDetails as Array<Record<string, unknown>> };
	const { values, filledFrom } = read(SHOP, line({}), settings);
	expect(values.products).toMatchObject([{ url: 'https://tanneurs.example/products/a' }]);
	expect(filledFrom['products[0].url']).toBe(`order_status_url + ${from}`);
});

test('the barcode and the picture are those of the variant', () => {
	const settings = { ...DETAILS, reviewVariants: true };
	const product = (values: Record<string, unknown>) =>
		read(SHOP, line(values), settings).values.products[0];
	expect(product({})).toMatchObject({ imageUrl: 'https://cdn.example/panier.jpg' });
	expect(product({ variant_id: 43002 })).toMatchObject({
		imageUrl: 'https://cdn.example/panier-petit.jpg',
	});
	expect(product({ variant_id: 43002 })).not.toHaveProperty('gtin');
	expect(product({ variant_id: null })).not.toHaveProperty('gtin');
	expect(product({ variant_id: 1 })).not.toHaveProperty('gtin');
	const [whole] = read(SHOP, line({ variant_id: 43002 }), DETAILS).values.products;
	expect(whole).toMatchObject({ imageUrl: 'https://cdn.example/panier.jpg' });
});

test('a variant without an ID is none of those without one', () => {
	const productDetails = [
		{
			id: 8101,
			handle: 'a',
			variants: [{ barcode: '96385074' }],
			images: [{ src: 'https://a.example/1' }, { src: 'https://a.example/2', variant_ids: [null] }],
		},
	];
	const [product] = read(SHOP, line({ variant_id: null }), { productDetails, reviewVariants: true })
		.values.products;
	expect(product).not.toHaveProperty('gtin');
	expect(product).toMatchObject({ imageUrl: 'https://a.example/1' });
});

test('with Review Variants, two variants are two products, each by its own SKU', () => {
	const variant = (variant_id: number, sku: string) => ({
		...shopifyOrder.line_items[0],
		variant_id,
		sku,
	});
	const order = changed('line_items', [variant(1, 'A'), variant(2, ''), variant(1, 'B')]);
	const skus = (reviewVariants: boolean) =>
		read(SHOP, order, { ...DETAILS, reviewVariants }).values.products.map(({ sku }) => sku);
	expect(skus(true)).toEqual(['A', '2']);
	expect(skus(false)).toEqual(['A']);
});

test('a refund that does not say of how many takes nothing away, and hides no other', () => {
	const id = 77;
	const of = (...quantities: unknown[]) => ({
		...line({ id, current_quantity: undefined, quantity: 1 }),
		refunds: [
			{ refund_line_items: quantities.map((quantity) => ({ line_item_id: id, quantity })) },
		],
	});
	expect(read(SHOP, of(null), DETAILS).values.products).toHaveLength(1);
	expect(open(SHOP, of(null)).skipReason([])).toBeUndefined();
	expect(open(SHOP, of(null, 1)).skipReason([])).toContain('Nothing of the order is left');
});
