import { SHOPS, type ShopName } from '../../../../nodes/ETrusted/orders';
import { refusal, open } from './opened';
import { bigGuestOrder, bigNotification, bigOrder } from './samples/bigCommerce';
import { billbeeManualOrder, billbeeOrder } from './samples/billbee';
import { magentoGuestOrder, magentoOrder } from './samples/magento';
import { plentyConnectedOrder, plentyOrder, plentyReturn } from './samples/plentyOne';
import { prestaGuestOrder, prestaOrder, prestaOrderWithLookups } from './samples/prestaShop';
import { shopifyOrder, shopifyTestNotification, shopifyTillOrder } from './samples/shopify';
import { shopwareGuestOrder, shopwareWebhook } from './samples/shopware';
import { wooGuestOrder, wooOrder, wooProducts } from './samples/wooCommerce';

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

const FULFILLED = 'Choose the topic Order Fulfilled in the Shopify Trigger.';
const EVENT_PAYLOAD = 'Choose "Event Payload" or "Fields Below" under Fill From.';
const LOOK_UP =
	'Look the order up by its ID in front of this node, or choose "Fields Below" under Fill From.';

test.each<[string, string, object]>([
	[
		'a WooCommerce product',
		'Connect the orders. Products go into Product Details.',
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
		'an order of the old ("legacy") API of WooCommerce',
		'Choose "WP REST API Integration v3" as the API version of the webhook, or use the WooCommerce Trigger.',
		{
			order: {
				id: 645,
				order_number: '645',
				order_key: 'wc_order_x',
				created_at: '2026-01-26T20:00:21Z',
				updated_at: '2026-01-26T20:00:21Z',
				completed_at: '2026-01-26T20:00:21Z',
				status: 'completed',
				currency: 'EUR',
				total: '79.87',
				total_line_items_quantity: 3,
				total_tax: '5.87',
				payment_details: { method_id: 'bacs', paid: true },
				billing_address: { first_name: 'A', email: 'a@b.de', country: 'DE' },
				shipping_address: {},
				note: '',
				customer_ip: '127.0.0.1',
				customer_user_agent: 'x',
				customer_id: 4,
				view_order_url: 'https://shop.example/my-account/view-order/645',
				line_items: [{ id: 504, product_id: 546, quantity: 2, name: 'x' }],
				shipping_lines: [],
				tax_lines: [],
				fee_lines: [],
				coupon_lines: [],
				customer: { id: 4, email: 'a@b.de' },
			},
		},
	],
	[
		'a Shopify fulfillment event',
		FULFILLED,
		{
			id: 1,
			fulfillment_id: 2,
			status: 'delivered',
			happened_at: 'x',
			shop_id: 1,
			order_id: 5,
			estimated_delivery_at: null,
		},
	],
	[
		'a Shopify transaction',
		FULFILLED,
		{
			id: 389404469,
			order_id: 450789469,
			kind: 'authorization',
			gateway: 'bogus',
			status: 'success',
			message: null,
			created_at: '2026-01-01T00:00:00Z',
			test: false,
			authorization: 'authorization-key',
			parent_id: null,
			processed_at: '2026-01-01T00:00:00Z',
			error_code: null,
			source_name: 'web',
			receipt: {},
			amount: '598.94',
			currency: 'EUR',
			payment_id: '#1001.1',
		},
	],
	[
		'a Shopify fulfillment order',
		FULFILLED,
		{ fulfillment_order: { id: 'gid://shopify/FulfillmentOrder/1', status: 'open' } },
	],
	[
		'a Shopify fulfillment order',
		FULFILLED,
		{ id: 1, shop_id: 2, order_id: 5, assigned_location_id: 3, fulfill_at: null, status: 'open' },
	],
	['the edits of a Shopify order', FULFILLED, { order_edit: { id: 1, order_id: 5 } }],
	[
		'a Shopify dispute',
		FULFILLED,
		{
			id: 1,
			order_id: 5,
			type: 'chargeback',
			reason: 'x',
			network_reason_code: '4827',
			evidence_due_by: 'x',
		},
	],
	[
		'a Shopify customer',
		FULFILLED,
		{
			id: 706405506930370000,
			email: 'a@b.de',
			created_at: 'x',
			orders_count: 2,
			last_order_id: 5,
			state: 'enabled',
			verified_email: true,
			tax_exempt: false,
			total_spent: '9.00',
			default_address: {},
		},
	],
	[
		'a Magento invoice, shipment or credit memo',
		'Get the order with the Magento 2 node (Order > Get Many).',
		{
			base_grand_total: 39.64,
			billing_address_id: 3,
			created_at: 'x',
			entity_id: 3,
			increment_id: '000000003',
			items: [{ entity_id: 3, order_item_id: 3, qty: 1, sku: 'x' }],
			order_id: 3,
			state: 2,
			store_id: 1,
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
		'Connect the orders. Products go into Product Details.',
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
		'a notification of BigCommerce, which holds an ID alone',
		'Look the order up by data.id in front of this node: GET /v2/orders/{id}?include=consignments.line_items&consignment_structure=object.',
		bigNotification,
	],
	[
		'the products of a BigCommerce order, without the order',
		'Attach them to the order, as "products".',
		{ products: bigGuestOrder.products },
	],
	[
		'the products of a BigCommerce order, without the order',
		'Attach them to the order, as "products".',
		bigGuestOrder.products[0] as object,
	],
	[
		'an answer of Billbee without an order in it',
		'Its ErrorMessage may say why.',
		{ ErrorMessage: 'Order not found', ErrorCode: 4, ErrorDescription: 'x', Data: null },
	],
	[
		'a raw answer of PrestaShop (XML)',
		'Switch Raw Mode off in the PrestaShop node.',
		{ raw: '<?xml version="1.0"?><prestashop/>' },
	],
	[
		"a call of PrestaShop's webhook module, without the products of the order",
		'Look the order up by data.id in front of this node: GET /api/orders/{id}?output_format=JSON.',
		{ action: 'update', entity: 'order', data: { id: 5 } },
	],
	[
		'a PrestaShop address',
		'Connect the orders. The address goes into each as "address".',
		{ ...prestaOrder.address, id_state: '0', alias: 'Zuhause', date_add: '2026-01-01 00:00:00' },
	],
	[
		'a PrestaShop cart that is not an order yet',
		'Connect the orders.',
		{
			id: 9,
			id_address_delivery: '833',
			id_address_invoice: '832',
			id_customer: '518',
			id_guest: '0',
			id_lang: '2',
			delivery_option: '',
			secure_key: 'x',
			date_add: '2026-01-01 00:00:00',
			associations: { cart_rows: [{ id_product: '57', quantity: '1' }] },
		},
	],
	[
		'a PrestaShop customer',
		'Connect the orders. The customer goes into each as "customer".',
		{ id: 5, passwd: 'x', id_default_group: 3, is_guest: '0', email: 'a@b.de', firstname: 'A' },
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
		'a deal of Pipedrive, which holds no email address',
		LOOK_UP,
		{ meta: {}, data: { id: 1, pipeline_id: 1 }, previous: {} },
	],
	[
		'a deal of Pipedrive, which holds no email address',
		LOOK_UP,
		{ meta: {}, current: { id: 1, pipeline_id: 1 }, previous: {} },
	],
	[
		'a deal of Pipedrive, which holds no email address',
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
