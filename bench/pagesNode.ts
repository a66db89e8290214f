import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { credential } from './floorNode';
import { largestPage } from './workload';

interface Page {
	paging: { cursor: { after?: string | null } };
	items: IDataObject[];
}

/** The least that any node can do to read all reviews: n8n's own request helper, page after page, without any check. */
export class PagesNode implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Pages',
		name: 'pages',
		group: ['output'],
		version: 1,
		description: 'Reads pages with the bare request helper',
		defaults: { name: 'Pages' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: credential, required: true }],
		properties: [],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { apiBaseUrl } = await this.getCredentials(credential);
		const output: INodeExecutionData[] = [];
		let after: string | null | undefined;
		do {
			const page = (await this.helpers.httpRequestWithAuthentication.call(this, credential, {
				url: `${String(apiBaseUrl)}/reviews`,
				qs: { count: largestPage, ignoreStatements: false, ...(after ? { after } : {}) },
				json: true,
			})) as Page;
			output.push(...page.items.map((json) => ({ json, pairedItem: { item: 0 } })));
			({ after } = page.paging.cursor);
		} while (after);
		return [output];
	}
}
