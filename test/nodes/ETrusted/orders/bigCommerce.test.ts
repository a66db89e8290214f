import { open, read, refusal, withValue } from './opened';
import { bigEvent, bigGuestOrder, bigOrder } from './samples/bigCommerce';

const SHOP = 'bigCommerceOrder';
const HOME = { shopUrl: 'https://berg.example/' };
const changed = (path: string, value: unknown, order: object = bigOrder) =>
	withValue(order, path, value);
const line = (values: Record<string, unknown>) =>
	changed('products', [{ ...bigGuestOrder.products[0], ...values }], bigGuestOrder);

test('an order of a customer, with its lines in parcels, pickups and downloads', () => {
	expect(read(SHOP, bigOrder, { ...HOME, alsoSend: ['address', 'mobile'] })).toEqual({
		values: {
			customerEmail: 'oeyvind@kunde.example',
			transactionReference: 3071,
			transactionDate: '2026-10-25T00:30:15.000Z',
			defaultLocale: 'de_AT',
			customer: {
				firstName: 'Øyvind',
				lastName: "O'Malley-Größ",
				reference: '118',
				address: 'Nordkettenweg 3 Top 9, 06020 Innsbruck, AT',
				mobile: '+43512000000',
			},
			products: bigEvent.products,
		},
		filledFrom: {
			'customer.email': 'billing_address.email',
			'customer.firstName': 'billing_address.first_name',
			'customer.lastName': 'billing_address.last_name',
			'customer.reference': 'customer_id',
			'customer.address': 'billing_address',
			'customer.mobile': 'billing_address.phone',
			'transaction.reference': 'id',
			'transaction.date': 'date_created',
			defaultLocale: 'customer_locale',
			'products[0].sku': 'consignments.shipping[0].line_items[0].sku',
			'products[0].name': 'consignments.shipping[0].line_items[0].name_customer',
			'products[0].url': 'Shop URL + consignments.shipping[0].line_items[0].product_id',
			'products[0].brand': 'consignments.shipping[0].line_items[0].brand',
			'products[0].gtin': 'consignments.shipping[0].line_items[0].upc',
			'products[1].sku': 'consignments.shipping[1].line_items[0].product_id',
			'products[1].name': 'consignments.shipping[1].line_items[0].name',
			'products[1].url': 'Shop URL + consignments.shipping[1].line_items[0].product_id',
			'products[2].sku': 'consignments.pickups[0].line_items[0].sku',
			'products[2].name': 'consignments.pickups[0].line_items[0].name',
			'products[2].url': 'Shop URL + consignments.pickups[0].line_items[0].product_id',
			'products[3].sku': 'consignments.downloads[0].line_items[0].sku',
			'products[3].name': 'consignments.downloads[0].line_items[0].name',
			'products[3].url': 'Shop URL + consignments.downloads[0].line_items[0].product_id',
		},
		missing: {},
		warnings: [
			'consignments.shipping[1].line_items[1] is left out of the products: it is a part of another product (parent_order_product_id)',
			'consignments.shipping[1].line_items[2] is left out of the products: nothing of it is left (quantity, quantity_refunded, is_refunded)',
			'consignments.shipping[1].line_items[3] is left out of the products: product_id names no product',
			'consignments.email.gift_certificates[0].line_items[0] is left out of the products: it is a gift certificate (type)',
		],
		problems: [],
	});
});

test("a guest's, from a source that is not known, with its products attached", () => {
	const { values, warnings } = read(SHOP, bigGuestOrder, HOME);
	expect(values).toEqual({
		customerEmail: 'guest@kunde.example',
		transactionReference: 3072,
		transactionDate: '2026-03-30T01:30:00.000Z',
		customer: { lastName: 'Mäkelä' },
		products: [
			{ sku: 'ROPE-60', name: 'Köysi', url: 'https://berg.example/products.php?productId=21' },
		],
	});
	expect(warnings).toEqual([
		'order_source "external" is not known; it is taken for the shop\'s own',
		'customer_locale "fi" is in none of the languages of invitations (de, en, es, fr, it, nl, pl, pt); it is not used for defaultLocale',
	]);
});

test('variants reviewed apart: one without an SKU has its own ID', () => {
	const { products } = read(SHOP, bigOrder, { ...HOME, reviewVariants: true }).values;
	expect(products.map(({ sku }) => sku)).toEqual(['ROPE-60', '211', '31', 'CHALK', 'TOPO']);
});

