import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { SHOPS, type ShopFacts, type ShopName } from '../../orders';
import { onlyFor } from '../panel';

/** The shop systems whose orders are read without any mapping. */
export const SHOP_NAMES = Object.keys(SHOPS) as ShopName[];

/** The choices of "Fill From" with which most parameters may be left empty. */
export const FROM_ORDER = ['eventPayload', ...SHOP_NAMES];

const byName = (one: INodePropertyOptions, other: INodePropertyOptions) =>
	one.name.localeCompare(other.name, 'en');

/** @param description of what is filled */
export const fillFrom = (description: string): INodeProperties => ({
	displayName: 'Fill From',
	name: 'fillFrom',
	type: 'options',
	noDataExpression: true,
	default: 'fields',
	description,
	builderHint: {
		propertyHint:
			'Choose the shop whose trigger stands in front. The order is then read from the item itself: leave customer, transaction and products empty, and add no Edit Fields node in between. Use Fields Below only for a system that is not listed.',
	},
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
});

/** @param shownFor the choices of "Fill From" that it belongs to */
export const notice = (name: string, displayName: string, shownFor: string[]): INodeProperties => ({
	displayName,
	name,
	type: 'notice',
	default: '',
	displayOptions: { show: { fillFrom: shownFor } },
});

const describeShopUrl = ({ shopUrlHint }: ShopFacts) =>
	`The address of the shop's home page, ${shopUrlHint}`;

/** One for each shop, in the shop's own words. */
export const shopUrls = SHOP_NAMES.map((shop): INodeProperties => ({
	displayName: 'Shop URL',
	name: 'shopUrl',
	type: 'string',
	default: '',
	placeholder:
		SHOPS[shop].shopUrl === 'optional' ? 'From the order' : 'e.g. https://www.my-shop.example',
	description: describeShopUrl(SHOPS[shop]),
	displayOptions: { show: { fillFrom: [shop] } },
}));

/**
 * The parameters of the panel, mapped by hand or taken from an order: there they are not required, and empty they mean
 * "from the order".
 */
export function mappedOrFromOrder(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => [
		...onlyFor([property], { fillFrom: ['fields'] }),
		...onlyFor([fromOrder(property)], { fillFrom: FROM_ORDER }),
	]);
}

function fromOrder(property: INodeProperties): INodeProperties {
	const description = property.description?.replace(/^Required\. /, '');
	const placeholder = property.type === 'string' ? 'From the order' : property.placeholder;
	return { ...property, required: false, description, ...(placeholder ? { placeholder } : {}) };
}
