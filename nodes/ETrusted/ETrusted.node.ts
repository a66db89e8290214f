import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { properties } from './actions';
import { router } from './actions/router';
import {
	getChannels,
	searchChannels,
	searchAllEventTypes,
	searchEventTypes,
	searchReviews,
	searchTemplates,
} from './listSearch';

export class ETrusted implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'eTrusted',
		name: 'eTrusted',
		icon: { light: 'file:../../icons/etrusted.svg', dark: 'file:../../icons/etrusted.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Invite customers to review their orders at eTrusted (Trusted Shops), and read and answer reviews',
		defaults: { name: 'eTrusted' },
		usableAsTool: true,
		// For n8n's AI builder (2.41 and later; older versions ignore it).
		builderHint: {
			searchHint:
				"Sends the orders of a shop to eTrusted (Trusted Shops), which emails their customers an invitation to review. Put Event > Create right behind the shop's trigger and set Fill From to that shop: everything is read from the order, nothing has to be mapped. Ask the user which field of the order holds the customer's consent, and name it under Consent Field: without a clear yes nobody may be invited. Leave Send Each Order Only Once on, because shops deliver one order many times. Try it with Options > Dry Run first. To find out why an order was not invited, use Invite > Explain.",
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-base.wooCommerceTrigger',
					relationHint: 'In front of Event > Create, with the topic Order Updated',
				},
				{
					nodeType: 'n8n-nodes-base.shopifyTrigger',
					relationHint: 'In front of Event > Create, with the topic Order Fulfilled',
				},
				{
					nodeType: 'n8n-nodes-base.webhook',
					relationHint:
						'In front of Event > Create, for the webhooks of Shopware 6 and other shops',
				},
				{
					nodeType: 'n8n-nodes-base.scheduleTrigger',
					relationHint:
						'In front of a lookup of orders, for shops without a trigger: Magento 2, PrestaShop, PlentyONE, Billbee',
				},
				{
					nodeType: 'n8n-nodes-etrusted.eTrustedTrigger',
					relationHint:
						'To react to new reviews, instead of Schedule Trigger and Review > Get Many',
				},
			],
		},
		hints: [
			{
				type: 'info',
				message:
					'Multiple items will be returned, one for each entry that is found. Make sure your workflow can handle multiple items.',
				displayCondition:
					'={{ $parameter["operation"] === "getAll" || ($parameter["operation"] === "getRating" && $parameter["period"] === "all") }}',
				whenToDisplay: 'beforeExecution',
				location: 'outputPane',
			},
		],
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'eTrustedOAuth2Api', required: true }],
		properties,
	};

	methods = {
		listSearch: {
			searchAllEventTypes,
			searchChannels,
			searchEventTypes,
			searchReviews,
			searchTemplates,
		},
		loadOptions: { getChannels },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await router(this);
	}
}
