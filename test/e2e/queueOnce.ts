import assert from 'node:assert/strict';
import { withCredential } from '../../scripts/lib/examples';
import type { Checks } from './checks';
import { isSkipped, orderBodies, orderReferences, refuseHalfOnce, fromBody } from './onceOrders';
import type { QueueStage } from './queueStage';
import { references } from './scene';
import { credentialName } from './stage';
import { deliverAll, deliveredTo, publish } from './webhook';

const deliveriesEach = 3;

/**
 * "Send Each Order Only Once" where two workers share n8n's memory, which has no lock: an order may come twice, and must
 * never be taken for sent when it was not.
 */
export async function queueOnce(checks: Checks, stage: QueueStage): Promise<void> {
	const { client, credentialId, sandbox } = stage;
	sandbox.reset();
	refuseHalfOnce(sandbox, 'queued');
	const workflow = withCredential(
		deliveredTo('once-queued', fromBody),
		credentialId,
		credentialName,
	);
	const url = await publish(client, await client.createWorkflow(workflow));
	const orders = orderBodies('queued');
	const beside = Array.from({ length: deliveriesEach }, () => orders).flat();
	const answers = [...(await deliverAll(url, beside)), ...(await deliverAll(url, orders))];
	const sent = references(sandbox);
	const twice = sent.length - new Set(sent).size;
	console.log(
		`      ${orders.length} orders delivered ${deliveriesEach} times side by side by two workers, and once more: ${sent.length} events, ${twice} of them again`,
	);

	await checks.check('queue, sent once: no order is lost', async () =>
		assert.deepEqual([...new Set(sent)], orderReferences('queued')),
	);
	await checks.check('queue, sent once: what is skipped was sent before', async () => {
		const skipped = answers.flatMap((answer, i) =>
			isSkipped(answer) ? [{ order: orders[i % orders.length]!, at: answer.at }] : [],
		);
		assert.ok(skipped.length > 0, 'nothing was skipped');
		for (const { order, at } of skipped) {
			const events = sandbox.accepted.filter(
				({ payload }) =>
					(payload.transaction as { reference: string }).reference === order.reference,
			);
			assert.ok(
				events.some((event) => event.at <= at),
				`${order.reference} was skipped before it was sent`,
			);
		}
	});
	await checks.check(
		'queue, sent once: what is delivered yet again is mostly remembered',
		async () => {
			const before = sandbox.accepted.length;
			const again = await deliverAll(url, orders);
			// What the first deliveries wrote over each other is sent once more, and then remembered.
			console.log(`      another delivery of each: ${sandbox.accepted.length - before} sent`);
			assert.ok(again.filter(isSkipped).length >= orders.length / 2);
		},
	);
}
