import type { IDataObject } from 'n8n-workflow';

import { BASE_PAYLOAD, output, Shop } from '../shop';

// Orders as real shops send them, in which something is not as one would think.

let shop: Shop;
beforeAll(async () => {
	shop = await Shop.open({ expressions: 'legacy' });
});
afterAll(async () => await shop.close());
afterEach(() => shop.sandbox.reset());

const SHOP = {
	consentField: 'review_ok',
	customerEmail: '',
	transactionReference: '',
	shopUrl: 'https://shop.example',
};

const run = async (fillFrom: string, item: IDataObject, more: IDataObject = {}) =>
	await shop.run([item], { ...SHOP, fillFrom, ...more });

/** What came out for one item; that nothing was sent is seen at the API. */
async function skipped(fillFrom: string, item: IDataObject, more: IDataObject = {}) {
	const done = await run(fillFrom, item, more);
	expect(done.error).toBeUndefined();
	expect(shop.sandbox.requests).toEqual([]);
	return output(done).map(({ json }) => json);
}

async function refused(fillFrom: string, item: IDataObject, more: IDataObject = {}) {
	const { error } = await run(fillFrom, item, more);
	expect(shop.sandbox.requests).toEqual([]);
	return error?.message;
}

const wooOrder = (more: IDataObject = {}): IDataObject => ({
	parent_id: 0,
	number: '100',
	status: 'completed',
	order_key: 'wc_100',
	date_created_gmt: '2025-03-01T10:00:00',
	customer_id: 3,
	billing: { email: 'ana@kunde.example' },
	meta_data: [{ key: 'review_ok', value: 'yes' }],
	line_items: [{ product_id: 71, quantity: 1, name: 'Tasse', sku: 'T-1' }],
	...more,
});

const WOO_PAYLOAD = {
	...BASE_PAYLOAD,
	customer: { reference: '3', email: 'ana@kunde.example' },
	transaction: { reference: '100', date: '2025-03-01T10:00:00.000Z' },
	products: [{ sku: 'T-1', name: 'Tasse', url: 'https://shop.example/?post_type=product&p=71' }],
};

const magentoOrder = (more: IDataObject = {}): IDataObject => ({
	increment_id: '000000088',
	state: 'complete',
	created_at: '2025-03-01 10:00:00',
	customer_email: 'kai@kunde.example',
	customer_is_guest: 0,
	customer_id: 12,
	billing_address: { firstname: 'Kai', lastname: 'Prova' },
	items: [
		{
			item_id: 1,
			product_id: 40,
			product_type: 'simple',
			sku: 'S-1',
			name: 'Stuhl',
			qty_ordered: 1,
		},
	],
	extension_attributes: { review_ok: '1' },
	...more,
});

const MAGENTO_PAYLOAD = {
	...BASE_PAYLOAD,
	customer: { firstName: 'Kai', lastName: 'Prova', reference: '12', email: 'kai@kunde.example' },
	transaction: { reference: '000000088', date: '2025-03-01T10:00:00.000Z' },
	products: [{ sku: 'S-1', name: 'Stuhl', url: 'https://shop.example/catalog/product/view/id/40' }],
};

const shopifyOrder = (more: IDataObject = {}): IDataObject => ({
	name: '#1042',
	order_number: 1042,
	email: 'jo@kunde.example',
	financial_status: 'partially_refunded',
	fulfillment_status: 'fulfilled',
	note_attributes: [{ name: 'review_ok', value: 'yes' }],
	line_items: [{ id: 1, product_id: 900, title: 'Lampe', quantity: 1, current_quantity: 1 }],
	...more,
});

const SHOPIFY_PAYLOAD = {
	...BASE_PAYLOAD,
	customer: { email: 'jo@kunde.example' },
	transaction: { reference: '#1042' },
};

