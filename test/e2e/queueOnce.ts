import assert from 'node:assert/strict';
import { withCredential } from '../../scripts/lib/examples';
import { outputOf, type SavedWorkflow } from '../../scripts/lib/n8nClient';
import { until } from '../../scripts/lib/until';
import type { Checks } from './checks';
import { fromBody, isSkipped, orderBodies, orderReferences, refuseHalfOnce } from './onceOrders';
import type { QueueStage } from './queueStage';
import { references } from './scene';
import { credentialName } from './stage';
import { deliverAll, deliveredTo, publish } from './webhook';

const deliveriesEach = 3;

/** For all deliveries of a scene, on a busy machine. */
const limitMs = 180_000;

/** What became of a delivery. */
interface Handled {
	reference: string;
	json: Record<string, unknown>;
	/** When its execution ended, in epoch milliseconds. */
	at: number;
}

/**
 * Delivers orders, waits until each has been handled, and answers what their executions put out. Not by the webhook's
 * answer: in queue mode n8n 1 now and then ends the execution and never answers.
 */
async function handle(
	{ client, sql }: QueueStage,
	{ id }: SavedWorkflow,
	url: string,
	bodies: object[],
): Promise<Handled[]> {
	const ended = async () =>
		await sql(
			`select id from execution_entity where "workflowId" = '${id}' and status in ('success', 'error') order by id`,
		);
	const before = new Set(await ended());
	for (const { status, json } of await deliverAll(url, bodies))
		assert.equal(status, 200, JSON.stringify(json));
	await until(
		'every delivery is handled',
		limitMs,
		async () => (await ended()).length >= before.size + bodies.length,
	);
	const handled: Handled[] = [];
	for (const execution of (await ended()).filter((one) => !before.has(one))) {
		const done = await client.finished(execution);
		const { body } = outputOf(done, 'Order')[0]!.json as { body: { reference: string } };
		handled.push({
			reference: body.reference,
			json: outputOf(done, 'Create Event')[0]?.json ?? {},
			at: new Date(done.stoppedAt!).getTime(),
		});
	}
	return handled;
}

/**
 * "Send Each Order Only Once" where two workers share n8n's memory, which has no lock: an order may come twice, and must
 * never be taken for sent when it was not.
 */
export async function queueOnce(checks: Checks, stage: QueueStage): Promise<void> {
	const { client, credentialId, sandbox } = stage;
	sandbox.reset();
	refuseHalfOnce(sandbox, 'queued');
	const workflow = await client.createWorkflow(
		withCredential(
			deliveredTo('once-queued', fromBody, 'onReceived'),
			credentialId,
			credentialName,
		),
	);
	const url = await publish(client, workflow);
	const orders = orderBodies('queued');
	const beside = Array.from({ length: deliveriesEach }, () => orders).flat();
	const handled = [
		...(await handle(stage, workflow, url, beside)),
		...(await handle(stage, workflow, url, orders)),
	];
	const sent = references(sandbox);
	const again = sent.length - new Set(sent).size;
	console.log(
		`      ${orders.length} orders delivered ${deliveriesEach} times side by side by two workers, and once more: ${sent.length} events, ${again} of them again`,
	);

	await checks.check('queue, sent once: no order is lost', async () =>
		assert.deepEqual([...new Set(sent)], orderReferences('queued')),
	);
	await checks.check('queue, sent once: what is skipped was sent before', async () => {
		assert.equal(handled.length, (deliveriesEach + 1) * orders.length);
		const skipped = handled.filter(isSkipped);
		assert.ok(skipped.length > 0, 'nothing was skipped');
		for (const { reference, at } of skipped) {
			const events = sandbox.accepted.filter(
				({ payload }) => (payload.transaction as { reference: string }).reference === reference,
			);
			assert.ok(
				events.some((event) => event.at <= at),
				`${reference} was skipped before it was sent`,
			);
		}
	});
	await checks.check('queue, sent once: yet another delivery is mostly remembered', async () => {
		const last = await handle(stage, workflow, url, orders);
		// What the deliveries before wrote over each other is sent once more, and then remembered.
		console.log(
			`      another delivery of each: ${last.filter((one) => !isSkipped(one)).length} sent`,
		);
		assert.ok(last.filter(isSkipped).length >= orders.length / 2);
	});
}
