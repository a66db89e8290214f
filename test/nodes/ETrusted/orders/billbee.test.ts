import { open, read, refusal, withValue } from './opened';
import {
	billbeeEventProducts,
	billbeeManualOrder,
	billbeeOrder,
	billbeeProducts,
} from './samples/billbee';

const SHOP = 'billbeeOrder';
const order = billbeeOrder.Data;
const changed = (path: string, value: unknown) => withValue(order, path, value);
const item = (values: Record<string, unknown>) =>
	changed('OrderItems', [{ ...order.OrderItems[0], ...values }]);

test('an order of a shop, as it is asked for, with addresses for its products', () => {
	expect(
		read(SHOP, billbeeOrder, { alsoSend: ['address', 'mobile'], productDetails: billbeeProducts }),
	).toEqual({
		values: {
			customerEmail: 'gesche@kunde.example',
			transactionReference: '#W-2107',
			// The hour that came twice: it is the later one.
			transactionDate: '2026-10-25T01:30:15.000Z',
			defaultLocale: 'de_DE',
			customer: {
				firstName: 'Gesche',
				lastName: 'Åkerström',
				reference: '1204',
				address: 'Deichstraße 7b Hinterhaus, 01067 Dresden, DE',
				mobile: '+49351000000',
			},
			products: billbeeEventProducts,
		},
		filledFrom: {
			'customer.email': 'InvoiceAddress.Email',
			'customer.firstName': 'InvoiceAddress.FirstName',
			'customer.lastName': 'InvoiceAddress.LastName',
			'customer.reference': 'CustomerNumber',
			'customer.address': 'InvoiceAddress',
			'customer.mobile': 'InvoiceAddress.Phone',
			'transaction.reference': 'OrderNumber',
			'transaction.date': 'CreatedAt',
			defaultLocale: 'LanguageCode',
			'products[0].sku': 'OrderItems[0].Product.SKU',
			'products[0].name': 'OrderItems[0].Product.Title',
			'products[0].url': 'productDetails[0].url',
			'products[0].imageUrl': 'OrderItems[0].Product.Images[1].Url',
			'products[0].gtin': 'OrderItems[0].Product.EAN',
			'products[1].sku': 'OrderItems[1].Product.Id',
			'products[1].name': 'OrderItems[1].Product.Title',
			'products[1].url': 'productDetails[1].json.url',
			'products[2].sku': 'OrderItems[2].Product.BillbeeId',
			'products[2].name': 'OrderItems[2].Product.Title',
			'products[2].url': 'productDetails[2].url',
		},
		missing: {},
		warnings: [
			"CreatedAt has no time zone; it is read in the workflow's (Europe/Berlin)",
			'OrderItems[2].Product.EAN "siehe Karton" is not a GTIN of 8, 12, 13 or 14 digits; it is not used for products[2].gtin',
			'OrderItems[3] is left out of the products: it is a discount (IsCoupon)',
			'OrderItems[4] is left out of the products: it is a discount (TotalPrice)',
			'OrderItems[5] is left out of the products: Product names no product',
			'OrderItems[6] is left out of the products: nothing of it is left (Quantity)',
		],
		problems: [],
	});
});

test('one that a person typed in, without an address for its product', () => {
	const { values, warnings, filledFrom } = read(SHOP, billbeeManualOrder);
	expect(values).toEqual({
		customerEmail: 'einkauf@werk.example',
		transactionReference: 300000180930001,
		transactionDate: '2026-03-29T00:00:00.000Z',
		customer: { reference: '23024' },
		products: [],
	});
	expect(filledFrom['customer.email']).toBe('Customer.Email');
	// The date has a zone of its own.
	expect(warnings).toEqual([
		'OrderItems[0] ("Musterpaket") is left out of the products: it has no web address; give it as "url" in Product Details, with the Id, BillbeeId or SKU of the product',
	]);
});

test('the shop may stand in for its products, or their addresses be demanded', () => {
	const standIn = read(SHOP, billbeeManualOrder, {
		productsWithoutUrl: 'shopUrl',
		shopUrl: 'https://wollwerk.example',
	});
	expect(standIn.values.products).toMatchObject([{ url: 'https://wollwerk.example' }]);
	const demanded = read(SHOP, billbeeManualOrder, { productsWithoutUrl: 'error' });
	expect(demanded.problems[0]?.message).toMatch(
		/^lacks the web address of OrderItems\[0\] .* give it/,
	);
});

