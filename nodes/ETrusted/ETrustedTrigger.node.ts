import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';

import { getChannels } from './listSearch';
import { properties } from './trigger/panel';
import { pollReviews } from './trigger/pollReviews';

export class ETrustedTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'eTrusted Trigger',
		name: 'eTrustedTrigger',
		icon: { light: 'file:../../icons/etrusted.svg', dark: 'file:../../icons/etrusted.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ $parameter["event"] === "reviewEdited" ? "Review Edited by Customer" : "New Review" }}',
		description: 'Starts the workflow when a customer writes or edits a review at eTrusted',
		defaults: { name: 'eTrusted Trigger' },
		polling: true,
		// For n8n's AI builder (2.41 and later; older versions ignore it).
		builderHint: {
			searchHint:
				'Starts a workflow for each new or edited review at eTrusted (Trusted Shops), each once, also after n8n was off. Use it instead of Schedule Trigger with Review > Get Many, which brings the same reviews out again and again. To invite customers to review their orders, use the eTrusted node behind the trigger of the shop.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-etrusted.eTrusted',
					relationHint: 'Behind it, to reply to the review or to report it',
				},
			],
		},
		hints: [
			{
				type: 'info',
				message:
					'Multiple items will be returned if several reviews came in since the last poll, at most 1,000 at once. Make sure your workflow can handle multiple items.',
				whenToDisplay: 'beforeExecution',
				location: 'outputPane',
			},
		],
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'eTrustedOAuth2Api', required: true }],
		properties,
	};

	methods = { loadOptions: { getChannels } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollReviews(this);
	}
}
