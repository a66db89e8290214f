import type {
	ICredentialTestRequest,
	ICredentialType,
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeExecutionData,
	INodeListSearchResult,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

/** The smallest credential with a client-credentials grant, shaped like the package's own. */
export class ClientCredential implements ICredentialType {
	name = 'clientOAuth2Api';

	displayName = 'Client OAuth2 API';

	extends = ['oAuth2Api'];

	properties: INodeProperties[] = Object.entries({
		grantType: 'clientCredentials',
		authentication: 'body',
		sendAdditionalBodyProperties: true,
		additionalBodyProperties: '{"audience":"https://api.example"}',
		accessTokenUrl: 'https://login.example/token',
		apiBaseUrl: 'https://api.example',
	}).map(([name, value]) => ({ displayName: name, name, type: 'hidden', default: value }));

	test: ICredentialTestRequest = {
		request: { baseURL: '={{ $credentials.apiBaseUrl }}', url: '/me' },
		rules: [
			{ type: 'responseCode', properties: { value: 403, message: 'This account is closed' } },
		],
	};
}

/**
 * The smallest node that calls an API: one POST for each item, one after the other. What was sent is noted in
 * `getContext('node')` and not sent again. Stop ends it.
 */
export class Client implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Client',
		name: 'client',
		group: ['output'],
		version: 1,
		description: 'Calls an API',
		defaults: { name: 'Client' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'clientOAuth2Api', required: true }],
		properties: [
			{
				displayName: 'Text',
				name: 'text',
				type: 'string',
				default: '',
				description: 'Text to send',
			},
			{
				displayName: 'Prefix',
				name: 'prefix',
				type: 'string',
				default: 'no prefix',
				description: 'For lists',
			},
		],
	};

	methods = {
		listSearch: {
			async search(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
				const { apiBaseUrl: baseURL } = await this.getCredentials('clientOAuth2Api');
				const url = `${String(baseURL)}/me`;
				const { name } = (await this.helpers.httpRequestWithAuthentication.call(
					this,
					'clientOAuth2Api',
					{
						url,
					},
				)) as { name: string };
				return {
					results: [{ name, value: `${String(this.getCurrentNodeParameter('prefix'))} ${filter}` }],
					paginationToken: 'next',
				};
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { apiBaseUrl } = await this.getCredentials('clientOAuth2Api');
		const context = this.getContext('node') as { sent?: string[] };
		context.sent ??= [];
		const output: INodeExecutionData[] = [];
		for (const index of this.getInputData().keys()) {
			if (this.getExecutionCancelSignal()?.aborted) break;
			const text = this.getNodeParameter('text', index) as string;
			const zone = this.getTimezone();
			try {
				if (!context.sent.includes(text)) {
					await this.helpers.httpRequestWithAuthentication.call(this, 'clientOAuth2Api', {
						method: 'POST',
						url: `${String(apiBaseUrl)}/texts`,
						body: { text },
					});
					context.sent.push(text);
				}
				output.push({ json: { text, zone }, pairedItem: { item: index } });
			} catch (error) {
				if (!this.continueOnFail()) throw error;
				output.push({ json: { error: (error as Error).message }, pairedItem: { item: index } });
			}
		}
		return [output];
	}
}
