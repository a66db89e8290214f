import { showValue } from '../helpers/invalidValue';
import {
	at,
	candidateOf,
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
import {
	addressFields,
	addressOf,
	addressOption,
	ADDRESS_OPTION,
	mailed,
	numbered,
	optionOf,
} from './plentyOneAddresses';
import type { LineLook, LineReading, Shop, Status } from './shop';
import { stateOf } from './statuses';
import { idOf, quantityOf, textOf } from './values';

const CALL =
	'GET /rest/orders/{id}?with[]=addresses&with[]=orderItems.variation&with[]=orderItems.variationBarcodes&with[]=contactReceiver';

/** The type of an order that is a sale. The others go along with a sale, or are none: their customers were invited already. */
const SALE = '1';

/** What the other types of orders are. */
const TYPES = new Map([
	['2', 'a delivery order'],
	['3', 'a return'],
	['4', 'a credit note'],
	['5', 'a warranty'],
	['6', 'a repair'],
	['7', 'an offer'],
	['8', 'an advance order'],
	['9', 'a multi-order'],
	['10', 'a multi-credit note'],
	['11', 'a multi-delivery'],
	['12', 'a reorder'],
	['13', 'a partial delivery'],
	['14', 'a subscription'],
	['15', 'a redistribution'],
]);

/** Why a sale in these states, with whatever decimals, is never sent. */
const NEVER_SENT = new Map([
	['8', 'The order was cancelled (statusId)'],
	['9', 'The order was returned (statusId)'],
]);

/** Types of lines that name a product, if they name one: a variation, a bundle, a variation of no item, a set. */
const GOODS = new Set(['1', '2', '9', '13']);

/** What a line of another type is. */
const NO_GOODS = new Map([
	['3', 'it is a part of a bundle'],
	['4', 'it is a coupon'],
	['5', 'it is a gift card'],
	['14', 'it is a part of a set'],
]);

/** What `typeId` numbers in lists of an order. */
const DATE = { entry: 2, possibleDelivery: 11, purchase: 16 };
const PROPERTY = { documentLanguage: 6, externalOrderId: 7 };

/**
 * PlentyONE (plentymarkets): the order of its REST API with the relations that have the customer and the items.
 * Source: PlentyONE's developer documentation, "Order data", and the constants of its plugin interface.
 */
export const plentyOne: Shop = {
	facts: {
		label: 'PlentyONE',
		comesFrom: 'the HTTP Request node that gets it',
		lookUp: CALL,
		statuses: [
			{ name: 'Awaiting Payment (3)', value: '3' },
			{ name: 'Cleared for Shipping (5)', value: '5' },
			{ name: 'In Preparation for Shipping (4)', value: '4' },
			{ name: 'In Shipping (6)', value: '6' },
			{ name: 'Outgoing Items Booked (7)', value: '7' },
		],
		defaultStatuses: ['7'],
		statusFields: ['statusId'],
		shopUrl: 'needed',
		shopUrlHint: 'for the web addresses of its products',
		consentHint:
			"Looked for in the order's properties, by the number of their type, then in the order itself.",
		consentPlaceholder: 'e.g. 1001',
	},
	signs: {
		addressRelations: 10,
		plentyId: 10,
		orderItems: 3,
		referrerId: 3,
		statusId: 3,
		typeId: 3,
		contactReceiver: 1,
		relations: 1,
	},
	consentPlaces: [{ list: 'properties', nameKey: 'typeId' }],
	marketplace,
	warnings,
	neverSent({ typeId, statusId }) {
		const [type] = stateOf(typeId);
		if (type?.value !== SALE) {
			const known = type && (TYPES.get(type.value) ?? `of the type ${type.value} (typeId)`);
			return `It is ${known ?? 'of no known type (typeId)'}, not a sales order`;
		}
		const [state] = statesOf(statusId);
		return state && NEVER_SENT.get(state.within ?? state.value);
	},
	statuses: ({ statusId }) => statesOf(statusId),
	lists: [
		{ path: 'addresses', keys: ['id'] },
		{ path: 'addresses[].options', keys: ['typeId'] },
		{ path: 'addressRelations', keys: ['typeId'] },
		{ path: 'dates', keys: ['typeId'] },
		{ path: 'properties', keys: ['typeId'] },
		{ path: 'relations', keys: ['referenceType', 'relation'] },
	],
	marks: marksOf({ statusId: 'number' }),
	email: [
		addressOption('billing', ADDRESS_OPTION.email),
		addressOption('delivery', ADDRESS_OPTION.email),
		field('contactReceiver.email'),
	],
	emailHint: `; PlentyONE tells it only if it is asked for: ${CALL}`,
	names: [
		[mailed('billing', 'name2'), mailed('billing', 'name3')],
		[mailed('delivery', 'name2'), mailed('delivery', 'name3')],
		[field('contactReceiver.firstName'), field('contactReceiver.lastName')],
	],
	customerReference: [
		field('contactReceiver.number'),
		{ path: 'relations[contact receiver].referenceId', of: contactOf },
	],
	addresses: [addressFields('billing'), addressFields('delivery')],
	mobile: [addressOption('billing', ADDRESS_OPTION.phone)],
	transactionReference: [numbered('properties', PROPERTY.externalOrderId, 'value'), field('id')],
	transactionDate: [
		numbered('dates', DATE.entry, 'date'),
		numbered('dates', DATE.purchase, 'date'),
		field('createdAt'),
	],
	locale: [
		numbered('properties', PROPERTY.documentLanguage, 'value'),
		field('contactReceiver.lang'),
	],
	deliveryDates: (order) => [candidateOf(numbered('dates', DATE.possibleDelivery, 'date'), order)],
	lines: listsAt('orderItems'),
	lineIds: ['variation.number', 'variation.itemId', 'itemVariationId'],
	lineMarks: marksOf({
		quantity: 'number',
		variation: 'object',
		'variation.itemId': 'id',
		variationBarcodes: 'list',
	}),
	line: readLine,
};

function contactOf({ relations }: Json): unknown {
	const contact = listOf(relations).find(
		(entry) => own(entry, 'referenceType') === 'contact' && own(entry, 'relation') === 'receiver',
	);
	return own(contact, 'referenceId');
}

/** Where the order does not say where it came from, its lines do. */
function marketplace({ referrerId: value, orderItems }: Json): Candidate | undefined {
	const from =
		quantityOf(value) === undefined
			? viewsOf(orderItems, 'orderItems').map((line) => line.at('referrerId'))
			: [{ path: 'referrerId', value }];
	return from.find(isMarketplace);
}

/** 2 to 8 and those above 100 are marketplaces, with decimals for their countries; a merchant's own are between. */
function isMarketplace({ value }: Candidate): boolean {
	const whole = Math.trunc(quantityOf(value) ?? 0);
	return (whole >= 2 && whole <= 8) || whole > 100;
}

function warnings(order: Json): string[] {
	const { referrerId: value, addressRelations, addresses } = order;
	const isUnreadable = !isEmpty(value) && quantityOf(value) === undefined;
	const billing = addressOf(order, 'billing');
	const options = own(billing, 'options');
	const isAlone = isEmpty(addressRelations) && isEmpty(addresses);
	return [
		isUnreadable &&
			`referrerId ${showValue(value)} is not a number; the order is taken for the shop's own`,
		billing === undefined &&
			!isAlone &&
			'addressRelations names no billing address (typeId 1) that is among addresses; the customer is looked for elsewhere',
		!isEmpty(options) &&
			isEmpty(optionOf(billing, ADDRESS_OPTION.email)) &&
			'addresses[billing].options has no email address (typeId 5); it is looked for elsewhere',
	].filter((sentence) => sentence !== false);
}

/** A state is a decimal number, of which the whole is what all shops have, the decimals are the merchant's own. */
function statesOf(value: unknown): Status[] {
	return stateOf(value).map((state) => {
		const whole = String(Math.trunc(Number(state.value)));
		return /^\d+\.\d+$/.test(state.value) ? { ...state, within: whole } : state;
	});
}

function readLine(line: View, { variants }: LineLook): LineReading {
	const item = line.value;
	const type = textOf(own(item, 'typeId')) ?? '';
	if (!GOODS.has(type)) {
		return type === '' ? { is: 'goods', reason: 'typeId does not say what it is' } : noGoods(type);
	}
	const quantity = quantityOf(own(item, 'quantity'));
	if (quantity !== undefined && quantity <= 0) return { is: 'gone', fields: 'quantity' };
	const variationId = positive(own(item, 'itemVariationId'));
	if (variationId === undefined) return { is: 'goods', reason: 'itemVariationId names no product' };
	const itemId = positive(at(item, 'variation.itemId'));

	const product = {
		key: variants ? variationId : (itemId ?? `variation ${variationId}`),
		sku: [line.at('variation.number'), line.at('itemVariationId')],
		name: [line.at('orderItemName')],
		url: [],
		...(itemId === undefined
			? { pageHint: 'ask for the order with "with[]=orderItems.variation"' }
			: { page: { below: `/a-${itemId}`, path: line.at('variation.itemId').path } }),
		imageUrl: [],
		brand: [],
		gtin: barcodesOf(line.at('variationBarcodes')),
		mpn: [],
	};
	return { is: 'product', product };
}

/** Shipping, fees and the like need no word. */
function noGoods(type: string): LineReading {
	const reason = NO_GOODS.get(type);
	return { is: 'noGoods', ...(reason === undefined ? {} : { reason: `${reason} (typeId)` }) };
}

/** Coupons and shipping have numbers below 1. */
const positive = (id: unknown) => ((quantityOf(id) ?? 0) > 0 ? idOf(id) : undefined);

function barcodesOf({ path, value }: Candidate): Candidate[] {
	return viewsOf(value, path).map((barcode) => barcode.at('code'));
}
