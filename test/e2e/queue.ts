import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { startSandbox } from '../../sandbox';
import { credentialType, withCredential } from '../../scripts/lib/examples';
import type { Installation } from '../../scripts/lib/installN8n';
import { installAsN8nDoes } from '../../scripts/lib/installPackage';
import { N8nClient } from '../../scripts/lib/n8nClient';
import { anyPort } from '../../scripts/lib/ports';
import { temporaryFolder } from '../../scripts/lib/processes';
import { startN8n, type RunningN8n } from '../../scripts/lib/startN8n';
import { until } from '../../scripts/lib/until';
import type { Checks } from './checks';
import { startServices } from './services';
import { credentialName } from './stage';
import { connect, createEvent, withoutMemory } from './workflows';

const executionCount = 500;
/** After so many events one worker is killed. */
const killAfter = 200;
const callsAtOnce = 20;

/** n8n notices a dead worker after a minute by default: sooner here. In ms. */
const impatient = {
	QUEUE_WORKER_LOCK_DURATION: '10000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '3000',
	QUEUE_WORKER_STALLED_INTERVAL: '5000',
};
const settleMs = 25_000;

/** A webhook whose event is named after the execution that sends it. */
const workflow = connect(
	'Queue',
	[
		{
			name: 'Order',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			webhookId: 'orders',
			parameters: { httpMethod: 'POST', path: 'orders', options: {} },
		},
		createEvent({
			parameters: {
				customerEmail: '={{ $json.body.email }}',
				transactionReference: '={{ $execution.id }}',
				transactionDate: '',
				...withoutMemory,
			},
		}),
	],
	[['Order', 0, 'Create Event']],
);

/** Calls the webhook once for each order; every call must be taken. */
async function callAll(url: string): Promise<void> {
	let next = 0;
	const caller = async () => {
		while (next < executionCount) {
			const body = JSON.stringify({ email: `customer${next++}@example.com` });
			const response = await fetch(url, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body,
			});
			assert.equal(response.status, 200, await response.text());
		}
	};
	await Promise.all(Array.from({ length: callsAtOnce }, caller));
}

/** How many executions a worker's log says it ended. */
const handledBy = async ({ log }: RunningN8n) =>
	(await readFile(log, 'utf8')).match(/finished execution/gi)?.length ?? 0;

/** 500 executions over two workers, one of which is killed in the middle. */
export async function queue(
	checks: Checks,
	installation: Installation,
	tarball: string,
): Promise<void> {
	const check = checks.check.bind(checks);
	const services = await startServices();
	const sandbox = await startSandbox({});
	const userFolder = await temporaryFolder('queue');
	const started: RunningN8n[] = [];
	try {
		await installAsN8nDoes(tarball, userFolder);
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
		const workers = [
			await launch(['worker', '--concurrency=5']),
			await launch(['worker', '--concurrency=5']),
		] as const;
		await client.setUpOwner();
		const { clientId, clientSecret } = sandbox;
		const id = await client.createCredential(credentialName, credentialType, {
			clientId,
			clientSecret,
		});
		await client.activate(
			await client.createWorkflow(withCredential(workflow, id, credentialName)),
		);

		// Publishing goes on after the answer to it.
		await until(
			'the webhook is there',
			30_000,
			async () => (await services.sql('select 1 from webhook_entity')).length > 0,
		);

		const calls = callAll(`${client.url}/webhook/orders`);
		// A call that is refused ends the waiting: what it says is worth more.
		await Promise.race([
			calls,
			until(`${killAfter} events arrive`, 120_000, () => sandbox.accepted.length >= killAfter),
		]);
		process.kill(-workers[1].process.pid!, 'SIGKILL');
		await calls;
		const rows = async () =>
			(await services.sql('select id, status from execution_entity order by id')).map(
				(row) => row.split('|') as [string, string],
			);
		const statusAfterCalls = async () =>
			(await rows()).filter(([, status]) => status === 'new' || status === 'running').length;
		for (
			const deadline = Date.now() + 120_000;
			(await statusAfterCalls()) > callsAtOnce && Date.now() < deadline;
		)
			await pause(500);
		await pause(settleMs);

		const executions = await rows();
		const events = new Map<string, number>();
		for (const { payload } of sandbox.accepted) {
			const { reference } = payload.transaction as { reference: string };
			events.set(reference, (events.get(reference) ?? 0) + 1);
		}
		const handled = [await handledBy(workers[0]), await handledBy(workers[1])];
		const others = executions.filter(([, status]) => status !== 'success');
		console.log(
			`      ${executions.length} executions, ${sandbox.accepted.length} events; the workers' logs name ${handled.join(' and ')} ends`,
		);
		for (const [execution, status] of others) {
			console.log(
				`      execution ${execution}: ${status} after the kill, ${events.get(execution) ?? 0} event(s) arrived`,
			);
		}
		const twice = [...events].filter(([, count]) => count > 1);
		for (const [execution, count] of twice)
			console.log(`      execution ${execution}: ${count} events arrived`);

		await check('queue: every call became an execution', async () =>
			assert.equal(executions.length, executionCount),
		);
		await check('queue: both workers took part', async () =>
			assert.ok(handled[0]! > 0 && handled[1]! > 0, handled.join(' and ')),
		);
		await check('queue: nothing is lost: each finished execution has its event', async () => {
			const missing = executions.filter(
				([execution, status]) => status === 'success' && !events.has(execution),
			);
			assert.deepEqual(missing, []);
		});
		await check('queue: twice arrived at most what the killed worker had in hand', async () => {
			assert.ok(
				twice.length + others.length <= 5,
				`${twice.length} twice, ${others.length} unfinished, 5 in hand`,
			);
		});
	} finally {
		for (const n8n of started.reverse()) await n8n.stop();
		await sandbox.close();
		await services.stop();
		await rm(userFolder, { recursive: true, force: true });
	}
}
