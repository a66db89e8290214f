import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { withCredential } from '../../scripts/lib/examples';
import type { RunningN8n } from '../../scripts/lib/startN8n';
import { until } from '../../scripts/lib/until';
import type { Checks } from './checks';
import { eventsOf, ordersOf, QueuedShop, repeated, report, type OrderBody } from './queueOrders';
import { workerConcurrency, type QueueStage } from './queueStage';
import { credentialName } from './stage';
import { deliverAll, deliveredTo, publish } from './webhook';
import { withoutMemory } from './workflows';

/** Executions of the workflow that remembers nothing. */
const executionCount = 200;
const callsAtOnce = 20;

/** After so many events of either workflow a worker is killed. */
const killAfter = 10;

/** n8n has found the dead worker by then, and run again or ended what it had in hand. In ms. */
const n8nHasNoticed = 40_000;

/** Milliseconds that the last executions may take on a busy machine. */
const longestEnd = 30_000;

/** Milliseconds that an execution may wait for what another worker had under way, and take besides on a busy machine. */
const longestWait = 60_000 + 10_000;

/** A webhook whose event is named after the execution that sends it. */
const forgetful = deliveredTo(
	'orders',
	{
		customerEmail: '={{ $json.body.email }}',
		transactionReference: '={{ $execution.id }}',
		transactionDate: '',
		...withoutMemory,
	},
	'onReceived',
);

/** How many executions a worker's log says it began: the killed one may have ended none. */
const begunBy = async ({ log }: RunningN8n) =>
	(await readFile(log, 'utf8')).match(/started execution/gi)?.length ?? 0;

/** ID and status of each execution of a workflow. */
const executionsOf = async ({ sql }: QueueStage, workflowId: string) =>
	(
		await sql(
			`select id, status from execution_entity where "workflowId" = '${workflowId}' order by id`,
		)
	).map((row) => row.split('|') as [id: string, status: string]);

/** How many events of each execution arrived. */
function eventsByExecution({ sandbox }: QueueStage, executions: Array<[string, string]>) {
	const events = new Map<string, number>();
	const ids = new Set(executions.map(([id]) => id));
	for (const { payload } of sandbox.accepted) {
		const { reference } = payload.transaction as OrderBody;
		if (ids.has(reference)) events.set(reference, (events.get(reference) ?? 0) + 1);
	}
	return events;
}

/** Of executions that remember nothing, none is lost, and twice comes what the worker had in hand at most. */
async function nothingIsLost(checks: Checks, stage: QueueStage, workflowId: string): Promise<void> {
	const unfinished = async () =>
		(await executionsOf(stage, workflowId)).filter(([, status]) =>
			['new', 'running'].includes(status),
		).length;
	await until(
		'the executions have ended',
		240_000,
		async () => (await unfinished()) <= workerConcurrency,
	);
	// What the living workers still have in hand; n8n may never end what the dead one had.
	for (const deadline = Date.now() + longestEnd; (await unfinished()) > 0 && Date.now() < deadline;)
		await pause(500);
	const executions = await executionsOf(stage, workflowId);
	const events = eventsByExecution(stage, executions);
	const others = executions.filter(([, status]) => status !== 'success');
	const twice = [...events].filter(([, count]) => count > 1);
	checks.print(
		`${executions.length} executions, ${events.size} with an event, ${twice.length} with two`,
	);
	for (const [execution, status] of others)
		checks.print(
			`execution ${execution}: ${status} after the kill, ${events.get(execution) ?? 0} event(s) arrived`,
		);
	await checks.check('queue: every call became an execution', async () =>
		assert.equal(executions.length, executionCount),
	);
	await checks.check('queue: nothing is lost: each finished execution has its event', async () => {
		const missing = executions.filter(([id, status]) => status === 'success' && !events.has(id));
		assert.deepEqual(missing, []);
	});
	await checks.check('queue: twice arrived at most what the killed worker had in hand', async () =>
		assert.ok(
			twice.length + others.length <= workerConcurrency,
			`${twice.length} twice, ${others.length} unfinished, ${workerConcurrency} in hand`,
		),
	);
}

/** Orders that are sent once are sent by their next delivery, within a minute. */
async function theNextDeliverySends(
	checks: Checks,
	stage: QueueStage,
	shop: QueuedShop,
	orders: OrderBody[],
	beganAt: number,
	noticed: Promise<void>,
): Promise<void> {
	await shop.settled(workerConcurrency);
	const handled = await shop.handle(orders);
	await noticed;
	await report(checks, stage, 'a worker killed', orders, handled, workerConcurrency, beganAt);
	const longest = Math.max(...handled.map(({ startedAt, at }) => at - startedAt));
	checks.print(`the longest next delivery took ${(longest / 1000).toFixed(1)} s`);
	await checks.check('queue, sent once, a worker killed: nobody waits beyond a minute', async () =>
		assert.ok(longest <= longestWait, `${longest} ms`),
	);
}

/**
 * Kills a worker that has its hands full: of 40 orders that are delivered twice and sent once, each then once more, and
 * of executions that remember nothing. Another worker comes up.
 */
export async function workerKilled(checks: Checks, stage: QueueStage): Promise<void> {
	const { client, credentialId, sandbox } = stage;
	sandbox.reset();
	sandbox.faults.add({ match: { path: '/events' }, times: Infinity, delayMs: 300 });
	const shop = await QueuedShop.open(stage, 'killed');
	const orders = ordersOf('killed', 40);
	const saved = await client.createWorkflow(
		withCredential(forgetful, credentialId, credentialName),
	);
	const url = await publish(client, saved);
	const workers = [...stage.workers];
	const begunBefore = await Promise.all(workers.map(begunBy));
	const beganAt = Date.now();
	const bodies = Array.from({ length: executionCount }, (_, i) => ({
		email: `customer${i}@example.com`,
	}));
	const calls = deliverAll(url, bodies, callsAtOnce);
	const deliveries = shop.deliver(repeated(orders, 2));
	const arrived = () =>
		[...eventsOf(stage, orders).values()].reduce((sum, { length }) => sum + length, 0);
	const bothAreUnderWay = until(
		`${killAfter} events of either workflow arrive`,
		120_000,
		() => arrived() >= killAfter && sandbox.accepted.length - arrived() >= killAfter,
	);
	// A call that is refused ends the waiting: what it says is worth more.
	await Promise.race([calls, deliveries, bothAreUnderWay]);
	process.kill(-workers[1]!.process.pid!, 'SIGKILL');
	const noticed = pause(n8nHasNoticed);
	await Promise.all([stage.reviveWorker(), deliveries, calls]);
	for (const { status, json } of await calls) assert.equal(status, 200, JSON.stringify(json));
	await Promise.all([
		theNextDeliverySends(checks, stage, shop, orders, beganAt, noticed),
		noticed.then(async () => await nothingIsLost(checks, stage, saved.id)),
	]);
	const begun = (await Promise.all(workers.map(begunBy))).map(
		(count, nth) => count - begunBefore[nth]!,
	);
	await checks.check('queue: both workers took part', async () =>
		assert.ok(
			begun.every((count) => count > 0),
			begun.join(' and '),
		),
	);
}
