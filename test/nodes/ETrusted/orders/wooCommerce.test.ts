import { changed, line, SHOP } from './changedWoo';
import { open, read } from './opened';
import { wooEvent, wooOrder } from './samples/wooCommerce';

test('an order of a customer: a product for each parent, parts of bundles and deleted products left out', () => {
	expect(read('wooCommerceOrder', wooOrder, { alsoSend: ['address', 'mobile'] })).toEqual({
		values: {
			customer: {
				firstName: 'Jördis',
				lastName: 'Ackermann',
				reference: '318',
				address: 'Lindenallee 12 Hinterhaus, 48143 Münster, DE',
				mobile: '+492515550123',
			},
			products: wooEvent.products,
			customerEmail: 'joerdis.ackermann@example.de',
			transactionReference: 'R-2026-0417',
			transactionDate: '2026-10-25T01:30:00.000Z',
			defaultLocale: 'de_DE',
		},
		filledFrom: {
			'customer.email': 'billing.email',
			'customer.firstName': 'billing.first_name',
			'customer.lastName': 'billing.last_name',
			'customer.reference': 'customer_id',
			'customer.address': 'billing',
			'customer.mobile': 'billing.phone',
			'transaction.reference': 'number',
			'transaction.date': 'date_created_gmt',
			defaultLocale: 'meta_data.wpml_language',
			'products[0].name': 'line_items[0].parent_name',
			'products[0].url': '_links.self[0].href + line_items[0].product_id',
			'products[0].sku': 'line_items[0].product_id',
			'products[0].imageUrl': 'line_items[0].image.src',
			'products[0].gtin': 'line_items[0].global_unique_id',
			'products[1].name': 'line_items[2].name',
			'products[1].url': '_links.self[0].href + line_items[2].product_id',
			'products[1].sku': 'line_items[2].sku',
			'products[2].name': 'line_items[5].name',
			'products[2].url': '_links.self[0].href + line_items[5].product_id',
			'products[2].sku': 'line_items[5].product_id',
		},
		missing: {},
		warnings: [
			'line_items[2].global_unique_id "978-3-16-148410-0" is not a GTIN of 8, 12, 13 or 14 digits; it is not used for products[1].gtin',
			'line_items[3] is left out of the products: it is a part of another product (bundled_by)',
			'line_items[4] is left out of the products: product_id names no product',
		],
		problems: [],
	});
});

test('of two plugins for languages, the first in the list counts', () => {
	const entries = ['weglot_language', 'trp_language', 'wpml_language'].map((key, index) => ({
		key,
		value: ['fr', 'nl', 'pl'][index],
	}));
	const locale = (meta_data: object[]) => read(SHOP, changed('meta_data', meta_data)).values;
	expect(locale(entries).defaultLocale).toBe('pl_PL');
	expect(locale(entries.slice(0, 2)).defaultLocale).toBe('nl_NL');
	expect(locale(entries.slice(0, 1)).defaultLocale).toBe('fr_FR');
});

test('without an email address or a number, it says where it looked', () => {
	const order = changed('number', null, changed('billing.email', ' '));
	expect(read(SHOP, order).missing).toEqual({
		'customer.email': 'billing.email',
		'transaction.reference': 'number',
	});
	expect(read(SHOP, order).values).not.toHaveProperty('customerEmail');
});

test.each([
	[2 ** 53, 'number (which holds 9007199254740992)'],
	[{ a: 1 }, 'number (which holds {"a":1})'],
	[true, 'number (which holds true)'],
])('the number %p is no reference', (number, missing) => {
	const reading = read(SHOP, changed('number', number));
	expect(reading.missing['transaction.reference']).toBe(missing);
	expect(reading.values).not.toHaveProperty('transactionReference');
});

test.each([
	['2026-10-25T00:30:00', '2026-10-25T00:30:00.000Z'],
	['2026-10-25T01:30:00', '2026-10-25T01:30:00.000Z'],
	['2026-03-29T01:30:00', '2026-03-29T01:30:00.000Z'],
	['2026-03-29T02:30:00', '2026-03-29T02:30:00.000Z'],
	['2026-03-29T02:30:00Z', '2026-03-29T02:30:00.000Z'],
])('date_created_gmt %s is UTC, at a clock change too', (gmt, date) => {
	const reading = read(SHOP, changed('date_created_gmt', gmt));
	expect(reading.values.transactionDate).toBe(date);
	expect(reading.warnings.join()).not.toContain('time zone');
});

test('a date that can not be read gives way to the next one', () => {
	const reading = read(SHOP, changed('date_created_gmt', 'soon'));
	expect(reading.values.transactionDate).toBe('2026-10-25T01:30:00.000Z');
	expect(reading.filledFrom['transaction.date']).toBe('date_created');
	expect(reading.warnings[0]).toMatch(
		/^date_created_gmt "soon" is not a date .*; it is not used for transaction\.date$/,
	);
	expect(reading.warnings[1]).toBe(
		"date_created has no time zone; it is read in the workflow's (Europe/Berlin)",
	);
	const without = read(SHOP, changed('date_created', null, changed('date_created_gmt', null)));
	expect(without.values).not.toHaveProperty('transactionDate');
});

