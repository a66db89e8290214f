import { isClearYes } from '../helpers/answers';
import { showValue } from '../helpers/invalidValue';
import { isObject } from '../helpers/json';
import {
	field,
	isEmpty,
	isList,
	listOf,
	listsAt,
	own,
	type Candidate,
	type Field,
	type Json,
	type View,
} from './found';
import { marksOf } from './marks';
import { gathered, isMergedOver, isOfAnother } from './prestaShopLookups';
import type { LineLook, LineReading, Shop } from './shop';
import { stateOf } from './statuses';
import { idOf, quantityOf } from './values';

/** Why orders in these states, which every shop is installed with, are never sent. */
const NEVER_SENT = new Map([
	['6', 'The order was cancelled'],
	['7', 'The order was refunded'],
	['8', 'The payment of the order failed'],
]);

/** Modules that bring orders of marketplaces in. */
const MARKETPLACES = new Set([
	'amazon',
	'beezup',
	'cdiscount',
	'ebay',
	'fnac',
	'lengow',
	'sfpayment',
	'shoppingfeed',
]);

const LANGUAGE_CALL = 'GET /api/languages/{id_lang}?output_format=JSON';
const CUSTOMER_CALL = 'GET /api/customers/{id_customer}?output_format=JSON';

/**
 * PrestaShop 8 and 9: the order of its webservice, with the customer, and perhaps more, looked up beside it.
 * Source: PrestaShop's webservice documentation, "orders", "customers", "languages", and the core's JSON output.
 */
export const prestaShop: Shop = {
	facts: {
		label: 'PrestaShop',
		comesFrom: 'a community node for PrestaShop or the HTTP Request node that gets it',
		lookUp: 'GET /api/orders/{id}?output_format=JSON',
		statuses: [
			{ name: 'Awaiting Bank Wire Payment', value: '10' },
			{ name: 'Awaiting Cash on Delivery Validation', value: '13' },
			{ name: 'Awaiting Check Payment', value: '1' },
			{ name: 'Delivered', value: '5' },
			{ name: 'On Backorder (Not Paid)', value: '12' },
			{ name: 'On Backorder (Paid)', value: '9' },
			{ name: 'Payment Accepted', value: '2' },
			{ name: 'Processing in Progress', value: '3' },
			{ name: 'Remote Payment Accepted', value: '11' },
			{ name: 'Shipped', value: '4' },
		],
		defaultStatuses: ['5'],
		statusFields: ['current_state'],
		shopUrl: 'needed',
		shopUrlHint: 'for the web addresses of its products',
		consentHint: 'Looked for in the order, with whatever you attached to it, then in its customer.',
		consentPlaceholder: 'e.g. review_invitation',
	},
	signs: {
		id_address_invoice: 10,
		id_cart: 10,
		id_customer: 10,
		current_state: 10,
		associations: 3,
		date_add: 3,
		module: 1,
		reference: 1,
	},
	strays: [
		{
			name: 'a raw answer of PrestaShop (XML)',
			signs: { raw: 4 },
			advice: 'Switch Raw Mode off in the PrestaShop node.',
		},
		{
			name: "a call of PrestaShop's webhook module, without the products of the order",
			signs: { action: 3, entity: 3, 'data.id': 3 },
			advice:
				'Look the order up by data.id in front of this node: GET /api/orders/{id}?output_format=JSON.',
		},
		{
			name: 'a PrestaShop customer',
			signs: { passwd: 3, id_default_group: 3, is_guest: 3 },
			advice: 'Connect the orders. The customer goes into each as "customer".',
		},
		{
			name: 'a PrestaShop address',
			// An order into which it was merged flat has all of them.
			signs: { id_country: 3, id_customer: 10, phone_mobile: 1, address1: 1, postcode: 1 },
			advice: 'Connect the orders. The address goes into each as "address".',
		},
		{
			name: 'a PrestaShop cart that is not an order yet',
			signs: { 'associations.cart_rows': 10, delivery_option: 10, id_guest: 10 },
			advice: 'Connect the orders.',
		},
	],
	gathered,
	consentPlaces: ['order', { object: 'customer' }],
	marketplace({ module }) {
		return typeof module === 'string' && MARKETPLACES.has(module.trim().toLowerCase())
			? { path: 'module', value: module }
			: undefined;
	},
	warnings: ({ id_lang: id, customer, language, module, ...order }) => [
		...(isOfAnother(language, [id, own(customer, 'id_lang')])
			? [
					`language.id ${showValue(own(language, 'id'))} is not id_lang ${showValue(id)}: it may be the language of another order`,
				]
			: []),
		...(isEmpty(id) || isObject(language)
			? []
			: [
					`id_lang ${showValue(id)} names no language by itself, so it is not used for defaultLocale: look it up (${LANGUAGE_CALL}) and attach the answer as "language"`,
				]),
		...(isEmpty(module) || typeof module === 'string'
			? []
			: [`module ${showValue(module)} is not a text; the order is taken for the shop's own`]),
		...(isMergedOver(order)
			? [
					"id is the same as id_customer: if it is the customer's, date_add and other fields of both are, too; merge the two so that the order's own win",
				]
			: []),
	],
	neverSent({ current_state: value }) {
		const [state] = stateOf(value);
		const because = state && NEVER_SENT.get(state.value);
		return because && `${because} (current_state)`;
	},
	statuses: ({ current_state }) => stateOf(current_state),
	lists: [{ path: 'order_details', keys: ['id'] }],
	marks: marksOf({
		current_state: 'number',
		is_guest: 'switch',
		'customer.is_guest': 'switch',
		id_address_invoice: 'id',
		'address.id_country': 'id',
	}),
	email: [field('customer.email'), field('email')],
	emailHint: `; PrestaShop tells it with the customer alone: look that up (${CUSTOMER_CALL}) and attach the answer to the order as "customer"; one with another id than id_customer is not taken`,
	names: [
		[field('customer.firstname'), field('customer.lastname')],
		[billed('firstname'), billed('lastname')],
		[field('firstname'), field('lastname')],
	],
	isGuest: (order) => isClearYes(own(order.customer, 'is_guest')) || isClearYes(order.is_guest),
	customerReference: [field('id_customer')],
	addresses: [
		{
			path: 'address',
			street: [billed('address1'), billed('address2')],
			zip: billed('postcode'),
			city: billed('city'),
			country: { path: 'country.iso_code', of: countryOf },
		},
	],
	mobile: [billed('phone_mobile'), billed('phone')],
	transactionReference: [field('reference'), field('id')],
	transactionDate: [field('date_add')],
	locale: [field('language.locale'), field('language.language_code'), field('language.iso_code')],
	lines: listsAt('associations.order_rows'),
	lineIds: ['product_reference', 'product_id'],
	lineMarks: marksOf({ id: 'id', product_quantity: 'number', product_attribute_id: 'id' }),
	line: readLine,
};

