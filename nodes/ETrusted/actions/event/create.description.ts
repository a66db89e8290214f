import type { INodeProperties } from 'n8n-workflow';

import { channel } from '../common/channel';
import { customerEmail, customerFields } from '../common/customer';
import { metadataInput, metadataProperties } from '../common/metadata';
import { productsInput, productsProperties } from '../common/products';
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
import { dryRun, maxConcurrentRequests, maxRetries, timeout } from '../common/sendingOptions';
import { system, systemVersion } from '../common/system';
import { transactionDate, transactionReference } from '../common/transaction';
import { createdAt, estimatedDeliveryDate } from './dates.properties';
import { eventType } from './eventType.property';
import { localeOptions } from './locales.options';
import { whoIsInvited } from './whoIsInvited.properties';

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

const notices = [
	notice(
		'optInNotice',
		'Only customers who agreed to review invitations may be invited (GDPR): map their consent to "Customer Opted In". Each event can email a real person, so try your mapping with "Dry Run" first: it is under Options, at the end.',
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

/**
 * The parameters of `event: create`, in the order of the panel. Those that an order can fill stand there twice, shown by
 * what "Fill From" says, so that each pair follows the other.
 */
export const description: INodeProperties[] = [
	eventType,
	channel,
	fillFrom('Where the event gets its values from'),
	...notices,
	...whoIsInvited,
	...shopUrls,
	orderOptions,
	...mappedOrFromOrder([customerEmail, transactionReference, transactionDate, customerFields]),
	...onlyFor([defaultLocale], { fillFrom: ['fields'] }),
	...onlyFor([defaultLocaleFromOrder], { fillFrom: FROM_ORDER }),
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
		description: 'Dates, and the system that sends',
		options: [createdAt, estimatedDeliveryDate, system, systemVersion],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		description: 'How to try it, and how events are sent',
		options: [dryRun, maxConcurrentRequests, maxRetries, timeout],
	},
];
