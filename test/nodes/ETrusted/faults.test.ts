import { until, type Fault } from '../../../sandbox';
import { answered, EVENTS, failWith, items, output, referenceOf, Shop, skipWaiting } from '../shop';

let shop: Shop;
let waits: number[];
beforeAll(async () => {
	shop = await Shop.open({ expressions: 'legacy' });
});
beforeEach(() => {
	waits = skipWaiting();
});
afterAll(async () => await shop.close());
afterEach(() => {
	shop.sandbox.reset();
	jest.restoreAllMocks();
});

test('too many requests: what to raise and to lower, and what was not done', async () => {
	const run = await failWith(shop, { status: 429, body: '' }, { maxRetries: 0 });
	expect(run.error?.description).toContain('Nothing was created for this item.');
	expect(run.error?.description).toContain(
		'Run the item again later, or raise "Max Retries" and lower "Max Concurrent Requests" under Options.',
	);
});

describe('each failure reads differently, and is sent again only when it surely was not taken', () => {
	test.each([
		[
			{ status: 400, body: { Message: 'Invalid request: instance requires property "type"' } },
			'eTrusted refused the request: Invalid request: instance requires property "type" (400) [item 0]',
			'400',
			1,
		],
		[
			{ status: 403, body: { Message: 'no' } },
			'This API client may not use this channel: no (403) [item 0]',
			'403',
			1,
		],
		[
			{ status: 404, body: { Message: 'gone' } },
			'eTrusted knows no such address: gone (404) [item 0]',
			'404',
			1,
		],
		[
			{ status: 418, body: 'short and stout' },
			'eTrusted did not accept the request: short and stout (418) [item 0]',
			'418',
			1,
		],
		[
			{ status: 302, headers: { location: 'https://other.example/a?b=c' } },
			'The API answered with a redirect to other.example, which is not followed with customer data (302) [item 0]',
			'302',
			1,
		],
		[
			{ status: 200, body: '<html>Please sign in</html>' },
			'The answer is not what the eTrusted API is documented to send: the event may have been created (200) [item 0]',
			'200',
			1,
		],
		[
			{ status: 200, body: { error: 'login required' } },
			'not what the eTrusted API is documented to send: the event may have been created (200) [item 0]',
			'200',
			1,
		],
		[
			{ status: 204 },
			'not what the eTrusted API is documented to send: the event may have been created (204) [item 0]',
			'204',
			1,
		],
		[
			{ status: 429 },
			'eTrusted is receiving too many requests: Too Many Requests (429), after 4 tries [item 0]',
			'429',
			4,
		],
		[
			{ status: 503, body: '<html>down</html>' },
			'eTrusted is not available at the moment (503), after 4 tries [item 0]',
			'503',
			4,
		],
		[
			{ status: 500, body: { Message: 'oops' } },
			'eTrusted failed, and the event may have been created: oops (500) [item 0]',
			'500',
			1,
		],
		[
			{ status: 502 },
			'eTrusted failed, and the event may have been created: Bad Gateway (502) [item 0]',
			'502',
			1,
		],
		[
			{ status: 504 },
			'eTrusted failed, and the event may have been created: Gateway Timeout (504) [item 0]',
			'504',
			1,
		],
		[{ hang: true }, 'did not answer in time: the event may have been created [item 0]', null, 1],
		[
			{ drop: 'before' },
			'broke before the answer came: the event may have been created [item 0]',
			null,
			1,
		],
		[
			{ drop: 'after' },
			'broke before the answer came: the event may have been created [item 0]',
			null,
			1,
		],
	])('%j', async (fault, message, httpCode, sent) => {
		const run = await failWith(shop, fault as Fault);
		expect(run.error?.message).toContain(message);
		expect(run.error?.name).toBe('NodeApiError');
		expect((run.error as unknown as { httpCode: string | null }).httpCode).toBe(httpCode);
		expect(run.error?.context?.itemIndex).toBe(0);
		expect(run.error?.description).toMatch(/\S{3}/);
		expect(shop.sandbox.eventRequests).toHaveLength(sent);
	});

	test('a 401 that a new token does not cure', async () => {
		const run = await failWith(shop, {
			status: 401,
			body: { Message: 'Access to this resource is forbidden' },
		} as Fault);
		expect(run.error?.message).toBe(
			'eTrusted did not accept the access token: Access to this resource is forbidden (401) [item 0]',
		);
		expect(shop.sandbox.eventRequests).toHaveLength(3);
	});

	test('nothing listens', async () => {
		const closed = await Shop.open({ expressions: 'legacy' });
		await closed.run([{}]);
		await closed.sandbox.close();
		const run = await closed.run([{}]);
		expect(run.error?.message).toBe(
			`127.0.0.1:${closed.sandbox.port} refused the connection, after 4 tries [item 0]`,
		);
		expect(run.error?.description).toContain('Nothing was created');
		expect(waits.map((wait) => Math.round(wait / 100))).toEqual([10, 20, 40]);
	});

	test('an unknown host, before and after there is a token', async () => {
		const engine = await Shop.engineFor(shop.sandbox, {
			expressions: 'legacy',
			overwrites: { apiBaseUrl: 'https://nowhere.etrusted.com' },
		});
		const run = await engine.run({ ...shop.workflow(), input: [{}] });
		expect(run.error?.message).toBe(
			'nowhere.etrusted.com was not found on the network, after 4 tries [item 0]',
		);
		const other = await Shop.engineFor(shop.sandbox, {
			expressions: 'legacy',
			overwrites: { accessTokenUrl: 'https://nowhere.etrusted.com' },
		});
		const tokenless = await other.run({ ...shop.workflow(), input: [{}] });
		expect(tokenless.error?.message).toBe(
			"No access token: eTrusted's login server was not found on the network (nowhere.etrusted.com), after 4 tries [item 0]",
		);
	});
});

