import { SHOPS, type ShopName } from '../../../../nodes/ETrusted/orders';
import { refusal, open } from './opened';
import { magentoGuestOrder, magentoOrder } from './samples/magento';
import { shopifyOrder, shopifyTestNotification, shopifyTillOrder } from './samples/shopify';
import { shopwareGuestOrder, shopwareWebhook } from './samples/shopware';
import { wooGuestOrder, wooOrder, wooProducts } from './samples/wooCommerce';

const ORDERS: Record<ShopName, object[]> = {
	magentoOrder: [magentoOrder, magentoGuestOrder, { increment_id: '1', items: [] }],
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
		for (const item of [{}, { a: 1 }, { name: 'Anna', email: 'a@b.de' }, { id: 1, status: 'x' }]) {
			expect(refusal(shop, item)).toBe(
				`This is no ${SHOPS[shop].label} order: none of the fields of one are in it. Connect ${SHOPS[shop].comesFrom}.`,
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

const FULFILLED = 'Choose the topic Order Fulfilled in the Shopify Trigger.';
const EVENT_PAYLOAD = 'Choose "Event Payload" or "Fields Below" under Fill From.';
const LOOK_UP =
	'Look the order up by its ID in front of this node, or choose "Fields Below" under Fill From.';

test.each<[string, string, object]>([
	[
		'a WooCommerce product',
		'Connect the orders; products belong into Product Details.',
		{ ...wooProducts[0], regular_price: '5', stock_status: 'instock', date_created_gmt: 'x' },
	],
	[
		'a WooCommerce customer',
		'Choose an order topic in the WooCommerce Trigger.',
		{
			id: 4,
			date_created_gmt: '2026-01-01T00:00:00',
			email: 'a@b.de',
			username: 'a',
			is_paying_customer: true,
			avatar_url: '',
			billing: {},
			shipping: {},
			meta_data: [],
		},
	],
	[
		"WooCommerce's test of a webhook",
		'There is no order in it: wait for the first one.',
		{ webhook_id: '7' },
	],
	[
		'a Shopify fulfillment',
		FULFILLED,
		{
			id: 1,
			order_id: 5,
			name: '#1001.1',
			email: 'a@b.de',
			status: 'success',
			service: 'manual',
			tracking_company: null,
			tracking_numbers: [],
			shipment_status: null,
			destination: {},
			line_items: [],
			created_at: '',
		},
	],
	[
		'a Shopify refund',
		FULFILLED,
		{ id: 1, order_id: 5, refund_line_items: [], order_adjustments: [], processed_at: '' },
	],
	[
		'a Shopify checkout that is not an order yet',
		FULFILLED,
		{
			abandoned_checkout_url: 'https://a.example',
			email: 'a@b.de',
			name: '#1',
			line_items: [],
			note_attributes: [],
			billing_address: {},
			customer: {},
			customer_locale: 'de',
			created_at: '',
			processed_at: null,
		},
	],
	[
		'a Shopify draft order',
		FULFILLED,
		{
			invoice_url: 'x',
			name: '#D1',
			email: 'a@b.de',
			line_items: [],
			note_attributes: [],
			customer: {},
		},
	],
	[
		'a Shopify product',
		'Connect the orders; products belong into Product Details.',
		{ id: 1, body_html: '', handle: 'a', variants: [], product_type: '', created_at: '' },
	],
	[
		"an order of Shopify's GraphQL API",
		'Get the order with the Shopify node (Order > Get), which hands on the form needed here.',
		{
			id: 'gid://shopify/Order/1',
			name: '#1',
			email: 'a@b.de',
			createdAt: '',
			lineItems: { nodes: [] },
		},
	],
	[
		"an order of Shopify's GraphQL API",
		'Get the order with the Shopify node (Order > Get), which hands on the form needed here.',
		{ name: '#1', lineItems: { edges: [] }, customerLocale: 'de', displayFulfillmentStatus: 'X' },
	],
	[
		"an order of Shopify's GraphQL API",
		'Get the order with the Shopify node (Order > Get), which hands on the form needed here.',
		{ data: { order: { name: '#1', lineItems: { nodes: [] } } }, extensions: {} },
	],
	[
		"an order of Shopware's Admin API in the JSON:API form",
		'Ask for it with the header "Accept: application/json".',
		{ id: '1', type: 'order', attributes: { orderNumber: '1' }, relationships: {} },
	],
	[
		"an order of Shopware's Admin API in the JSON:API form",
		'Ask for it with the header "Accept: application/json".',
		{ data: { id: '1', type: 'order', attributes: {}, relationships: {} }, included: [] },
	],
	[
		'an event of Shopware without the order in it',
		'Let the webhook be sent at "state_enter.order_delivery.state.shipped", which has the whole order.',
		{
			data: { payload: [{ entity: 'order', operation: 'update' }], event: 'order.written' },
			source: { url: 'x', eventId: '1', shopId: '2' },
			timestamp: 1,
		},
	],
	[
		'a Shopware 5 order',
		EVENT_PAYLOAD,
		{
			id: 1,
			number: '20001',
			customer: {},
			billing: {},
			details: [],
			orderStatusId: 2,
			paymentStatusId: 12,
			orderTime: 'x',
			languageIso: 'de',
		},
	],
	[
		'a Magento invoice, shipment or credit memo',
		'Get the order with the Magento 2 node (Order > Get Many).',
		{
			base_grand_total: 1,
			entity_id: 1,
			increment_id: '1',
			items: [],
			order_id: 5,
			state: 2,
			store_id: 1,
			total_qty: 1,
		},
	],
	[
		'a PrestaShop order',
		EVENT_PAYLOAD,
		{
			id: 1,
			id_customer: '2',
			id_cart: '3',
			id_address_invoice: '4',
			date_add: 'x',
			current_state: '5',
			reference: 'ABC',
			associations: {},
		},
	],
	[
		'a BigCommerce order',
		EVENT_PAYLOAD,
		{
			id: 1,
			customer_id: 2,
			status_id: 2,
			status: 'Shipped',
			items_total: 1,
			items_shipped: 1,
			is_deleted: false,
			billing_address: {},
			products: {},
			date_created: 'x',
			customer_locale: 'en',
		},
	],
	[
		'a notification of BigCommerce, which holds an ID alone',
		LOOK_UP,
		{
			scope: 'store/order/created',
			store_id: '1',
			data: { type: 'order', id: 250 },
			hash: 'x',
			created_at: 1,
			producer: 'stores/x',
		},
	],
	[
		'an event of Stripe',
		EVENT_PAYLOAD,
		{
			id: 'evt_1',
			object: 'event',
			type: 'checkout.session.completed',
			data: { object: {} },
			livemode: true,
			pending_webhooks: 1,
			api_version: 'x',
		},
	],
	[
		'an event of HubSpot, which holds IDs alone',
		LOOK_UP,
		{
			subscriptionType: 'deal.propertyChange',
			dealId: 1,
			portalId: 2,
			propertyName: 'dealstage',
			propertyValue: 'x',
		},
	],
	[
		'a deal of Pipedrive, which holds no e-mail address',
		LOOK_UP,
		{ meta: {}, data: { id: 1, pipeline_id: 1 }, previous: {} },
	],
	[
		'a deal of Pipedrive, which holds no e-mail address',
		LOOK_UP,
		{ meta: {}, current: { id: 1, pipeline_id: 1 }, previous: {} },
	],
	[
		'a deal of Pipedrive, which holds no e-mail address',
		LOOK_UP,
		{ id: 1, title: 'Deal', person_id: 1, stage_id: 2, pipeline_id: 3 },
	],
	[
		"the payload of eTrusted's own API",
		'Choose "Event Payload" under Fill From.',
		{ customer: { email: 'a@b.de' }, transaction: { reference: '1' } },
	],
])('%s is told', (name, advice, item) => {
	for (const shop of NAMES) {
		expect(refusal(shop, item)).toBe(
			`This is no ${SHOPS[shop].label} order; it looks like ${name}. ${advice}`,
		);
		expect(refusal(shop, { headers: {}, params: {}, query: {}, body: item })).toContain(name);
	}
});

test('an ID alone is what WooCommerce sends of a deletion', () => {
	expect(refusal('wooCommerceOrder', { id: 727 })).toBe(
		'This is no WooCommerce order, but an ID alone, as WooCommerce sends it when an order is deleted. Choose the topic Order Updated in the WooCommerce Trigger.',
	);
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
		expect(shopUrlHint).toMatch(/^For the web addresses .*\.$/);
	}
	expect(NAMES.map((shop) => [shop, SHOPS[shop].shopUrl, SHOPS[shop].defaultStatuses])).toEqual([
		['magentoOrder', 'needed', ['complete']],
		['shopifyOrder', 'optional', ['fulfilled']],
		['shopwareOrder', 'needed', []],
		['wooCommerceOrder', 'optional', ['completed']],
	]);
});
