import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { SHOPS, type ShopFacts, type ShopName } from '../../orders';
import { onlyFor } from '../panel';

/** The shop systems whose orders are read without any mapping. */
export const SHOP_NAMES = Object.keys(SHOPS) as ShopName[];

const byName = (one: INodePropertyOptions, other: INodePropertyOptions) =>
	one.name.localeCompare(other.name, 'en');

const fillFrom: INodeProperties = {
	displayName: 'Fill From',
	name: 'fillFrom',
	type: 'options',
	noDataExpression: true,
	default: 'fields',
	description: 'Where the event gets its values from',
	options: [
		{
			name: 'Event Payload',
			value: 'eventPayload',
			description:
				"The item has the shape of eTrusted's own event payload: for any other system, made with an Edit Fields or Code node",
		},
		{
			name: 'Fields Below',
			value: 'fields',
			description: 'You map each value yourself, from any system',
		},
		...SHOP_NAMES.map((shop) => ({
			name: `${SHOPS[shop].label} Order`,
			value: shop,
			description: `An order from ${SHOPS[shop].comesFrom}: nothing has to be mapped`,
		})),
	].sort(byName),
};

function notice(name: string, displayName: string, shownFor: string[]): INodeProperties {
	return {
		displayName,
		name,
		type: 'notice',
		default: '',
		displayOptions: { show: { fillFrom: shownFor } },
	};
}

const notices = [
	notice(
		'optInNotice',
		'Only customers who agreed to review invitations may be sent (GDPR): map their consent to "Customer Opted In". Each event can e-mail a real person, so try your mapping with "Dry Run" first: it is under Options, at the end.',
		['fields'],
	),
	notice(
		'payloadNotice',
		'The item that comes in has the shape of an eTrusted event: customer, transaction, products and so on. What you fill in below wins. Only customers who agreed may be invited (GDPR). Try it with "Dry Run" first: it is under Options, at the end.',
		['eventPayload'],
	),
	notice(
		'orderNotice',
		'Everything is taken from the order that comes in. What you fill in below wins. Only customers who agreed may be invited (GDPR): name the order\'s field that says so. Try it with "Dry Run" first: it is under Options, at the end.',
		SHOP_NAMES,
	),
];

const describeConsentField = ({ consentHint }: ShopFacts) =>
	`The name of the order's field that says whether the customer agreed to review invitations: only a clear yes (true, 1, "yes") is sent, anything else is skipped. ${consentHint}`;

const describeShopUrl = ({ shopUrlHint }: ShopFacts) =>
	`The address of the shop's home page. ${shopUrlHint}`;

const consentFields = SHOP_NAMES.map((shop): INodeProperties => ({
	displayName: 'Consent Field',
	name: 'consentField',
	type: 'string',
	default: '',
	placeholder: SHOPS[shop].consentPlaceholder,
	description: describeConsentField(SHOPS[shop]),
	displayOptions: { show: { fillFrom: [shop] } },
}));

const customerOptedIn: INodeProperties = {
	displayName: 'Customer Opted In',
	name: 'customerOptedIn',
	type: 'boolean',
	default: false,
	description:
		'Whether this customer agreed to review invitations. Map the consent from the order: only a clear yes (true, 1, "yes") is sent, anything else comes out as skipped. Off, nobody is invited.',
};

const statusFields = SHOP_NAMES.map((shop): INodeProperties => ({
	displayName: 'Only With Status',
	name: 'onlyWithStatus',
	type: 'multiOptions',
	default: [...SHOPS[shop].defaultStatuses],
	description:
		'Orders with another status come out as skipped. Empty, the status of the order does not matter.',
	displayOptions: { show: { fillFrom: [shop] } },
	options: SHOPS[shop].statuses.map((status) => ({ ...status })),
}));

const sendOnce: INodeProperties = {
	displayName: 'Send Each Order Only Once',
	name: 'sendOnce',
	type: 'boolean',
	default: true,
	description:
		'Whether to skip an order that this node has already sent with this event type and channel, in whatever execution: shops deliver one order many times. Manual executions send and remember, too. The last 10,000 orders are remembered.',
};

