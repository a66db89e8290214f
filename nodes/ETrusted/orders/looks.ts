import { field, type Field, type Json } from './found';

/**
 * Keys that tell what an item is, with their weight: 10 for a key that hardly anything else has, 3 for one that a few
 * kinds share, 1 for one that is found anywhere. What is always there in one kind and never in those like it may weigh more.
 */
export type Signs = Record<string, number>;

/** Something that an item can be. */
export interface Kind {
	/** As in "it looks like …". */
	name: string;
	signs: Signs;
	/** What to do with it, as a sentence. */
	advice: string;
}

/** A kind whose signs are ready to be looked for. */
export interface Look extends Kind {
	weights: ReadonlyArray<{ sign: Field; weight: number }>;
}

export function lookOf(kind: Kind): Look {
	const weights = Object.entries(kind.signs).map(([path, weight]) => ({
		sign: field(path),
		weight,
	}));
	return { ...kind, weights };
}

/** Below this, an item has next to nothing of a kind. */
const ENOUGH = 4;

export const LOOK_UP =
	'Look the order up by its ID in front of this node, or choose "Fields Below" under Fill From.';
const EVENT_PAYLOAD = 'Choose "Event Payload" or "Fields Below" under Fill From.';

/** What else people connect, beside the orders of the shops. */
const OTHER_KINDS: readonly Kind[] = [
	{
		name: 'a WooCommerce product',
		signs: { permalink: 3, regular_price: 10, stock_status: 10, slug: 3, meta_data: 1 },
		advice: 'Connect the orders; products belong into Product Details.',
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
			order_id: 3,
			service: 3,
		},
		advice: 'Choose the topic Order Fulfilled in the Shopify Trigger.',
	},
	{
		name: 'a Shopify refund',
		signs: { order_adjustments: 10, refund_line_items: 10, order_id: 3 },
		advice: 'Choose the topic Order Fulfilled in the Shopify Trigger.',
	},
	{
		name: 'a Shopify checkout that is not an order yet',
		// It has nearly all that an order has; no order has this.
		signs: { abandoned_checkout_url: 50 },
		advice: 'Choose the topic Order Fulfilled in the Shopify Trigger.',
	},
	{
		name: 'a Shopify draft order',
		signs: { invoice_url: 50 },
		advice: 'Choose the topic Order Fulfilled in the Shopify Trigger.',
	},
	{
		name: 'a Shopify product',
		signs: { body_html: 10, product_type: 3, variants: 3, handle: 3 },
		advice: 'Connect the orders; products belong into Product Details.',
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
			order_id: 10,
			increment_id: 10,
			packages: 3,
			tracks: 3,
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
		name: 'a deal of Pipedrive, which holds no e-mail address',
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

export const OTHER_LOOKS: readonly Look[] = OTHER_KINDS.map(lookOf);

/** How much an item has of a kind. A key counts whatever it holds, `null` included: a spoilt value changes nothing. */
function weigh(item: Json, { weights }: Look): number {
	let sum = 0;
	for (const { sign, weight } of weights) {
		if (sign.of(item) !== undefined) sum += weight;
	}
	return sum;
}

/** Whether an item has more than next to nothing of a kind. */
export function hasSomeOf(item: Json, look: Look): boolean {
	return weigh(item, look) >= ENOUGH;
}

/**
 * What an item looks most like; of equals the first.
 *
 * @returns `undefined` where it has next to nothing of any
 */
export function looksLike(item: Json, looks: readonly Look[]): Look | undefined {
	let best: Look | undefined;
	let most = ENOUGH - 1;
	for (const look of looks) {
		const weight = weigh(item, look);
		if (weight > most) [best, most] = [look, weight];
	}
	return best;
}
