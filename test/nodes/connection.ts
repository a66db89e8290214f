import { ETrustedOAuth2Api } from '../../credentials/ETrustedOAuth2Api.credentials';
import type { Sandbox } from '../../sandbox';

/** What an engine needs to reach a sandbox: the credential, its client secret, and the sandbox's addresses in its hidden fields. */
export const connectionTo = (sandbox: Sandbox, clientSecret = sandbox.clientSecret) => ({
	credentialTypes: [new ETrustedOAuth2Api()],
	credentials: [
		{
			id: '1',
			name: 'eTrusted',
			type: 'eTrustedOAuth2Api',
			data: { clientId: sandbox.clientId, clientSecret },
		},
	],
	overwrites: {
		eTrustedOAuth2Api: { accessTokenUrl: sandbox.tokenUrl, apiBaseUrl: sandbox.url },
	},
});
