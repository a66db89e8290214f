import { changed, SHOP } from './changedWoo';
import { read } from './opened';
import { wooGuestOrder, wooOrder } from './samples/wooCommerce';

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
