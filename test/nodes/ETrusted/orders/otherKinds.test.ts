import { SHOPS, type ShopName } from '../../../../nodes/ETrusted/orders';
import { refusal } from './opened';
import { bigGuestOrder, bigNotification } from './samples/bigCommerce';
import { prestaOrder } from './samples/prestaShop';
import { SHOPIFY_KINDS } from './samples/shopifyKinds';
import { wooProducts } from './samples/wooCommerce';

const NAMES = Object.keys(SHOPS) as ShopName[];

const EVENT_PAYLOAD = 'Choose "Event Payload" or "Fields Below" under Fill From.';
const LOOK_UP =
	'Look the order up by its ID in front of this node, or choose "Fields Below" under Fill From.';

test.each<[string, string, object]>([
	...SHOPIFY_KINDS,
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
