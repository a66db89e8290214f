import { SHOPS, type ShopName } from '../../../../nodes/ETrusted/orders';
import { open, read, refusal } from './opened';
import { bigOrder } from './samples/bigCommerce';
import { billbeeOrder } from './samples/billbee';
import { magentoOrder } from './samples/magento';
import { plentyOrder } from './samples/plentyOne';
import { prestaOrder } from './samples/prestaShop';
import { shopifyOrder } from './samples/shopify';
import { shopwareOrder } from './samples/shopware';
import { wooOrder, wooProducts } from './samples/wooCommerce';

const ORDERS: Array<[ShopName, object, unknown]> = [
	['bigCommerceOrder', bigOrder, 3071],
	['billbeeOrder', billbeeOrder.Data, '#W-2107'],
	['magentoOrder', magentoOrder, '000000102'],
	['plentyOneOrder', plentyOrder, 61300],
	['prestaShopOrder', prestaOrder, 'QWZMTRKLB'],
	['shopifyOrder', shopifyOrder, shopifyOrder.name],
	['shopwareOrder', shopwareOrder, '10042'],
	['wooCommerceOrder', wooOrder, wooOrder.number],
];

const SPLIT_OUT = 'use Split Out first, so that each order is an item of its own';

/** What carries an order, by whom. */
const ENVELOPES: Array<[by: string, put: (order: object) => object]> = [
	["Shopware's Admin API, one order", (data) => ({ data })],
	["Shopware's Admin API, a search that found one", (o) => ({ total: 1, data: [o] })],
	["Shopware's Store API", (o) => ({ orders: { elements: [o], total: 1 }, paymentChangeable: {} })],
	["Shopware's events", (order) => ({ data: { payload: { order }, event: 'x' }, source: {} })],
	[
		'EventBridge',
		(payload) => ({
			version: '0',
			id: 'ev-1',
			'detail-type': 'shopifyWebhook',
			source: 'aws.partner/shopify.com/1/x',
			detail: { metadata: { 'X-Shopify-Topic': 'orders/fulfilled' }, payload },
		}),
	],
	['Adobe I/O, a cloud event', (value) => ({ specversion: '1.0', data: { key: 'k', value } })],
	['Adobe I/O Events', (value) => ({ event_id: 'e', event: { data: { key: 'k', value } } })],
	["Magento's search", (o) => ({ items: [o], search_criteria: {}, total_count: 1 })],
	['an API that answers with a list', (o) => ({ orders: [o] })],
	['a lone order', (order) => ({ order })],
	['an order with something beside it', (order) => ({ order, customer: { id: 5 } })],
	['n8n, an item in an item', (json) => ({ json, pairedItem: { item: 0 } })],
	['a list of one', (o) => [o]],
	['PHP, a list of one that is an object', (o) => ({ orders: { '12': o } })],
	['JSON in a text', (o) => ({ data: JSON.stringify(o) })],
];

