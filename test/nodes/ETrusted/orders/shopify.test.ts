import {
	shopifyOrder,
	shopifyProducts,
	shopifyTestNotification,
	shopifyTillOrder,
} from './samples/shopify';
import { open, read, withValue } from './opened';

test('an order: only goods that were bought, are left, and have a page', () => {
	expect(
		read('shopifyOrder', shopifyOrder, {
			alsoSend: ['address', 'mobile'],
			productDetails: shopifyProducts,
		}),
	).toEqual({
		values: {
			customer: {
				firstName: 'Élodie',
				lastName: 'Marchand',
				reference: '7012345678901',
				address: '14 rue des Tanneurs Bât. B, 68000 Colmar, FR',
				mobile: '+33612345678',
			},
			products: [
				{
					sku: 'PAN-G',
					name: 'Panier tressé',
					url: 'https://tanneurs.example/products/panier-tresse',
					imageUrl: 'https://cdn.example/panier.jpg',
					brand: 'Osier & Cie',
					gtin: '3760001234567',
				},
				{
					sku: '8105',
					name: 'Lampe',
					url: 'https://tanneurs.example/fr/products/lampe',
					imageUrl: 'https://cdn.example/lampe.jpg',
					brand: 'Lueur',
				},
			],
			customerEmail: 'elodie@example.fr',
			transactionReference: '#1042-FR',
			transactionDate: '2026-03-29T01:02:11.000Z',
			defaultLocale: 'fr_FR',
		},
		filledFrom: {
			'customer.email': 'email',
			'customer.firstName': 'billing_address.first_name',
			'customer.lastName': 'billing_address.last_name',
			'customer.reference': 'customer.id',
			'customer.address': 'billing_address',
			'customer.mobile': 'customer.phone',
			'transaction.reference': 'name',
			'transaction.date': 'processed_at',
			defaultLocale: 'customer_locale',
			'products[0].name': 'line_items[0].title',
			'products[0].url': 'order_status_url + productDetails[0].handle',
			'products[0].sku': 'line_items[0].sku',
			'products[0].imageUrl': 'productDetails[0].image.src',
			'products[0].brand': 'line_items[0].vendor',
			'products[0].gtin': 'productDetails[0].variants[0].barcode',
			'products[1].name': 'line_items[7].title',
			'products[1].url': 'productDetails[1].onlineStoreUrl',
			'products[1].sku': 'line_items[7].product_id',
			'products[1].imageUrl': 'productDetails[1].images[0].src',
			'products[1].brand': 'line_items[7].vendor',
		},
		missing: {},
		warnings: [
			'line_items[2] is left out of the products: it is a gift card (gift_card)',
			'line_items[3] is left out of the products: it is a tip (tip_payment_gateway)',
			'line_items[4] is left out of the products: product_id names no product',
			'line_items[5] is left out of the products: nothing of it is left (quantity, refunds)',
			'line_items[6] is left out of the products: its product was deleted (product_exists)',
		],
		problems: [],
	});
});

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

test('an order of a till, from a version without current_quantity', () => {
	expect(
		read('shopifyOrder', shopifyTillOrder, {
			alsoSend: ['address', 'mobile'],
			shopUrl: 'pier.example',
			productsWithoutUrl: 'shopUrl',
		}),
	).toEqual({
		values: {
			customer: {
				firstName: 'Marisol',
				reference: '207119551',
				address: '2 Pier St, 04530 Bath, US',
				mobile: '+12075550199',
			},
			products: [
				{
					sku: 'ROPE',
					name: 'Rope',
					url: 'https://pier.example',
				},
			],
			customerEmail: 'walk-in@example.com',
			transactionReference: 1001,
			transactionDate: '2026-07-01T16:00:00.000Z',
		},
		filledFrom: {
			'customer.email': 'contact_email',
			'customer.firstName': 'customer.first_name',
			'customer.reference': 'customer.id',
			'customer.address': 'shipping_address',
			'customer.mobile': 'phone',
			'transaction.reference': 'order_number',
			'transaction.date': 'created_at',
			'products[0].name': 'line_items[0].title',
			'products[0].url': 'Shop URL',
			'products[0].sku': 'line_items[0].sku',
		},
		missing: {},
		warnings: [
			'line_items[1] is left out of the products: nothing of it is left (quantity, refunds)',
		],
		problems: [],
	});
});

// The cells one by one, each with what comes next where it is empty.

const SHOP = 'shopifyOrder';
const changed = (path: string, value: unknown, order: object = shopifyOrder) =>
	withValue(order, path, value);
const line = (values: Record<string, unknown>) =>
	changed('line_items', [{ ...shopifyOrder.line_items[0], ...values }]);
const DETAILS = { productDetails: shopifyProducts };

test('the email address is looked for in three places', () => {
	const second = changed('email', null);
	const third = changed('contact_email', '', second);
	expect(read(SHOP, second).filledFrom['customer.email']).toBe('contact_email');
	expect(read(SHOP, third).values.customerEmail).toBe('autre@example.fr');
	const none = read(SHOP, changed('customer', null, third));
	expect(none.values).not.toHaveProperty('customerEmail');
	expect(none.missing).toEqual({
		'customer.email':
			'email, contact_email, customer.email; Shopify tells it only to apps with access to protected customer data: give it to the app of the Shopify credential',
	});
});

