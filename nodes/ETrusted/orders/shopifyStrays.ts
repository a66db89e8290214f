import type { Kind } from './looks';

const ORDER_FULFILLED = 'Choose the topic Order Fulfilled in the Shopify Trigger.';

/** What else Shopify's webhooks and APIs hand on. */
export const SHOPIFY_STRAYS: readonly Kind[] = [
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
];