test("where it looks for the email address, which is never the seller's", () => {
	const none = ['InvoiceAddress', 'Buyer', 'Customer', 'ShippingAddress'].reduce(
		(without, name) => withValue(without, name, null),
		order,
	);
	expect(none.Seller.Email).toBe('laden@wollwerk.example');
	expect(read(SHOP, none).missing).toEqual({
		'customer.email': 'InvoiceAddress.Email, Buyer.Email, Customer.Email, ShippingAddress.Email',
	});
});

test.each([
	['InvoiceAddress.Email', null, 'buyer@kunde.example', 'Buyer.Email'],
	['InvoiceAddress.Email', ' ', 'buyer@kunde.example', 'Buyer.Email'],
])('with %s %p it is %s (%s)', (path, value, email, from) => {
	const reading = read(SHOP, changed(path, value));
	expect(reading.values.customerEmail).toBe(email);
	expect(reading.filledFrom['customer.email']).toBe(from);
});

test.each([
	['OrderNumber', null, '5821000000777'],
	['OrderNumber', 2 ** 60, '5821000000777'],
	['OrderNumber', 4711, 4711],
])('with %s %p the reference is %p', (path, value, reference) => {
	expect(read(SHOP, changed(path, value)).values.transactionReference).toBe(reference);
});

test('the first day that .NET knows is a date, whatever the zone', () => {
	for (const zone of ['UTC', 'America/New_York', 'Europe/Berlin']) {
		const { warnings } = read(SHOP, changed('CreatedAt', '0001-01-01T00:00:00'), { zone });
		expect(warnings[0]).toMatch(/^CreatedAt .*(no time zone|not used for transaction.date)/);
	}
});

test('names come from one place', () => {
	const without = changed('InvoiceAddress.FirstName', null);
	expect(read(SHOP, without).values.customer).toMatchObject({ lastName: 'Åkerström' });
	expect(read(SHOP, without).values.customer).not.toHaveProperty('firstName');
	const { customer } = read(SHOP, withValue(without, 'InvoiceAddress.LastName', '')).values;
	expect(customer).toMatchObject({ firstName: 'G.', lastName: 'Åkerström' });
});

test.each([
	[{ IsCoupon: true }, 'it is a discount (IsCoupon)'],
	[{ IsDiscount: true }, 'it is a discount (IsDiscount)'],
	[{ TotalPrice: '-0.01' }, 'it is a discount (TotalPrice)'],
	[{ Product: {} }, 'Product names no product'],
	[{ Quantity: '0' }, 'nothing of it is left (Quantity)'],
	[{ Quantity: -1 }, 'nothing of it is left (Quantity)'],
])('a line with %j is left out', (values, reason) => {
	const { values: found, warnings } = read(SHOP, item(values), { productDetails: billbeeProducts });
	expect(found.products).toEqual([]);
	expect(warnings).toContain(`OrderItems[0] is left out of the products: ${reason}`);
});

test('an order all of whose lines are gone is not sent; one of coupons alone is', () => {
	expect(open(SHOP, item({ Quantity: 0 })).skipReason([])).toMatch(/^Nothing of the order is left/);
	expect(open(SHOP, item({ IsCoupon: true })).skipReason([])).toBeUndefined();
});

test('lines of one SKU are one product', () => {
	const items = [order.OrderItems[0], order.OrderItems[0], order.OrderItems[1]];
	const { products } = read(SHOP, changed('OrderItems', items), {
		productDetails: billbeeProducts,
	}).values;
	expect(products.map(({ sku }) => sku)).toEqual(['WP.MOOR 1', '7040']);
});

test.each([
	['State', 4, undefined],
	['State', '7', undefined],
	['State', 3, 'The order is "3", not "4" or "7"'],
	['State', null, 'The order has no status (State), not "4" or "7"'],
	['State', 5, 'The order is the matter of a complaint (State)'],
	['State', '6', 'The order was deleted (State)'],
	['State', 8, 'The order was cancelled (State)'],
	['State', 14, 'The order is an offer (State)'],
	['IsCancelationFor', '581', 'The order is the cancellation of another (IsCancelationFor)'],
	[
		'BillBeeParentOrderId',
		100000186019000,
		'The order is a part of order 100000186019000 (BillBeeParentOrderId)',
	],
	['BillBeeParentOrderId', 0, undefined],
	['BillBeeParentOrderId', [1], 'The order is a part of order [1] (BillBeeParentOrderId)'],
])('with %s %p: %p', (field, value, reason) => {
	expect(open(SHOP, changed(field, value)).skipReason(['4', '7'])).toBe(reason);
});

