import { isClearYes } from '../helpers/answers';
import { showValue } from '../helpers/invalidValue';
import { isObject } from '../helpers/json';
import {
	candidateOf,
	field,
	isEmpty,
	isList,
	listOf,
	own,
	View,
	viewsOf,
	type Candidate,
	type Json,
} from './found';
import { marksOf } from './marks';
import type { LineLook, LineReading, Shop } from './shop';
import { stateOf, wordOf } from './statuses';
import { idOf, quantityOf, textOf } from './values';

/** How an order is asked for with its lines in it. */
const CALL = 'GET /v2/orders/{id}?include=consignments.line_items&consignment_structure=object';

/** The kinds of consignments that have lines. */
const KINDS = ['shipping', 'pickups', 'downloads', 'email.gift_certificates'];

/** The line of the bundle that a part of one belongs to. */
const PARENT = 'parent_order_product_id';

/** Why orders in these states are never sent. The IDs are the same in every shop; their names are not. */
const NEVER_SENT = new Map([
	['0', 'The order is incomplete: its checkout was not finished'],
	['4', 'The order was refunded'],
	['5', 'The order was cancelled'],
	['6', 'The order was declined'],
	['13', 'The order is disputed'],
]);

/** Sources of orders that are the shop's own. */
const OWN_SOURCES = new Set([
	'android',
	'buybutton',
	'checkout_api',
	'ipad',
	'iphone',
	'manual',
	'mobile',
	'www',
]);

/** What sources of marketplaces have in their names: `facebookshop`, `facebookcheckout`, `facebookmarketplace` … */
const MARKETPLACE = /amazon|ebay|facebook|pinterest|socialshop/i;

/** The only payment method of a store that is not open yet, in small letters. */
const TEST_PAYMENT = 'test payment gateway';

/** What `external_source` says of orders that came over from another shop system, in small letters. */
const MIGRATED = 'm-mig';

/**
 * BigCommerce: the order of its REST API v2, looked up after a webhook, which has nothing but its ID.
 * Source: BigCommerce's API reference, "Orders V2".
 */
export const bigCommerce: Shop = {
	facts: {
		label: 'BigCommerce',
		comesFrom: 'the HTTP Request node that looks it up',
		lookUp: CALL,
		statuses: [
			{ name: 'Awaiting Fulfillment', value: '11' },
			{ name: 'Awaiting Payment', value: '7' },
			{ name: 'Awaiting Pickup', value: '8' },
			{ name: 'Awaiting Shipment', value: '9' },
			{ name: 'Completed', value: '10' },
			{ name: 'Manual Verification Required', value: '12' },
			{ name: 'Partially Refunded', value: '14' },
			{ name: 'Partially Shipped', value: '3' },
			{ name: 'Pending', value: '1' },
			{ name: 'Shipped', value: '2' },
		],
		defaultStatuses: ['2', '10'],
		statusFields: ['status_id'],
		shopUrl: 'needed',
		shopUrlHint: 'for the web addresses of its products',
		consentHint:
			"Looked for in the billing address's form fields (those you added to the checkout), then in the order itself.",
		consentPlaceholder: 'e.g. Review invitation',
	},
	signs: {
		geoip_country: 10,
		items_shipped: 10,
		items_total: 10,
		status_id: 10,
		base_shipping_cost: 3,
		consignments: 3,
		customer_locale: 3,
		date_shipped: 3,
		ebay_order_id: 3,
		is_deleted: 3,
		order_source: 3,
		billing_address: 1,
		date_created: 1,
	},
	strays: [
		{
			name: 'a notification of BigCommerce, which holds an ID alone',
			signs: { 'data.id': 3, hash: 3, producer: 10, scope: 10 },
			advice: `Look the order up by data.id in front of this node: ${CALL}.`,
		},
		{
			name: 'the products of a BigCommerce order, without the order',
			signs: {
				// An order to which they were attached has them, too.
				'products[0].order_address_id': 2,
				'products[0].name_merchant': 2,
				order_address_id: 10,
				name_merchant: 10,
			},
			advice: 'Attach them to the order, as "products".',
		},
	],
	consentPlaces: [{ list: 'billing_address.form_fields', nameKey: 'name' }],
	marketplace,
	warnings,
	neverSent(order) {
		const [state] = stateOf(order.status_id);
		const because = state && NEVER_SENT.get(state.value);
		if (because !== undefined) return `${because} (status_id)`;
		if (isClearYes(order.is_deleted)) {
			return 'The order was deleted (is_deleted)';
		}
		const payment = wordOf(order.payment_status);
		if (payment === 'refunded' || payment === 'void' || payment === 'voided') {
			return `The order's payment is "${payment}" (payment_status)`;
		}
		if (wordOf(order.payment_method) === TEST_PAYMENT) {
			return 'The order is a test (payment_method)';
		}
		return wordOf(order.external_source) === MIGRATED
			? 'The order was taken over from another shop system (external_source)'
			: undefined;
	},
	statuses: ({ status_id }) => stateOf(status_id),
	lists: [{ path: 'billing_address.form_fields', keys: ['name'] }],
	marks: marksOf({
		status_id: 'number',
		is_deleted: 'switch',
		payment_status: 'text',
		payment_method: 'text',
		external_source: 'text',
		ebay_order_id: 'id',
	}),
	email: [field('billing_address.email')],
	names: [[field('billing_address.first_name'), field('billing_address.last_name')]],
	customerReference: [field('customer_id')],
	addresses: [
		{
			path: 'billing_address',
			street: [field('billing_address.street_1'), field('billing_address.street_2')],
			zip: field('billing_address.zip'),
			city: field('billing_address.city'),
			country: field('billing_address.country_iso2'),
		},
	],
	mobile: [field('billing_address.phone')],
	transactionReference: [field('id')],
	transactionDate: [field('date_created')],
	locale: [field('customer_locale')],
	lines: linesOf,
	linesElsewhere,
	lineIds: ['sku', 'product_id'],
	lineMarks: marksOf({
		type: 'text',
		is_bundled_product: 'switch',
		[PARENT]: 'id',
		is_refunded: 'switch',
		quantity: 'number',
		quantity_refunded: 'number',
		variant_id: 'id',
	}),
	line: readLine,
};

