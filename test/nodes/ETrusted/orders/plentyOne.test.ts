import { CALL, changed, HOME, SHOP } from './changedPlenty';
import { open, read, refusal } from './opened';
import { plentyConnectedOrder, plentyEvent, plentyOrder, plentyReturn } from './samples/plentyOne';

const item = (values: Record<string, unknown>) =>
	changed('orderItems', [{ ...plentyOrder.orderItems[0], ...values }]);

test('a sale with all relations: one product for each item, no parts, no coupons', () => {
	expect(read(SHOP, plentyOrder, { ...HOME, alsoSend: ['address', 'mobile'] })).toEqual({
		values: {
			customerEmail: 'ingeborg@kunde.example',
			transactionReference: 61300,
			transactionDate: '2026-10-25T00:30:15.000Z',
			defaultLocale: 'de_DE',
			estimatedDeliveryDate: '2026-10-30',
			customer: {
				firstName: 'Ingeborg',
				lastName: 'Thüring-Łukasz',
				reference: 'K-7800',
				address: 'Mühlgasse 12a Hinterhaus, 01067 Dresden, DE',
				mobile: '+493510000000',
			},
			products: plentyEvent.products,
		},
		filledFrom: {
			'customer.email': 'addresses[billing].options[typeId 5].value',
			'customer.firstName': 'addresses[billing].name2',
			'customer.lastName': 'addresses[billing].name3',
			'customer.reference': 'contactReceiver.number',
			'customer.address': 'addresses[billing]',
			'customer.mobile': 'addresses[billing].options[typeId 4].value',
			'transaction.reference': 'id',
			'transaction.date': 'dates[typeId 2].date',
			defaultLocale: 'properties[typeId 6].value',
			estimatedDeliveryDate: 'dates[typeId 11].date',
			'products[0].sku': 'orderItems[0].variation.number',
			'products[0].name': 'orderItems[0].orderItemName',
			'products[0].url': 'Shop URL + orderItems[0].variation.itemId',
			'products[0].gtin': 'orderItems[0].variationBarcodes[1].code',
			'products[1].sku': 'orderItems[2].itemVariationId',
			'products[1].name': 'orderItems[2].orderItemName',
			'products[1].url': 'Shop URL + orderItems[2].variation.itemId',
		},
		missing: {},
		warnings: [
			'orderItems[0].variationBarcodes[0].code "intern 7" is not a GTIN of 8, 12, 13 or 14 digits; it is not used for products[0].gtin',
			'orderItems[3] is left out of the products: it is a part of a bundle (typeId)',
			'orderItems[4] is left out of the products: it is a coupon (typeId)',
			'orderItems[5] is left out of the products: it is a gift card (typeId)',
			'orderItems[7] is left out of the products: itemVariationId names no product',
			'orderItems[8] ("Set ohne Artikel") is left out of the products: it has no web address; ask for the order with "with[]=orderItems.variation"',
		],
		problems: [],
	});
});

test('of a connected shop, with texts for numbers, and a contact alone', () => {
	const { values, filledFrom } = read(SHOP, plentyConnectedOrder, HOME);
	expect(values).toEqual({
		customerEmail: 'jarl@kunde.example',
		transactionReference: 'SW-10043',
		transactionDate: '2026-03-29T01:29:00.000Z',
		defaultLocale: 'fr_FR',
		customer: { firstName: 'Jarl', lastName: 'Ó Briain', reference: '7801' },
		products: [],
	});
	expect(filledFrom).toMatchObject({
		'customer.email': 'contactReceiver.email',
		'customer.reference': 'relations[contact receiver].referenceId',
		'transaction.reference': 'properties[typeId 7].value',
		'transaction.date': 'dates[typeId 16].date',
		defaultLocale: 'contactReceiver.lang',
	});
	expect(open(SHOP, plentyConnectedOrder).skipReason(['7'])).toBeUndefined();
	expect(open(SHOP, plentyConnectedOrder).marketplace()).toBeUndefined();
});

test('variants reviewed apart', () => {
	const { products } = read(SHOP, plentyOrder, { ...HOME, reviewVariants: true }).values;
	expect(products.map(({ sku, url }) => [sku, url])).toEqual([
		['TK-NL-B', 'https://kannen.example/a-511'],
		['2041', 'https://kannen.example/a-511'],
		['2055', 'https://kannen.example/a-515'],
	]);
});

test.each([
	[{ typeId: 14 }, 'it is a part of a set (typeId)'],
	[{ typeId: '3' }, 'it is a part of a bundle (typeId)'],
	[{ typeId: 9, itemVariationId: -1 }, 'itemVariationId names no product'],
	[{ typeId: null }, 'typeId does not say what it is'],
	[{ quantity: 0 }, 'nothing of it is left (quantity)'],
	[{ orderItemName: null }, 'it has no name (orderItems[0].orderItemName)'],
])('a line with %j is left out', (values, reason) => {
	const { values: found, warnings } = read(SHOP, item(values), HOME);
	expect(found.products).toEqual([]);
	expect(warnings).toContain(`orderItems[0] is left out of the products: ${reason}`);
});

test.each([6, 7, 8, 10, 11, 12, 15])('a line of the type %p needs no word', (typeId) => {
	const { values, warnings } = read(SHOP, item({ typeId }), HOME);
	expect(values.products).toEqual([]);
	expect(warnings).toEqual([]);
});

test('an order of whose lines nothing is left is not sent', () => {
	expect(open(SHOP, item({ quantity: '0' })).skipReason([])).toMatch(
		/^Nothing of the order is left/,
	);
	expect(open(SHOP, item({ typeId: 5 })).skipReason([])).toBeUndefined();
});

