import { changed, DETAILS, line, SHOP } from './changedShopify';
import { open, read } from './opened';
import {
	shopifyEvent,
	shopifyOrder,
	shopifyProducts,
	shopifyTestNotification,
	shopifyTillOrder,
} from './samples/shopify';

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
			products: shopifyEvent.products,
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
