import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ICredentialType, INodeType } from 'n8n-workflow';

const load = createRequire(__filename);
const dist = join(__dirname, '..', 'dist');

/** What n8n loads of the package: the compiled node and credential. `npm run build` makes them. */
export interface BuiltPackage {
	node: INodeType;
	credential: ICredentialType;
}

/** Throws Node's error when the package was not built. */
export function loadBuiltPackage(): BuiltPackage {
	const { ETrusted } = load(join(dist, 'nodes/ETrusted/ETrusted.node.js')) as {
		ETrusted: new () => INodeType;
	};
	const { ETrustedOAuth2Api } = load(
		join(dist, 'credentials/ETrustedOAuth2Api.credentials.js'),
	) as {
		ETrustedOAuth2Api: new () => ICredentialType;
	};
	return { node: new ETrusted(), credential: new ETrustedOAuth2Api() };
}
