import type { NodeTypesByName } from '../test/engine/nodeTypes';
import { createEngine, type Engine, type EngineOptions } from '../test/engine';
import { loadBuiltPackage } from './builtPackage';

/** What the engine needs to know of a sandbox, wherever that runs. */
export interface SandboxAccess {
	url: string;
	tokenUrl: string;
	clientId: string;
	clientSecret: string;
}

/** The package's node, by the name that workflows use. */
export const nodeType = 'n8n-nodes-etrusted.eTrusted';

/** The package's trigger. */
export const triggerType = 'n8n-nodes-etrusted.eTrustedTrigger';

/** How a node of a workflow refers to the credential. */
export const credentials = { eTrustedOAuth2Api: { id: '1', name: 'eTrusted' } };

/** An n8n with the built package and a credential for the sandbox, as CREDENTIALS_OVERWRITE_DATA makes one. */
export async function connectEngine(
	{ url, tokenUrl, clientId, clientSecret }: SandboxAccess,
	{
		nodeTypes,
		expressions,
	}: { nodeTypes?: NodeTypesByName; expressions?: EngineOptions['expressions'] } = {},
): Promise<Engine> {
	const { node, trigger, credential } = loadBuiltPackage();
	return await createEngine({
		nodeTypes: { ...nodeTypes, [nodeType]: node, [triggerType]: trigger },
		credentialTypes: [credential],
		credentials: [
			{ ...credentials.eTrustedOAuth2Api, type: credential.name, data: { clientId, clientSecret } },
		],
		overwrites: { [credential.name]: { accessTokenUrl: tokenUrl, apiBaseUrl: url } },
		timezone: 'Europe/Berlin',
		expressions,
	});
}