test.each([
	[[{ key: 'wpml_language', value: 'pt-br' }], 'pt_BR', 'meta_data.wpml_language'],
	[
		[
			{ key: 'trp_language', value: 'it_IT' },
			{ key: 'wpml_language', value: '' },
		],
		'it_IT',
		'meta_data.trp_language',
	],
	[
		[
			{ key: 'wpml_language', value: 'sv' },
			{ key: 'trp_language', value: 'nl_NL' },
		],
		'nl_NL',
		'meta_data.trp_language',
	],
	[[{ key: 'weglot_language', value: 'fr' }], 'fr_FR', 'meta_data.weglot_language'],
	[[{ key: 'wpml_language', value: 'pt_PT_ao90' }], 'pt_PT', 'meta_data.wpml_language'],
	[
		[
			{ key: 'weglot_language', value: 'fr' },
			{ key: 'trp_language', value: 'de_DE_formal' },
		],
		'de_DE',
		'meta_data.trp_language',
	],
	[[], 'en_US', 'lang'],
	['no list', 'en_US', 'lang'],
])('the language among %j', (metaData, locale, from) => {
	const order = changed('lang', 'en', changed('meta_data', metaData));
	const reading = read(SHOP, order);
	expect(reading.values.defaultLocale).toBe(locale);
	expect(reading.filledFrom.defaultLocale).toBe(from);
});

test('a language that has no invitations is left out and named', () => {
	const reading = read(SHOP, changed('meta_data', [{ key: 'wpml_language', value: 'sv' }]));
	expect(reading.values).not.toHaveProperty('defaultLocale');
	expect(reading.warnings[0]).toContain('meta_data.wpml_language "sv" is in none of the languages');
});

test.each([
	['https://a.example/wp-json/wc/v3/orders/1', 'https://a.example'],
	['https://a.example/de/shop/wp-json/wc/v3/orders/1', 'https://a.example/de/shop'],
	['https://a.example/index.php/wp-json/wc/v3/orders/1', 'https://a.example'],
	['https://a.example/?rest_route=/wc/v3/orders/1', 'https://a.example'],
	['https://a.example/shop/index.php?rest_route=/wc/v3/orders/1', 'https://a.example/shop'],
])('the shop of %s', (href, home) => {
	const order = changed('_links', { self: [{ href }] }, line({}));
	expect(read(SHOP, order).values.products).toMatchObject([
		{ url: `${home}/?post_type=product&p=70` },
	]);
});

test.each([undefined, null, 'https://a.example/orders/1', 'wp-json/', 5, {}])(
	'the address %p of an order names no shop',
	(href) => {
		const order = changed('_links', { self: [{ href }] }, line({}));
		const reading = read(SHOP, order);
		expect(reading.values.products).toEqual([]);
		expect(reading.warnings).toContain(
			'line_items[0] ("Postkarte") is left out of the products: it has no web address; fill in Shop URL',
		);
	},
);

test('Shop URL goes before what the order says', () => {
	const reading = read(SHOP, line({}), { shopUrl: 'other.example/' });
	expect(reading.values.products).toMatchObject([
		{ url: 'https://other.example/?post_type=product&p=70' },
	]);
	expect(reading.filledFrom['products[0].url']).toBe('Shop URL + line_items[0].product_id');
});

test('a Shop URL that is none is named, once, and gives way', () => {
	const reading = read(SHOP, wooOrder, { shopUrl: 'kueste' });
	expect(reading.values.products).toHaveLength(3);
	expect(reading.warnings.filter((warning) => warning.startsWith('Shop URL'))).toEqual([
		'Shop URL "kueste" is not a full web address that starts with https:// or http://; it is not used for products[].url',
	]);
});

test.each(['auto-draft', 'checkout-draft', 'trash', 'canceled', 'cancelled', 'refunded'])(
	'an order with the status %s is never sent',
	(status) => {
		const reasons: Record<string, string> = {
			canceled: 'The order was cancelled',
			cancelled: 'The order was cancelled',
			refunded: 'The order was refunded',
			trash: 'The order is in the trash',
		};
		const reason = reasons[status] ?? 'The order is a draft';
		const order = open(SHOP, changed('status', status));
		expect(order.skipReason([])).toBe(reason);
		expect(order.skipReason([status])).toBe(reason);
	},
);

test.each([
	['completed', undefined],
	['processing', 'The order is "processing", not "completed"'],
	['at-wc-completed', 'The order is "at-wc-completed", not "completed"'],
	[null, 'The order has no status (status), not "completed"'],
	[{ a: 1 }, 'The order has no status (status, which holds {"a":1}), not "completed"'],
])('an order with the status %p', (status, reason) => {
	expect(open(SHOP, changed('status', status)).skipReason(['completed'])).toBe(reason);
	expect(open(SHOP, changed('status', status)).skipReason([])).toBeUndefined();
});

test('a status can also be wanted as the shop stores it', () => {
	for (const status of ['completed', 'wc-completed']) {
		const order = open(SHOP, changed('status', status));
		expect(order.skipReason(['wc-completed'])).toBeUndefined();
		expect(order.skipReason(['WC-Completed'])).toBeUndefined();
		expect(order.skipReason(['wc-processing'])).toBe(
			'The order is "completed", not "wc-processing"',
		);
	}
});

test.each([
	['review_invitation', 'yes'],
	[' review_invitation ', 'yes'],
	['meta_data.review_invitation', 'yes'],
	['shop.consent', '1'],
	['customer_note', ''],
	['billing.country', 'DE'],
	['meta_data[1].value', 'yes'],
	['other', undefined],
	['', undefined],
	['date_paid.x', undefined],
])('the consent in %p is %p', (name, value) => {
	expect(open(SHOP, wooOrder).consent(name)).toBe(value);
});

test('the meta data go before a key of the order, unless they say nothing', () => {
	const order = { ...wooOrder, review_invitation: 'no', empty: 'yes', nothing: null };
	expect(open(SHOP, order).consent('review_invitation')).toBe('yes');
	const metaData = [
		{ key: 'empty', value: '' },
		{ key: 'nothing', value: null },
	];
	const asked = open(SHOP, { ...order, meta_data: metaData });
	expect(asked.consent('empty')).toBe('');
	expect(asked.consent('review_invitation')).toBe('no');
	expect(asked.consent('nothing')).toBeUndefined();
});
