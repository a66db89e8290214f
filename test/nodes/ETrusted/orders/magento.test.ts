import { changed, SHOP } from './changedMagento';
import { open, read } from './opened';
import { magentoEvent, magentoGuestOrder, magentoOrder } from './samples/magento';

test('an order of a customer: no parts, no gift cards, nothing that was taken back', () => {
	expect(
		read('magentoOrder', magentoOrder, {
			alsoSend: ['address', 'mobile'],
			shopUrl: 'https://joga.example/',
		}),
	).toEqual({
		values: {
			customer: {
				firstName: 'Agnieszka',
				lastName: 'Nowak',
				reference: '88',
				address: 'ul. Długa 5 m. 12, 30-001 Kraków, PL',
				mobile: '+48601234567',
			},
			products: magentoEvent.products,
			customerEmail: 'agnieszka@example.pl',
			transactionReference: '000000102',
			transactionDate: '2026-10-24T22:30:04.000Z',
		},
		filledFrom: {
			'customer.email': 'customer_email',
			'customer.firstName': 'billing_address.firstname',
			'customer.lastName': 'billing_address.lastname',
			'customer.reference': 'customer_id',
			'customer.address': 'billing_address',
			'customer.mobile': 'billing_address.telephone',
			'transaction.reference': 'increment_id',
			'transaction.date': 'created_at',
			'products[0].name': 'items[0].name',
			'products[0].url': 'Shop URL + items[0].product_id',
			'products[0].sku': 'items[0].sku',
			'products[1].name': 'items[3].name',
			'products[1].url': 'Shop URL + items[3].product_id',
			'products[1].sku': 'items[3].sku',
		},
		missing: {},
		warnings: [
			'items[1] is left out of the products: it is a part of another product (parent_item_id)',
			'items[4] is left out of the products: it is a part of another product (parent_item_id)',
			'items[5] is left out of the products: it is a gift card (product_type)',
			'items[6] is left out of the products: nothing of it is left (qty_ordered, qty_canceled, qty_refunded)',
		],
		problems: [],
	});
});

test("a guest's order, with an address for each product demanded", () => {
	expect(
		read('magentoOrder', magentoGuestOrder, {
			alsoSend: ['address', 'mobile'],
			productsWithoutUrl: 'error',
		}),
	).toEqual({
		values: {
			customer: {
				firstName: 'Ignatius',
				address: '1 Canal Wharf, LS1 4AP Leeds, GB',
			},
			products: [],
			customerEmail: 'guest@example.co.uk',
			transactionReference: '000000103',
			transactionDate: '2026-03-29T01:30:00.000Z',
		},
		filledFrom: {
			'customer.email': 'billing_address.email',
			'customer.firstName': 'customer_firstname',
			'customer.address': 'billing_address',
			'transaction.reference': 'increment_id',
			'transaction.date': 'created_at',
		},
		missing: {},
		warnings: [
			'billing_address.telephone "0113 555 0100" is not an international phone number (+49 …); it is not used for customer.mobile',
		],
		problems: [
			{
				path: 'products',
				message: 'lacks the web address of items[0] ("Kettle"): fill in Shop URL',
			},
		],
	});
});

test('it says where it looked', () => {
	const order = changed(
		'increment_id',
		null,
		changed('billing_address', null, changed('customer_email', null)),
	);
	expect(read(SHOP, order).missing).toEqual({
		'customer.email': 'customer_email, billing_address.email',
		'transaction.reference': 'increment_id',
	});
});

test('the name is that of the bill, else that of the account', () => {
	const order = changed('billing_address', {});
	expect(read(SHOP, order).values.customer).toMatchObject({ firstName: 'A.', lastName: 'Nowak' });
	expect(read(SHOP, order).filledFrom).toMatchObject({
		'customer.firstName': 'customer_firstname',
		'customer.lastName': 'customer_lastname',
	});
});

test.each([
	[1, undefined],
	['1', undefined],
	[true, undefined],
	[0, '88'],
	[undefined, '88'],
])('with customer_is_guest %p the customer is %p', (guest, reference) => {
	const reading = read(SHOP, changed('customer_is_guest', guest));
	expect(reading.values.customer.reference).toBe(reference);
});

