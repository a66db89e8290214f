import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { body } from './workload';

export const credential = 'eTrustedOAuth2Api';

/**
 * The least that any node in n8n can do: n8n's own request helper with a constant body, the first request alone, then
 * a fixed number at once. No parameters, checks, retries or memory.
 */
export class FloorNode implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Floor',
		name: 'floor',
		group: ['output'],
		version: 1,
		description: 'Calls the bare request helper',
		defaults: { name: 'Floor' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: credential, required: true }],
		properties: [],
	};

	constructor(private readonly concurrency: number) {}

	get execute() {
		const { concurrency } = this;
		return async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			const { apiBaseUrl } = await this.getCredentials(credential);
			const output: INodeExecutionData[] = this.getInputData().map((_, item) => ({
				json: {},
				pairedItem: { item },
			}));
			let next = 0;
			const sendNext = async () => {
				const item = output[next++]!;
				item.json = await this.helpers.httpRequestWithAuthentication.call(this, credential, {
					method: 'POST',
					url: `${String(apiBaseUrl)}/events`,
					body,
					json: true,
				});
			};
			const worker = async () => {
				while (next < output.length) await sendNext();
			};
			await sendNext();
			await Promise.all(Array.from({ length: concurrency }, worker));
			return [output];
		};
	}
}