/** A field of the address that was looked up, if it is that of the bill. */
function billed(name: string): Field {
	return {
		path: `address.${name}`,
		of: (order) => own(billingAddressOf(order), name),
	};
}

function billingAddressOf({ address, id_address_invoice: invoice }: Json): unknown {
	const id = idOf(invoice);
	return id !== undefined && idOf(own(address, 'id')) === id ? address : undefined;
}

/** The country that was looked up, if it is the address's. */
function countryOf(order: Json): unknown {
	const id = idOf(own(billingAddressOf(order), 'id_country'));
	const found = idOf(own(order.country, 'id'));
	return found === undefined || found === id ? own(order.country, 'iso_code') : undefined;
}

function readLine(line: View, { order, details, variants }: LineLook): LineReading {
	const row = line.value;
	const left = quantityLeft(row, order);
	if (left !== undefined && left <= 0) {
		return { is: 'gone', fields: 'product_quantity, order_details' };
	}
	const productId = idOf(own(row, 'product_id'));
	if (productId === undefined) return { is: 'goods', reason: 'product_id names no product' };

	const combination = idOf(own(row, 'product_attribute_id'));
	const product = details.of(productId);
	const ofVariant = variants && combination !== undefined;
	const names = [nameOf(product, order), line.at('product_name')];
	const found = {
		key: variants ? `${productId} ${combination ?? ''}` : productId,
		sku: ofVariant
			? [line.at('product_reference'), line.at('product_attribute_id')]
			: [
					product.at('reference'),
					// A combination's reference is not the product's, by which the shop's pages show reviews.
					...(combination === undefined ? [line.at('product_reference')] : []),
					line.at('product_id'),
				],
		name: ofVariant ? names.reverse() : names,
		url: [],
		page: {
			below:
				`/index.php?controller=product&id_product=${productId}` +
				(ofVariant ? `&id_product_attribute=${combination}` : ''),
			path: line.at('product_id').path,
		},
		imageUrl: [],
		brand: [product.at('manufacturer_name')],
		gtin: [
			line.at('product_ean13'),
			line.at('product_upc'),
			...(ofVariant ? [] : [product.at('ean13')]),
		],
		mpn: [product.at('mpn')],
	};
	return { is: 'product', product: found };
}

/** Rows do not say what came back; the order's details do, where they were looked up. */
function quantityLeft(row: unknown, order: Json): number | undefined {
	const ordered = quantityOf(own(row, 'product_quantity'));
	const id = idOf(own(row, 'id'));
	const detail = listOf(order.order_details).find(
		(entry) => id !== undefined && idOf(own(entry, 'id')) === id,
	);
	const back = ['product_quantity_refunded', 'product_quantity_return'].map(
		(key) => quantityOf(own(detail, key)) ?? 0,
	);
	// What was sent back and then refunded stands in both.
	return ordered === undefined ? undefined : ordered - Math.max(...back);
}

/** A product's name: a text, or one for each language, of which the order's counts. */
function nameOf(product: View, order: Json): Candidate {
	const { path, value } = product.at('name');
	if (!isList(value)) return { path, value };
	const language = idOf(order.id_lang);
	const name = listOf(value).find((entry) => idOf(own(entry, 'id')) === language);
	return { path, value: own(name, 'value') };
}