describe.each(ORDERS)('%s', (shop, order, reference) => {
	test.each(ENVELOPES)('taken out of the envelope of %s', (_, put) => {
		const webhook = { headers: {}, params: {}, query: {}, body: put(order) };
		for (const item of [put(order), webhook]) {
			expect(read(shop, item).values).toEqual(read(shop, order).values);
			expect(read(shop, item).values.transactionReference).toBe(reference);
		}
	});

	test.each(ENVELOPES)("another shop's order in the envelope of %s is told", (_, put) => {
		for (const [other] of ORDERS.filter(([name]) => name !== shop)) {
			expect(refusal(other, put(order))).toMatch(
				/^This is no .* order; it looks like a .* order\. Choose ".* Order" under Fill From\.$/,
			);
		}
	});

	test('of several orders, each is to be an item of its own', () => {
		for (const [item, where] of [
			[[order, order], 'The item is a list'],
			[{ headers: {}, body: [order, order] }, '"body" is a list of orders'],
			[{ orders: [order, order] }, '"orders" is a list of orders'],
			[{ orders: { '3': order, '7': order } }, '"orders" is a list of orders'],
			[{ orders: { elements: [order, order] } }, '"orders.elements" is a list of orders'],
			[{ data: [order, order], total: 2 }, '"data" is a list of orders'],
			[{ headers: {}, body: { data: [order, order] } }, '"data" is a list of orders'],
			[{ detail: { payload: [order, {}] } }, '"detail.payload" is a list of orders'],
			[{ items: [order, order], total_count: 2 }, '"items" is a list of orders'],
		] as Array<[object, string]>) {
			expect(refusal(shop, item)).toBe(`${where}: ${SPLIT_OUT}`);
		}
	});

	test('a list without an order says so, and what keeps it from becoming an item', () => {
		for (const [item, what] of [
			[[], 'The item'],
			[{ orders: [] }, '"orders"'],
			[{ data: [], total: 0 }, '"data"'],
			[{ ErrorMessage: null, ErrorCode: 0, ErrorDescription: 'NoError', Data: [] }, '"Data"'],
			[{ headers: {}, body: { entries: [], page: 1 } }, '"entries"'],
			[{ items: [], total_count: 0 }, '"items"'],
		] as Array<[object, string]>) {
			expect(refusal(shop, item)).toBe(
				`${what} is a list without an order: use Split Out first, so that no item comes of it`,
			);
		}
	});

	test("of several orders of another shop's, that is told first", () => {
		for (const [other] of ORDERS.filter(([name]) => name !== shop)) {
			for (const body of [[order, order], { detail: { payload: [order, {}] } }]) {
				expect(refusal(other, { headers: {}, body })).toMatch(
					/^This is no .* order; it looks like a .* order\. Choose ".* Order" under Fill From\.$/,
				);
			}
		}
	});

	test('an order in an envelope that nobody knows is not taken, but shown', () => {
		const { label } = SHOPS[shop];
		const no = `This is no ${label} order`;
		const choose = (path: string) =>
			`${no}, but there is one in it: choose {{ $json${path} }} under Order Options > Order`;
		expect(refusal(shop, { ours: { 'the order': order } })).toBe(choose('.ours["the order"]'));
		expect(refusal(shop, { a: 1, parts: [{ one: order }] })).toBe(choose('.parts[0].one'));
		expect(refusal(shop, { ours: { first: [order] } })).toBe(choose('.ours.first[0]'));
		expect(refusal(shop, { ours: { '12': order } })).toBe(choose('.ours[12]'));
		expect(refusal(shop, { order1: null, ours: { order1: order } })).toBe(choose('.ours.order1'));
		expect(refusal(shop, { ours: { '1st': order } })).toBe(choose('.ours["1st"]'));
		expect(refusal(shop, { ours: { bundle: [order, order] } })).toBe(
			`${no}, but "ours.bundle" is a list of them: ${SPLIT_OUT}`,
		);
	});

	test('an order whose lists and objects came as JSON text, as from a sheet, is the same order', () => {
		const isPart = (value: unknown) => typeof value === 'object' && value !== null;
		const inTexts = Object.fromEntries(
			Object.entries(order).map(([key, value]) => [
				key,
				isPart(value) ? ` ${JSON.stringify(value)}` : (value as unknown),
			]),
		);
		expect(Object.values(inTexts).some(isPart)).toBe(false);
		expect(read(shop, inTexts)).toEqual(read(shop, order));
		expect(open(shop, inTexts).skipReason([])).toBe(open(shop, order).skipReason([]));
	});

	test('an order of its own customers came from no marketplace', () => {
		expect(open(shop, order).marketplace()).toBeUndefined();
	});

	test('an order is itself, whatever it holds', () => {
		const item = { ...order, order: wooProducts, data: [order, order], body: 'x', headers: {} };
		expect(read(shop, item).values).toEqual(read(shop, order).values);
	});
});

test.each([
	...['json', 'body', 'data', 'Data', 'detail', 'event', 'payload', 'value', 'order', 'orders'],
	...['elements', 'entries', 'items', 'results', 'result', 'response', 'message', 'Message'],
	...['Records', 'content'],
])('an order, or a list of one, is found in "%s"', (key) => {
	for (const inner of [wooOrder, [wooOrder], JSON.stringify(wooOrder)]) {
		const { values } = read('wooCommerceOrder', { [key]: inner, at: '2026-11-01' });
		expect(values.transactionReference).toBe(wooOrder.number);
	}
});

test('of a list, the first object tells what the others are', () => {
	expect(refusal('wooCommerceOrder', { results: [null, shopifyOrder, magentoOrder] })).toContain(
		'it looks like a Shopify order',
	);
});

test.each<[ShopName, object, string, unknown]>([
	['wooCommerceOrder', wooOrder, 'meta_data', [{ key: 'agreed', value: 'yes' }]],
	['shopifyOrder', shopifyOrder, 'note_attributes', [{ name: 'agreed', value: 'yes' }]],
	['shopwareOrder', shopwareOrder, 'customFields', { agreed: true }],
	['magentoOrder', magentoOrder, 'extension_attributes', { agreed: '1' }],
])('of a %s, consent is found in JSON text as well', (shop, order, place, value) => {
	const consent = (given: unknown) => open(shop, { ...order, [place]: given }).consent('agreed');
	expect(consent(value)).toBeDefined();
	expect(consent(JSON.stringify(value))).toEqual(consent(value));
	// What is no JSON stays a text, in which nothing is found.
	expect(consent(`${JSON.stringify(value)} …`)).toBeUndefined();
});

test.each(['[17]-a', 'null', '17', '"17"'])('the text %s stays one', (number) => {
	expect(read('wooCommerceOrder', { ...wooOrder, number }).values.transactionReference).toBe(
		number,
	);
});

