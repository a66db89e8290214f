import type { INodeProperties } from 'n8n-workflow';

import { SHOP_NAMES } from './fillFrom.properties';

/** How the order of a shop is read. */
export const orderOptions: INodeProperties = {
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
				{ name: 'Leave Out', value: 'leaveOut', description: 'The rest is sent without them' },
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
				'Whether each variant (a size, a colour) is reviewed as a product of its own, with its own SKU and name. When it is off, reviews are collected for the product as a whole.',
		},
	],
};