test('the reference is the name as it is, else the order number', () => {
	expect(read(SHOP, changed('name', '')).values.transactionReference).toBe(1042);
	const none = changed('order_number', 2 ** 53, changed('name', null));
	expect(read(SHOP, none).values).not.toHaveProperty('transactionReference');
	expect(read(SHOP, none).missing).toEqual({
		'transaction.reference': 'name, order_number (which holds 9007199254740992)',
	});
});

test('names come as a pair from one place', () => {
	const customer = changed('billing_address', null);
	expect(read(SHOP, customer).values.customer).toMatchObject({
		firstName: 'Élodie',
		lastName: 'Marchand-Weber',
	});
	expect(read(SHOP, changed('customer', null, customer)).values.customer).toEqual({
		firstName: 'Paul',
		lastName: 'Marchand',
	});
});

test('only phone numbers that Shopify keeps in one form are looked at', () => {
	const settings = { alsoSend: ['mobile' as const] };
	expect(read(SHOP, changed('phone', '+33 7 00 00 00 00'), settings).values.customer.mobile).toBe(
		'+33700000000',
	);
	const order = changed('customer.phone', '06 12 34 56 78');
	const reading = read(SHOP, changed('phone', '07', order), settings);
	expect(reading.values.customer).not.toHaveProperty('mobile');
	expect(reading.warnings.slice(0, 2)).toEqual([
		'phone "07" is not an international phone number (+49 …); it is not used for customer.mobile',
		'customer.phone "06 12 34 56 78" is not an international phone number (+49 …); it is not used for customer.mobile',
	]);
});

test('without a language there is none', () => {
	for (const locale of [null, '', undefined]) {
		const { values, warnings } = read(SHOP, changed('customer_locale', locale));
		expect(values).not.toHaveProperty('defaultLocale');
		expect(warnings.join()).not.toContain('customer_locale');
	}
	expect(read(SHOP, changed('customer_locale', 'en')).values.defaultLocale).toBe('en_US');
});

test('a date without an offset is in the zone of the workflow', () => {
	const order = changed('processed_at', '2026-07-01 12:00:00');
	expect(read(SHOP, order).values.transactionDate).toBe('2026-07-01T10:00:00.000Z');
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
	['https://tanneurs.example/1/orders/x', 'https://tanneurs.example'],
	['https://osier.myshopify.com/1/orders/x', 'https://osier.myshopify.com'],
	// It only begins like the host that all shops share.
	['https://shopify.com.example/1/orders/x', 'https://shopify.com.example'],
	['http://localhost:3000/orders', 'http://localhost:3000'],
])('the shop of the order page %s', (page, home) => {
	const order = changed('order_status_url', page, line({}));
	const { values, filledFrom } = read(SHOP, order, DETAILS);
	expect(values.products).toMatchObject([{ url: `${home}/products/panier-tresse` }]);
	expect(filledFrom['products[0].url']).toBe('order_status_url + productDetails[0].handle');
});

test.each([null, '', 'shop', 5, 'https://shopify.com/1/orders', 'https://account.shopify.com/1'])(
	'the order page %p names no shop',
	(page) => {
		const reading = read(SHOP, changed('order_status_url', page, line({})), DETAILS);
		expect(reading.values.products).toEqual([]);
		expect(reading.warnings).toEqual([
			'line_items[0] ("Panier tressé") is left out of the products: it has no web address; fill in Shop URL',
		]);
	},
);

test('a shop whose name ends like that of Shopify is one', () => {
	const order = changed('order_status_url', 'https://notshopify.com/1', line({}));
	expect(read(SHOP, order, DETAILS).values.products).toHaveLength(1);
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

test('the test notification is never sent', () => {
	expect(open(SHOP, shopifyTestNotification).skipReason([])).toBe('The order is a test (test)');
});

test.each([
	[{ test: true }, 'The order is a test (test)'],
	[{ test: 'true' }, 'The order is a test (test)'],
	[{ test: 1 }, 'The order is a test (test)'],
	[{ cancelled_at: '2026-04-01T00:00:00Z' }, 'The order was cancelled (cancelled_at)'],
	[{ financial_status: 'refunded' }, 'The order was refunded (financial_status)'],
	[{ financial_status: 'voided' }, 'The order was voided (financial_status)'],
	[{ financial_status: 'partially_refunded' }, undefined],
	[{ test: false, cancelled_at: null, financial_status: null }, undefined],
	[{ fulfillment_status: 'partial' }, 'The order is "partial", not "fulfilled"'],
	[{ fulfillment_status: null }, 'The order is "unfulfilled", not "fulfilled"'],
	[
		{ fulfillment_status: undefined },
		'The order has no status (fulfillment_status), not "fulfilled"',
	],
	[{ fulfillment_status: '' }, 'The order is "unfulfilled", not "fulfilled"'],
	[
		{ fulfillment_status: ['fulfilled'] },
		'The order has no status (fulfillment_status, which holds ["fulfilled"]), not "fulfilled"',
	],
	[
		{ fulfillment_status: 5 },
		'The order has no status (fulfillment_status, which holds 5), not "fulfilled"',
	],
])('an order with %j', (values, reason) => {
	expect(open(SHOP, { ...shopifyOrder, ...values }).skipReason(['fulfilled'])).toBe(reason);
});

test.each([
	['review_invitation', 'Yes'],
	['note_attributes.review_invitation', 'Yes'],
	['gift wrap', 'no'],
	['buyer_accepts_marketing', true],
	['customer.email_marketing_consent.state', 'subscribed'],
	['other', undefined],
])('the consent in %p is %p', (name, value) => {
	expect(open(SHOP, shopifyOrder).consent(name)).toBe(value);
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
