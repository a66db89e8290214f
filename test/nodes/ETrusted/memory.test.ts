import type { IDataObject } from 'n8n-workflow';

import type { Fault } from '../../../sandbox';
import { defaultChannels } from '../../../sandbox/defaults';
import { CHANNEL, output, Shop, skipWaiting } from '../shop';

let shop: Shop;
beforeAll(async () => {
	shop = await Shop.open({ expressions: 'legacy' });
});
beforeEach(() => {
	skipWaiting();
});
afterAll(async () => await shop.close());
afterEach(() => {
	shop.sandbox.reset();
	jest.restoreAllMocks();
});

const items = (count: number) =>
	Array.from({ length: count }, (_, index) => ({
		ref: `r${index}`,
		email: `kundin${index}@example.de`,
	}));
const fault = (what: object, ref: string, times = 1) =>
	shop.sandbox.faults.add({
		match: { path: '/events', body: (json: unknown) => JSON.stringify(json).includes(`"${ref}"`) },
		times,
		...what,
	} as Fault);
const sentRefs = () => shop.acceptedRefs.sort();
const refs = (count: number) =>
	items(count)
		.map(({ ref }) => ref)
		.sort();

test('"Retry On Fail" sends only what was not accepted, and the notes go when all are', async () => {
	fault({ status: 400 }, 'r5');
	const run = await shop.run(
		items(10),
		{},
		{ retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
	);
	expect(run.error).toBeUndefined();
	expect(sentRefs()).toEqual(refs(10));
	expect(output(run).map(({ json, pairedItem }) => [typeof json.EventRef, pairedItem])).toEqual(
		items(10).map((_, item) => ['string', { item }]),
	);
	expect(run.context('eTrusted')).toEqual({});
});

test('"Retry On Fail" with "Continue On Fail", where n8n looks at the first item', async () => {
	fault({ status: 400 }, 'r0');
	const run = await shop.run(
		items(6),
		{},
		{ retryOnFail: true, maxTries: 3, waitBetweenTries: 1, onError: 'continueRegularOutput' },
	);
	expect(output(run).every(({ json }) => typeof json.EventRef === 'string')).toBe(true);
	expect(sentRefs()).toEqual(refs(6));
	expect(run.context('eTrusted')).toEqual({});
});

test('the retry of a failed execution, and what is noted for it', async () => {
	fault({ status: 403 }, 'r7');
	const failed = await shop.run(items(10), { options: { maxConcurrentRequests: 3 } });
	expect(failed.error?.message).toContain('(403) [item 7]');
	const noted = JSON.stringify(failed.context('eTrusted'));
	expect(noted).toContain('evt-');
	expect(noted).not.toMatch(/kundin|example\.de|"r\d"|after_sales|chl-/);
	const before = sentRefs().length;
	expect(before).toBeGreaterThanOrEqual(7);
	const retried = await shop.engine.retry(failed);
	expect(retried.error).toBeUndefined();
	expect(sentRefs()).toEqual(refs(10));
	expect(output(retried)).toHaveLength(10);
});

test('of an answer only what is documented is noted', async () => {
	await shop.run([{}]);
	fault(
		{ status: 202, body: { Message: 'ok', EventRef: 'evt-1', email: 'kundin0@example.de' } },
		'r0',
	);
	fault({ status: 403 }, 'r1');
	const failed = await shop.run(items(2), { options: { maxConcurrentRequests: 1 } });
	expect(JSON.stringify(failed.context('eTrusted'))).not.toContain('kundin');
	expect(output(await shop.engine.retry(failed)).map(({ json }) => json.Message)).toEqual([
		'The event was accepted for processing.',
		expect.stringContaining('accepted'),
	]);
});

test('the retry with an edited workflow: what differs is sent, what does not is not', async () => {
	fault({ status: 403 }, 'r2');
	const failed = await shop.run(items(3), { options: { maxConcurrentRequests: 1 } });
	const edited = shop.workflow({
		transactionReference: '={{ $json.ref === "r2" ? "mended" : $json.ref }}',
	});
	const retried = await shop.engine.retry(failed, { workflow: edited });
	expect(retried.error).toBeUndefined();
	expect(sentRefs()).toEqual(['mended', 'r0', 'r1']);
});

test.each<[string, IDataObject]>([
	['event type', { eventType: { __rl: true, mode: 'name', value: 'delivery' } }],
	['channel', { channel: { __rl: true, mode: 'list', value: defaultChannels.at(-1)?.id } }],
	['kind of channel', { channel: { __rl: true, mode: 'userDefinedId', value: CHANNEL } }],
	['customer', { customerEmail: 'other@b.de' }],
])('the retry with another %s sends what is another event now', async (_, edited) => {
	fault({ status: 403 }, 'r1');
	const failed = await shop.run(items(2), { options: { maxConcurrentRequests: 1 } });
	const retried = await shop.engine.retry(failed, { workflow: shop.workflow(edited) });
	expect(retried.error).toBeUndefined();
	expect(sentRefs()).toEqual(['r0', 'r0', 'r1']);
});

test('each round of a loop is its own', async () => {
	const run = await shop.engine.run({
		nodes: [
			{ name: 'Start', type: 'test.start' },
			{ name: 'Loop', type: 'test.loop', parameters: { batchSize: 1 } },
			shop.node({ transactionReference: 'same', customerEmail: 'a@b.de' }),
		],
		connections: [
			['Start', 'Loop'],
			['Loop', 'eTrusted', 1],
			['eTrusted', 'Loop'],
		],
		input: items(4),
	});
	expect(run.error).toBeUndefined();
	expect(sentRefs()).toEqual(['same', 'same', 'same', 'same']);
});

test('the same order twice in one run is two events', async () => {
	await shop.run([{ ref: 'same' }, { ref: 'same' }]);
	expect(sentRefs()).toEqual(['same', 'same']);
});
