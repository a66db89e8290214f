import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ICredentialType, INodeType } from 'n8n-workflow';

const load = createRequire(__filename);
const dist = join(__dirname, '..', 'dist');

/** What n8n loads of the package: the compiled nodes and the credential. `npm run build` makes them. */
export interface BuiltPackage {
	node: INodeType;
	trigger: INodeType;
	credential: ICredentialType;
}

/** Throws Node's error when the package was not built. */
export function loadBuiltPackage(): BuiltPackage {
	const { ETrusted } = load(join(dist, 'nodes/ETrusted/ETrusted.node.js')) as {
		ETrusted: new () => INodeType;
	};
	const { ETrustedTrigger } = load(join(dist, 'nodes/ETrusted/ETrustedTrigger.node.js')) as {
		ETrustedTrigger: new () => INodeType;
	};
	const { ETrustedOAuth2Api } = load(
		join(dist, 'credentials/ETrustedOAuth2Api.credentials.js'),
	) as {
		ETrustedOAuth2Api: new () => ICredentialType;
	};
	return {
		node: new ETrusted(),
		trigger: new ETrustedTrigger(),
		credential: new ETrustedOAuth2Api(),
	};
}
