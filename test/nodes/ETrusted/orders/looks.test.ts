import { SHOPS, type ShopName } from '../../../../nodes/ETrusted/orders';
import { refusal, open } from './opened';
import { bigGuestOrder, bigNotification, bigOrder } from './samples/bigCommerce';
import { billbeeManualOrder, billbeeOrder } from './samples/billbee';
import { magentoGuestOrder, magentoOrder } from './samples/magento';
import { plentyConnectedOrder, plentyOrder, plentyReturn } from './samples/plentyOne';
import { prestaGuestOrder, prestaOrder, prestaOrderWithLookups } from './samples/prestaShop';
import { shopifyOrder, shopifyTestNotification, shopifyTillOrder } from './samples/shopify';
import { shopwareGuestOrder, shopwareWebhook } from './samples/shopware';
import { wooGuestOrder, wooOrder } from './samples/wooCommerce';

const ORDERS: Record<ShopName, object[]> = {
	bigCommerceOrder: [
		bigOrder,
		bigGuestOrder,
		{ id: 1, status_id: 2, billing_address: { email: 'a@b.de' } },
		{
			id: 1,
			status_id: 2,
			billing_address: { email: 'a@b.de' },
			products: bigGuestOrder.products,
		},
	],
	billbeeOrder: [
		billbeeOrder,
		billbeeManualOrder,
		billbeeOrder.Data,
		{ BillBeeOrderId: 1, State: 4 },
	],
	magentoOrder: [magentoOrder, magentoGuestOrder, { increment_id: '1', items: [] }],
	plentyOneOrder: [
		plentyOrder,
		plentyConnectedOrder,
		plentyReturn,
		{ id: 1, typeId: 1, statusId: 7, plentyId: 5 },
	],
	prestaShopOrder: [
		prestaOrder,
		prestaOrderWithLookups,
		prestaGuestOrder,
		{ id: 1, id_customer: '5', current_state: '4', reference: 'X' },
		{ ...prestaOrder.address, id: 1, id_customer: '5', current_state: '4', reference: 'X' },
		{
			...prestaOrder,
			id_guest: '0',
			delivery_option: '',
			associations: { ...prestaOrder.associations, cart_rows: [] },
		},
	],
	shopifyOrder: [
		shopifyOrder,
		shopifyTillOrder,
		shopifyTestNotification,
		{ id: 1, name: '#1', email: 'a@b.de', line_items: [] },
		{ order_number: 1 },
	],
	shopwareOrder: [
		shopwareWebhook,
		shopwareGuestOrder,
		{ orderNumber: '1', orderCustomer: { email: 'a@b.de' } },
	],
	wooCommerceOrder: [
		wooOrder,
		wooGuestOrder,
		{ id: 1, number: '1', billing: { email: 'a@b.de' }, line_items: [] },
		{ number: '1', billing: { email: 'a@b.de' } },
	],
};

/** How an order is asked for, where a person must. */
const call = (shop: ShopName) => (SHOPS[shop].lookUp ? `: ${SHOPS[shop].lookUp}` : '');

const NAMES = Object.keys(SHOPS) as ShopName[];

describe.each(NAMES)('%s', (shop) => {
	test('takes its own orders, whole or cut down', () => {
		for (const order of ORDERS[shop]) expect(open(shop, order)).toBeDefined();
	});

	test.each(NAMES.filter((name) => name !== shop))('refuses an order of %s', (other) => {
		const { label } = SHOPS[other];
		for (const order of ORDERS[other]) {
			expect(refusal(shop, order)).toBe(
				`This is no ${SHOPS[shop].label} order; it looks like a ${label} order. Choose "${label} Order" under Fill From.`,
			);
		}
	});

	test('refuses what is nothing of the kind, and says what to connect', () => {
		const { label, comesFrom } = SHOPS[shop];
		for (const item of [{}, { a: 1 }, { name: 'Anna', email: 'a@b.de' }, { id: 1, status: 'x' }]) {
			expect(refusal(shop, item)).toBe(
				`This is no ${label} order: none of the fields of one are in it. Connect ${comesFrom}${call(shop)}.`,
			);
		}
	});

	test('refuses lists and what is no object', () => {
		expect(refusal(shop, [wooOrder, wooOrder])).toBe(
			'The item is a list: use Split Out first, so that each order is an item of its own',
		);
		expect(refusal(shop, 'order')).toBe('The item is not an object');
	});
});

test.each([{ identifier: 5 }, { ideal: 5 }, { paid: 5 }, { orders: 5 }])(
	'%j is no ID alone',
	(item) => {
		expect(refusal('wooCommerceOrder', item)).toContain('none of the fields of one are in it');
	},
);

test('an ID alone is what WooCommerce sends of a deletion', () => {
	expect(refusal('wooCommerceOrder', { id: 727 })).toBe(
		'This is no WooCommerce order, but an ID alone, as WooCommerce sends it when an order is deleted. Choose the topic Order Updated in the WooCommerce Trigger.',
	);
});

test.each(NAMES.filter((name) => SHOPS[name].lookUp))('an ID alone, with %s chosen', (shop) => {
	for (const item of [{ id: 2042 }, { orderId: '7' }, { BillBeeOrderId: 1e14 }, { order_id: 3 }]) {
		expect(refusal(shop, item)).toBe(
			`This is no ${SHOPS[shop].label} order, but an ID alone. Look the order up in front of this node${call(shop)}.`,
		);
	}
});

test('where an item is as likely of two shops, it is of the one that was chosen', () => {
	const item = { line_items: [], number: '1', email: 'a@b.de' };
	expect(open('wooCommerceOrder', item)).toBeDefined();
	expect(open('shopifyOrder', item)).toBeDefined();
});

test('every shop has what the panel needs', () => {
	for (const shop of NAMES) {
		const { statuses, defaultStatuses, consentPlaceholder, consentHint, shopUrlHint } = SHOPS[shop];
		const values = statuses.map(({ value }) => value);
		expect(values).toEqual(expect.arrayContaining([...defaultStatuses]));
		const names = statuses.map(({ name }) => name);
		expect(names).toEqual([...names].sort());
		expect(consentPlaceholder).toMatch(/^e\.g\. /);
		expect(consentHint).toMatch(/^Looked for in .*\.$/);
		expect(shopUrlHint).toMatch(/^for the web addresses [^.]*[^.](\. .*\.)?$/);
	}
	expect(NAMES.map((shop) => [shop, SHOPS[shop].shopUrl, SHOPS[shop].defaultStatuses])).toEqual([
		['bigCommerceOrder', 'needed', ['2', '10']],
		['billbeeOrder', 'standIn', ['4', '7']],
		['magentoOrder', 'needed', ['complete']],
		['plentyOneOrder', 'needed', ['7']],
		['prestaShopOrder', 'needed', ['5']],
		['shopifyOrder', 'optional', ['fulfilled']],
		['shopwareOrder', 'needed', []],
		['wooCommerceOrder', 'optional', ['completed']],
	]);
});

test("calls are told without angle brackets, which n8n's toasts take for HTML and leave out", () => {
	const texts = NAMES.flatMap((shop) => [SHOPS[shop].lookUp ?? '', refusal(shop, { id: 1 })]);
	texts.push(refusal('bigCommerceOrder', bigNotification));
	expect(texts.filter((text) => text.includes('GET ')).length).toBeGreaterThan(8);
	expect(texts.filter((text) => /[<>]/.test(text.replaceAll(/ > /g, '')))).toEqual([]);
});
