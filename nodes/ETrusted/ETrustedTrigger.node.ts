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