function marketplace(order: Json): Candidate | undefined {
	const sources = ['order_source', 'external_source'].map((key) => candidateOf(field(key), order));
	const named = sources.find(({ value }) => typeof value === 'string' && MARKETPLACE.test(value));
	if (named) return named;
	const { ebay_order_id: value } = order;
	return textOf(value) === undefined ? undefined : { path: 'ebay_order_id', value };
}

function warnings(order: Json): string[] {
	const { order_source: source } = order;
	if (isEmpty(source) || OWN_SOURCES.has(wordOf(source)) || marketplace(order)) return [];
	return [`order_source ${showValue(source)} is not known; it is taken for the shop's own`];
}

/** The lists of lines: those of the consignments where lines were asked for, else the products that were attached. */
function linesOf({ consignments, products }: Json): Candidate[] {
	const attached = [{ path: 'products', value: products }];
	const groups = eachOf({ path: 'consignments', value: consignments })
		.flatMap((consignment) => KINDS.map((kind) => consignment.at(kind)))
		.filter(({ value }) => value !== undefined);
	if (groups.length === 0) return attached;
	const lists = groups.flatMap(eachOf).map((group) => {
		const { path, value } = group.at('line_items');
		return { path, value: isAlone(value) ? [value] : value };
	});
	const hasLines = lists.some(({ value }) => listOf(value).some((line) => !isLink(line)));
	if (!hasLines && isList(products)) return attached;
	return lists.length > 0 ? lists : [{ path: 'consignments', value: [] }];
}

/** Where nothing else is asked for, the order has links in their place. */
function linesElsewhere(order: Json): string | undefined {
	const link = linesOf(order)
		.flatMap(({ path, value }) => [new View(value, path), ...viewsOf(value, path)])
		.find(({ value }) => isLink(value));
	return (
		link &&
		`has its products as a link only (${link.at('resource').path}): look it up with ${CALL}, or attach what that link answers as "products"`
	);
}

const isLink = (value: unknown) => !isEmpty(own(value, 'resource'));

/** Each entry of a list; what should be a list of one is at times that one by itself. */
const eachOf = ({ path, value }: Candidate): View[] =>
	isList(value) || isEmpty(value) ? viewsOf(value, path) : [new View(value, path)];

const isAlone = (value: unknown) => isObject(value) && !isEmpty(value) && !isList(value);

function readLine(line: View, { variants }: LineLook): LineReading {
	const item = line.value;
	if (own(item, 'type') === 'giftcertificate') {
		return { is: 'noGoods', reason: 'it is a gift certificate (type)' };
	}
	if (isClearYes(own(item, 'is_bundled_product')) && idOf(own(item, PARENT)) !== undefined) {
		return { is: 'noGoods', reason: `it is a part of another product (${PARENT})` };
	}
	if (isGone(item)) return { is: 'gone', fields: 'quantity, quantity_refunded, is_refunded' };
	const productId = idOf(own(item, 'product_id'));
	if (productId === undefined) return { is: 'goods', reason: 'product_id names no product' };

	const variantId = idOf(own(item, 'variant_id'));
	const ownIds = variants && variantId !== undefined ? [line.at('variant_id')] : [];
	const product = {
		key: variants ? `${productId} ${variantId ?? ''}` : productId,
		sku: [line.at('sku'), ...ownIds, line.at('product_id')],
		name: [line.at('name_customer'), line.at('name')],
		url: [],
		page: { below: `/products.php?productId=${productId}`, path: line.at('product_id').path },
		imageUrl: [],
		brand: [line.at('brand')],
		gtin: [line.at('upc')],
		mpn: [],
	};
	return { is: 'product', product };
}

function isGone(item: unknown): boolean {
	if (isClearYes(own(item, 'is_refunded'))) return true;
	const quantity = quantityOf(own(item, 'quantity'));
	const refunded = quantityOf(own(item, 'quantity_refunded')) ?? 0;
	return quantity !== undefined && quantity - refunded <= 0;
}
