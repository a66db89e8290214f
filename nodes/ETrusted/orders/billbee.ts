import { isClearYes } from '../helpers/answers';
import { showValue } from '../helpers/invalidValue';
import { isObject } from '../helpers/json';
import {
	candidateOf,
	field,
	isEmpty,
	isNone,
	listsAt,
	own,
	viewsOf,
	type Candidate,
	type Json,
	type View,
} from './found';
import { marksOf } from './marks';
import type { AddressFields, LineLook, LineReading, Shop } from './shop';
import { stateOf } from './statuses';
import { quantityOf, textOf } from './values';

const CALL = 'GET /api/v1/orders/{BillBeeOrderId}';

/** Why orders in these states are never sent. */
const NEVER_SENT = new Map([
	['5', 'The order is the matter of a complaint'],
	['6', 'The order was deleted'],
	['8', 'The order was cancelled'],
	['14', 'The order is an offer'],
]);

/** Shop systems that Billbee takes orders from. Its list of marketplaces grows, so that all others are taken for one. */
const SHOP_SYSTEMS = new Set([
	'bigcartel',
	'commerceseo',
	'custom',
	'customshop',
	'ecwid',
	'epages',
	'gambio',
	'jimdo',
	'magento',
	'manual',
	'opencart',
	'oxid',
	'presta',
	'prestashop',
	'seoshop',
	'shopify',
	'shopware',
	'versacommerce',
	'wix',
	'woocommerce',
]);

/** Whose warehouses these are: what leaves them was bought there. */
const MARKETPLACE_WAREHOUSE = /amazon|fba/i;

/**
 * Billbee: the order of its REST API, which takes orders from shops and marketplaces.
 * Source: Billbee's SDKs for .NET and PHP, and recorded answers.
 */
export const billbee: Shop = {
	facts: {
		label: 'Billbee',
		comesFrom: 'the HTTP Request node that gets it',
		lookUp: CALL,
		statuses: [
			{ name: 'Archived', value: '9' },
			{ name: 'Completed', value: '7' },
			{ name: 'Confirmed', value: '2' },
			{ name: 'Dunning 1', value: '11' },
			{ name: 'Dunning 2', value: '12' },
			{ name: 'In Fulfillment', value: '16' },
			{ name: 'Ordered', value: '1' },
			{ name: 'Packed', value: '13' },
			{ name: 'Paid', value: '3' },
			{ name: 'Payment Reminder', value: '15' },
			{ name: 'Rated', value: '10' },
			{ name: 'Sent', value: '4' },
		],
		defaultStatuses: ['4', '7'],
		statusFields: ['State'],
		shopUrl: 'standIn',
		shopUrlHint:
			'for the web addresses of products whose own is not known, if Products Without URL says Send Shop URL',
		consentHint:
			"Looked for in the order's tags (a tag of that name is a yes), then in the order itself.",
		consentPlaceholder: 'e.g. review-ok',
	},
	signs: {
		BillBeeOrderId: 10,
		InvoiceAddress: 10,
		IsCancelationFor: 3,
		OrderItems: 3,
		OrderNumber: 3,
		Seller: 3,
		ShippingAddress: 3,
		CreatedAt: 1,
		State: 1,
	},
	strays: [
		{
			name: 'an answer of Billbee without an order in it',
			signs: { ErrorCode: 3, ErrorDescription: 3, ErrorMessage: 3 },
			advice: 'Its ErrorMessage may say why.',
		},
	],
	consentPlaces: [{ tags: 'Tags' }],
	marketplace,
	warnings,
	neverSent(order) {
		const [state] = stateOf(order.State);
		const because = state && NEVER_SENT.get(state.value);
		if (because !== undefined) return `${because} (State)`;
		if (!isNone(order.IsCancelationFor)) {
			return 'The order is the cancellation of another (IsCancelationFor)';
		}
		const { BillBeeParentOrderId: parent } = order;
		return isNone(parent)
			? undefined
			: `The order is a part of order ${textOf(parent) ?? showValue(parent)} (BillBeeParentOrderId)`;
	},
	statuses: ({ State }) => stateOf(State),
	marks: marksOf({ State: 'number', DistributionCenter: 'text', Tags: 'list' }),
	// Never the seller's, which is the shop's own.
	email: [
		field('InvoiceAddress.Email'),
		field('Buyer.Email'),
		field('Customer.Email'),
		field('ShippingAddress.Email'),
	],
	names: [
		[field('InvoiceAddress.FirstName'), field('InvoiceAddress.LastName')],
		[field('Buyer.FirstName'), field('Buyer.LastName')],
	],
	customerReference: [field('CustomerNumber'), field('Customer.Number')],
	addresses: [addressIn('InvoiceAddress'), addressIn('ShippingAddress')],
	mobile: [field('InvoiceAddress.Phone')],
	transactionReference: [field('OrderNumber'), field('Id'), field('BillBeeOrderId')],
	transactionDate: [field('CreatedAt')],
	locale: [field('LanguageCode')],
	lines: listsAt('OrderItems'),
	lineIds: ['Product.SKU', 'Product.Id', 'Product.BillbeeId'],
	lineMarks: marksOf({
		IsCoupon: 'switch',
		IsDiscount: 'switch',
		TotalPrice: 'number',
		Quantity: 'number',
		Product: 'object',
		'Product.Images': 'list',
	}),
	line: readLine,
};

