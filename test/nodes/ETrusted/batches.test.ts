import { until, type Fault } from '../../../sandbox';
import { shop } from '../oneShop';
import { answered, EVENTS, failWith, items, output, referenceOf, Shop } from '../shop';

describe('many', () => {
	test('the first alone, then at most so many, all in their order', async () => {
		const slow = await Shop.open({ expressions: 'legacy' });
		// The first one goes alone. The others are answered once so many wait, and no earlier than one more could come.
		const isFull = () => slow.sandbox.eventRequests.length < 2 || slow.sandbox.maxInFlight >= 7;
		slow.sandbox.faults.add({ match: EVENTS, times: Infinity, until: isFull, delayMs: 20 });
		const run = await slow.run(items(50), { options: { maxConcurrentRequests: 7 } });
		expect(slow.sandbox.maxInFlight).toBe(7);
		const [first, second] = slow.sandbox.eventRequests;
		expect(second?.at).toBeGreaterThanOrEqual(first?.endedAt ?? Infinity);
		const refs = new Map(
			slow.sandbox.accepted.map(({ ref, payload }) => [referenceOf(payload), ref]),
		);
		expect(output(run).map(({ json, pairedItem }) => [json.EventRef, pairedItem])).toEqual(
			items(50).map(({ ref }, item) => [refs.get(ref), { item }]),
		);
		await slow.close();
	});

	test('without "Continue On Fail" a failure ends the sending, and says how many were accepted', async () => {
		shop.sandbox.faults.add({
			match: { ...EVENTS, body: (json: unknown) => JSON.stringify(json).includes('"r3"') },
			status: 400,
			body: { Message: 'bad' },
		} as Fault);
		const run = await shop.run(items(100), { options: { maxConcurrentRequests: 1 } });
		expect(run.error?.message).toBe(
			'eTrusted refused the request: bad (400) [item 3]. 3 of 100 items were accepted before it',
		);
		expect(shop.acceptedRefs).toEqual(['r0', 'r1', 'r2']);
	});

	test('what was skipped is not counted as accepted', async () => {
		const run = await failWith(shop, { status: 400, body: { Message: 'bad' } } as Fault);
		expect(run.error?.message).not.toContain('were accepted');
		const mixed = await shop.run([{ consent: 'no' }, { consent: 'yes' }], {
			customerOptedIn: '={{ $json.consent }}',
		});
		expect(mixed.error?.message).toBe(
			'eTrusted refused the request: bad (400) [item 1]. 0 of 2 items were accepted before it',
		);
	});

	test('what may have been created beside the failure is counted', async () => {
		await shop.run([{}]);
		shop.sandbox.faults.add({
			match: { ...EVENTS, nth: [1, 2, 3] },
			// All three are under way before one of them is answered.
			until: () => shop.sandbox.maxInFlight === 3,
			status: 500,
			body: { Message: 'oops' },
		} as Fault);
		const run = await shop.run(items(4));
		expect(run.error?.message).toContain(
			'[item 1]. 1 of 4 items were accepted before it, 2 more may have been',
		);
	});

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		"%s: a credential that cannot be used is every item's failure",
		async (onError) => {
			const engine = await Shop.engineFor(shop.sandbox, {
				expressions: 'legacy',
				overwrites: { apiBaseUrl: 'http://api.example' },
			});
			const run = await engine.run({ ...shop.workflow({}, { onError }), input: items(2) });
			const failed = run.items('eTrusted', onError === 'continueErrorOutput' ? 1 : 0);
			expect(failed.map(({ json }) => json.error)).toEqual(
				[0, 1].map((item) => expect.stringMatching(`must start with https://.*item ${item}`)),
			);
			expect(shop.sandbox.requests).toEqual([]);
		},
	);

	test('with it, all others are sent, and each failure comes out in its place', async () => {
		shop.sandbox.faults.add({
			match: { ...EVENTS, body: (json: unknown) => /"r[02]"/.test(JSON.stringify(json)) },
			times: 2,
			status: 500,
			body: { Message: 'oops' },
		} as Fault);
		const run = await shop.run(items(4), {}, { onError: 'continueRegularOutput' });
		const failed = (item: number) => ({
			json: {
				error: `eTrusted failed, and the event may have been created: oops (500) [item ${item}]`,
				details: { status: 500, whatToDo: expect.stringContaining('Control Centre') as string },
			},
			pairedItem: { item },
		});
		expect(output(run)).toEqual([
			failed(0),
			answered(shop, shop.acceptedRefs.indexOf('r1'), 1),
			failed(2),
			answered(shop, shop.acceptedRefs.indexOf('r3'), 3),
		]);
	});

	test('Stop: no new request starts', async () => {
		const slow = await Shop.open({ expressions: 'legacy' });
		jest.restoreAllMocks();
		let isStopped = false;
		const afterFive = Array.from({ length: 100 }, (_, nth) => 5 + nth);
		slow.sandbox.faults.add({ match: { ...EVENTS, nth: afterFive }, until: () => isStopped });
		const execution = slow.engine.start({
			...slow.workflow({ options: { maxConcurrentRequests: 2 } }),
			input: items(100),
		});
		// Five are answered, and two at once are under way.
		await until(() => slow.sandbox.eventRequests.length === 7);
		execution.stop();
		isStopped = true;
		await execution.result;
		await new Promise((resolve) => setTimeout(resolve, 150));
		expect(slow.sandbox.eventRequests).toHaveLength(7);
		await slow.close();
	});
});
