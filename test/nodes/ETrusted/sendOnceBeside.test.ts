import type { IDataObject } from 'n8n-workflow';

import { Claim } from '../../../nodes/ETrusted/memory/claims';
import { keyOf } from '../../../nodes/ETrusted/memory/marks';
import { clock } from '../../../nodes/ETrusted/transport/clock';
import { until } from '../../../sandbox';
import { shop } from '../oneShop';
import { fault, ONCE, run, skipped } from '../sendingOnce';
import { CHANNEL, EVENTS, items, output } from '../shop';

/** How many executions have claimed their orders, or found them claimed, since it was called. */
function countClaims(): () => number {
	const { calls } = jest.spyOn(Claim.prototype, 'take').mock;
	return () => calls.length;
}

describe('side by side', () => {
	test('orders that are delivered three times at once are sent once', async () => {
		const deliveries = items(10).flatMap((order) => [order, order, order]);
		const runs = await Promise.all(deliveries.map(async (order) => await run([order])));
		expect(shop.acceptedRefs.sort()).toEqual(
			items(10)
				.map(({ ref }) => ref)
				.sort(),
		);
		const outcomes = runs.map((one) => output(one)[0]?.json as IDataObject);
		expect(outcomes.filter(({ skipped: isSkipped }) => isSkipped)).toHaveLength(20);
		for (const { EventRef, reason } of outcomes) {
			expect(typeof EventRef === 'string' || /^Already sent/.test(String(reason))).toBe(true);
		}
	});

	test('what is refused to one is sent by the next that waits for it', async () => {
		const claims = countClaims();
		fault('r0', { status: 400, until: () => claims() === 3 });
		const runs = await Promise.all([run(items(1)), run(items(1)), run(items(1))]);
		expect(runs.map(({ error }) => error !== undefined)).toEqual([true, false, false]);
		expect(shop.acceptedRefs).toEqual(['r0']);
	});

	test('two batches that wait for each other both end', async () => {
		const forth = items(6);
		const back = [...forth].reverse();
		const claims = countClaims();
		shop.sandbox.faults.add({ match: EVENTS, until: () => claims() > 1, times: Infinity });
		const runs = await Promise.all([run(forth), run(back)]);
		expect(runs.map(({ error }) => error)).toEqual([undefined, undefined]);
		expect(shop.acceptedRefs.sort()).toEqual(forth.map(({ ref }) => ref));
	});
});

test('Stop ends the waiting for another execution', async () => {
	fault('r0', { hang: true });
	const first = shop.engine.start({ ...shop.workflow(ONCE), input: items(1) });
	await until(() => shop.sandbox.eventRequests.length > 0);
	const claims = countClaims();
	const second = shop.engine.start({ ...shop.workflow(ONCE), input: items(1) });
	await until(() => claims() === 1);
	second.stop();
	await second.result;
	first.stop();
	await first.result;
	expect(shop.sandbox.eventRequests).toHaveLength(1);
	expect((await run(items(1))).error).toBeUndefined();
	expect(shop.acceptedRefs).toEqual(['r0']);
});

describe('an order in doubt', () => {
	test('fails those that wait for it as it did, and is not sent again at once', async () => {
		// With a token at hand, so that the fault meets the event.
		await run([{ ref: 'before' }]);
		shop.sandbox.requests.length = 0;
		const claims = countClaims();
		fault('r0', { acceptThenStatus: 504, until: () => claims() === 3 });
		const runs = await Promise.all([run(items(1)), run(items(1)), run(items(1))]);
		expect(new Set(runs.map(({ error }) => error?.message)).size).toBe(1);
		expect(runs[0]?.error?.message).toContain('may have been created');
		expect(shop.sandbox.eventRequests).toHaveLength(1);
		// Nobody knows, so that it is sent by the next one.
		expect((await run(items(1))).error).toBeUndefined();
		expect(shop.sandbox.eventRequests).toHaveLength(2);
	});
});

/** The name of an order of `items` in the memory. */
const orderKey = (reference: string) =>
	keyOf({ type: 'after_sales', channel: `etrusted:${CHANNEL}`, reference });

describe('an order that another process has begun', () => {
	const record = async (...marks: string[]) =>
		await shop.engine.deduplication
			.helpersFor('test-workflow', 'node-1')
			.checkProcessedAndRecord(marks, 'node', { mode: 'entries' });
	const remove = async (...marks: string[]) =>
		await shop.engine.deduplication
			.helpersFor('test-workflow', 'node-1')
			.removeProcessed(marks, 'node', { mode: 'entries' });

	/** Does something once the waiting has begun. */
	function afterLooks(count: number, what: () => Promise<unknown>): void {
		let looks = 0;
		shop.engine.deduplication.before = async ({ items: asked }) => {
			if (!asked.includes(`${orderKey('r0')}|1`) || asked.includes(`${orderKey('r0')}|?`)) return;
			looks += 1;
			if (looks !== count) return;
			shop.engine.deduplication.before = () => {};
			await what();
		};
	}

	beforeEach(async () => await record(`${orderKey('r0')}|1`));

	test('and never ends is sent after less than a minute, with what is not waited for before it', async () => {
		const before = clock.now();
		const done = await run(items(2));
		const waited = clock.now() - before;
		expect([waited > 35_000, waited < 60_000]).toEqual([true, true]);
		expect(shop.acceptedRefs).toEqual(['r1', 'r0']);
		expect(output(done)).toHaveLength(2);
		expect(output(await run(items(2))).every(({ json }) => json.skipped === true)).toBe(true);
	});

	test('is skipped once that process notes that it was accepted', async () => {
		afterLooks(3, async () => {
			await record(`${orderKey('r0')}|2`);
			await remove(`${orderKey('r0')}|?`);
		});
		expect(output(await run(items(1)))).toEqual([skipped(0, 'Already sent by another execution')]);
		expect(shop.sandbox.eventRequests).toEqual([]);
	});

	test('is sent once that process has taken it back', async () => {
		const before = clock.now();
		afterLooks(
			3,
			async () => await remove(...['|1', '|2', '|?'].map((end) => orderKey('r0') + end)),
		);
		expect((await run(items(1))).error).toBeUndefined();
		expect(clock.now() - before).toBeLessThan(5_000);
		expect(shop.acceptedRefs).toEqual(['r0']);
	});

	test('is left to it at Stop', async () => {
		const started = shop.engine.start({ ...shop.workflow(ONCE), input: items(1) });
		afterLooks(2, async () => started.stop());
		await started.result;
		expect(shop.sandbox.eventRequests).toEqual([]);
		expect(shop.engine.deduplication.marks).toContain(`${orderKey('r0')}|1`);
	});
});
