import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { properties } from './actions';
import { router } from './actions/router';
import { getChannels, searchChannels, searchEventTypes, searchTemplates } from './listSearch';

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
		properties,
	};

	methods = {
		listSearch: { searchChannels, searchEventTypes, searchTemplates },
		loadOptions: { getChannels },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await router(this);
	}
}
