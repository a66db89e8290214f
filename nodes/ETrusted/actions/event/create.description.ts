import type { INodeProperties } from 'n8n-workflow';

import { channel } from '../common/channel';
import { customerEmail, customerFields } from '../common/customer';
import { metadataProperties } from '../common/metadata';
import { productsProperties } from '../common/products';
import { dryRun, maxConcurrentRequests, maxRetries, timeout } from '../common/sendingOptions';
import { system, systemVersion } from '../common/system';
import { transactionDate, transactionReference } from '../common/transaction';
import { createdAt, estimatedDeliveryDate } from './dates.properties';
import { eventType } from './eventType.property';
import { localeOptions } from './locales.options';

/** The parameters of `event: create`, in the order of the panel. */
export const description: INodeProperties[] = [
	eventType,
	channel,
	{
		displayName:
			'Only send events for customers who opted in to review invitations: the GDPR requires it, and each event can e-mail a real person. Map their consent to "Customer Opted In" under Options at the end, and try your mapping with "Dry Run" there.',
		name: 'optInNotice',
		type: 'notice',
		default: '',
	},
	customerEmail,
	transactionReference,
	transactionDate,
	customerFields,
	{
		displayName: 'Default Locale',
		name: 'defaultLocale',
		type: 'options',
		default: '',
		description:
			'The language of the invitation and the questionnaire. An expression may give any locale, e.g. de_DE, de-DE or just de.',
		options: localeOptions,
	},
	...productsProperties,
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
		description: 'Consent, trying out, and how events are sent',
		options: [
			{
				displayName: 'Customer Opted In',
				name: 'customerOptedIn',
				type: 'boolean',
				default: false,
				description:
					'Whether this customer agreed to review invitations. Map the consent from the order: only a clear yes (true, 1, "yes") is sent, anything else comes out as skipped.',
			},
			dryRun,
			maxConcurrentRequests,
			maxRetries,
			timeout,
		],
	},
];
