import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { properties as getAllChannelsProperties } from './actions/channel/getAll.operation';
import { properties as createEventProperties } from './actions/event/create.properties';
import { properties as getEventProperties } from './actions/event/get.operation';
import { properties as getAllEventTypesProperties } from './actions/eventType/getAll.operation';
import { router } from './actions/router';
import { searchChannels, searchEventTypes } from './listSearch';

export class ETrusted implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'eTrusted',
		name: 'eTrusted',
		icon: { light: 'file:../../icons/etrusted.svg', dark: 'file:../../icons/etrusted.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Invite customers of a shop to review their order at eTrusted (Trusted Shops)',
		defaults: { name: 'eTrusted' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'eTrustedOAuth2Api', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				default: 'event',
				description: 'What to work with',
				options: [
					{
						name: 'Channel',
						value: 'channel',
						description: 'A shop or place that collects reviews',
					},
					{
						name: 'Event',
						value: 'event',
						description: 'Something that can invite a customer to review, e.g. a delivery',
					},
					{
						name: 'Event Type',
						value: 'eventType',
						description: 'The kinds of events set up in the account',
					},
				],
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				default: 'create',
				description: 'What to do with events',
				displayOptions: { show: { resource: ['event'] } },
				options: [
					{
						name: 'Create',
						value: 'create',
						action: 'Create an event',
						description:
							'Tell eTrusted of an order, which can invite its customer to a review by e-mail',
					},
					{
						name: 'Get',
						value: 'get',
						action: 'Get an event',
						description: 'Read back an event that eTrusted has accepted',
					},
				],
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				default: 'getAll',
				description: 'What to do with channels',
				displayOptions: { show: { resource: ['channel'] } },
				options: [
					{
						name: 'Get Many',
						value: 'getAll',
						action: 'Get many channels',
						description: 'List the channels of the account, with their IDs and locales',
					},
				],
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				default: 'getAll',
				description: 'What to do with event types',
				displayOptions: { show: { resource: ['eventType'] } },
				options: [
					{
						name: 'Get Many',
						value: 'getAll',
						action: 'Get many event types',
						description: 'List the event types of the account, with their names',
					},
				],
			},
			...createEventProperties,
			...getEventProperties,
			...getAllChannelsProperties,
			...getAllEventTypesProperties,
		],
	};

	methods = { listSearch: { searchChannels, searchEventTypes } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await router(this);
	}
}