test.each([
	...[
		'shopify',
		'WooCommerceRest',
		'magento2',
		'xtcommercev3db',
		'xtCommerce_Veyton',
		'epagesrest',
		'Shopware6',
		' Manual ',
	],
	...['presta', 'gambiorest', 'oxid', 'jimdo', 'wix', 'customshop'],
])('%p is a shop', (platform) => {
	const bought = withValue(changed('Seller.Platform', platform), 'Buyer.Platform', platform);
	expect(open(SHOP, bought).marketplace()).toBeUndefined();
});

test.each([['amazon'], [['amazon']], [[{ Platform: 'amazon' }]], [7]])(
	'a seller that is %j is said',
	(seller) => {
		expect(read(SHOP, changed('Seller', seller)).warnings[0]).toMatch(
			/^Seller .* is not an object; the order is taken for the shop's own$/,
		);
	},
);

test.each(['amazon', 'Ebay', 'etsy', 'avocadostore', 'otto', 'kaufland', 'hood', 'rest', 7, ['x']])(
	'%j is none, so it is taken for a marketplace',
	(platform) => {
		const shown = typeof platform === 'object' ? '["x"]' : `"${platform}"`;
		expect(open(SHOP, changed('Seller.Platform', platform)).marketplace()).toBe(
			`The order came from a marketplace (Seller.Platform is ${shown})`,
		);
	},
);

test.each([
	['Buyer.Platform', 'amazon', 'The order came from a marketplace (Buyer.Platform is "amazon")'],
	[
		'DistributionCenter',
		'AMAZON_EU',
		'The order came from a marketplace (DistributionCenter is "AMAZON_EU")',
	],
	['DistributionCenter', 'Lager Nord', undefined],
	['Seller', null, undefined],
	['Seller.Platform', null, undefined],
])('with %s %p: %p', (field, value, reason) => {
	expect(open(SHOP, changed(field, value)).marketplace()).toBe(reason);
});

test.each([
	['bewertung-ok', true],
	[' bewertung-ok', true],
	['bewertung', undefined],
	['Neukunde', true],
	['CustomerNumber', '1204'],
])('the consent in %p is %p', (name, value) => {
	expect(open(SHOP, billbeeOrder).consent(name)).toBe(value);
});

test.each([null, 'bewertung-ok', { a: 'bewertung-ok' }, [['bewertung-ok']]])(
	'in the tags %j there is none',
	(tags) => {
		expect(open(SHOP, changed('Tags', tags)).consent('bewertung-ok')).toBeUndefined();
	},
);

test('a list must be split, and an answer without an order says so', () => {
	expect(refusal(SHOP, { ...billbeeOrder, Data: [order, order] })).toBe(
		'"Data" is a list of orders: use Split Out first, so that each order is an item of its own',
	);
	expect(refusal(SHOP, { ...billbeeOrder, Data: null })).toContain('Its ErrorMessage may say why.');
	expect(refusal(SHOP, { BillBeeOrderId: 5 })).toBe(
		'This is no Billbee order, but an ID alone. Look the order up in front of this node: GET /api/v1/orders/{BillBeeOrderId}.',
	);
});

test('images that PHP made an object of are read where they stand, the default one first', () => {
	const images = {
		'3': { Url: 'https://cdn.example/a.jpg', IsDefaultImage: 'false' },
		'5': { Url: 'https://cdn.example/b.jpg', IsDefaultImage: 'true' },
	};
	const { values, filledFrom } = read(SHOP, changed('OrderItems[0].Product.Images', images), {
		productDetails: billbeeProducts,
	});
	expect(values.products[0]).toMatchObject({ imageUrl: 'https://cdn.example/b.jpg' });
	expect(filledFrom['products[0].imageUrl']).toBe('OrderItems[0].Product.Images[5].Url');
});

test('a tag is found by the path that it was seen at, too', () => {
	const opened = open(SHOP, order);
	expect(opened.consent('bewertung-ok')).toBe(true);
	expect(opened.consent('Tags.bewertung-ok')).toBe(true);
	expect(opened.consent('Tags.Tags.bewertung-ok')).toBeUndefined();
	expect(opened.consent('tags.bewertung-ok')).toBeUndefined();
	const named = open(SHOP, changed('Tags', ['Tags.ok']));
	expect(named.consent('Tags.ok')).toBe(true);
	expect(named.consent('ok')).toBeUndefined();
});
