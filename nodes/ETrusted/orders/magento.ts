import { isClearYes } from '../helpers/answers';
import {
	at,
	field,
	isEmpty,
	isList,
	listOf,
	listsAt,
	own,
	viewsOf,
	type Candidate,
	type Json,
	type View,
} from './found';
import { marksOf } from './marks';
import type { LineLook, LineReading, Shop } from './shop';
import { statusOf, wordOf } from './statuses';
import { idOf, isPaidBack, quantityOf, textOf } from './values';

/** Why orders in these states are never sent. A closed order is one that was refunded. */
const NEVER_SENT = new Map([
	['canceled', 'The order was cancelled'],
	['cancelled', 'The order was cancelled'],
	['closed', 'The order was refunded'],
]);

const QUANTITIES = ['qty_ordered', 'qty_canceled', 'qty_refunded'];

const STREET = 'billing_address.street';

/**
 * Magento 2 and Adobe Commerce: the order of the REST API, which leaves out whatever is null.
 * Source: Magento's REST reference, `salesOrderRepositoryV1`, and `OrderItemInterface`.
 */
export const magento: Shop = {
	facts: {
		label: 'Magento 2',
		comesFrom: 'the Magento 2 node (Order > Get Many)',
		statuses: [
			{ name: 'Complete', value: 'complete' },
			{ name: 'New', value: 'new' },
			{ name: 'On Hold', value: 'holded' },
			{ name: 'Payment Review', value: 'payment_review' },
			{ name: 'Pending Payment', value: 'pending_payment' },
			{ name: 'Processing', value: 'processing' },
		],
		defaultStatuses: ['complete'],
		statusFields: ['state'],
		shopUrl: 'needed',
		shopUrlHint: 'for the web addresses of its products',
		consentHint: "Looked for in the order's extension attributes, then in the order itself.",
		consentPlaceholder: 'e.g. review_invitation',
	},
	signs: {
		customer_email: 10,
		customer_is_guest: 10,
		increment_id: 10,
		base_grand_total: 3,
		billing_address: 3,
		customer_firstname: 3,
		status_histories: 3,
		entity_id: 1,
		items: 1,
		state: 1,
		store_id: 1,
	},
	strays: [
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
	],
	consentPlaces: [
		{ object: 'extension_attributes' },
		{ listsIn: 'extension_attributes', nameKeys: ['attribute_code', 'name'] },
		{ list: 'custom_attributes', nameKey: 'attribute_code' },
	],
	neverSent: whyOver,
	statuses: ({ state }) => statusOf(state),
	lists: [{ path: 'custom_attributes', keys: ['attribute_code'] }],
	marks: marksOf({
		extension_attributes: 'object',
		state: 'text',
		status: 'text',
		customer_is_guest: 'switch',
		grand_total: 'number',
		total_refunded: 'number',
	}),
	email: [field('customer_email'), field('billing_address.email')],
	names: [
		[field('billing_address.firstname'), field('billing_address.lastname')],
		[field('customer_firstname'), field('customer_lastname')],
	],
	isGuest: ({ customer_is_guest: guest }) => isClearYes(guest),
	customerReference: [field('customer_id')],
	addresses: [
		{
			path: 'billing_address',
			street: [{ path: STREET, of: (order) => inOneText(at(order, STREET)) }],
			zip: field('billing_address.postcode'),
			city: field('billing_address.city'),
			country: field('billing_address.country_id'),
		},
	],
	mobile: [field('billing_address.telephone')],
	transactionReference: [field('increment_id')],
	transactionDate: [{ ...field('created_at'), zone: 'UTC' }],
	locale: [],
	lines: listsAt('items'),
	lineIds: ['sku', 'product_id'],
	lineMarks: marksOf({
		item_id: 'id',
		parent_item_id: 'id',
		product_type: 'text',
		qty_ordered: 'number',
		qty_canceled: 'number',
		qty_refunded: 'number',
	}),
	line: readLine,
};

/** Where the state was not asked for (`fields`), the status of the same name tells. */
function whyOver(order: Json): string | undefined {
	const key = isEmpty(order.state) ? 'status' : 'state';
	const reason = NEVER_SENT.get(wordOf(order[key]));
	if (reason !== undefined) return `${reason} (${key})`;
	// Paid back by amount, without its items, an order can stay complete.
	return isPaidBack(order.grand_total, [order.total_refunded])
		? 'The order was refunded (total_refunded)'
		: undefined;
}

/** A street's lines are a list; anything else is left as it is, to be judged as a text. */
function inOneText(lines: unknown): unknown {
	const parts = listOf(lines);
	const isTexts = isList(lines) && parts.every((part) => isEmpty(part) || typeof part === 'string');
	return isTexts ? parts.filter((part) => !isEmpty(part)).join(' ') : lines;
}

function readLine(line: View, { order, variants }: LineLook): LineReading {
	const item = line.value;
	if (idOf(own(item, 'parent_item_id')) !== undefined) {
		return { is: 'noGoods', reason: 'it is a part of another product (parent_item_id)' };
	}
	if (isGiftCard(own(item, 'product_type'))) {
		return { is: 'noGoods', reason: 'it is a gift card (product_type)' };
	}
	if (isGone(item, order)) return { is: 'gone', fields: QUANTITIES.join(', ') };
	const productId = idOf(own(item, 'product_id'));
	if (productId === undefined) return { is: 'goods', reason: 'product_id names no product' };
	const product = {
		key: variants ? `${productId} ${textOf(own(item, 'sku')) ?? ''}` : productId,
		sku: [line.at('sku'), line.at('product_id')],
		name: [...(variants ? variantName(item, order) : []), line.at('name')],
		url: [],
		page: { below: `/catalog/product/view/id/${productId}`, path: line.at('product_id').path },
		imageUrl: [],
		brand: [],
		gtin: [],
		mpn: [],
	};
	return { is: 'product', product };
}

/**
 * Whether nothing of a row is left. The row of a bundle has its parts' refunds added up: it is gone only with all of them.
 * A configurable product has a part as well, its variant, but is counted itself.
 */
function isGone(item: unknown, order: Json): boolean {
	const parts = own(item, 'product_type') === 'configurable' ? [] : partsOf(item, order);
	return (parts.length > 0 ? parts.map(({ value }) => value) : [item]).every((row) => {
		const [ordered, cancelled = 0, refunded = 0] = QUANTITIES.map((key) =>
			quantityOf(own(row, key)),
		);
		return ordered !== undefined && ordered - cancelled - refunded <= 0;
	});
}

/** The rows below a row. */
function partsOf(item: unknown, order: Json): View[] {
	const id = idOf(own(item, 'item_id'));
	return viewsOf(order.items, 'items').filter(
		({ value }) => id !== undefined && idOf(own(value, 'parent_item_id')) === id,
	);
}

/** Adobe Commerce calls the type `giftcard`, and extensions put a word of their own before it. */
function isGiftCard(type: unknown): boolean {
	return typeof type === 'string' && /gift_?card/i.test(type);
}

/** The row of a configurable product has the SKU of the variant that was bought; its name stands in a row of its own. */
function variantName(item: unknown, order: Json): Candidate[] {
	if (own(item, 'product_type') !== 'configurable') return [];
	return partsOf(item, order).map((part) => part.at('name'));
}
