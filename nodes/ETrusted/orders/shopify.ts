import { isClearYes } from '../helpers/answers';
import {
	field,
	isEmpty,
	listOf,
	listsAt,
	own,
	viewsOf,
	type Candidate,
	type Json,
	type View,
} from './found';
import { marksOf } from './marks';
import type { AddressFields, LineLook, LineReading, Shop } from './shop';
import { SHOPIFY_STRAYS } from './shopifyStrays';
import { statusOf, wordOf } from './statuses';
import { idOf, quantityOf } from './values';

/** Shopify writes nothing where nothing is fulfilled yet. */
const UNFULFILLED = 'unfulfilled';

/** Hosts of Shopify's own, on which order pages of any shop can stand. */
const SHARED_HOST = /^(\w+\.)?shopify\.com$/;

/** What lines have that were added to the bill, and not bought. */
const TIP_KEYS = ['tip', 'tip_payment_gateway', 'tip_payment_method'];

/**
 * Shopify: the order of its REST Admin API, which the Shopify Trigger and the Shopify node hand on.
 * Source: Shopify REST Admin API reference, "Order".
 */
export const shopify: Shop = {
	facts: {
		label: 'Shopify',
		comesFrom: 'the Shopify Trigger',
		statuses: [
			{ name: 'Fulfilled', value: 'fulfilled' },
			{ name: 'Partially Fulfilled', value: 'partial' },
			{ name: 'Unfulfilled', value: UNFULFILLED },
		],
		defaultStatuses: ['fulfilled'],
		statusFields: ['fulfillment_status'],
		shopUrl: 'optional',
		shopUrlHint:
			'for the web addresses of the products in Product Details. If empty, it is taken from the order.',
		consentHint: "Looked for in the order's note attributes, then in the order itself.",
		consentPlaceholder: 'e.g. review_invitation',
	},
	signs: {
		contact_email: 10,
		financial_status: 10,
		fulfillment_status: 10,
		order_number: 10,
		order_status_url: 10,
		billing_address: 3,
		customer_locale: 3,
		line_items: 3,
		note_attributes: 3,
		processed_at: 3,
		created_at: 1,
		customer: 1,
		email: 1,
		name: 1,
	},
	strays: SHOPIFY_STRAYS,
	idAlone:
		', as Shopify sends it when an order is deleted. Choose the topic Order Fulfilled in the Shopify Trigger.',
	consentPlaces: [{ list: 'note_attributes', nameKey: 'name' }],
	neverSent(order) {
		if (isClearYes(order.test)) return 'The order is a test (test)';
		if (!isEmpty(order.cancelled_at)) return 'The order was cancelled (cancelled_at)';
		const status = wordOf(order.financial_status);
		return status === 'refunded' || status === 'voided'
			? `The order was ${status} (financial_status)`
			: undefined;
	},
	isCounterSale: ({ source_name: source }) => wordOf(source) === 'pos',
	statuses: ({ fulfillment_status: status }) =>
		statusOf(isEmpty(status) && status !== undefined ? UNFULFILLED : status),
	lists: [
		{ path: 'note_attributes', keys: ['name'] },
		{ path: 'refunds', keys: [] },
		{ path: 'refunds[].refund_line_items', keys: ['line_item_id', 'quantity'] },
	],
	marks: marksOf({
		test: 'switch',
		financial_status: 'text',
		fulfillment_status: 'text',
		source_name: 'text',
	}),
	email: [field('email'), field('contact_email'), field('customer.email')],
	emailHint:
		'; Shopify tells it only to apps with access to protected customer data: give it to the app of the Shopify credential',
	names: [
		[field('billing_address.first_name'), field('billing_address.last_name')],
		[field('customer.first_name'), field('customer.last_name')],
		[field('shipping_address.first_name'), field('shipping_address.last_name')],
	],
	customerReference: [field('customer.id')],
	addresses: [addressIn('billing_address'), addressIn('shipping_address')],
	mobile: [field('phone'), field('customer.phone')],
	transactionReference: [field('name'), field('order_number')],
	transactionDate: [field('processed_at'), field('created_at')],
	locale: [field('customer_locale')],
	home: { path: 'order_status_url', of: (order) => homeOf(order.order_status_url) },
	lines: listsAt('line_items'),
	lineIds: ['sku', 'product_id', 'variant_id'],
	lineMarks: marksOf({
		id: 'id',
		gift_card: 'switch',
		product_exists: 'switch',
		variant_id: 'id',
		quantity: 'number',
		current_quantity: 'number',
	}),
	line: readLine,
};

