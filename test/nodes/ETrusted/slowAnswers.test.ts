import { until, type Fault } from '../../../sandbox';
import { shop } from '../oneShop';
import { endTimeWhen, EVENTS, Shop } from '../shop';

const LEGACY = { expressions: 'legacy' } as const;

/** The connection is never silent for long, so that n8n's own timeout does not strike; all of it takes minutes. */
const DRIPPING = { dripMs: 60 };

/** Waits until no connection of a client is open. */
async function allClosed({ sandbox }: Shop): Promise<void> {
	await until(() => sandbox.requests.every(({ endedAt }) => endedAt !== undefined));
}

const LONG = { Message: 'x'.repeat(3000) };

describe.each<[string, Partial<Fault>, number?]>([
	['drips', { ...DRIPPING, acceptThenStatus: 202, body: LONG }, 202],
	['drips an error', { ...DRIPPING, status: 400, body: LONG }, 400],
	['takes the event and answers late', { answerAfterMs: 60_000 }],
	['hangs', { hang: true }],
])('an API that %s', (_, fault, begun) => {
	test('did not answer in time: the event may be there, is not sent again, and no socket is left', async () => {
		await shop.run([{ ref: 'first' }]);
		shop.sandbox.requests.length = 0;
		shop.sandbox.faults.add({ match: EVENTS, times: Infinity, ...fault });
		endTimeWhen(() => shop.sandbox.eventRequests.some(({ status }) => status === begun));
		const run = await shop.run([{ ref: 'slow' }]);
		expect(run.error?.message).toBe(
			`127.0.0.1:${shop.sandbox.port} did not answer in time: the event may have been created [item 0]`,
		);
		expect(shop.sandbox.eventRequests).toHaveLength(1);
		await allClosed(shop);
	});
});

test('what only reads is tried again, each time for no longer than it may take', async () => {
	await shop.run([{ ref: 'first' }]);
	shop.sandbox.requests.length = 0;
	const times: number[] = [];
	jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
		const controller = new AbortController();
		const nth = times.push(milliseconds);
		// The third one is answered in time, however long that takes.
		const hasBegun = () => shop.sandbox.requests[nth - 1]?.status === 200;
		if (nth < 3) void until(hasBegun).then(() => controller.abort());
		return controller.signal;
	});
	shop.sandbox.faults.add({ match: { path: '/channels' }, times: 2, ...DRIPPING });
	const run = await shop.run([{}], { resource: 'channel', operation: 'getAll' });
	expect(run.error).toBeUndefined();
	expect(run.items('eTrusted').length).toBeGreaterThan(1);
	expect(shop.sandbox.requests).toHaveLength(3);
	expect(times).toEqual([30_000, 30_000, 30_000]);
	await allClosed(shop);
});

test('a login server that drips did not answer in time: nothing was sent', async () => {
	const fresh = await Shop.open(LEGACY);
	fresh.sandbox.faults.add({ match: { path: '/oauth/token' }, times: Infinity, ...DRIPPING });
	endTimeWhen(() => fresh.sandbox.tokenRequests.some(({ status }) => status === 200));
	const run = await fresh.run([{}]);
	expect(run.error?.message).toBe(
		`No access token: eTrusted's login server did not answer in time (127.0.0.1:${fresh.sandbox.port}) [item 0]`,
	);
	expect(run.error?.description).toContain('Nothing was created for this item.');
	expect(fresh.sandbox.eventRequests).toEqual([]);
	await fresh.close();
});

test('what drips, but comes in time, is an answer', async () => {
	await shop.run([{ ref: 'first' }]);
	shop.sandbox.faults.add({ match: EVENTS, dripMs: 1 });
	const run = await shop.run([{ ref: 'slow' }], { options: { timeout: 60_000 } });
	expect(run.error).toBeUndefined();
	expect(shop.acceptedRefs).toContain('slow');
});
