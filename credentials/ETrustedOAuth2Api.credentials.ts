import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * eTrusted's OAuth2 client credentials. A merchant fills in the pair; all else is constant, because an expression
 * would be evaluated anew on every request. Who runs n8n sets other addresses with CREDENTIALS_OVERWRITE_DATA.
 */
export class ETrustedOAuth2Api implements ICredentialType {
	name = 'eTrustedOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'eTrusted OAuth2 API';

	icon: Icon = { light: 'file:../icons/etrusted.svg', dark: 'file:../icons/etrusted.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-etrusted/n8n-nodes-etrusted#credentials';

	properties: INodeProperties[] = [
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'clientCredentials' },
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
			description:
				'From the eTrusted Control Centre (<a href="https://app.etrusted.com" target="_blank">app.etrusted.com</a>): Settings > API Clients > Create New Client, enable it, save, expand it and press "Show"',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'Shown next to the Client ID in the eTrusted Control Centre, under Settings > API Clients',
			// n8n has its own texts for the login server's answers and lets no package change them (client-oauth2, utils).
			hint: 'If the test says "The client is not authorized" or "Client authentication failed", one of the two fields is wrong: copy both again',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: 'https://login.etrusted.com/oauth/token',
		},
		{
			displayName: 'API Base URL',
			name: 'apiBaseUrl',
			type: 'hidden',
			default: 'https://api.etrusted.com',
		},
		{ displayName: 'Authorization URL', name: 'authUrl', type: 'hidden', default: '' },
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{ displayName: 'Scope', name: 'scope', type: 'hidden', default: '' },
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
		{
			displayName: 'Send Additional Body Properties',
			name: 'sendAdditionalBodyProperties',
			type: 'hidden',
			default: true,
		},
		{
			displayName: 'Additional Body Properties',
			name: 'additionalBodyProperties',
			type: 'hidden',
			default: '{"audience":"https://api.etrusted.com"}',
		},
		{ displayName: 'Ignore SSL Issues', name: 'ignoreSSLIssues', type: 'hidden', default: false },
		{
			displayName: 'Use Dynamic Client Registration',
			name: 'useDynamicClientRegistration',
			type: 'hidden',
			default: false,
		},
		{
			displayName: 'Allowed HTTP Request Domains',
			name: 'allowedHttpRequestDomains',
			type: 'hidden',
			default: 'domains',
		},
		{
			displayName: 'Allowed Domains',
			name: 'allowedDomains',
			type: 'hidden',
			default: 'api.etrusted.com',
		},
	];

	/** Without a request, n8n only looks for a stored token, which there is none of before the first use. */
	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.apiBaseUrl}}', url: '/channels' },
	};
}