const shopUrls = SHOP_NAMES.map((shop): INodeProperties => ({
	displayName: 'Shop URL',
	name: 'shopUrl',
	type: 'string',
	default: '',
	placeholder:
		SHOPS[shop].shopUrl === 'optional' ? 'From the order' : 'e.g. https://www.my-shop.example',
	description: describeShopUrl(SHOPS[shop]),
	displayOptions: { show: { fillFrom: [shop] } },
}));

const orderOptions: INodeProperties = {
	displayName: 'Order Options',
	name: 'orderOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	description: 'How the order is read',
	displayOptions: { show: { fillFrom: SHOP_NAMES } },
	options: [
		{
			displayName: 'Also Send',
			name: 'alsoSend',
			type: 'multiOptions',
			default: [],
			description: 'More personal data than an invitation needs',
			options: [
				{ name: 'Address', value: 'address' },
				{ name: 'Mobile Number', value: 'mobile' },
			],
		},
		{
			displayName: 'Leave Out Products',
			name: 'leaveOut',
			type: 'string',
			default: '',
			placeholder: 'e.g. INSURANCE, SAMPLE-1',
			description:
				'SKUs or product IDs, separated by commas, of what nobody reviews: shipping insurance, samples, deposits',
		},
		{
			displayName: 'Order',
			name: 'order',
			type: 'json',
			default: '',
			placeholder: "e.g. {{ $('Get an order').item.json }}",
			description: 'The order, if it is not the item that comes in',
		},
		{
			displayName: 'Product Details',
			name: 'productDetails',
			type: 'json',
			default: '',
			placeholder: "e.g. {{ $('Get Products').all().map((i) => i.json) }}",
			description:
				"The products that the shop's own node looked up, as a list, for their addresses, pictures and GTINs. They are joined to the order by their IDs.",
		},
		{
			displayName: 'Products Without URL',
			name: 'productsWithoutUrl',
			type: 'options',
			default: 'leaveOut',
			description:
				'What to do with a product whose web address is not known: eTrusted needs one for each product',
			options: [
				{ name: 'Leave Out', value: 'leaveOut', description: 'The event is sent without them' },
				{ name: 'Send Shop URL', value: 'shopUrl', description: "The shop's home page stands in" },
				{ name: 'Stop With Error', value: 'error', description: 'The item is not sent' },
			],
		},
		{
			displayName: 'Review Variants',
			name: 'reviewVariants',
			type: 'boolean',
			default: false,
			description:
				'Whether each variant (a size, a colour) is reviewed as a product of its own, with its own SKU and name. Off, reviews are collected for the product as a whole.',
		},
	],
};

/** Where the values come from, who agreed, and which orders are sent: what stands between the channel and the fields. */
export const fillFromProperties: INodeProperties[] = [
	fillFrom,
	...notices,
	...consentFields,
	...onlyFor([customerOptedIn], { fillFrom: ['fields', 'eventPayload'] }),
	// Once a field is named, it alone decides.
	...onlyFor([customerOptedIn], { fillFrom: SHOP_NAMES, consentField: [''] }),
	...statusFields,
	sendOnce,
	...shopUrls,
	orderOptions,
];

/**
 * The parameters of the panel, mapped by hand or taken from an order: there they are not required, and empty they mean
 * "from the order".
 */
export function mappedOrFromOrder(properties: INodeProperties[]): INodeProperties[] {
	return [
		...onlyFor(properties, { fillFrom: ['fields'] }),
		...onlyFor(properties.map(fromOrder), { fillFrom: ['eventPayload', ...SHOP_NAMES] }),
	];
}

function fromOrder(property: INodeProperties): INodeProperties {
	const description = property.description?.replace(/^Required\. /, '');
	const placeholder = property.type === 'string' ? 'From the order' : property.placeholder;
	return { ...property, required: false, description, ...(placeholder ? { placeholder } : {}) };
}