describe('waiting', () => {
	test('a 429 slows the others down, also when it is not tried again', async () => {
		await shop.run([{}]);
		shop.sandbox.faults.add({
			match: { ...EVENTS, nth: 0 },
			status: 429,
			headers: { 'retry-after': '30' },
		} as Fault);
		const run = await shop.run(
			items(3),
			{ options: { maxRetries: 0 } },
			{ onError: 'continueRegularOutput' },
		);
		expect(output(run).map(({ json }) => typeof json.error)).toEqual([
			'string',
			'undefined',
			'undefined',
		]);
		expect(waits.map((wait) => Math.round(wait / 1000))).toEqual([30]);
	});

	test.each([
		['2', 2000],
		['3600', 60_000],
		['soon', 1000],
	])('Retry-After: %s', async (header, wait) => {
		await shop.run([{}]);
		shop.sandbox.faults.add({
			match: EVENTS,
			status: 429,
			headers: { 'retry-after': header },
		} as Fault);
		expect((await shop.run([{}])).error).toBeUndefined();
		expect(waits.map((waited) => Math.round(waited / 100))).toEqual([wait / 100]);
	});

	test('Retry-After with a date', async () => {
		await shop.run([{}]);
		shop.sandbox.faults.add({
			match: EVENTS,
			status: 503,
			headers: { 'retry-after': new Date(Date.now() + 10_000).toUTCString() },
		} as Fault);
		await shop.run([{}]);
		expect(waits[0]).toBeGreaterThan(8000);
		expect(waits[0]).toBeLessThanOrEqual(10_000);
	});

	test('no retries when there are none to be', async () => {
		const run = await failWith(shop, { status: 503 } as Fault, { maxRetries: 0 });
		expect(shop.sandbox.eventRequests).toHaveLength(1);
		expect(run.error?.message).toContain('(503) [item 0]');
	});

	test('a server that takes few requests a second gets all of them, once', async () => {
		jest.restoreAllMocks();
		await shop.run([{ ref: 'first' }]);
		shop.sandbox.rateLimit = { requests: 5, windowMs: 300 };
		skipWaiting(320);
		const run = await shop.run(items(40));
		expect(run.error).toBeUndefined();
		expect(shop.acceptedRefs.slice(1).sort()).toEqual(
			items(40)
				.map(({ ref }) => ref)
				.sort(),
		);
		shop.sandbox.rateLimit = undefined;
	});
});

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

test.each(['http://api.example', 'http://10.0.0.1', 'nonsense', ''])(
	'customer data does not go to %p',
	async (apiBaseUrl) => {
		const engine = await Shop.engineFor(shop.sandbox, {
			expressions: 'legacy',
			overwrites: { apiBaseUrl: apiBaseUrl || ' ' },
		});
		const run = await engine.run({ ...shop.workflow(), input: [{}] });
		expect(run.error?.message).toContain('must start with https://');
		expect(shop.sandbox.requests).toEqual([]);
	},
);
