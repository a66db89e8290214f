import type { INodeProperties } from 'n8n-workflow';

import { show } from './create.show';

/** What stands in the two collections at the panel's end. */
export const optionsProperties: INodeProperties[] = [
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		description: 'Dates, and the system that calls',
		displayOptions: { show },
		options: [
			{
				displayName: 'Created At',
				name: 'createdAt',
				type: 'dateTime',
				default: '',
				description:
					'When the event happened; without it, eTrusted takes the time at which it arrives',
			},
			{
				displayName: 'Estimated Delivery Date',
				name: 'estimatedDeliveryDate',
				type: 'dateTime',
				default: '',
				description:
					'The day on which the order should arrive. Only the day counts, in the time zone of the workflow.',
			},
			{
				displayName: 'System',
				name: 'system',
				type: 'string',
				default: '',
				placeholder: 'e.g. my-shop',
				description: 'The system that calls, as eTrusted should see it; this package by default',
			},
			{
				displayName: 'System Version',
				name: 'systemVersion',
				type: 'string',
				default: '',
				placeholder: 'e.g. 1.0',
				description: 'The version of the system that calls; the version of this package by default',
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		description: 'Consent, trying out, and how events are sent',
		displayOptions: { show },
		options: [
			{
				displayName: 'Customer Opted In',
				name: 'customerOptedIn',
				type: 'boolean',
				default: false,
				description:
					'Whether this customer agreed to review invitations. Map the consent from the order: only a clear yes (true, 1, "yes") is sent, anything else comes out as skipped.',
			},
			{
				displayName: 'Dry Run',
				name: 'dryRun',
				type: 'boolean',
				default: true,
				description:
					'Whether to do everything but the sending: the payload comes out instead, and no customer gets an e-mail',
			},
			{
				displayName: 'Max Concurrent Requests',
				name: 'maxConcurrentRequests',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 100 },
				default: 20,
				description: 'How many events are sent side by side, from 1 to 100',
			},
			{
				displayName: 'Max Retries',
				name: 'maxRetries',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 3,
				description:
					'How often an event is sent again that surely was not taken (too many requests, not available, no connection)',
			},
			{
				displayName: 'Timeout',
				name: 'timeout',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 30000,
				description: 'How many milliseconds to wait for the answer to one event',
			},
		],
	},
];