test.each([
	[['a', '', null, 'b'], 'a b, 30-001 Kraków, PL'],
	[['a', false, {}], 'a, 30-001 Kraków, PL'],
	[['a', { a: 1 }], '30-001 Kraków, PL'],
	['ul. Długa 5', 'ul. Długa 5, 30-001 Kraków, PL'],
	[[], '30-001 Kraków, PL'],
	[[{ a: 1 }], '30-001 Kraków, PL'],
])('the address with the street %j', (street, address) => {
	const reading = read(SHOP, changed('billing_address.street', street), { alsoSend: ['address'] });
	expect(reading.values.customer.address).toBe(address);
});

test('the date is in UTC, at a clock change too', () => {
	for (const [created, date] of [
		['2026-03-29 02:30:00', '2026-03-29T02:30:00.000Z'],
		['2026-10-25 00:30:00', '2026-10-25T00:30:00.000Z'],
	]) {
		expect(read(SHOP, changed('created_at', created)).values.transactionDate).toBe(date);
	}
});

test.each([
	['canceled', 'The order was cancelled (state)'],
	['cancelled', 'The order was cancelled (state)'],
	['closed', 'The order was refunded (state)'],
	['complete', undefined],
	['processing', 'The order is "processing", not "complete"'],
	[null, 'The order has no status (state), not "complete"'],
])('an order in the state %p', (state, reason) => {
	expect(open(SHOP, changed('state', state)).skipReason(['complete'])).toBe(reason);
});

test.each([
	['review_invitation', '1'],
	['extension_attributes.review_invitation', '1'],
	['vendor.consent', 'yes'],
	['customer_group_id', 1],
	['other', undefined],
])('the consent in %p is %p', (name, value) => {
	expect(open(SHOP, magentoOrder).consent(name)).toBe(value);
});

test.each<[object, unknown]>([
	[{ amasty_order_attributes: [{ attribute_code: 'review_ok', value: '1' }] }, '1'],
	[
		{
			their_fields: [null, 'x', { name: 'other', value: '0' }, { name: 'review_ok', value: 'yes' }],
		},
		'yes',
	],
	[{ amasty_order_attributes: { '2': { attribute_code: 'review_ok', value: '1' } } }, '1'],
	// The extension's own field goes first, nothing is no answer, and one no among several is.
	[{ review_ok: '0', list: [{ name: 'review_ok', value: '1' }] }, '0'],
	[{ review_ok: null, list: [{ name: 'review_ok', value: '1' }] }, '1'],
	[
		{
			one: [{ name: 'review_ok', value: '1' }],
			two: [{ attribute_code: 'review_ok', value: 'no' }],
		},
		'no',
	],
	[
		{
			one: [{ attribute_code: 'review_ok', value: '1' }],
			two: [{ name: 'review_ok', value: '1' }],
		},
		'1',
	],
	[{ list: [{ attribute_code: 'review_ok' }] }, undefined],
	[{ list: [{ code: 'review_ok', value: '1' }] }, undefined],
	[{ list: [{ attribute_code: 'review', value: '1' }] }, undefined],
	[{ deeper: { list: [{ name: 'review_ok', value: '1' }] } }, undefined],
	[{ list: { name: 'review_ok', value: '1' } }, undefined],
])('the consent in the attribute lists of %j is %p', (extension_attributes, value) => {
	const order = open(SHOP, { ...magentoOrder, extension_attributes });
	expect(order.consent('review_ok')).toBe(value);
	expect(order.consent('extension_attributes.review_ok')).toBe(value);
});

test('the list may be named with its attribute', () => {
	const extension_attributes = { amasty_order_attributes: [{ attribute_code: 'ok', value: '1' }] };
	const order = open(SHOP, { ...magentoOrder, extension_attributes });
	expect(order.consent('amasty_order_attributes.ok')).toBe('1');
	expect(order.consent('extension_attributes.amasty_order_attributes.ok')).toBe('1');
	expect(order.consent('other_list.ok')).toBeUndefined();
});

test("the order's own attributes are looked at as well", () => {
	const custom_attributes = [{ attribute_code: 'review_ok', value: '1' }];
	expect(open(SHOP, { ...magentoOrder, custom_attributes }).consent('review_ok')).toBe('1');
	for (const extension_attributes of ['x', null, undefined, 5, []]) {
		expect(open(SHOP, { ...magentoOrder, extension_attributes }).consent('ok')).toBeUndefined();
	}
});
