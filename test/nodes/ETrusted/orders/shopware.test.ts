import { changed, SHOP } from './changedShopware';
import { open, read } from './opened';
import {
	shopwareGuestOrder,
	shopwareOrder,
	shopwareProducts,
	shopwareWebhook,
} from './samples/shopware';

test('an order that the Webhook node received', () => {
	expect(
		read('shopwareOrder', shopwareWebhook, {
			alsoSend: ['address', 'mobile'],
			shopUrl: 'https://vasen.example/de/',
			productDetails: shopwareProducts,
		}),
	).toEqual({
		values: {
			customer: {
				firstName: 'Henrike',
				lastName: 'Voß',
				reference: 'K-20117',
				address: 'Am Sandberg 4 c/o Brandt, 24937 Flensburg, DE',
				mobile: '+494615550199',
			},
			products: [
				{
					sku: 'V-10.2',
					name: 'Vase „Schlei“ grün',
					url: 'https://vasen.example/de/detail/55555555555555555555555555555555',
					imageUrl: 'https://cdn.example/media/vase-gruen.jpg',
					brand: 'Schleiwerk',
					gtin: '4006381333931',
					mpn: 'SCH-10',
				},
				{
					sku: 'abababababababababababababababab',
					name: 'Untersetzer',
					url: 'https://vasen.example/de/detail/abababababababababababababababab',
					brand: 'Filzerei',
					gtin: '96385074',
				},
			],
			customerEmail: 'henrike.voss@example.de',
			transactionReference: '10042',
			transactionDate: '2026-10-25T00:30:00.000Z',
			defaultLocale: 'de_AT',
			estimatedDeliveryDate: '2026-10-31',
		},
		filledFrom: {
			'customer.email': 'orderCustomer.email',
			'customer.firstName': 'orderCustomer.firstName',
			'customer.lastName': 'orderCustomer.lastName',
			'customer.reference': 'orderCustomer.customerNumber',
			'customer.address': 'addresses[billingAddressId]',
			'customer.mobile': 'addresses[billingAddressId].phoneNumber',
			'transaction.reference': 'orderNumber',
			'transaction.date': 'orderDateTime',
			defaultLocale: 'language.locale.code',
			estimatedDeliveryDate: 'deliveries[1].shippingDateLatest',
			'products[0].name': 'lineItems[0].label',
			'products[0].url': 'Shop URL + lineItems[0].productId',
			'products[0].sku': 'lineItems[0].payload.productNumber',
			'products[0].imageUrl': 'lineItems[0].cover.url',
			'products[0].brand': 'productDetails[1].manufacturer.name',
			'products[0].gtin': 'productDetails[1].ean',
			'products[0].mpn': 'productDetails[1].manufacturerNumber',
			'products[1].name': 'lineItems[4].label',
			'products[1].url': 'Shop URL + lineItems[4].productId',
			'products[1].sku': 'lineItems[4].productId',
			'products[1].brand': 'productDetails[2].manufacturer.translated.name',
			'products[1].gtin': 'productDetails[2].ean',
		},
		missing: {},
		warnings: [
			'lineItems[2] is left out of the products: it is a part of another product (parentId)',
			'lineItems[6] is left out of the products: productId names no product',
		],
		problems: [],
	});
});

test("a guest's order of the Admin API, without the shop's address", () => {
	expect(read('shopwareOrder', shopwareGuestOrder, { alsoSend: ['address', 'mobile'] })).toEqual({
		values: {
			customer: {
				lastName: 'Pichler',
				address: 'Ringstraße 1, 1010 Wien, AT',
				mobile: '+436641234567',
			},
			products: [],
			customerEmail: 'gast@example.at',
			transactionReference: '10043',
			transactionDate: '2026-10-25T00:30:00.000Z',
			estimatedDeliveryDate: '2026-10-31',
		},
		filledFrom: {
			'customer.email': 'orderCustomer.email',
			'customer.lastName': 'orderCustomer.lastName',
			'customer.address': 'billingAddress',
			'customer.mobile': 'billingAddress.phoneNumber',
			'transaction.reference': 'orderNumber',
			'transaction.date': 'orderDateTime',
			estimatedDeliveryDate: 'deliveries[1].shippingDateLatest',
		},
		missing: {},
		warnings: [
			'language was not loaded, so the channel\'s own language is used: ask for the association "language.locale"',
			'lineItems[0] ("Vase „Schlei“ grün") is left out of the products: it has no web address; fill in Shop URL',
			'lineItems[1] ("Vase „Schlei“ blau") is left out of the products: it has no web address; fill in Shop URL',
			'lineItems[2] is left out of the products: it is a part of another product (parentId)',
			'lineItems[4] ("Untersetzer") is left out of the products: it has no web address; fill in Shop URL',
			'lineItems[6] is left out of the products: productId names no product',
		],
		problems: [],
	});
});

test('it says where it looked', () => {
	const order = changed('orderNumber', '', changed('orderCustomer', null));
	expect(read(SHOP, order).missing).toEqual({
		'customer.email': 'orderCustomer.email',
		'transaction.reference': 'orderNumber',
	});
});

test('only the Admin API knows a guest', () => {
	const reference = (guest: unknown) =>
		read(SHOP, changed('orderCustomer.customer', { guest })).values.customer.reference;
	for (const yes of [true, 'true', 1, '1']) expect(reference(yes)).toBeUndefined();
	for (const no of [false, 'false', 0, null, undefined, [true]]) {
		expect(reference(no)).toBe('K-20117');
	}
});

