import type { IDataObject } from 'n8n-workflow';

import { shop } from '../oneShop';
import { refused, run, SHOP, skipped } from '../orderCases';
import { BASE_PAYLOAD, output } from '../shop';

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

describe('what is no order of its own', () => {
	test('of a cart that was split among vendors, one event is made', async () => {
		const done = await shop.run(
			[
				wooOrder(),
				wooOrder({ number: '101', parent_id: 100 }),
				wooOrder({ number: '102', parent_id: 100 }),
			],
			{ ...SHOP, fillFrom: 'wooCommerceOrder' },
		);
		expect(shop.payloads).toEqual([WOO_PAYLOAD]);
		const part = { skipped: true, reason: 'It is a part of order 100 (parent_id)' };
		expect(output(done).map(({ json }) => json)).toMatchObject([{ EventRef: {} }, part, part]);
		expect(done.rounds('eTrusted')[0]?.hints?.[0]?.message).toBe(
			'1 sent, 2 skipped: 2 not to be invited',
		);
	});

	test('a subscription is skipped, its renewal sent', async () => {
		const subscription = wooOrder({ status: 'active', billing_period: 'month', parent_id: 90 });
		expect(await skipped('wooCommerceOrder', subscription, { onlyWithStatus: [] })).toEqual([
			{ skipped: true, reason: 'It is a subscription, not an order (billing_period)' },
		]);
		const meta_data = [
			{ key: 'review_ok', value: 'yes' },
			{ key: '_subscription_renewal', value: '77' },
		];
		await run('wooCommerceOrder', wooOrder({ meta_data, created_via: 'subscription' }));
		expect(shop.payloads).toEqual([WOO_PAYLOAD]);
	});

	test('the parts of a set are no products', async () => {
		const set = { product_id: 500, quantity: 1, name: 'Set', sku: 'S-5' };
		const part = { ...(wooOrder().line_items as IDataObject[])[0] };
		const meta_data = [{ key: '_woosb_parent_id', value: '500' }];
		await run('wooCommerceOrder', wooOrder({ line_items: [set, { ...part, meta_data }] }));
		expect(shop.payloads).toEqual([
			{
				...WOO_PAYLOAD,
				products: [
					{ sku: 'S-5', name: 'Set', url: 'https://shop.example/?post_type=product&p=500' },
				],
			},
		]);
	});
});

test('a sale over the counter without an address is skipped, unless the panel has one', async () => {
	const sale = shopifyOrder({ email: '', source_name: 'pos' });
	expect(await skipped('shopifyOrder', sale)).toEqual([
		{ skipped: true, reason: 'A sale over the counter, without an email address' },
	]);
	expect(await refused('shopifyOrder', shopifyOrder({ email: '' }))).toContain(
		'Customer Email (customer.email) is required, but the order has none',
	);
	await run('shopifyOrder', sale, { customerEmail: 'jo@kunde.example' });
	expect(shop.payloads).toEqual([SHOPIFY_PAYLOAD]);
});

test('consent in the attribute list of an extension is found', async () => {
	const attributes = (value: string) => ({
		extension_attributes: { amasty_order_attributes: [{ attribute_code: 'review_ok', value }] },
	});
	expect(await skipped('magentoOrder', magentoOrder(attributes('0')))).toMatchObject([
		{ skipped: true, reason: expect.stringContaining('"review_ok" is "0"') as string },
	]);
	await run('magentoOrder', magentoOrder(attributes('1')));
	expect(shop.payloads).toEqual([MAGENTO_PAYLOAD]);
});

test('a locale that says more than language and region is read', async () => {
	const meta_data = [
		{ key: 'review_ok', value: 'yes' },
		{ key: 'wpml_language', value: 'pt_PT_ao90' },
	];
	await run('wooCommerceOrder', wooOrder({ meta_data }));
	await run('wooCommerceOrder', wooOrder(), { defaultLocale: '={{ "de_DE_formal" }}' });
	expect(shop.payloads).toEqual([
		{ ...WOO_PAYLOAD, defaultLocale: 'pt_PT' },
		{ ...WOO_PAYLOAD, defaultLocale: 'de_DE' },
	]);
});

test('what is no order is called by its name', async () => {
	const event = { id: 1, fulfillment_id: 2, status: 'delivered', happened_at: 'x', order_id: 5 };
	expect(await refused('shopifyOrder', event)).toContain(
		'This is no Shopify order; it looks like a Shopify fulfillment event. Choose the topic Order Fulfilled in the Shopify Trigger.',
	);
	expect(await refused('shopifyOrder', { id: 727 })).toContain(
		'an ID alone, as Shopify sends it when an order is deleted',
	);
});

test('a Magento bundle of which one part was refunded is a product', async () => {
	const bundle = {
		item_id: 1,
		product_id: 40,
		product_type: 'bundle',
		sku: 'S-1',
		name: 'Stuhl',
		qty_ordered: 1,
		qty_refunded: 1,
	};
	const part = { parent_item_id: 1, product_type: 'simple', name: 'Bein', qty_ordered: 1 };
	const items = (...refunded: number[]) => [
		bundle,
		...refunded.map((qty_refunded, index) => ({
			...part,
			item_id: 2 + index,
			product_id: 50 + index,
			qty_refunded,
		})),
	];
	await run('magentoOrder', magentoOrder({ items: items(1, 0) }));
	expect(shop.payloads).toEqual([MAGENTO_PAYLOAD]);
	shop.sandbox.reset();
	expect(await skipped('magentoOrder', magentoOrder({ items: items(1, 1) }))).toMatchObject([
		{ skipped: true, reason: expect.stringContaining('Nothing of the order is left') as string },
	]);
});
