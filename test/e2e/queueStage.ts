import { rm } from 'node:fs/promises';
import { startSandbox } from '../../sandbox';
import { credentialType } from '../../scripts/lib/examples';
import type { Installation } from '../../scripts/lib/installN8n';
import { N8nClient } from '../../scripts/lib/n8nClient';
import { anyPort } from '../../scripts/lib/ports';
import { temporaryFolder } from '../../scripts/lib/processes';
import { startN8n, type RunningN8n } from '../../scripts/lib/startN8n';
import { startServices, type Services } from './services';
import { credentialName, installed, type StagedSandbox } from './stage';

/** Executions that a worker has in hand at once. */
export const workerConcurrency = 5;

/** n8n notices a dead worker after a minute by default: sooner here. In ms. */
const impatient = {
	QUEUE_WORKER_LOCK_DURATION: '10000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '3000',
	QUEUE_WORKER_STALLED_INTERVAL: '5000',
};

/** An n8n that hands its executions to two workers. */
export interface QueueStage {
	client: N8nClient;
	credentialId: string;
	sandbox: StagedSandbox;
	sql: Services['sql'];
	workers: [RunningN8n, RunningN8n];
	/** Starts another worker in the place of the second one, which was killed. */
	reviveWorker(): Promise<void>;
}

/** Runs `play` on n8n in queue mode, which is taken down afterwards, whatever happened. */
export async function onQueueStage(
	installation: Installation,
	tarball: string,
	play: (stage: QueueStage) => Promise<void>,
): Promise<void> {
	const services = await startServices();
	const sandbox = await startSandbox({});
	const userFolder = await temporaryFolder('queue');
	const started: RunningN8n[] = [];
	try {
		await installed(tarball)(userFolder);
		const launch = async (command: string[]) => {
			const n8n = await startN8n({
				installation,
				userFolder,
				port: await anyPort(),
				api: sandbox,
				command,
				env: { ...services.env, ...impatient },
			});
			started.push(n8n);
			return n8n;
		};
		const client = new N8nClient((await launch(['start'])).url);
		const worker = async () => await launch(['worker', `--concurrency=${workerConcurrency}`]);
		await client.setUpOwner();
		const workers: QueueStage['workers'] = await Promise.all([worker(), worker()]);
		const { clientId, clientSecret } = sandbox;
		const credentialId = await client.createCredential(credentialName, credentialType, {
			clientId,
			clientSecret,
		});
		const reviveWorker = async () => {
			workers[1] = await worker();
		};
		await play({ client, credentialId, sandbox, sql: services.sql, workers, reviveWorker });
	} finally {
		for (const n8n of started.reverse()) await n8n.stop();
		await sandbox.close();
		await services.stop();
		await rm(userFolder, { recursive: true, force: true });
	}
}
