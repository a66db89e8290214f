import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../scripts/lib/until';
import type { Checks } from './checks';
import { isSent, isSkipped } from './onceOrders';
import { eventsOf, judge, ordersOf, QueuedShop, type Handled, type OrderBody } from './queueOrders';
import { workerConcurrency, type QueueStage } from './queueStage';
import { withoutMemory } from './workflows';

/** What the orders of a scene may come to. */
const mostTwice = { bursts: 1, allAtOnce: 1, killed: workerConcurrency };

/** Milliseconds that an execution may wait for what another worker had under way, and take besides on a busy machine. */
const longestWait = 60_000 + 10_000;

const repeated = (orders: OrderBody[], times: number) =>
	Array.from({ length: times }, () => orders).flat();

/** Prints what a scene came to, and checks it. */
async function report(
	checks: Checks,
	stage: QueueStage,
	name: string,
	orders: OrderBody[],
	handled: Handled[],
	most: number,
	beganAt: number,
): Promise<void> {
	const { twice, lost, skippedUnsent } = judge(eventsOf(stage, orders), handled);
	checks.print(
		`${name}: ${orders.length} orders, ${twice.length} twice, ${lost.length} lost, ${skippedUnsent.length} skipped unsent, ${((Date.now() - beganAt) / 1000).toFixed(1)} s`,
	);
	await checks.check(`queue, sent once, ${name}: no order is lost`, async () =>
		assert.deepEqual(lost, []),
	);
	await checks.check(`queue, sent once, ${name}: what is skipped was sent before`, async () =>
		assert.deepEqual(skippedUnsent, []),
	);
	await checks.check(`queue, sent once, ${name}: at most ${most} twice`, async () =>
		assert.ok(twice.length <= most, twice.join(', ')),
	);
}

/** 25 orders one after the other, each delivered six times at the same moment. */
async function bursts(checks: Checks, stage: QueueStage): Promise<void> {
	stage.sandbox.reset();
	const shop = await QueuedShop.open(stage, 'bursts');
	const orders = ordersOf('burst', 25);
	const beganAt = Date.now();
	const handled: Handled[] = [];
	for (const order of orders) handled.push(...(await shop.handle(repeated([order], 6))));
	await report(checks, stage, 'bursts of six', orders, handled, mostTwice.bursts, beganAt);
	await checks.check('queue, sent once, bursts of six: the others are skipped', async () =>
		assert.deepEqual(
			[handled.filter(isSent).length, handled.filter(isSkipped).length],
			[orders.length, 5 * orders.length],
		),
	);
}

/** 60 orders three times, all at once; without the memory first, to see what n8n itself takes. */
async function allAtOnce(checks: Checks, stage: QueueStage): Promise<void> {
	stage.sandbox.reset();
	const careless = await QueuedShop.open(stage, 'careless', withoutMemory);
	const orders = ordersOf('at-once', 60);
	const carelessAt = Date.now();
	await careless.handle(repeated(orders, 3));
	checks.print(`without the memory: ${((Date.now() - carelessAt) / 1000).toFixed(1)} s`);
	stage.sandbox.reset();
	const shop = await QueuedShop.open(stage, 'at-once');
	const beganAt = Date.now();
	const handled = await shop.handle(repeated(orders, 3));
	await report(checks, stage, 'all at once', orders, handled, mostTwice.allAtOnce, beganAt);
	const again = await shop.handle(orders);
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
	await report(checks, stage, 'refused at first', orders, handled, mostTwice.allAtOnce, beganAt);
}

/** 40 orders twice, all at once; a worker is killed with orders in hand, and each order is delivered once more. */
async function killed(checks: Checks, stage: QueueStage): Promise<void> {
	const { sandbox, workers } = stage;
	sandbox.reset();
	sandbox.faults.add({ match: { path: '/events' }, times: Infinity, delayMs: 300 });
	const shop = await QueuedShop.open(stage, 'killed');
	const orders = ordersOf('killed', 40);
	const beganAt = Date.now();
	const deliveries = shop.deliver(repeated(orders, 2));
	await until('ten events arrive', 120_000, () => sandbox.accepted.length >= 10);
	process.kill(-workers[1].process.pid!, 'SIGKILL');
	await deliveries;
	await shop.settled(workerConcurrency);
	const handled = await shop.handle(orders);
	// What n8n itself runs again of the killed worker's executions.
	await pause(15_000);
	await report(checks, stage, 'a worker killed', orders, handled, mostTwice.killed, beganAt);
	const longest = Math.max(...handled.map(({ startedAt, at }) => at - startedAt));
	checks.print(`the longest next delivery took ${(longest / 1000).toFixed(1)} s`);
	await checks.check('queue, sent once, a worker killed: nobody waits beyond a minute', async () =>
		assert.ok(longest <= longestWait, `${longest} ms`),
	);
}

/** "Send Each Order Only Once" where two workers share n8n's memory, which has no lock (docs/once.md). */
export async function queueOnce(checks: Checks, stage: QueueStage): Promise<void> {
	for (const scene of [bursts, allAtOnce, refusedAtFirst, killed]) await scene(checks, stage);
	await stage.reviveWorker();
}
