import type { INodeProperties } from 'n8n-workflow';

import { channel } from '../common/channel';
import { customerEmail, customerFields } from '../common/customer';
import { metadataInput, metadataProperties } from '../common/metadata';
import { productsInput, productsProperties } from '../common/products';
import { onlyFor } from '../panel';
import { dryRun, maxConcurrentRequests, maxRetries, timeout } from '../common/sendingOptions';
import { system, systemVersion } from '../common/system';
import { transactionDate, transactionReference } from '../common/transaction';
import { createdAt, estimatedDeliveryDate } from './dates.properties';
import { eventType } from './eventType.property';
import { fillFromProperties, mappedOrFromOrder, SHOP_NAMES } from './fillFrom.properties';
import { localeOptions } from './locales.options';
import { productsFromOrder } from './productsFromOrder.property';

const defaultLocale: INodeProperties = {
	displayName: 'Default Locale',
	name: 'defaultLocale',
	type: 'options',
	default: '',
	description:
		'The language of the invitation and the questionnaire. An expression may give any locale, e.g. de_DE, de-DE or just de.',
	options: localeOptions,
};

const defaultLocaleFromOrder: INodeProperties = {
	...defaultLocale,
	options: [
		{
			name: 'From the Order',
			value: '',
			description: "Where the order names none, it is the channel's own",
		},
		...localeOptions.filter(({ value }) => value !== ''),
	],
};

/**
 * The parameters of `event: create`, in the order of the panel. Those that an order can fill stand there twice, shown by
 * what "Fill From" says, so that each pair follows the other.
 */
export const description: INodeProperties[] = [
	eventType,
	channel,
	...fillFromProperties,
	...[customerEmail, transactionReference, transactionDate, customerFields].flatMap((property) =>
		mappedOrFromOrder([property]),
	),
	...onlyFor([defaultLocale], { fillFrom: ['fields'] }),
	...onlyFor([defaultLocaleFromOrder], { fillFrom: ['eventPayload', ...SHOP_NAMES] }),
	...onlyFor([productsInput], { fillFrom: ['fields'] }),
	...onlyFor([productsFromOrder], { fillFrom: ['eventPayload', ...SHOP_NAMES] }),
	...productsProperties,
	metadataInput,
	...metadataProperties,
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		description: 'Dates, and the system that calls',
		options: [createdAt, estimatedDeliveryDate, system, systemVersion],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		description: 'Trying out, and how events are sent',
		options: [dryRun, maxConcurrentRequests, maxRetries, timeout],
	},
];