describe('an order of which nothing is left', () => {
	const NOTHING =
		'Nothing of the order is left: all that was bought was cancelled, refunded or taken out';

	test.each<[string, IDataObject, string]>([
		[
			'magentoOrder',
			magentoOrder({ items: [{ item_id: 1, product_id: 40, qty_ordered: 1, qty_refunded: 1 }] }),
			'qty_ordered, qty_canceled, qty_refunded',
		],
		[
			'shopifyOrder',
			shopifyOrder({ line_items: [{ product_id: 900, quantity: 1, current_quantity: 0 }] }),
			'quantity, refunds',
		],
		['wooCommerceOrder', wooOrder({ line_items: [{ product_id: 71, quantity: 0 }] }), 'quantity'],
	])('%s', async (fillFrom, order, fields) => {
		expect(await skipped(fillFrom, order)).toEqual([
			{ skipped: true, reason: `${NOTHING} (${fields})` },
		]);
		const dry = output(await run(fillFrom, order, { options: { dryRun: true } }))[0]?.json;
		expect(dry).toMatchObject({ wouldBe: 'skipped', reason: `${NOTHING} (${fields})` });
	});

	test('with something left of it, it is sent', async () => {
		await run('magentoOrder', magentoOrder());
		await run('shopifyOrder', shopifyOrder());
		await run('wooCommerceOrder', wooOrder());
		expect(shop.payloads).toEqual([MAGENTO_PAYLOAD, SHOPIFY_PAYLOAD, WOO_PAYLOAD]);
	});
});

describe('an order in an envelope', () => {
	test('is sent as if it came alone', async () => {
		await run('wooCommerceOrder', { data: wooOrder() });
		await run('magentoOrder', { event: { data: { value: magentoOrder() } } });
		await run('shopifyOrder', { detail: { payload: shopifyOrder() } });
		await run('wooCommerceOrder', { headers: {}, body: { orders: [wooOrder()] } });
		expect(shop.payloads).toEqual([WOO_PAYLOAD, MAGENTO_PAYLOAD, SHOPIFY_PAYLOAD, WOO_PAYLOAD]);
	});

	test('is shown where the envelope is unknown, and several are refused', async () => {
		expect(await refused('wooCommerceOrder', { ours: { first: wooOrder() } })).toContain(
			'This is no WooCommerce order, but there is one in it: choose {{ $json.ours.first }} under Order Options > Order',
		);
		expect(
			await refused('wooCommerceOrder', { orders: [wooOrder(), wooOrder({ number: '101' })] }),
		).toContain('"orders" is a list of orders: use Split Out first');
	});
});

test('lists that PHP made objects of are lists', async () => {
	await run(
		'wooCommerceOrder',
		wooOrder({
			meta_data: { '3': { key: 'review_ok', value: 'yes' } },
			line_items: { '1': { product_id: 71, quantity: 1, name: 'Tasse', sku: 'T-1' } },
		}),
	);
	await run(
		'magentoOrder',
		magentoOrder({ items: { '4': (magentoOrder().items as object[])[0] } }),
	);
	expect(shop.payloads).toEqual([WOO_PAYLOAD, MAGENTO_PAYLOAD]);
});

test('an order without its lines is sent, and a dry run says so', async () => {
	const { products, ...others } = WOO_PAYLOAD;
	expect(products).toHaveLength(1);
	for (const line_items of [null, undefined]) {
		const dry = await run('wooCommerceOrder', wooOrder({ line_items }), {
			options: { dryRun: true },
		});
		expect(output(dry)[0]?.json).toMatchObject({
			wouldBe: 'sent',
			warnings: ['The order has no line_items; there are no products'],
		});
	}
	await run('wooCommerceOrder', wooOrder({ line_items: null }));
	expect(shop.payloads).toEqual([others]);
});

describe("a webhook's body", () => {
	const webhook = (body: IDataObject[string]) => ({ headers: {}, params: {}, query: {}, body });
	const PAYLOAD = { fillFrom: 'eventPayload', consentField: '' };

	test('is read where it is JSON in a text', async () => {
		await run('wooCommerceOrder', webhook(JSON.stringify(wooOrder())));
		await run('', webhook(JSON.stringify(WOO_PAYLOAD)), PAYLOAD);
		expect(shop.payloads).toEqual([WOO_PAYLOAD, WOO_PAYLOAD]);
	});

	test.each([
		['order=1', 'is text'],
		['', 'is empty'],
		[{}, 'is empty'],
		[{ '{"number":"1"}': '' }, 'came as a form'],
	])('is refused where it is %j', async (body, what) => {
		const message = `The webhook's body ${what}: let it be sent as application/json`;
		expect(await refused('wooCommerceOrder', webhook(body))).toContain(message);
		expect(await refused('shopwareOrder', webhook(body))).toContain(message);
		expect(await refused('', webhook(body), PAYLOAD)).toContain(message);
	});
});

