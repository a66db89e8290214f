import { isClearYes } from '../helpers/answers';
import { at, field, listOf, listsAt, own, type Candidate, type Json, type View } from './found';
import { marksOf } from './marks';
import { EVENT_PAYLOAD } from './otherKinds';
import type { AddressFields, LineLook, LineReading, Shop } from './shop';
import {
	deliveriesOf,
	STATE,
	statusesOf,
	whatIsNotLoaded,
	whyOver,
	whyStateUnknown,
	whyUnjudged,
	withStateOfEvent,
} from './shopwareStates';
import { wordOf } from './statuses';
import { idOf, quantityOf } from './values';

/**
 * Shopware 6: the order as its webhooks send it (`data.payload.order`), and as its Admin API answers with
 * `Accept: application/json`.
 * Source: Shopware's core, entities `order`, `order_customer`, `order_line_item`, `order_delivery`.
 */
export const shopware: Shop = {
	facts: {
		label: 'Shopware 6',
		comesFrom: "the Webhook node that Shopware's events go to",
		statuses: [
			{ name: 'Completed', value: 'completed' },
			{ name: 'In Progress', value: 'in_progress' },
			{ name: 'Open', value: 'open' },
			{ name: 'Shipped', value: 'shipped' },
			{ name: 'Shipped Partially', value: 'shipped_partially' },
		],
		defaultStatuses: [],
		statusFields: [STATE, `deliveries[].${STATE}`],
		shopUrl: 'needed',
		shopUrlHint: 'for the web addresses of its products: the domain of the sales channel',
		consentHint:
			"Looked for in the order's custom fields, then in its customer's, then in the order itself.",
		consentPlaceholder: 'e.g. custom_review_invitation',
	},
	signs: {
		orderCustomer: 10,
		orderDateTime: 10,
		orderNumber: 10,
		billingAddressId: 3,
		deepLinkCode: 3,
		deliveries: 3,
		lineItems: 3,
		salesChannelId: 3,
		stateMachineState: 3,
		orderDate: 1,
		transactions: 1,
	},
	strays: [
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
	],
	consentPlaces: [{ object: 'customFields' }, { object: 'orderCustomer.customFields' }],
	gathered: withStateOfEvent,
	neverSent: whyOver,
	warnings: whatIsNotLoaded,
	lists: [
		{ path: 'addresses', keys: ['id'] },
		{ path: 'deliveries', keys: [] },
		{ path: 'transactions', keys: [] },
	],
	marks: marksOf({
		billingAddressId: 'id',
		customFields: 'object',
		'orderCustomer.customFields': 'object',
		'orderCustomer.customer': 'object',
		'orderCustomer.customer.guest': 'switch',
	}),
	unjudged: (order) => {
		const message = whyUnjudged(order);
		return message === undefined ? undefined : { path: 'stateMachineState', message };
	},
	statuses: statusesOf,
	statusUnknown: whyStateUnknown,
	email: [field('orderCustomer.email')],
	names: [[field('orderCustomer.firstName'), field('orderCustomer.lastName')]],
	// Only the Admin API tells guests apart, who have a customer number as well.
	isGuest: (order) => isClearYes(at(order, 'orderCustomer.customer.guest')),
	customerReference: [field('orderCustomer.customerNumber')],
	addresses: [
		addressIn('billingAddress', (order) => order.billingAddress),
		addressIn('addresses[billingAddressId]', billingAddressOf),
	],
	mobile: [
		field('billingAddress.phoneNumber'),
		{
			path: 'addresses[billingAddressId].phoneNumber',
			of: (order) => own(billingAddressOf(order), 'phoneNumber'),
		},
	],
	transactionReference: [field('orderNumber')],
	transactionDate: [field('orderDateTime')],
	locale: [field('language.locale.code')],
	deliveryDates: (order) =>
		deliveriesOf(order).map((delivery) => delivery.at('shippingDateLatest')),
	lines: listsAt('lineItems'),
	linesElsewhere: ({ lineItems }) =>
		lineItems === null
			? 'came without its lines, so it has no products: ask for the association "lineItems"'
			: undefined,
	lineIds: ['payload.productNumber', 'productId', 'payload.parentId'],
	lineMarks: marksOf({
		id: 'id',
		parentId: 'id',
		quantity: 'number',
		payload: 'object',
		'payload.parentId': 'id',
		cover: 'object',
	}),
	line: readLine,
};

function addressIn(path: string, find: (order: Json) => unknown): AddressFields {
	const part = (name: string) => ({
		path: `${path}.${name}`,
		of: (order: Json) => at(find(order), name),
	});
	return {
		path,
		street: ['street', 'additionalAddressLine1', 'additionalAddressLine2'].map(part),
		zip: part('zipcode'),
		city: part('city'),
		country: part('country.iso'),
	};
}

function billingAddressOf(order: Json): unknown {
	const id = idOf(order.billingAddressId);
	return listOf(order.addresses).find(
		(address) => id !== undefined && idOf(own(address, 'id')) === id,
	);
}

function readLine(line: View, { order, details, variants }: LineLook): LineReading {
	const type = wordOf(own(line.value, 'type'));
	if (type === '') return { is: 'goods', reason: 'type does not say what it is' };
	// Promotions, discounts and containers stand in the same list.
	if (type !== 'product' && type !== 'custom') return { is: 'noGoods' };
	const productId = idOf(own(line.value, 'productId'));
	if (productId !== undefined && isPartOfProduct(line.value, order)) {
		return { is: 'noGoods', reason: 'it is a part of another product (parentId)' };
	}
	const quantity = quantityOf(own(line.value, 'quantity'));
	if (quantity !== undefined && quantity <= 0) return { is: 'gone', fields: 'quantity' };
	if (type === 'custom') return { is: 'goods' };
	if (productId === undefined) return { is: 'goods', reason: 'productId names no product' };

	const parentId = idOf(at(line.value, 'payload.parentId'));
	const lookedUp = [details.of(productId), details.of(parentId)];
	// A variant has nothing where it takes over what its parent has.
	const each = (...paths: string[]): Candidate[] =>
		lookedUp.flatMap((product) => paths.map((path) => product.at(path)));
	const product = {
		key: variants ? productId : (parentId ?? productId),
		sku: [line.at('payload.productNumber'), line.at('productId')],
		name: [line.at('label')],
		url: [],
		page: { below: `/detail/${productId}`, path: line.at('productId').path },
		imageUrl: [line.at('cover.url')],
		brand: each('manufacturer.name', 'manufacturer.translated.name'),
		gtin: each('ean'),
		mpn: each('manufacturerNumber'),
	};
	return { is: 'product', product };
}

/** A part of a product is not bought by itself; what is in a mere container is. */
function isPartOfProduct(line: unknown, order: Json): boolean {
	const parentId = idOf(own(line, 'parentId'));
	const parent = listOf(order.lineItems).find(
		(other) => parentId !== undefined && idOf(own(other, 'id')) === parentId,
	);
	return wordOf(own(parent, 'type')) === 'product' && idOf(own(parent, 'productId')) !== undefined;
}
