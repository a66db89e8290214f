import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { withCredential } from '../../scripts/lib/examples';
import type { Installation } from '../../scripts/lib/installN8n';
import type { RunningN8n } from '../../scripts/lib/startN8n';
import { until } from '../../scripts/lib/until';
import type { Checks } from './checks';
import { queueOnce } from './queueOnce';
import { onQueueStage, workerConcurrency, type QueueStage } from './queueStage';
import { credentialName } from './stage';
import { deliverAll, deliveredTo, publish } from './webhook';
import { withoutMemory } from './workflows';

const executionCount = 500;
/** After so many events one worker is killed. */
const killAfter = 200;
const callsAtOnce = 20;
const settleMs = 25_000;

/** A webhook whose event is named after the execution that sends it. */
const workflow = deliveredTo(
	'orders',
	{
		customerEmail: '={{ $json.body.email }}',
		transactionReference: '={{ $execution.id }}',
		transactionDate: '',
		...withoutMemory,
	},
	'onReceived',
);

const bodies = Array.from({ length: executionCount }, (_, i) => ({
	email: `customer${i}@example.com`,
}));

/** How many executions a worker's log says it ended. */
const handledBy = async ({ log }: RunningN8n) =>
	(await readFile(log, 'utf8')).match(/finished execution/gi)?.length ?? 0;

/** 500 executions over two workers, one of which is killed in the middle. */
async function killOne(checks: Checks, stage: QueueStage): Promise<void> {
	const check = checks.check.bind(checks);
	const { client, credentialId, sandbox, sql, workers } = stage;
	sandbox.reset();
	const saved = await client.createWorkflow(withCredential(workflow, credentialId, credentialName));
	const url = await publish(client, saved);
	const handledBefore = [await handledBy(workers[0]), await handledBy(workers[1])];
	const calls = deliverAll(url, bodies, callsAtOnce);
	// A call that is refused ends the waiting: what it says is worth more.
	await Promise.race([
		calls,
		until(`${killAfter} events arrive`, 120_000, () => sandbox.accepted.length >= killAfter),
	]);
	process.kill(-workers[1].process.pid!, 'SIGKILL');
	for (const { status, json } of await calls) assert.equal(status, 200, JSON.stringify(json));
	const rows = async () =>
		(
			await sql(
				`select id, status from execution_entity where "workflowId" = '${saved.id}' order by id`,
			)
		).map((row) => row.split('|') as [string, string]);
	const unfinished = async () =>
		(await rows()).filter(([, status]) => status === 'new' || status === 'running').length;
	for (
		const deadline = Date.now() + 120_000;
		(await unfinished()) > callsAtOnce && Date.now() < deadline;
	)
		await pause(500);
	await pause(settleMs);

	const executions = await rows();
	const events = new Map<string, number>();
	for (const { payload } of sandbox.accepted) {
		const { reference } = payload.transaction as { reference: string };
		events.set(reference, (events.get(reference) ?? 0) + 1);
	}
	const handled = [
		(await handledBy(workers[0])) - handledBefore[0]!,
		(await handledBy(workers[1])) - handledBefore[1]!,
	];
	const others = executions.filter(([, status]) => status !== 'success');
	checks.print(
		`${executions.length} executions, ${sandbox.accepted.length} events; the workers' logs name ${handled.join(' and ')} ends`,
	);
	for (const [execution, status] of others) {
		checks.print(
			`execution ${execution}: ${status} after the kill, ${events.get(execution) ?? 0} event(s) arrived`,
		);
	}
	const twice = [...events].filter(([, count]) => count > 1);
	for (const [execution, count] of twice)
		checks.print(`execution ${execution}: ${count} events arrived`);

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
			twice.length + others.length <= workerConcurrency,
			`${twice.length} twice, ${others.length} unfinished, ${workerConcurrency} in hand`,
		);
	});
}

/** n8n with two workers: what is remembered of orders there, and what a worker's death leaves. */
export async function queue(
	checks: Checks,
	installation: Installation,
	tarball: string,
): Promise<void> {
	await onQueueStage(installation, tarball, async (stage) => {
		await queueOnce(checks, stage);
		await killOne(checks, stage);
	});
}