function addressIn(place: string): AddressFields {
	return {
		path: place,
		street: ['Street', 'HouseNumber', 'Line2'].map((name) => field(`${place}.${name}`)),
		zip: field(`${place}.Zip`),
		city: field(`${place}.City`),
		country: field(`${place}.CountryISO2`),
	};
}

function marketplace(order: Json): Candidate | undefined {
	const platforms = ['Seller.Platform', 'Buyer.Platform'].map((path) =>
		candidateOf(field(path), order),
	);
	const platform = platforms.find(({ value }) => !isEmpty(value) && !isShopSystem(value));
	if (platform) return platform;
	const { DistributionCenter: center } = order;
	return typeof center === 'string' && MARKETPLACE_WAREHOUSE.test(center)
		? { path: 'DistributionCenter', value: center }
		: undefined;
}

/** A seller whose platform can't be looked at; one that has none is a person who typed the order in. */
function warnings({ Seller: seller }: Json): string[] {
	return isEmpty(seller) || isObject(seller)
		? []
		: [`Seller ${showValue(seller)} is not an object; the order is taken for the shop's own`];
}

/** `WooCommerceRest`, `magento2`, `xtcommerce_veyton`: one name for all of a system's interfaces. */
function isShopSystem(platform: unknown): boolean {
	const name = textOf(platform)?.toLowerCase() ?? '';
	const [system = ''] = /^[a-z]+?(?=(rest)?(v?\d\w*)?$)/.exec(name.replace(/[^a-z\d]/g, '')) ?? [];
	return SHOP_SYSTEMS.has(system) || name.startsWith('xtcommerce');
}

function readLine(line: View, { details }: LineLook): LineReading {
	const item = line.value;
	const discount = ['IsCoupon', 'IsDiscount'].find((key) => isClearYes(own(item, key)));
	if (discount !== undefined) return { is: 'noGoods', reason: `it is a discount (${discount})` };
	if ((quantityOf(own(item, 'TotalPrice')) ?? 0) < 0) {
		return { is: 'noGoods', reason: 'it is a discount (TotalPrice)' };
	}
	const quantity = quantityOf(own(item, 'Quantity'));
	if (quantity !== undefined && quantity <= 0) return { is: 'gone', fields: 'Quantity' };
	const ids = ['SKU', 'Id', 'BillbeeId'].map((key) => line.at(`Product.${key}`));
	const key = ids.map(({ value }) => textOf(value)).find((text) => text !== undefined);
	if (key === undefined) return { is: 'goods', reason: 'Product names no product' };

	const lookedUp = ['Id', 'BillbeeId', 'SKU'].map((name) =>
		details.of(textOf(line.at(`Product.${name}`).value), name),
	);
	const product = {
		key,
		sku: ids,
		name: [line.at('Product.Title')],
		url: lookedUp.map((view) => view.at('url')),
		pageHint: 'give it as "url" in Product Details, with the Id, BillbeeId or SKU of the product',
		imageUrl: imagesOf(line.at('Product.Images')),
		brand: [],
		gtin: [line.at('Product.EAN')],
		mpn: [],
	};
	return { is: 'product', product };
}

/** The image that the shop shows first, then the others. */
function imagesOf({ path, value }: Candidate): Candidate[] {
	const images = viewsOf(value, path).map((image) => ({
		isFirst: isClearYes(image.at('IsDefaultImage').value),
		url: image.at('Url'),
	}));
	return [
		...images.filter(({ isFirst }) => isFirst),
		...images.filter(({ isFirst }) => !isFirst),
	].map(({ url }) => url);
}
