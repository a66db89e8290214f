import { changed, HOME, page, SHOP } from './changedPresta';
import { open, read } from './opened';
import {
	prestaGuestOrder,
	prestaOrder,
	prestaOrderWithLookups,
	prestaProducts,
} from './samples/prestaShop';

test("a guest's, with the customer merged into it", () => {
	expect(read(SHOP, prestaGuestOrder, HOME).values).toEqual({
		customerEmail: 'jules@kunde.example',
		transactionReference: 'ZKDWPQAUN',
		// The hour that is left out.
		transactionDate: '2026-03-29T01:30:00.000Z',
		customer: { firstName: 'Jules', lastName: 'Ferrand' },
		products: [{ sku: '57', name: 'Chemise Fjord - Taille : L', url: page('57') }],
	});
});

test('without its lookups, it names both calls', () => {
	const { missing, warnings } = read(SHOP, { order: prestaOrderWithLookups.order });
	expect(missing).toEqual({
		'customer.email':
			'customer.email, email; PrestaShop tells it with the customer alone: look that up (GET /api/customers/{id_customer}?output_format=JSON) and attach the answer to the order as "customer"; one with another id than id_customer is not taken',
	});
	expect(warnings[0]).toBe(
		'id_lang "2" names no language by itself, so it is not used for defaultLocale: look it up (GET /api/languages/{id_lang}?output_format=JSON) and attach the answer as "language"',
	);
});

test('a customer of another order is not taken, whose address and consent are of another person', () => {
	const customer = { id: 999, email: 'somebody@else.example', review_ok: 'yes' };
	const { values, missing } = read(SHOP, { ...prestaOrder, customer });
	expect(values.customerEmail).toBeUndefined();
	expect(missing['customer.email']).toMatch(/another id than id_customer is not taken$/);
	// Without an ID of its own it is taken as what it was attached as.
	const unknown = { email: 'mine@kunde.example' };
	expect(read(SHOP, { ...prestaOrder, customer: unknown }).values.customerEmail).toBe(
		'mine@kunde.example',
	);
});

test.each(['de', 5, ['de']])('a language that is %j is said to be needed', (language) => {
	const { warnings, values } = read(SHOP, { ...prestaOrder, language });
	expect(warnings[0]).toMatch(/^id_lang "2" names no language by itself/);
	expect(values.defaultLocale).toBeUndefined();
});

test('where both have a field, it is the order’s', () => {
	const item = {
		order: prestaOrderWithLookups.order,
		id: 1,
		date_add: '2001-01-01',
		email: 'x@y.example',
	};
	const { values } = read(SHOP, item);
	expect(values).toMatchObject({
		customerEmail: 'x@y.example',
		transactionDate: '2026-10-25T01:30:15.000Z',
	});
});

test('an address that is not the invoice’s is not used', () => {
	for (const id of ['833', null, undefined]) {
		const { customer } = read(SHOP, changed('address.id', id), {
			alsoSend: ['address', 'mobile'],
		}).values;
		expect(customer).toEqual({ firstName: 'Mira', lastName: 'Tannert-Łoś', reference: '518' });
	}
});

test('a country that is not the address’s is not used', () => {
	const order = changed('country.id', '8');
	expect(read(SHOP, order, { alsoSend: ['address'] }).values.customer.address).toBe(
		'Lindenhain 4 2. Stock, 04229 Leipzig',
	);
});

test('what was looked up of the products: the SKU that the shop’s pages know, and names in the order’s language', () => {
	const { values, filledFrom } = read(SHOP, prestaOrder, {
		...HOME,
		productDetails: prestaProducts,
	});
	expect(values.products).toEqual([
		{
			sku: 'LH-FJ',
			name: 'Leinenhemd „Fjord“',
			url: page('57'),
			brand: 'Leinenhaus',
			gtin: '4006381333931',
			mpn: 'FJ-1',
		},
		{ sku: 'KB-01', name: 'Kleiderbürste', url: page('88'), gtin: '012345678905' },
		{ sku: 'SEIFE', name: 'Kernseife', url: page('90'), gtin: '96385074' },
	]);
	expect(filledFrom['products[2].sku']).toBe('productDetails[1].product.reference');
});

test('the order goes before its customer', () => {
	expect(open(SHOP, changed('review_club', 'no')).consent('review_club')).toBe('no');
});

test('a language that may be the one of another order is told', () => {
	const languageWith = (id: unknown, more: object = {}) => {
		const language = { ...prestaOrder.language, id };
		const { values, warnings } = read(SHOP, { ...prestaOrder, ...more, language });
		expect(values.defaultLocale).toBe('de_AT');
		return warnings.filter((text) => text.startsWith('language'));
	};
	// The order's, the customer's, or one that does not say whose it is.
	for (const id of ['2', 2, '1', undefined, null]) expect(languageWith(id)).toEqual([]);
	expect(languageWith('7', { id_lang: null, customer: null })).toEqual([]);
	const said = (id: string) => [
		`language.id "${id}" is not id_lang "2": it may be the language of another order`,
	];
	expect(languageWith('7')).toEqual(said('7'));
	expect(languageWith('1', { customer: { ...prestaOrder.customer, id: '77' } })).toEqual(said('1'));
	expect(languageWith('1', { customer: null })).toEqual(said('1'));
});

test('of a customer that the order was merged into, it is said that dates may be theirs', () => {
	const { customer, ...order } = prestaOrder;
	const said =
		"id is the same as id_customer: if it is the customer's, date_add and other fields of both are, too; merge the two so that the order's own win";
	expect(read(SHOP, { ...order, ...customer }).warnings).toContain(said);
	for (const item of [{ ...customer, ...order }, prestaOrder, { ...prestaOrder, id: '518' }]) {
		expect(read(SHOP, item).warnings).not.toContain(said);
	}
});

test('what stands beside the order under a name of JavaScript’s own is nothing but a key', () => {
	const beside = JSON.parse(
		'{ "__proto__": { "current_state": "6", "module": "amazon" } }',
	) as object;
	const { current_state, module, ...order } = prestaOrder;
	expect([current_state, module]).toEqual(['5', 'ps_wirepayment']);
	const opened = open(SHOP, { ...beside, order });
	expect(opened.skipReason([])).toBeUndefined();
	expect(opened.marketplace()).toBeUndefined();
});
