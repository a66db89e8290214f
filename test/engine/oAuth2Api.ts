import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/** Shown, as in n8n, unless the client is registered dynamically. */
const displayOptions = { show: { useDynamicClientRegistration: [false] } };

const bodyOptions = {
	show: { ...displayOptions.show, grantType: ['clientCredentials'], authentication: ['body'] },
};

/**
 * The credential type that OAuth2 credentials extend, with what the client-credentials flow reads: names, defaults and
 * conditions are those of `OAuth2Api.credentials.ts` in n8n-nodes-base, which n8n-core does not bring along.
 */
export class OAuth2Api implements ICredentialType {
	name = 'oAuth2Api';

	displayName = 'OAuth2 API';

	properties: INodeProperties[] = [
		{
			displayName: 'Use Dynamic Client Registration',
			name: 'useDynamicClientRegistration',
			type: 'boolean',
			default: false,
		},
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'options',
			options: [
				{ name: 'Authorization Code', value: 'authorizationCode' },
				{ name: 'Client Credentials', value: 'clientCredentials' },
				{ name: 'PKCE', value: 'pkce' },
			],
			displayOptions,
			default: 'authorizationCode',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'string',
			displayOptions,
			default: '',
			required: true,
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			displayOptions,
			default: '',
			required: true,
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			displayOptions,
			default: '',
			required: true,
		},
		{ displayName: 'Scope', name: 'scope', type: 'string', displayOptions, default: '' },
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{ name: 'Body', value: 'body' },
				{ name: 'Header', value: 'header' },
			],
			displayOptions,
			default: 'header',
		},
		{
			displayName: 'Send Additional Body Properties',
			name: 'sendAdditionalBodyProperties',
			type: 'boolean',
			displayOptions: bodyOptions,
			default: false,
		},
		{
			displayName: 'Additional Body Properties',
			name: 'additionalBodyProperties',
			type: 'json',
			displayOptions: { show: { ...bodyOptions.show, sendAdditionalBodyProperties: [true] } },
			default: '',
		},
		{
			displayName: 'Ignore SSL Issues (Insecure)',
			name: 'ignoreSSLIssues',
			type: 'boolean',
			default: false,
			doNotInherit: true,
		},
	];
}