test('envelopes that never end are not followed', () => {
	const endless: Record<string, unknown> = { a: 1 };
	endless.data = endless;
	endless.ours = endless;
	expect(refusal('wooCommerceOrder', endless)).toContain('none of the fields of one are in it');
	let deep: object = wooOrder;
	for (let depth = 0; depth < 13; depth++) deep = { data: deep };
	expect(refusal('wooCommerceOrder', deep)).toContain('but there is one in it');
});

test('lookups without the order are not taken for it', () => {
	const { customer, address, country, language } = prestaOrder;
	for (const order of [null, undefined, '', {}]) {
		const item = { order, customer, address, country, language };
		expect(refusal('prestaShopOrder', item)).toBe(
			'This is no PrestaShop order: none of the fields of one are in it. Connect a community node for PrestaShop or the HTTP Request node that gets it: GET /api/orders/{id}?output_format=JSON.',
		);
	}
});

test('of a huge item not all is looked through', () => {
	const rows = Array.from({ length: 400 }, () => ({ a: { b: 1 } }));
	expect(refusal('wooCommerceOrder', { rows, last: wooOrder })).toContain('but there is one in it');
	expect(refusal('wooCommerceOrder', { first: { rows }, last: { deep: wooOrder } })).toContain(
		'but there is one in it',
	);
	expect(refusal('wooCommerceOrder', { rows: [...rows, { a: wooOrder }] })).toContain(
		'none of the fields of one are in it',
	);
});

describe("a webhook's body", () => {
	const webhook = (body: unknown) => ({ headers: {}, params: {}, query: {}, body });
	const json = JSON.stringify(wooOrder);

	test('JSON that came as text is read', () => {
		for (const body of [json, `\uFEFF${json}`, ` \n${json}`, JSON.stringify(json)]) {
			expect(read('wooCommerceOrder', webhook(body)).values.transactionReference).toBe(
				wooOrder.number,
			);
		}
		expect(open('wooCommerceOrder', webhook({ payload: json }))).toBeDefined();
		expect(open('wooCommerceOrder', webhook(`[${json}]`))).toBeDefined();
		expect(open('wooCommerceOrder', webhook(`{"order":${json}}`))).toBeDefined();
	});

	test('digits of long numbers in it stay', () => {
		const text = json.replace(JSON.stringify(wooOrder.number), '12345678901234567890');
		expect(read('wooCommerceOrder', webhook(text)).values.transactionReference).toBe(
			'12345678901234567890',
		);
	});

	test.each([
		['a=b&c=d', 'text'],
		['{"number": "1", ', 'text'],
		['12', 'text'],
		['<order/>', 'text'],
		['', 'empty'],
		[' ', 'empty'],
		['null', 'empty'],
		['[]', 'empty'],
		[{}, 'empty'],
		[[], 'empty'],
		[null, 'empty'],
		[undefined, 'empty'],
		[{ '{"number":"1","line_items":[]}': '' }, 'a form'],
		[{ '{"a': [1] }, 'a form'],
		[{ '[{"a"': { x: '' } }, 'a form'],
	])('%j is refused', (body, what) => {
		const verb = what === 'a form' ? 'came as' : 'is';
		for (const shop of ORDERS.map(([name]) => name)) {
			expect(refusal(shop, webhook(body))).toBe(
				`The webhook's body ${verb} ${what}: let it be sent as application/json`,
			);
		}
		expect(refusal('wooCommerceOrder', { ...webhook(body), statusCode: 200 })).toBe(
			`The answer's body ${verb} ${what}: let it be sent as application/json`,
		);
	});
});

test.each<[ShopName, string]>([
	[
		'wooCommerceOrder',
		', as WooCommerce sends it when an order is deleted. Choose the topic Order Updated in the WooCommerce Trigger.',
	],
	[
		'shopifyOrder',
		', as Shopify sends it when an order is deleted. Choose the topic Order Fulfilled in the Shopify Trigger.',
	],
	[
		'shopwareOrder',
		'. Look the order up by its ID in front of this node, or choose "Fields Below" under Fill From.',
	],
	[
		'magentoOrder',
		'. Look the order up by its ID in front of this node, or choose "Fields Below" under Fill From.',
	],
])('an ID alone, with %s', (shop, advice) => {
	for (const item of [{ id: 727 }, { headers: {}, body: { id: 727 } }, { orders: [{ id: 1 }] }]) {
		expect(refusal(shop, item)).toBe(
			`This is no ${SHOPS[shop].label} order, but an ID alone${advice}`,
		);
	}
});

test('the ID of an order by another name is no deletion', () => {
	for (const shop of ['shopifyOrder', 'wooCommerceOrder'] as const) {
		expect(refusal(shop, { order_id: 5 })).toBe(
			`This is no ${SHOPS[shop].label} order, but an ID alone. Look the order up by its ID in front of this node, or choose "Fields Below" under Fill From.`,
		);
	}
});
