import { wooGuestOrder, wooOrder, wooProducts } from './samples/wooCommerce';
import { open, read, withValue } from './opened';

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
			products: [
				{
					sku: '40',
					name: 'Tasse „Förde“',
					url: 'https://kueste.example/laden/?post_type=product&p=40',
					imageUrl: 'https://kueste.example/laden/wp-content/uploads/tasse-blau.jpg',
					gtin: '4006381333931',
				},
				{
					sku: 'TEESET',
					name: 'Tee &amp; Gebäck',
					url: 'https://kueste.example/laden/?post_type=product&p=61',
				},
				{
					sku: '70',
					name: 'Postkarte',
					url: 'https://kueste.example/laden/?post_type=product&p=70',
				},
			],
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

test("a guest's order: what billing lacks comes from shipping, never from the company", () => {
	expect(
		read('wooCommerceOrder', wooGuestOrder, {
			alsoSend: ['address', 'mobile'],
			zone: 'America/New_York',
		}),
	).toEqual({
		values: {
			customer: {
				firstName: 'Odessa',
				address: '9 Harbor Rd, 04101 Portland, US',
			},
			products: [
				{
					sku: '93',
					name: 'Ship – in a "Bottle"',
					url: 'https://bluedoor.example/?post_type=product&p=93',
				},
			],
			customerEmail: 'orders@bluedoor.example',
			transactionReference: '727',
			transactionDate: '2026-11-01T06:30:00.000Z',
			defaultLocale: 'en_US',
		},
		filledFrom: {
			'customer.email': 'billing.email',
			'customer.firstName': 'shipping.first_name',
			'customer.address': 'shipping',
			'transaction.reference': 'number',
			'transaction.date': 'date_created',
			defaultLocale: 'meta_data.trp_language',
			'products[0].name': 'line_items[0].name',
			'products[0].url': '_links.self[0].href + line_items[0].product_id',
			'products[0].sku': 'line_items[0].product_id',
		},
		missing: {},
		warnings: [
			'billing.phone "(555) 010-4477" is not an international phone number (+49 …); it is not used for customer.mobile',
			"date_created has no time zone; it is read in the workflow's (America/New_York)",
		],
		problems: [],
	});
});

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

// The cells one by one, each with what comes next where it is empty.

const SHOP = 'wooCommerceOrder';
const changed = (path: string, value: unknown, order: object = wooOrder) =>
	withValue(order, path, value);
const line = (values: Record<string, unknown>) =>
	changed('line_items', [{ ...wooOrder.line_items[5], ...values }]);

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

test('names come as a pair from one place', () => {
	const order = changed('billing.first_name', '');
	expect(read(SHOP, order).values.customer).toEqual({ lastName: 'Ackermann', reference: '318' });
	const shipping = changed('billing.last_name', null, order);
	expect(read(SHOP, shipping).values.customer).toMatchObject({
		firstName: 'Tomke',
		lastName: 'Ackermann',
	});
});

test('without any name there is none', () => {
	const order = changed('shipping', {}, changed('billing', { email: 'a@b.de' }));
	expect(read(SHOP, order).values.customer).toEqual({ reference: '318' });
});

test('a name that is none is left out and named', () => {
	const reading = read(SHOP, changed('billing.first_name', ['Jördis']));
	expect(reading.values.customer.firstName).toBeUndefined();
	expect(reading.filledFrom).not.toHaveProperty('customer.firstName');
	expect(reading.warnings).toContain(
		'billing.first_name ["Jördis"] is not a text; it is not used for customer.firstName',
	);
});

test.each([0, '0', null, '', undefined])('the customer %p is a guest', (id) => {
	const reading = read(SHOP, changed('customer_id', id));
	expect(reading.values.customer.reference).toBeUndefined();
	expect(reading.warnings.join()).not.toContain('customer_id');
});

test('a customer ID that has lost digits is left out and named', () => {
	const reading = read(SHOP, changed('customer_id', 2 ** 60));
	expect(reading.values.customer.reference).toBeUndefined();
	expect(reading.warnings[0]).toMatch(
		/^customer_id 1152921504606847000 .*; it is not used for customer\.reference$/,
	);
});

test('address and mobile are sent only where they were asked for', () => {
	expect(Object.keys(read(SHOP, wooOrder).values.customer)).toEqual([
		'firstName',
		'lastName',
		'reference',
	]);
	expect(read(SHOP, wooOrder, { alsoSend: ['mobile'] }).values.customer).not.toHaveProperty(
		'address',
	);
	expect(read(SHOP, wooOrder, { alsoSend: ['address'] }).values.customer).not.toHaveProperty(
		'mobile',
	);
});

test.each([
	['address_2', '', 'Lindenallee 12, 48143 Münster, DE'],
	['postcode', null, 'Lindenallee 12 Hinterhaus, Münster, DE'],
	['postcode', 48143, 'Lindenallee 12 Hinterhaus, 48143 Münster, DE'],
	['country', undefined, 'Lindenallee 12 Hinterhaus, 48143 Münster'],
	['city', {}, 'Lindenallee 12 Hinterhaus, 48143, DE'],
	['address_1', 'Lindenallee\n12', 'Lindenallee 12 Hinterhaus, 48143 Münster, DE'],
])('the address with %s %p', (part, value, address) => {
	const order = changed(`billing.${part}`, value);
	expect(read(SHOP, order, { alsoSend: ['address'] }).values.customer.address).toBe(address);
});

test('a part of an address that is none is left out and named', () => {
	const reading = read(SHOP, changed('billing.city', { a: 1 }), { alsoSend: ['address'] });
	expect(reading.values.customer.address).toBe('Lindenallee 12 Hinterhaus, 48143, DE');
	expect(reading.warnings[0]).toBe(
		'billing.city {"a":1} is not a text; it is not used for customer.address',
	);
});

test('a country alone is no address', () => {
	const place = { country: 'DE', email: 'a@b.de' };
	const order = changed('shipping', place, changed('billing', place));
	const reading = read(SHOP, order, { alsoSend: ['address'] });
	expect(reading.values.customer).not.toHaveProperty('address');
	expect(reading.filledFrom).not.toHaveProperty('customer.address');
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
