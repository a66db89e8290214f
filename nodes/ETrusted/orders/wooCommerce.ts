import { decodeHtmlEntities } from '../helpers/htmlEntities';
import {
	at,
	entryOf,
	field,
	isEmpty,
	listsAt,
	own,
	type Candidate,
	type Field,
	type View,
} from './found';
import type { AddressFields, LineLook, LineReading, Shop } from './shop';
import { statusOf } from './statuses';
import { idOf, quantityOf } from './values';

/** Why orders of these statuses are never sent. Block checkouts save drafts, and webhooks hand them on. */
const NEVER_SENT = new Map<unknown, string>([
	['auto-draft', 'The order is a draft'],
	['cancelled', 'The order was cancelled'],
	['checkout-draft', 'The order is a draft'],
	['refunded', 'The order was refunded'],
	['trash', 'The order is in the trash'],
]);

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
		shopUrlHint: 'For the web addresses of its products. Empty, it is taken from the order.',
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
	idAlone:
		', as WooCommerce sends it when an order is deleted. Choose the topic Order Updated in the WooCommerce Trigger.',
	consentPlaces: [{ list: 'meta_data', nameKey: 'key' }],
	neverSent: ({ status }) => NEVER_SENT.get(statusOf(status)[0]?.value.toLowerCase()),
	statuses: ({ status }) => statusOf(status),
	email: [field('billing.email')],
	names: [
		[field('billing.first_name'), field('billing.last_name')],
		[field('shipping.first_name'), field('shipping.last_name')],
	],
	customerReference: [field('customer_id')],
	addresses: [addressIn('billing'), addressIn('shipping')],
	mobile: [field('billing.phone')],
	transactionReference: [field('number')],
	transactionDate: [
		{ ...field('date_created_gmt'), zone: 'UTC' },
		{ ...field('date_created'), isLocal: true },
	],
	locale: [meta('wpml_language'), meta('trp_language'), field('lang')],
	home: { path: SELF, of: (order) => homeOf(at(order, SELF)) },
	lines: listsAt('line_items'),
	lineIds: ['sku', 'product_id', 'variation_id'],
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
	for (const key of ['bundled_by', 'composite_parent']) {
		if (isParent(own(line.value, key))) {
			return { is: 'noGoods', reason: `it is a part of another product (${key})` };
		}
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
	const lookedUp = variants && variationId !== undefined ? [variation, parent] : [parent];
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

/** Zero, like nothing, is no parent. */
function isParent(value: unknown): boolean {
	return !isEmpty(value) && value !== 0 && value !== '0';
}

/** Names are stored as HTML, `Mug &ndash; blue`, and the REST API hands them on so. */
function decoded({ path, value }: Candidate): Candidate {
	return { path, value: typeof value === 'string' ? decodeHtmlEntities(value) : value };
}

/** The vendor's own shop plugins keep GTIN and MPN of a product in its meta data. */
function metaOf(product: View, name: string): Candidate {
	const { path, value } = product.at('meta_data');
	return { path: `${path}.${name}`, value: entryOf(value, 'key', name) };
}
