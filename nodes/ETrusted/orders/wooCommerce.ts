import { decodeHtmlEntities } from '../helpers/htmlEntities';
import {
	at,
	entriesOf,
	entryOf,
	field,
	isEmpty,
	isNone,
	listOf,
	listsAt,
	own,
	type Candidate,
	type Field,
	type Json,
	type View,
} from './found';
import { marksOf } from './marks';
import type { AddressFields, LineLook, LineReading, Shop } from './shop';
import { statusOf, wordOf } from './statuses';
import { idOf, isPaidBack, quantityOf } from './values';

/** Why orders of these statuses are never sent. Block checkouts save drafts, and webhooks hand them on. */
const NEVER_SENT = new Map([
	['auto-draft', 'The order is a draft'],
	['canceled', 'The order was cancelled'],
	['cancelled', 'The order was cancelled'],
	['checkout-draft', 'The order is a draft'],
	['refunded', 'The order was refunded'],
	['trash', 'The order is in the trash'],
]);

/** What only subscriptions have, whose webhooks and answers are orders otherwise. */
const SUBSCRIPTION_KEYS = ['billing_period', 'next_payment_date_gmt', 'next_payment_date'];

/** Renewals may name the order that they go back to as their parent, but are orders by themselves. */
const RENEWAL = '_subscription_renewal';

/** WooCommerce's own app writes `pos-rest-api`; plugins have names of their own. */
const POINT_OF_SALE = /(^|[-_])pos($|[-_])/i;

/** How plugins mark the parts of bundles, in the line itself or in its meta data. */
const PART_KEYS = [
	'bundled_by',
	'_bundled_by',
	'composite_parent',
	'_composite_parent',
	'_woosb_parent_id',
	'_wooco_parent_id',
	'_woosg_parent_id',
	'_mnm_container',
	'_chained_product_of',
];

/** The address of the order in the shop's REST API. */
const SELF = '_links.self[0].href';

/**
 * WooCommerce: the order of its REST API v3, which is also the body of its webhooks.
 * Source: WooCommerce REST API docs, "Orders" and "Webhooks".
 */
export const wooCommerce: Shop = {
	facts: {
		label: 'WooCommerce',
		comesFrom: 'the WooCommerce Trigger',
		statuses: [
			{ name: 'Completed', value: 'completed' },
			{ name: 'Failed', value: 'failed' },
			{ name: 'On Hold', value: 'on-hold' },
			{ name: 'Pending Payment', value: 'pending' },
			{ name: 'Processing', value: 'processing' },
		],
		defaultStatuses: ['completed'],
		statusFields: ['status'],
		shopUrl: 'optional',
		shopUrlHint: 'for the web addresses of its products. If empty, it is taken from the order.',
		consentHint: "Looked for in the order's meta data, then in the order itself.",
		consentPlaceholder: 'e.g. review_invitation',
	},
	signs: {
		order_key: 10,
		date_completed_gmt: 10,
		billing: 3,
		created_via: 3,
		customer_ip_address: 3,
		date_created_gmt: 3,
		line_items: 3,
		customer_id: 1,
		meta_data: 1,
		number: 1,
		status: 1,
	},
	strays: [
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
	],
	idAlone:
		', as WooCommerce sends it when an order is deleted. Choose the topic Order Updated in the WooCommerce Trigger.',
	consentPlaces: [{ list: 'meta_data', nameKey: 'key' }],
	neverSent: (order) =>
		whyNoOrder(order) ??
		NEVER_SENT.get(wordOf(withoutPrefix(order.status))) ??
		(isPaidBack(order.total, refundsOf(order)) ? 'The order was refunded (refunds)' : undefined),
	isCounterSale: ({ created_via: by }) => typeof by === 'string' && POINT_OF_SALE.test(by),
	// Who wants one as it is stored means the same.
	statuses: ({ status }) =>
		statusOf(withoutPrefix(status)).map((one) => ({ ...one, within: `wc-${one.value}` })),
	lists: [
		{ path: 'meta_data', keys: ['key'] },
		{ path: 'refunds', keys: ['total'] },
	],
	marks: marksOf({ status: 'text', created_via: 'text', parent_id: 'id', total: 'number' }),
	email: [field('billing.email')],
	names: [
		[field('billing.first_name'), field('billing.last_name')],
		[field('shipping.first_name'), field('shipping.last_name')],
	],
	customerReference: [field('customer_id')],
	addresses: [addressIn('billing'), addressIn('shipping')],
	mobile: [field('billing.phone')],
	transactionReference: [field('number')],
	transactionDate: [{ ...field('date_created_gmt'), zone: 'UTC' }, field('date_created')],
	locale: [meta('wpml_language'), meta('trp_language'), meta('weglot_language'), field('lang')],
	home: { path: SELF, of: (order) => homeOf(at(order, SELF)) },
	lines: listsAt('line_items'),
	lineIds: ['sku', 'product_id', 'variation_id'],
	lineMarks: marksOf({ variation_id: 'id', meta_data: 'list', image: 'object' }),
	line: readLine,
};