test('it says where it looked', () => {
	const order = changed('id', null, changed('billing_address', null));
	expect(read(SHOP, order).missing).toEqual({
		'customer.email': 'billing_address.email',
		'transaction.reference': 'id',
	});
});

const CALL = 'GET /v2/orders/{id}?include=consignments.line_items&consignment_structure=object';

test.each([
	['links alone', { consignments: undefined }],
	['links for the consignments, too', { consignments: { url: 'x', resource: '/orders/1/c' } }],
])('products as %s are a problem that names the call', (_, values) => {
	const { problems, warnings, values: found } = read(SHOP, { ...bigOrder, ...values }, HOME);
	expect(problems).toEqual([
		{
			path: 'products',
			message: `has its products as a link only (products.resource): look it up with ${CALL}, or attach what that link answers as "products"`,
		},
	]);
	expect(warnings).toEqual([]);
	expect(found.products).toEqual([]);
});

test.each([
	['in a list', [{ url: 'x', resource: '/orders/1/l' }], 'line_items[0]'],
	['alone', { url: 'x', resource: '/orders/1/l' }, 'line_items[0]'],
])('links for the lines of a consignment, %s, are that problem, too', (_, links, path) => {
	const { problems, values } = read(
		SHOP,
		changed('consignments', { shipping: [{ id: 1, line_items: links }], pickups: [] }),
		HOME,
	);
	expect(problems.map(({ message }) => message)).toEqual([
		`has its products as a link only (consignments.shipping[0].${path}.resource): look it up with ${CALL}, or attach what that link answers as "products"`,
	]);
	expect(values.products).toEqual([]);
});

test.each([
	['links', { shipping: [{ line_items: [{ url: 'x', resource: '/orders/1/l' }] }] }],
	['nothing', { shipping: [{ id: 1 }], pickups: [] }],
	['empty lists', { shipping: [], pickups: [], downloads: [] }],
])('products that were attached count where the consignments have %s', (_, consignments) => {
	const { values, problems } = read(SHOP, { ...bigGuestOrder, consignments }, HOME);
	expect(values.products.map(({ sku }) => sku)).toEqual(['ROPE-60']);
	expect(problems).toEqual([]);
});

test.each([
	['pickups', ['x'], 'consignments.pickups[0].line_items'],
	['pickups', 'x', 'consignments.pickups.line_items'],
	['downloads', { a: 'x' }, 'consignments.downloads.line_items'],
	[
		'shipping',
		[{ id: 1 }, ...bigOrder.consignments.shipping],
		'consignments.shipping[0].line_items',
	],
])('of %s that are %j, the lines are missed', (kind, value, path) => {
	const { warnings } = read(SHOP, changed(`consignments.${kind}`, value), HOME);
	expect(warnings).toContain(`The order has no ${path}; its products are not known`);
});

test('an order of gift certificates alone has no products, and that is no problem', () => {
	const { email } = bigOrder.consignments;
	const order = changed('consignments', { pickups: [], shipping: [], downloads: [], email });
	expect(read(SHOP, order, HOME).problems).toEqual([]);
	expect(open(SHOP, order).skipReason([])).toBeUndefined();
});

test.each([
	[{ product_id: 0 }, 'product_id names no product'],
	[{ type: 'giftcertificate' }, 'it is a gift certificate (type)'],
	[
		{ is_bundled_product: true, parent_order_product_id: 9 },
		'it is a part of another product (parent_order_product_id)',
	],
	[
		{ quantity: '2', quantity_refunded: '2' },
		'nothing of it is left (quantity, quantity_refunded, is_refunded)',
	],
	[{ is_refunded: true }, 'nothing of it is left (quantity, quantity_refunded, is_refunded)'],
	[
		{ name: '', name_customer: null },
		'it has no name (products[0].name_customer, products[0].name)',
	],
])('a line with %j is left out', (values, reason) => {
	const { values: found, warnings } = read(SHOP, line(values), HOME);
	expect(found.products).toEqual([]);
	expect(warnings).toContain(`products[0] is left out of the products: ${reason}`);
});