function addressIn(place: string): AddressFields {
	return {
		path: place,
		street: [field(`${place}.address1`), field(`${place}.address2`)],
		zip: field(`${place}.zip`),
		city: field(`${place}.city`),
		country: field(`${place}.country_code`),
	};
}

function homeOf(orderPage: unknown): string | undefined {
	if (typeof orderPage !== 'string' || !URL.canParse(orderPage)) return undefined;
	const { origin, hostname } = new URL(orderPage);
	return SHARED_HOST.test(hostname) ? undefined : origin;
}

function readLine(line: View, { order, details, variants }: LineLook): LineReading {
	const noGoods = whyNoGoods(line.value);
	if (noGoods !== undefined) return { is: 'noGoods', reason: noGoods };
	const left = quantityLeft(line.value, order);
	if (left !== undefined && left <= 0) return { is: 'gone', fields: 'quantity, refunds' };
	const productId = idOf(own(line.value, 'product_id'));
	if (productId === undefined) return { is: 'goods', reason: 'product_id names no product' };
	if (own(line.value, 'product_exists') === false) {
		return { is: 'goods', reason: 'its product was deleted (product_exists)' };
	}

	const variantId = idOf(own(line.value, 'variant_id'));
	const product = details.of(productId);
	const handle = product.at('handle');
	const found = {
		key: variants ? `${productId} ${variantId ?? ''}` : productId,
		sku: [
			line.at('sku'),
			...(variants && variantId !== undefined ? [line.at('variant_id')] : []),
			line.at('product_id'),
		],
		name: variants ? [line.at('name'), line.at('title')] : [line.at('title')],
		url: [product.at('onlineStoreUrl')],
		page: isHandle(handle.value)
			? { below: `/products/${handle.value}`, path: handle.path }
			: undefined,
		imageUrl: [
			...(variants && variantId !== undefined ? imagesOf(product, variantId) : []),
			product.at('image.src'),
			product.at('images[0].src'),
		],
		brand: [line.at('vendor')],
		gtin: variantId === undefined ? [] : barcodesOf(product, variantId),
		mpn: [],
	};
	return { is: 'product', product: found };
}

function whyNoGoods(line: unknown): string | undefined {
	if (isClearYes(own(line, 'gift_card'))) return 'it is a gift card (gift_card)';
	const tip = TIP_KEYS.find((key) => !isEmpty(own(line, key)));
	return tip && `it is a tip (${tip})`;
}

/** Older orders have no `current_quantity`: there, what was refunded is subtracted. */
function quantityLeft(line: unknown, order: Json): number | undefined {
	const current = quantityOf(own(line, 'current_quantity'));
	const ordered = quantityOf(own(line, 'quantity'));
	if (current !== undefined || ordered === undefined) return current;
	const id = idOf(own(line, 'id'));
	const refunded = listOf(order.refunds)
		.flatMap((refund) => listOf(own(refund, 'refund_line_items')))
		.filter((entry) => id !== undefined && idOf(own(entry, 'line_item_id')) === id)
		.map((entry) => quantityOf(own(entry, 'quantity')) ?? 0);
	return refunded.reduce((left, quantity) => left - quantity, ordered);
}

function isHandle(value: unknown): value is string {
	return typeof value === 'string' && /^[^\s/?#]+$/.test(value);
}

function imagesOf(product: View, variantId: string): Candidate[] {
	return entriesOf(product, 'images', 'src', (image) =>
		listOf(own(image, 'variant_ids')).some((id) => idOf(id) === variantId),
	);
}

/** The barcode of the variant that was bought. */
function barcodesOf(product: View, variantId: string): Candidate[] {
	return entriesOf(
		product,
		'variants',
		'barcode',
		(variant) => idOf(own(variant, 'id')) === variantId,
	);
}

/** A key of those entries of a list that fit. */
function entriesOf(
	product: View,
	list: string,
	key: string,
	fits: (entry: unknown) => boolean,
): Candidate[] {
	const { path, value } = product.at(list);
	return viewsOf(value, path)
		.filter((entry) => fits(entry.value))
		.map((entry) => entry.at(key));
}
