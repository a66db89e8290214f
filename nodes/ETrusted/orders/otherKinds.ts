import type { Kind } from './looks';

export const LOOK_UP =
	'Look the order up by its ID in front of this node, or choose "Fields Below" under Fill From.';
const ORDER_FULFILLED = 'Choose the topic Order Fulfilled in the Shopify Trigger.';
const EVENT_PAYLOAD = 'Choose "Event Payload" or "Fields Below" under Fill From.';

/** What else people connect, beside the orders of the shops. */
export const OTHER_KINDS: readonly Kind[] = [
	{
		name: 'an order of the old ("legacy") API of WooCommerce',
		signs: {
			total_line_items_quantity: 20,
			view_order_url: 20,
			payment_details: 10,
			shipping_methods: 10,
			'billing_address.email': 3,
			customer_user_agent: 3,
			customer_ip: 3,
			completed_at: 3,
			order_number: 3,
			line_items: 3,
		},
		advice:
			'Choose "WP REST API Integration v3" as the API version of the webhook, or use the WooCommerce Trigger.',
	},
	{
		name: 'a WooCommerce product',
		signs: { permalink: 3, regular_price: 10, stock_status: 10, slug: 3, meta_data: 1 },
		advice: 'Connect the orders. Products go into Product Details.',
	},
	{
		name: 'a WooCommerce customer',
		signs: { is_paying_customer: 10, avatar_url: 10, username: 3, billing: 1, meta_data: 1 },
		advice: 'Choose an order topic in the WooCommerce Trigger.',
	},
	{
		name: "WooCommerce's test of a webhook",
		signs: { webhook_id: 10 },
		advice: 'There is no order in it: wait for the first one.',
	},
	{
		name: 'a Shopify fulfillment',
		signs: {
			shipment_status: 10,
			tracking_company: 10,
			tracking_numbers: 10,
			destination: 3,
			line_items: 3,
			order_id: 1,
			service: 3,
		},
		advice: ORDER_FULFILLED,
	},
	{
		name: 'a Shopify fulfillment event',
		signs: {
			fulfillment_id: 10,
			happened_at: 10,
			estimated_delivery_at: 10,
			order_id: 1,
			shop_id: 1,
		},
		advice: ORDER_FULFILLED,
	},
	{
		name: 'a Shopify fulfillment order',
		signs: {
			'fulfillment_order.id': 10,
			'fulfillment_order.status': 3,
			assigned_location_id: 10,
			fulfill_at: 10,
			order_id: 1,
		},
		advice: ORDER_FULFILLED,
	},
	{
		name: 'a Shopify transaction',
		signs: {
			authorization: 10,
			receipt: 10,
			error_code: 3,
			gateway: 3,
			kind: 3,
			payment_id: 3,
			order_id: 1,
			parent_id: 1,
		},
		advice: ORDER_FULFILLED,
	},
	{
		name: 'the edits of a Shopify order',
		signs: { order_edit: 20 },
		advice: ORDER_FULFILLED,
	},
	{
		name: 'a Shopify dispute',
		signs: { evidence_due_by: 10, network_reason_code: 10, reason: 1, order_id: 1 },
		advice: ORDER_FULFILLED,
	},
	{
		name: 'a Shopify customer',
		signs: {
			orders_count: 10,
			last_order_id: 10,
			verified_email: 10,
			tax_exempt: 3,
			total_spent: 3,
			default_address: 3,
		},
		advice: ORDER_FULFILLED,
	},
	{
		name: 'a Shopify refund',
		signs: { order_adjustments: 10, refund_line_items: 10, order_id: 1 },
		advice: ORDER_FULFILLED,
	},
	{
		name: 'a Shopify checkout that is not an order yet',
		// It has nearly all that an order has; no order has this.
		signs: { abandoned_checkout_url: 50 },
		advice: ORDER_FULFILLED,
	},
	{
		name: 'a Shopify draft order',
		signs: { invoice_url: 50 },
		advice: ORDER_FULFILLED,
	},
	{
		name: 'a Shopify product',
		signs: { body_html: 10, product_type: 3, variants: 3, handle: 3 },
		advice: 'Connect the orders. Products go into Product Details.',
	},
	{
		name: "an order of Shopify's GraphQL API",
		signs: {
			'data.order.lineItems': 20,
			'lineItems.edges': 10,
			'lineItems.nodes': 10,
			customerLocale: 10,
			displayFinancialStatus: 10,
			displayFulfillmentStatus: 10,
			legacyResourceId: 10,
			processedAt: 3,
		},
		advice:
			'Get the order with the Shopify node (Order > Get), which hands on the form needed here.',
	},
	{
		name: "an order of Shopware's Admin API in the JSON:API form",
		signs: { 'data.relationships': 20, relationships: 20, attributes: 3, type: 1 },
		advice: 'Ask for it with the header "Accept: application/json".',
	},
	{
		name: 'an event of Shopware without the order in it',
		signs: { 'data.event': 10, 'source.eventId': 10, 'source.shopId': 3 },
		advice:
			'Let the webhook be sent at "state_enter.order_delivery.state.shipped", which has the whole order.',
	},
	{
		name: 'a Shopware 5 order',
		signs: { orderStatusId: 10, paymentStatusId: 10, orderTime: 10, languageIso: 3, details: 3 },
		advice: EVENT_PAYLOAD,
	},
	{
		name: 'a Magento invoice, shipment or credit memo',
		signs: {
			base_adjustment: 10,
			total_qty: 10,
			'items[0].order_item_id': 10,
			increment_id: 10,
			billing_address_id: 3,
			packages: 3,
			tracks: 3,
			order_id: 1,
		},
		advice: 'Get the order with the Magento 2 node (Order > Get Many).',
	},
	{
		name: 'an event of Stripe',
		signs: { livemode: 10, pending_webhooks: 10, api_version: 3, object: 3, customer_details: 10 },
		advice: EVENT_PAYLOAD,
	},
	{
		name: 'an event of HubSpot, which holds IDs alone',
		signs: { portalId: 10, subscriptionType: 10, dealId: 10, objectId: 3, propertyName: 3 },
		advice: LOOK_UP,
	},
	{
		name: 'a deal of Pipedrive, which holds no email address',
		signs: {
			pipeline_id: 10,
			stage_id: 10,
			'current.pipeline_id': 10,
			'data.pipeline_id': 10,
			person_id: 3,
			previous: 3,
			meta: 1,
		},
		advice: LOOK_UP,
	},
	{
		name: "the payload of eTrusted's own API",
		signs: { 'transaction.reference': 10, 'customer.email': 3, 'channel.id': 3 },
		advice: 'Choose "Event Payload" under Fill From.',
	},
];
