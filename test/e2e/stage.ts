import { rm } from 'node:fs/promises';
import { startSandbox, type SandboxOptions } from '../../sandbox';
import type { Installation } from '../../scripts/lib/installN8n';
import { credentialType, withCredential } from '../../scripts/lib/examples';
import { installAsN8nDoes } from '../../scripts/lib/installPackage';
import { N8nClient, type SavedWorkflow, type Workflow } from '../../scripts/lib/n8nClient';
import { anyPort } from '../../scripts/lib/ports';
import { temporaryFolder } from '../../scripts/lib/processes';
import { startN8n, stillRuns, type N8nOptions, type RunningN8n } from '../../scripts/lib/startN8n';

export const credentialName = 'eTrusted';

/** What n8n's own installer puts into the user folder. */
export const installed = (tarball: string) => async (userFolder: string) =>
	await installAsN8nDoes(tarball, userFolder);

export type StagedSandbox = Awaited<ReturnType<typeof startSandbox>>;

/** A whole n8n in a folder of its own, with the package, the sandbox, an owner and a credential. */
export interface Stage {
	client: N8nClient;
	credentialId: string;
	sandbox: StagedSandbox;
	userFolder: string;
	/** Saves a workflow whose eTrusted nodes have the credential, or another one. */
	save(workflow: Workflow, credentialId?: string): Promise<SavedWorkflow>;
	/** Stops n8n, or kills it; lets `between` change its folder, and starts it again, with what is changed of its options. */
	restart(
		between: () => Promise<void>,
		changes?: Partial<Pick<N8nOptions, 'api' | 'env'>> & { kill?: boolean },
	): Promise<void>;
}

/** Runs `play` on a stage that is taken down afterwards, whatever happened. `install` puts the package into the user folder. */
export async function onStage(
	installation: Installation,
	install: (userFolder: string) => Promise<void>,
	play: (stage: Stage) => Promise<void>,
	account: SandboxOptions = {},
): Promise<void> {
	const userFolder = await temporaryFolder('e2e');
	const sandbox = await startSandbox(account);
	let n8n: RunningN8n | undefined;
	try {
		await install(userFolder);
		// The server's zone, which no workflow has: a date that is read in it comes out wrong.
		const options = {
			installation,
			userFolder,
			port: await anyPort(),
			api: sandbox,
			env: { TZ: 'Asia/Tokyo' },
		};
		n8n = await startN8n(options);
		const client = new N8nClient(n8n.url);
		await client.setUpOwner();
		const { clientId, clientSecret } = sandbox;
		const credentialId = await client.createCredential(credentialName, credentialType, {
			clientId,
			clientSecret,
		});
		const restart: Stage['restart'] = async (between, { api = sandbox, env, kill } = {}) => {
			if (kill) process.kill(-n8n!.process.pid!, 'SIGKILL');
			await n8n!.stop();
			await between();
			n8n = await startN8n({ ...options, api, env: { ...options.env, ...env } });
			await client.logIn();
		};
		const save: Stage['save'] = async (workflow, id = credentialId) =>
			await client.createWorkflow(withCredential(workflow, id, credentialName));
		await play({ client, credentialId, sandbox, userFolder, save, restart });
		await stillRuns(n8n);
	} finally {
		await n8n?.stop();
		await sandbox.close();
		await rm(userFolder, { recursive: true, force: true });
	}
}
