import { changed, HOME, page, SHOP } from './changedPresta';
import { open, read, refusal } from './opened';
import { prestaOrder, prestaOrderWithLookups } from './samples/prestaShop';

const row = (values: Record<string, unknown>) =>
	changed('associations.order_rows', [{ ...prestaOrder.associations.order_rows[0], ...values }]);

const EXPECTED = {
	values: {
		customerEmail: 'mira@kunde.example',
		transactionReference: 'QWZMTRKLB',
		transactionDate: '2026-10-25T01:30:15.000Z',
		defaultLocale: 'de_AT',
		customer: {
			firstName: 'Mira',
			lastName: 'Tannert-Łoś',
			reference: '518',
			address: 'Lindenhain 4 2. Stock, 04229 Leipzig, DE',
			mobile: '+49341000000',
		},
		products: [
			{
				sku: '57',
				name: 'Leinenhemd „Fjord“ (Größe : M)',
				url: page('57'),
				gtin: '4006381333931',
			},
			{ sku: 'KB-01', name: 'Kleiderbürste', url: page('88'), gtin: '012345678905' },
			{ sku: '90', name: 'Seife', url: page('90') },
		],
	},
	filledFrom: {
		'customer.email': 'customer.email',
		'customer.firstName': 'customer.firstname',
		'customer.lastName': 'customer.lastname',
		'customer.reference': 'id_customer',
		'customer.address': 'address',
		'customer.mobile': 'address.phone',
		'transaction.reference': 'reference',
		'transaction.date': 'date_add',
		defaultLocale: 'language.locale',
		'products[0].sku': 'associations.order_rows[0].product_id',
		'products[0].name': 'associations.order_rows[0].product_name',
		'products[0].url': 'Shop URL + associations.order_rows[0].product_id',
		'products[0].gtin': 'associations.order_rows[0].product_ean13',
		'products[1].sku': 'associations.order_rows[2].product_reference',
		'products[1].name': 'associations.order_rows[2].product_name',
		'products[1].url': 'Shop URL + associations.order_rows[2].product_id',
		'products[1].gtin': 'associations.order_rows[2].product_upc',
		'products[2].sku': 'associations.order_rows[3].product_id',
		'products[2].name': 'associations.order_rows[3].product_name',
		'products[2].url': 'Shop URL + associations.order_rows[3].product_id',
	},
	missing: {},
	warnings: [
		'address.phone_mobile "0151 00000000" is not an international phone number (+49 …); it is not used for customer.mobile',
		"date_add has no time zone; it is read in the workflow's (Europe/Berlin)",
		'associations.order_rows[4] is left out of the products: product_id names no product',
		'associations.order_rows[5] is left out of the products: nothing of it is left (product_quantity, order_details)',
	],
	problems: [],
};

test.each([
	['within the order', prestaOrder],
	['beside the order', prestaOrderWithLookups],
	[
		'beside it in a list of one',
		{ ...prestaOrderWithLookups, order: [prestaOrderWithLookups.order] },
	],
	[
		'as texts',
		{
			...prestaOrder,
			customer: JSON.stringify(prestaOrder.customer),
			language: JSON.stringify({ languages: [prestaOrder.language] }),
		},
	],
	[
		'beside the answer to a search',
		{ ...prestaOrderWithLookups, order: undefined, orders: [prestaOrderWithLookups.order] },
	],
])('an order with its lookups %s', (_, item) => {
	expect(read(SHOP, item, { ...HOME, alsoSend: ['address', 'mobile'] })).toEqual(EXPECTED);
});

test('variants reviewed apart: one without a reference has its own ID', () => {
	const { products } = read(SHOP, prestaOrder, { ...HOME, reviewVariants: true }).values;
	expect(products.map(({ sku, url }) => [sku, url])).toEqual([
		['LH-FJ-M', page('57&id_product_attribute=203')],
		['204', page('57&id_product_attribute=204')],
		['KB-01', page('88')],
		['90', page('90')],
	]);
});

