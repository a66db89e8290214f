import assert from 'node:assert/strict';
import type { Checks } from './checks';
import { isSent, isSkipped } from './onceOrders';
import {
	ordersOf,
	QueuedShop,
	repeated,
	report,
	type Handled,
	type OrderBody,
} from './queueOrders';
import type { QueueStage } from './queueStage';

/** What the orders of a scene may come to. */
const mostTwice = 1;

/** Of those that were delivered all at once, so many come once more. */
const laterDeliveries = 20;

/** 25 orders one after the other, each delivered six times at the same moment. */
async function bursts(checks: Checks, stage: QueueStage): Promise<void> {
	stage.sandbox.reset();
	const shop = await QueuedShop.open(stage, 'bursts');
	const orders = ordersOf('burst', 25);
	const beganAt = Date.now();
	const handled: Handled[] = [];
	for (const order of orders) handled.push(...(await shop.handle(repeated([order], 6))));
	await report(checks, stage, 'bursts of six', orders, handled, mostTwice, beganAt);
	await checks.check('queue, sent once, bursts of six: the others are skipped', async () =>
		assert.deepEqual(
			[handled.filter(isSent).length, handled.filter(isSkipped).length],
			[orders.length, 5 * orders.length],
		),
	);
}

/** 60 orders three times, all at once; some of them once more, later. */
async function allAtOnce(checks: Checks, stage: QueueStage): Promise<void> {
	stage.sandbox.reset();
	const orders = ordersOf('at-once', 60);
	const shop = await QueuedShop.open(stage, 'at-once');
	const beganAt = Date.now();
	const handled = await shop.handle(repeated(orders, 3));
	await report(checks, stage, 'all at once', orders, handled, mostTwice, beganAt);
	const again = await shop.handle(orders.slice(0, laterDeliveries));
	await checks.check('queue, sent once, all at once: later deliveries are skipped', async () =>
		assert.deepEqual(
			again.filter((one) => !isSkipped(one)).map(({ reference }) => reference),
			[],
		),
	);
}

/** 60 orders three times, all at once, half of them refused at first. */
async function refusedAtFirst(checks: Checks, stage: QueueStage): Promise<void> {
	const { sandbox } = stage;
	sandbox.reset();
	const shop = await QueuedShop.open(stage, 'refused');
	const orders = ordersOf('refused', 60);
	for (const { reference } of orders.filter((_, i) => i % 2 === 0)) {
		const body = (json: { transaction: OrderBody }) => json.transaction.reference === reference;
		sandbox.faults.add({ match: { path: '/events', body }, status: 400 });
	}
	const beganAt = Date.now();
	const handled = await shop.handle(repeated(orders, 3));
	await report(checks, stage, 'refused at first', orders, handled, mostTwice, beganAt);
}

/** "Send Each Order Only Once" where two workers share n8n's memory, which has no lock (docs/once.md). */
export async function queueOnce(checks: Checks, stage: QueueStage): Promise<void> {
	for (const scene of [bursts, allAtOnce, refusedAtFirst]) await scene(checks, stage);
}