test.each([
	[2, 'a delivery order'],
	['3', 'a return'],
	[4, 'a credit note'],
	[5, 'a warranty'],
	[6, 'a repair'],
	[7, 'an offer'],
	[8, 'an advance order'],
	[9, 'a multi-order'],
	[13, 'a partial delivery'],
	[14, 'a subscription'],
	[15, 'a redistribution'],
	[77, 'of the type 77 (typeId)'],
	[null, 'of no known type (typeId)'],
	[[1], 'of no known type (typeId)'],
])('of the type %p it is not sent', (typeId, what) => {
	expect(open(SHOP, changed('typeId', typeId)).skipReason([])).toBe(
		`It is ${what}, not a sales order`,
	);
});

test('a return is named before its state', () => {
	expect(open(SHOP, plentyReturn).skipReason(['7'])).toBe('It is a return, not a sales order');
});

test.each<[unknown, string[], string | undefined]>([
	[7, ['7'], undefined],
	[7.02, ['7'], undefined],
	['7.20', ['7'], undefined],
	[7.2, ['7.02'], 'The order is "7.2", not "7.02"'],
	[7.02, ['7.02'], undefined],
	[7, ['7.02'], 'The order is "7", not "7.02"'],
	[7.2, ['7.20'], undefined],
	[6.9, ['7'], 'The order is "6.9", not "7"'],
	[70, ['7'], 'The order is "70", not "7"'],
	[5, ['7', '6'], 'The order is "5", not "7" or "6"'],
	[8, [], 'The order was cancelled (statusId)'],
	['8.1', ['7'], 'The order was cancelled (statusId)'],
	[9, [], 'The order was returned (statusId)'],
	[9.5, [], 'The order was returned (statusId)'],
	[10, [], undefined],
	[null, ['7'], 'The order has no status (statusId), not "7"'],
	[{}, [], undefined],
])('in the state %p, with %j wanted: %p', (state, wanted, reason) => {
	expect(open(SHOP, changed('statusId', state)).skipReason(wanted)).toBe(reason);
});

test.each<[unknown, boolean]>([
	[0, false],
	[1, false],
	['1.02', false],
	[9, false],
	[100, false],
	[100.5, false],
	[null, false],
	['shop', false],
	[2, true],
	['2.01', true],
	[4.01, true],
	[8.99, true],
	[101, true],
	[104, true],
	['143', true],
])('the referrer %p', (referrer, isMarketplace) => {
	expect(open(SHOP, changed('referrerId', referrer)).marketplace()).toBe(
		isMarketplace
			? `The order came from a marketplace (referrerId is "${String(referrer)}")`
			: undefined,
	);
});

test('a referrer that is no number is said', () => {
	expect(read(SHOP, changed('referrerId', 'shop'), HOME).warnings[0]).toBe(
		'referrerId "shop" is not a number; the order is taken for the shop\'s own',
	);
	expect(read(SHOP, changed('referrerId', null), HOME).warnings.join()).not.toContain('referrerId');
});

test.each([
	['1001', 'yes'],
	['properties.1001', 'yes'],
	['999', undefined],
	['contactReceiver.newsletterAllowanceAt', undefined],
	['statusName', '[7.02] Versendet'],
])('the consent in %p is %p', (name, value) => {
	expect(open(SHOP, plentyOrder).consent(name)).toBe(value);
});

test('the number of a property may be a text', () => {
	const properties = [{ typeId: '1001', value: '1' }];
	expect(open(SHOP, changed('properties', properties)).consent('1001')).toBe('1');
});

test('what comes as a list, or as an ID alone, says what to do', () => {
	expect(refusal(SHOP, { page: 1, entries: [plentyOrder, plentyReturn] })).toBe(
		'"entries" is a list of orders: use Split Out first, so that each order is an item of its own',
	);
	expect(refusal(SHOP, { headers: {}, body: { orderId: 61300 } })).toBe(
		`This is no PlentyONE order, but an ID alone. Look the order up in front of this node: ${CALL}.`,
	);
});

test('barcodes that PHP made an object of, or of which one was taken out, are read where they stand', () => {
	const gtin = { code: '4006381333931', barcodeId: 1 };
	const lists = [{ '4': { code: 'intern' }, '7': gtin }, Object.assign(Array(2), { 7: gtin })];
	for (const list of lists) {
		const { values, filledFrom } = read(
			SHOP,
			changed('orderItems[0].variationBarcodes', list),
			HOME,
		);
		expect(values.products[0]).toMatchObject({ gtin: '4006381333931' });
		expect(filledFrom['products[0].gtin']).toBe('orderItems[0].variationBarcodes[7].code');
	}
});

test.each([
	['8,02', 'The order was cancelled (statusId)'],
	['9,5', 'The order was returned (statusId)'],
	['7,02', undefined],
])('a state with a decimal comma, as from a sheet: %p', (statusId, reason) => {
	expect(open(SHOP, changed('statusId', statusId)).skipReason(['7'])).toBe(reason);
});

test('where the order does not say where it came from, its lines do', () => {
	const [line, other] = plentyOrder.orderItems;
	const from = (referrerId: unknown, ofLine: unknown) =>
		open(SHOP, {
			...plentyOrder,
			referrerId,
			orderItems: [line, { ...other, referrerId: ofLine }],
		}).marketplace();
	for (const nothing of [undefined, null, '', [], {}, 'shop']) {
		expect(from(nothing, 4.01)).toBe(
			'The order came from a marketplace (orderItems[1].referrerId is "4.01")',
		);
		for (const own of [1, 0, '12.5', null, 'x']) expect(from(nothing, own)).toBeUndefined();
	}
	// What the order says goes before its lines.
	expect(from(1, 4.01)).toBeUndefined();
	expect(from('0', 4.01)).toBeUndefined();
});