function meta(name: string): Field {
	return {
		path: `meta_data.${name}`,
		of: (order) => entryOf(order.meta_data, 'key', name),
	};
}

function addressIn(place: string): AddressFields {
	return {
		path: place,
		street: [field(`${place}.address_1`), field(`${place}.address_2`)],
		zip: field(`${place}.postcode`),
		city: field(`${place}.city`),
		country: field(`${place}.country`),
	};
}

/** The home page is what stands before the REST API, in whatever way the shop writes its links. */
function homeOf(self: unknown): string | undefined {
	if (typeof self !== 'string') return undefined;
	return /^(.+?)\/(?:index\.php\/?)?(?:wp-json\/|\?rest_route=)/.exec(self)?.[1];
}

function readLine(line: View, { details, variants }: LineLook): LineReading {
	const part = PART_KEYS.find((key) => isPartBy(line.value, key));
	if (part !== undefined) {
		return { is: 'noGoods', reason: `it is a part of another product (${part})` };
	}
	const quantity = quantityOf(own(line.value, 'quantity'));
	if (quantity !== undefined && quantity <= 0) return { is: 'gone', fields: 'quantity' };
	const productId = idOf(own(line.value, 'product_id'));
	if (productId === undefined) return { is: 'goods', reason: 'product_id names no product' };
	if (quantity === undefined) return { is: 'goods', reason: 'quantity is not a number' };

	const variationId = idOf(own(line.value, 'variation_id'));
	const parent = details.of(productId);
	const variation = details.of(variationId);
	/** What was looked up, best first: the parent only knows what is the same for all of its variants. */
	const lookedUp = variants ? [variation, parent] : [parent];
	const each = (find: (product: View) => Candidate) => lookedUp.map(find);
	const ownIds = variationId === undefined ? [] : [line.at('variation_id')];
	const parentName = line.at('parent_name');
	const product = {
		key: variants ? `${productId} ${variationId ?? ''}` : productId,
		sku: variants
			? [line.at('sku'), variation.at('sku'), ...ownIds, line.at('product_id')]
			: [
					parent.at('sku'),
					// A variation's SKU is not the parent's, by which the shop's pages show reviews.
					...(variationId === undefined ? [line.at('sku')] : []),
					line.at('product_id'),
				],
		name: (variants ? [line.at('name'), parentName] : [parentName, line.at('name')]).map(decoded),
		url: each((product) => product.at('permalink')),
		page: {
			below: `/?post_type=product&p=${productId}`,
			path: line.at('product_id').path,
		},
		imageUrl: [line.at('image.src')],
		brand: each((product) => product.at('brands[0].name')).map(decoded),
		gtin: [
			line.at('global_unique_id'),
			...each((product) => product.at('global_unique_id')),
			...each((product) => metaOf(product, '_ts_gtin')),
		],
		mpn: each((product) => metaOf(product, '_ts_mpn')),
	};
	return { is: 'product', product };
}

/** Why it is not an order, or not a whole one: marketplaces split a cart among their vendors, and mail its customer once. */
function whyNoOrder(order: Json): string | undefined {
	const key = SUBSCRIPTION_KEYS.find((name) => !isEmpty(order[name]));
	if (key !== undefined) return `It is a subscription, not an order (${key})`;
	if (order.type === 'shop_subscription') return 'It is a subscription, not an order (type)';
	const isRenewal = entriesOf(order.meta_data, 'key', RENEWAL).some(isGiven);
	const parent = idOf(order.parent_id);
	return parent === undefined || isRenewal
		? undefined
		: `It is a part of order ${parent} (parent_id)`;
}

/** WooCommerce stores its statuses as `wc-completed`, and plugins that read its tables hand them on so. */
const withoutPrefix = (status: unknown) =>
	typeof status === 'string' ? status.replace(/^\s*wc-/i, '') : status;

/** What was paid back. The order becomes `refunded` with all of it, but a person or a plugin may change that. */
const refundsOf = (order: Json) => listOf(order.refunds).map((refund) => own(refund, 'total'));

function isPartBy(line: unknown, key: string): boolean {
	return [own(line, key), ...entriesOf(own(line, 'meta_data'), 'key', key)].some(isGiven);
}

const isGiven = (id: unknown) => !isNone(id);

/** Names are stored as HTML, `Mug &ndash; blue`, and the REST API hands them on so. */
function decoded({ path, value }: Candidate): Candidate {
	return { path, value: typeof value === 'string' ? decodeHtmlEntities(value) : value };
}

/** The vendor's own shop plugins keep GTIN and MPN of a product in its meta data. */
function metaOf(product: View, name: string): Candidate {
	const { path, value } = product.at('meta_data');
	return { path: `${path}.${name}`, value: entryOf(value, 'key', name) };
}
