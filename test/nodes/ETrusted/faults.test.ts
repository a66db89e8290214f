import type { Fault } from '../../../sandbox';
import { shop, waits } from '../oneShop';
import { EVENTS, failWith, items, output, Shop, skipWaiting } from '../shop';

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