describe('Shopware', () => {
	const order = (more: IDataObject = {}): IDataObject => ({
		orderNumber: '10042',
		orderDateTime: '2025-03-01T10:00:00.000+00:00',
		stateMachineState: { technicalName: 'in_progress' },
		orderCustomer: { email: 'mia@kunde.example' },
		customFields: { review_ok: true },
		deliveries: [{ stateMachineState: null, shippingCosts: { totalPrice: 4.9 } }],
		transactions: [{ stateMachineState: null }],
		lineItems: [
			{
				id: 'li1',
				type: 'product',
				productId: 'aa11',
				label: 'Kanne',
				payload: { productNumber: 'K-1' },
			},
		],
		...more,
	});
	const PAYLOAD = {
		...BASE_PAYLOAD,
		customer: { email: 'mia@kunde.example' },
		transaction: { reference: '10042', date: '2025-03-01T10:00:00.000Z' },
		products: [{ sku: 'K-1', name: 'Kanne', url: 'https://shop.example/detail/aa11' }],
	};
	const state = (technicalName: string, totalPrice: number) => ({
		stateMachineState: { technicalName },
		shippingCosts: { totalPrice },
	});

	test('the delivery of a free-shipping promotion does not count', async () => {
		const returned = order({ deliveries: [state('returned', 4.9), state('open', -4.9)] });
		expect(await skipped('shopwareOrder', returned)).toEqual([
			{
				skipped: true,
				reason: 'The order was returned (deliveries[].stateMachineState.technicalName)',
			},
		]);
		const unshipped = order({ deliveries: [state('open', 4.9), state('shipped', -4.9)] });
		expect(await skipped('shopwareOrder', unshipped, { onlyWithStatus: ['shipped'] })).toEqual([
			{
				skipped: true,
				reason: 'The order is "in_progress" and its delivery is "open", not "shipped"',
			},
		]);
		const shipped = order({ deliveries: [state('shipped', 4.9), state('open', -4.9)] });
		await run('shopwareOrder', shipped, { onlyWithStatus: ['shipped'] });
		expect(shop.payloads).toEqual([PAYLOAD]);
	});

	const bare = order({
		stateMachineState: null,
		deliveries: null,
		transactions: null,
		lineItems: null,
		language: null,
	});

	test.each([[[]], [['completed']], [['shipped']]])(
		'an order without what it needs is refused, with %j wanted',
		async (onlyWithStatus) => {
			const message = await refused('shopwareOrder', bare, { onlyWithStatus });
			expect(message).toContain(
				'Order (stateMachineState) came without its state, so that a cancelled one would not be recognised: ask for the association "stateMachineState"; Order (products) came without its lines, so it has no products: ask for the association "lineItems"',
			);
		},
	);

	test('its lines are not needed where the products come from elsewhere, its state is', async () => {
		const none = { productsInput: 'none' };
		const message = await refused('shopwareOrder', bare, none);
		expect(message).toContain('Order (stateMachineState)');
		expect(message).not.toContain('lines');
		const { products, ...others } = PAYLOAD;
		expect(products).toHaveLength(1);
		await run('shopwareOrder', order({ lineItems: null }), none);
		expect(shop.payloads).toEqual([others]);
	});

	test('who did not agree is skipped before anything is missed', async () => {
		const refusing = { ...bare, customFields: { review_ok: false } };
		expect(await skipped('shopwareOrder', refusing)).toMatchObject([{ skipped: true }]);
	});

	test('a webhook of 6.6 and later tells the state of the delivery in its event', async () => {
		const webhook = (event: string, sent = order()): IDataObject => ({
			headers: { 'sw-version': '6.7.4.0' },
			params: {},
			query: {},
			body: { data: { payload: { order: sent }, event }, source: {}, timestamp: 1 },
		});
		const shipped = { onlyWithStatus: ['shipped'] };
		const event = 'state_enter.order_delivery.state.shipped';
		await run('shopwareOrder', webhook(event), shipped);
		expect(shop.payloads).toEqual([PAYLOAD]);
		shop.sandbox.reset();

		const partly = 'state_enter.order_delivery.state.shipped_partially';
		expect(await skipped('shopwareOrder', webhook(partly), shipped)).toEqual([
			{
				skipped: true,
				reason: 'The order is "in_progress" and its delivery is "shipped_partially", not "shipped"',
			},
		]);
		const cancelled = order({ stateMachineState: { technicalName: 'cancelled' } });
		expect(await skipped('shopwareOrder', webhook(event, cancelled), shipped)).toEqual([
			{ skipped: true, reason: 'The order was cancelled (stateMachineState.technicalName)' },
		]);
		expect(
			await refused('shopwareOrder', webhook('state_enter.order.state.in_progress'), shipped),
		).toContain(
			'Only With Status (onlyWithStatus) asks for a state of the deliveries, but none was loaded',
		);
	});
});