test.each([
	[{ product_quantity_refunded: '2' }, 0],
	[{ product_quantity_refunded: 1, product_quantity_return: 1 }, 1],
	[{ product_quantity_return: 2 }, 0],
	[{ id: '99', product_quantity_refunded: '2' }, 1],
])('with the details %j of a row of two, %p products are left', (detail, count) => {
	const order = { ...row({}), order_details: { order_details: [{ id: '1', ...detail }] } };
	expect(read(SHOP, order, HOME).values.products).toHaveLength(count);
	expect(open(SHOP, order).skipReason([]) === undefined).toBe(count > 0);
});

test.each([
	['id', 'reference', null, '2141'],
	['reference', 'id', null, 'QWZMTRKLB'],
])('the reference is from %s where there is no %s', (_, path, value, reference) => {
	expect(read(SHOP, changed(path, value)).values.transactionReference).toBe(reference);
});

test.each(['0000-00-00 00:00:00', '', null])('the date %p is none', (date) => {
	expect(read(SHOP, changed('date_add', date)).values).not.toHaveProperty('transactionDate');
});

test.each([
	[{ locale: 'de-CH' }, 'de_CH'],
	[{ locale: null, language_code: 'fr-be', iso_code: 'fr' }, 'fr_BE'],
	[{ iso_code: 'it' }, 'it_IT'],
	[{ iso_code: 'xx' }, undefined],
])('the language %j is %p', (language, locale) => {
	expect(read(SHOP, changed('language', language)).values.defaultLocale).toBe(locale);
});

test.each([
	[5, ['5'], undefined],
	['5', ['5'], undefined],
	['4', ['5'], 'The order is "4", not "5"'],
	[6, [], 'The order was cancelled (current_state)'],
	['7', [], 'The order was refunded (current_state)'],
	[8, [], 'The payment of the order failed (current_state)'],
	[16, [], undefined],
	[null, ['5'], 'The order has no status (current_state), not "5"'],
])('in the state %p, with %j wanted: %p', (state, wanted, reason) => {
	expect(open(SHOP, changed('current_state', state)).skipReason(wanted)).toBe(reason);
});

test.each([
	['amazon', true],
	['Lengow', true],
	[' shoppingfeed ', true],
	['amazonpay', false],
	['ps_checkout', false],
	[null, false],
	[{}, false],
])('an order that the module %p made', (module, isMarketplace) => {
	expect(open(SHOP, changed('module', module)).marketplace()).toBe(
		isMarketplace ? `The order came from a marketplace (module is "${String(module)}")` : undefined,
	);
});

test('a module that is no text is said', () => {
	expect(read(SHOP, changed('module', ['amazon']), HOME).warnings[0]).toBe(
		'module ["amazon"] is not a text; the order is taken for the shop\'s own',
	);
});

test.each([
	['review_invitation', 'yes'],
	['review_club', 'yes'],
	['customer.review_club', 'yes'],
	['optin', '0'],
	['other', undefined],
])('the consent in %p is %p', (name, value) => {
	expect(open(SHOP, prestaOrder).consent(name)).toBe(value);
	if (name !== 'review_invitation') {
		expect(open(SHOP, prestaOrderWithLookups).consent(name)).toBe(value);
	}
});

test('lists, IDs alone and raw answers say what to do', () => {
	const { order } = prestaOrderWithLookups;
	expect(refusal(SHOP, { orders: [order, order] })).toBe(
		'"orders" is a list of orders: use Split Out first, so that each order is an item of its own',
	);
	expect(refusal(SHOP, { order: { id: 2042 } })).toBe(
		'This is no PrestaShop order, but an ID alone. Look the order up in front of this node: GET /api/orders/{id}?output_format=JSON.',
	);
	expect(refusal(SHOP, { orders: [{ id: 1 }, { id: 2 }] })).toContain('use Split Out first');
	expect(refusal(SHOP, { raw: '<prestashop/>' })).toContain('Switch Raw Mode off');
});