test.each([
	{ is_bundled_product: true, parent_order_product_id: null },
	{ is_bundled_product: true, parent_order_product_id: 0 },
	{ is_bundled_product: false, parent_order_product_id: 9 },
	{ is_bundled_product: 0, parent_order_product_id: 9 },
	{ is_bundled_product: 'false', parent_order_product_id: '9' },
	{ quantity: 3, quantity_refunded: 2 },
	{ quantity: null },
	{ type: { toString: null } },
])('a line with %j stays', (values) => {
	expect(read(SHOP, line(values), HOME).values.products).toHaveLength(1);
});

test('an order all of whose lines were refunded is not sent', () => {
	expect(open(SHOP, line({ is_refunded: true })).skipReason([])).toMatch(/^Nothing of the order/);
});

test.each([
	['status_id', 0, 'The order is incomplete: its checkout was not finished (status_id)'],
	['status_id', '4', 'The order was refunded (status_id)'],
	['status_id', 5, 'The order was cancelled (status_id)'],
	['status_id', 6, 'The order was declined (status_id)'],
	['status_id', 13, 'The order is disputed (status_id)'],
	['is_deleted', true, 'The order was deleted (is_deleted)'],
	['payment_status', 'Refunded', 'The order\'s payment is "refunded" (payment_status)'],
	['payment_status', 'void', 'The order\'s payment is "void" (payment_status)'],
	['payment_method', 'Test Payment Gateway', 'The order is a test (payment_method)'],
	['payment_method', 'test payment gateway ', 'The order is a test (payment_method)'],
	[
		'external_source',
		'm-mig',
		'The order was taken over from another shop system (external_source)',
	],
	[
		'external_source',
		'M-MIG',
		'The order was taken over from another shop system (external_source)',
	],
	['status_id', 2, undefined],
	['status_id', '10', undefined],
	['status_id', 14, 'The order is "14", not "2" or "10"'],
	['status_id', null, 'The order has no status (status_id), not "2" or "10"'],
	['payment_status', 'partially refunded', undefined],
])('with %s %p: %p', (field, value, reason) => {
	expect(open(SHOP, changed(field, value)).skipReason(['2', '10'])).toBe(reason);
});

test.each([
	['order_source', 'amazon', 'The order came from a marketplace (order_source is "amazon")'],
	['order_source', 'eBay', 'The order came from a marketplace (order_source is "eBay")'],
	[
		'order_source',
		'facebookcheckout',
		'The order came from a marketplace (order_source is "facebookcheckout")',
	],
	['order_source', 'pinterest', 'The order came from a marketplace (order_source is "pinterest")'],
	[
		'order_source',
		'socialshop',
		'The order came from a marketplace (order_source is "socialshop")',
	],
	['external_source', 'AMAZON', 'The order came from a marketplace (external_source is "AMAZON")'],
	['ebay_order_id', '123-4', 'The order came from a marketplace (ebay_order_id is "123-4")'],
	['ebay_order_id', 77, 'The order came from a marketplace (ebay_order_id is "77")'],
	['ebay_order_id', 0, undefined],
	['ebay_order_id', '', undefined],
	['order_source', 'checkout_api', undefined],
	['order_source', 'external', undefined],
	['order_source', null, undefined],
	['order_source', { toString: null }, undefined],
])('with %s %p: %p', (field, value, reason) => {
	expect(open(SHOP, changed(field, value)).marketplace()).toBe(reason);
});

test.each([
	['www', []],
	['buybutton', []],
	['', []],
	['kiosk', ['order_source "kiosk" is not known; it is taken for the shop\'s own']],
	[7, ["order_source 7 is not known; it is taken for the shop's own"]],
])('of the source %p it warns: %j', (source, sentences) => {
	const { warnings } = read(SHOP, changed('order_source', source), HOME);
	expect(warnings.filter((warning) => warning.startsWith('order_source'))).toEqual(sentences);
});

test.each([
	['Review invitation', 'yes'],
	['billing_address.form_fields.Review invitation', 'yes'],
	['is_email_opt_in', false],
	['other', undefined],
])('the consent in %p is %p', (name, value) => {
	expect(open(SHOP, bigOrder).consent(name)).toBe(value);
});

test('an ID alone names the call', () => {
	expect(refusal(SHOP, { id: 3071 })).toBe(
		`This is no BigCommerce order, but an ID alone. Look the order up in front of this node: ${CALL}.`,
	);
});
