import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { credentialType } from '../../scripts/lib/examples';
import { currentVersion, type Installation } from '../../scripts/lib/installN8n';
import { anyPort } from '../../scripts/lib/ports';
import type { Checks } from './checks';
import { credentialName, installed, onStage, type Stage } from './stage';
import { chain, createEvent, orders } from './workflows';

/** A server on an address of this machine that is not the loopback one, as another machine's would be. */
async function startForeignHost(): Promise<{ url: string; paths: string[]; close(): void }> {
	const paths: string[] = [];
	const server = createServer((request, response) => {
		paths.push(request.url ?? '');
		response.end('{}');
	});
	server.listen(0, '0.0.0.0');
	await once(server, 'listening');
	const url = `http://0.0.0.0:${(server.address() as AddressInfo).port}`;
	return { url, paths, close: () => void server.close() };
}

async function scenes(checks: Checks, stage: Stage, version: string): Promise<void> {
	const { client, sandbox } = stage;
	/** n8n 2 keeps to the credential type's own login server, whatever is stored; here that one is out of reach. */
	const ignoresTokenUrl = version === currentVersion;
	// Stored addresses count, as where nobody set CREDENTIALS_OVERWRITE_DATA; a proxy that is not there keeps the real API out of it.
	await stage.restart(async () => {}, {
		env: {
			CREDENTIALS_OVERWRITE_DATA: '{}',
			HTTPS_PROXY: `http://127.0.0.1:${await anyPort()}`,
		},
	});
	const secrets = { clientId: sandbox.clientId, clientSecret: sandbox.clientSecret };
	const foreign = await startForeignHost();
	try {
		for (const [field, path, told] of [
			['apiBaseUrl', '', /^The API base URL "http:\/\/0\.0\.0\.0:\d+"/],
			[
				'accessTokenUrl',
				'/oauth/token',
				ignoresTokenUrl
					? /login server refused the connection \(login\.etrusted\.com\)/
					: /^The access token URL "http:\/\/0\.0\.0\.0:\d+/,
			],
		] as const) {
			await checks.check(
				`credential with a stored ${field} of another host: nothing goes there`,
				async () => {
					const id = await client.createCredential(credentialName, credentialType, secrets);
					await client.updateCredential(id, credentialName, credentialType, {
						...secrets,
						apiBaseUrl: sandbox.url,
						accessTokenUrl: sandbox.tokenUrl,
						[field]: foreign.url + path,
					});
					const workflow = chain(
						'Elsewhere',
						orders(2),
						createEvent({ parameters: { options: { maxRetries: 0 } } }),
					);
					sandbox.reset();
					foreign.paths.length = 0;
					await fetch(`${foreign.url}/it-is-there`);
					const execution = await client.runToEnd(await stage.save(workflow, id));
					assert.equal(execution.status, 'error');
					const { message } = execution.data.resultData.error!;
					checks.print(message);
					assert.match(message, told);
					assert.deepEqual(foreign.paths, ['/it-is-there']);
					assert.equal(sandbox.requests.length, 0);
				},
			);
		}
	} finally {
		foreign.close();
	}
}

/** What a person who may edit credentials can make of them by n8n's REST API. */
export async function credentials(
	checks: Checks,
	installation: Installation,
	tarball: string,
): Promise<void> {
	await onStage(
		installation,
		installed(tarball),
		async (stage) => await scenes(checks, stage, installation.version),
	);
}