test('the address is that of the bill, or none', () => {
	const address = (order: object) =>
		read(SHOP, order, { alsoSend: ['address', 'mobile'] }).values.customer;
	expect(address(changed('billingAddressId', '2'.repeat(32))).address).toBe(
		'Werkstr. 9, 24939 Flensburg, DE',
	);
	for (const id of [null, 'x', 5, {}]) {
		expect(address(changed('billingAddressId', id))).not.toHaveProperty('address');
		expect(address(changed('billingAddressId', id))).not.toHaveProperty('mobile');
	}
	const nameless = changed('addresses[0].id', null, changed('billingAddressId', null));
	expect(address(nameless)).not.toHaveProperty('address');
});

test.each([
	[[{ shippingDateLatest: '2026-10-28' }, { shippingDateLatest: '2026-10-27' }], '2026-10-28', 0],
	[[{ shippingDateLatest: null }, { shippingDateLatest: '2026-10-27' }], '2026-10-27', 1],
	[[{ shippingDateLatest: '2026-10-25' }], '2026-10-25', 0],
])('of the deliveries %j the latest counts', (deliveries, day, index) => {
	const reading = read(SHOP, changed('deliveries', deliveries));
	expect(reading.values.estimatedDeliveryDate).toBe(day);
	expect(reading.filledFrom.estimatedDeliveryDate).toBe(`deliveries[${index}].shippingDateLatest`);
});

test('a delivery before the order is none', () => {
	const reading = read(SHOP, changed('deliveries', [{ shippingDateLatest: '2026-10-24' }]));
	expect(reading.values).not.toHaveProperty('estimatedDeliveryDate');
	expect(reading.filledFrom).not.toHaveProperty('estimatedDeliveryDate');
	expect(reading.warnings).toContain(
		'deliveries[0].shippingDateLatest (2026-10-24) is before the order; it is not used for estimatedDeliveryDate',
	);
});

test('the day of the order is that of the workflow', () => {
	const order = changed('orderDateTime', '2026-10-24T22:30:00.000+00:00');
	const early = changed('deliveries', [{ shippingDateLatest: '2026-10-24' }], order);
	expect(read(SHOP, early).values).not.toHaveProperty('estimatedDeliveryDate');
	expect(read(SHOP, early, { zone: 'UTC' }).values.estimatedDeliveryDate).toBe('2026-10-24');
	const undated = changed('orderDateTime', null, early);
	expect(read(SHOP, undated).values.estimatedDeliveryDate).toBe('2026-10-24');
});

test('a delivery date that can not be read is named', () => {
	const reading = read(SHOP, changed('deliveries', [{ shippingDateLatest: 'soon' }, null]));
	expect(reading.values).not.toHaveProperty('estimatedDeliveryDate');
	expect(reading.warnings[1]).toMatch(/^deliveries\[0\]\.shippingDateLatest "soon" is not a date/);
});

const states = (...names: string[]) =>
	names.map((technicalName) => ({ stateMachineState: { technicalName } }));

test.each([
	[
		{ stateMachineState: { technicalName: 'cancelled' } },
		'The order was cancelled (stateMachineState.technicalName)',
	],
	[
		{ transactions: states('refunded') },
		'The order was refunded (transactions[].stateMachineState.technicalName)',
	],
	[
		{ transactions: states('failed', 'cancelled', 'refunded') },
		'The order was refunded (transactions[].stateMachineState.technicalName)',
	],
	[{ transactions: states('refunded', 'paid') }, undefined],
	[{ transactions: states('failed') }, undefined],
	[{ transactions: [] }, undefined],
	[{ transactions: null }, undefined],
	[
		{ deliveries: states('returned', 'cancelled') },
		'The order was returned (deliveries[].stateMachineState.technicalName)',
	],
	[{ deliveries: states('returned', 'shipped') }, undefined],
	[{ deliveries: states('returned_partially') }, undefined],
	[{ deliveries: [] }, undefined],
])('an order with %j', (values, reason) => {
	expect(open(SHOP, { ...shopwareOrder, ...values }).skipReason([])).toBe(reason);
});

test.each([
	[['shipped'], undefined],
	[['in_progress'], undefined],
	[
		['completed'],
		'The order is "in_progress" and its delivery is "shipped" and its delivery is "open", not "completed"',
	],
])('the states of order and deliveries, with %j wanted', (wanted, reason) => {
	expect(open(SHOP, shopwareWebhook).skipReason(wanted)).toBe(reason);
});

test.each([
	['review_invitation', true],
	['customFields.review_invitation', true],
	['nested.consent', 'yes'],
	['invite_by_customer', true],
	['newsletter', undefined],
	['deepLinkCode', 'x7Kq'],
	['orderCustomer.customFields.invite_by_customer', true],
	['other', undefined],
])('the consent in %p is %p', (name, value) => {
	expect(open(SHOP, shopwareWebhook).consent(name)).toBe(value);
});

test("the order's custom fields go before its customer's", () => {
	const order = changed('orderCustomer.customFields', { review_invitation: false, newsletter: 1 });
	expect(open(SHOP, order).consent('review_invitation')).toBe(true);
	expect(open(SHOP, order).consent('newsletter')).toBe(1);
});
