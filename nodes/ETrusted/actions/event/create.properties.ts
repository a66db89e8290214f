import type { INodeProperties } from 'n8n-workflow';

import { show } from './create.show';
import { localeOptions } from './locales.options';
import { metadataProperties } from './metadata.properties';
import { optionsProperties } from './options.properties';
import { productsProperties } from './products.properties';

/** The parameters of `event: create`, in the order of the panel. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Event Type',
		name: 'eventType',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description:
			'What happened, e.g. a delivery. It must exist in the eTrusted account, and decides which invitation is sent.',
		displayOptions: { show },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select an event type…',
				typeOptions: { searchListMethod: 'searchEventTypes', searchable: true },
			},
			{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. after_sales' },
		],
	},
	{
		displayName: 'Channel',
		name: 'channel',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: 'The shop that the order belongs to: the review is collected for this channel',
		displayOptions: { show },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select a channel…',
				typeOptions: { searchListMethod: 'searchChannels', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. chl-5ac2b3a2-7a5e-4c2d-9a51-0d5f1f2f6c11',
			},
			{
				displayName: 'By User-Defined ID',
				name: 'userDefinedId',
				type: 'string',
				placeholder: 'e.g. my-shop-de',
			},
		],
	},
	{
		displayName:
			'Only send events for customers who opted in to review invitations: the GDPR requires it, and each event can e-mail a real person. Map their consent to "Customer Opted In" under Options at the end, and try your mapping with "Dry Run" there.',
		name: 'optInNotice',
		type: 'notice',
		default: '',
		displayOptions: { show },
	},
	{
		displayName: 'Customer Email',
		name: 'customerEmail',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. nathan@example.com',
		description: 'Required. The address to which the review invitation goes.',
		displayOptions: { show },
	},
	{
		displayName: 'Transaction Reference',
		name: 'transactionReference',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. order-12345',
		description: 'Required. The order number in the shop.',
		displayOptions: { show },
	},
	{
		displayName: 'Transaction Date',
		name: 'transactionDate',
		type: 'dateTime',
		default: '',
		description:
			'When the order was placed, in any usual form. Without a time zone of its own, it is in the time zone of the workflow.',
		displayOptions: { show },
	},
	{
		displayName: 'Customer Fields',
		name: 'customerFields',
		type: 'collection',
		placeholder: 'Add Customer Field',
		default: {},
		description: 'More about the customer, e.g. the name for the salutation',
		displayOptions: { show },
		options: [
			{
				displayName: 'Address',
				name: 'address',
				type: 'string',
				default: '',
				placeholder: 'e.g. Anystr. 17, 12345 Anycity',
				description: 'The postal address in one line',
			},
			{
				displayName: 'First Name',
				name: 'firstName',
				type: 'string',
				default: '',
				placeholder: 'e.g. Nathan',
				description: 'The first name of the customer',
			},
			{
				displayName: 'Last Name',
				name: 'lastName',
				type: 'string',
				default: '',
				placeholder: 'e.g. Smith',
				description: 'The last name of the customer',
			},
			{
				displayName: 'Mobile',
				name: 'mobile',
				type: 'string',
				default: '',
				placeholder: 'e.g. +49123456789',
				description: 'The mobile number in international form',
			},
			{
				displayName: 'Reference',
				name: 'reference',
				type: 'string',
				default: '',
				placeholder: 'e.g. cus-4711',
				description: 'The customer number in the shop',
			},
		],
	},
	{
		displayName: 'Default Locale',
		name: 'defaultLocale',
		type: 'options',
		default: '',
		description:
			'The language of the invitation and the questionnaire. An expression may give any locale, e.g. de_DE, de-DE or just de.',
		displayOptions: { show },
		options: localeOptions,
	},
	...productsProperties,
	...metadataProperties,
	...optionsProperties,
];
