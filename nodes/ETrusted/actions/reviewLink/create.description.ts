import type { INodeProperties } from 'n8n-workflow';

import { channel } from '../common/channel';
import { customerEmail, customerFields } from '../common/customer';
import {
	fillFrom,
	FROM_ORDER,
	mappedOrFromOrder,
	notice,
	SHOP_NAMES,
	shopUrls,
} from '../fillFrom/fillFrom.properties';
import { orderOptions } from '../fillFrom/orderOptions.property';
import { productsFromOrder } from '../fillFrom/productsFromOrder.property';
import { onlyFor } from '../panel';
import { metadataInput, metadataProperties } from '../common/metadata';
import { productsInput, productsProperties } from '../common/products';
import { dryRun, maxConcurrentRequests, maxRetries, timeout } from '../common/sendingOptions';
import { system, systemVersion } from '../common/system';
import { transactionDate, transactionReference } from '../common/transaction';
import { template } from './template.property';

const type: INodeProperties = {
	displayName: 'Type',
	name: 'type',
	type: 'string',
	default: '',
	placeholder: 'e.g. after_sales',
	description: 'The event type that the review is counted under; "link_generation" by default',
};

const notices = [
	notice(
		'payloadNotice',
		'The item that comes in has the shape of an eTrusted event: customer, transaction, products and so on. What you fill in below wins. Nothing is sent to the customer.',
		['eventPayload'],
	),
	notice(
		'orderNotice',
		'Everything is taken from the order that comes in. What you fill in below wins. Nothing is sent to the customer. Customers who may never be invited, such as those of marketplaces, get no link.',
		SHOP_NAMES,
	),
];

/** The parameters of `reviewLink: create`, in the order of the panel: those of an event, in words of a link. */
export const description: INodeProperties[] = [
	template,
	channel,
	fillFrom('Where the link gets its values from'),
	...notices,
	...shopUrls,
	orderOptions,
	...mappedOrFromOrder([
		{
			...customerEmail,
			description: 'Required. The address of the customer; nothing is sent to it.',
		},
		transactionReference,
		transactionDate,
		customerFields,
	]),
	...onlyFor([productsInput], { fillFrom: ['fields'] }),
	...onlyFor([productsFromOrder], { fillFrom: FROM_ORDER }),
	...productsProperties,
	metadataInput,
	...metadataProperties,
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		description: 'The event type, and the system that sends',
		options: [system, systemVersion, type],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		description: 'How to try it, and how links are created',
		options: [
			{
				...dryRun,
				description: 'Whether to create no link and show what would be sent to eTrusted',
				builderHint: {
					propertyHint:
						'Turn it on while the workflow is built and tried: each run creates links in the account. Nobody is emailed either way.',
				},
			},
			{
				...maxConcurrentRequests,
				description: 'How many links are created side by side, from 1 to 100',
			},
			{
				...maxRetries,
				description:
					'How often to try again where eTrusted surely did not create the link (too many requests, not available, no connection)',
			},
			{ ...timeout, description: 'How many milliseconds to wait for one link' },
		],
	},
];
