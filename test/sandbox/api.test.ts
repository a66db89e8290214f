import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';
import { startSandbox, type Sandbox } from '../../sandbox';
import { defaultChannels, defaultEventTypes } from '../../sandbox/defaults';
import { event, get, messageOf, post, token } from './client';

let sandbox: Sandbox;
let accessToken: string;

beforeAll(async () => {
	sandbox = await startSandbox();
});

beforeEach(async () => {
	sandbox.reset();
	accessToken = await token(sandbox);
});

afterAll(async () => await sandbox.close());

describe('POST /events', () => {
	it('takes an event and answers as documented', async () => {
		const response = await post(sandbox, accessToken);
		const accepted = sandbox.accepted[0];
		expect(response.status).toBe(202);
		expect(response.headers.get('content-type')).toBe('application/json');
		expect(await response.text()).toBe(
			`{"Message":"Your event (\`${accepted?.ref}\`) was accepted for processing.","EventRef":"${accepted?.ref}"}`,
		);
		expect(accepted).toEqual({
			ref: expect.stringMatching(/^evt-[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/),
			payload: event,
			acknowledged: true,
			at: expect.any(Number),
			requestIndex: 1,
		});
	});

	it('shows what arrived, byte for byte', async () => {
		const body = ` {"type" : "delivery", "x": "\u00fc \ud83d\ude00 \u202e \\u0041\\n"}\r\n`;
		await post(sandbox, accessToken, body, { 'content-type': 'application/json', 'X-Trace': 'a' });
		const [request] = sandbox.eventRequests;
		expect(request?.body.equals(Buffer.from(body))).toBe(true);
		expect(request?.text).toBe(body);
		expect(request?.json).toEqual({ type: 'delivery', x: '\u00fc \ud83d\ude00 \u202e A\n' });
		expect(request).toMatchObject({ method: 'POST', path: '/events', status: 400 });
		expect(request?.headers['x-trace']).toBe('a');
		expect(request?.rawHeaders).toContain('X-Trace');
		expect(request?.endedAt).toBeGreaterThanOrEqual(request?.at ?? Infinity);
	});

	it.each([
		[{ ...event, type: undefined }, 400, 'Invalid request: instance requires property "type"'],
		[
			{ ...event, customer: {} },
			400,
			'Invalid request: instance.customer requires property "email"',
		],
		['{"type":', 400, 'Invalid request: the body is not valid JSON'],
		['', 400, 'Invalid request: the body is not valid JSON'],
		[{ ...event, type: 'checkout' }, 400, 'Invalid request: the event type "checkout" is reserved'],
		[{ ...event, type: 'other' }, 400, 'Invalid request: the event type "other" does not exist'],
		[
			{ ...event, channel: { id: 'chl-unknown' } },
			403,
			'The client is not allowed to use this channel',
		],
	])('refuses %j', async (body, status, text) => {
		const response = await post(sandbox, accessToken, body);
		expect(response.status).toBe(status);
		expect(await response.text()).toBe(JSON.stringify({ Message: text }));
		expect(sandbox.accepted).toEqual([]);
	});

	it('refuses a body that is not declared as JSON', async () => {
		const response = await post(sandbox, accessToken, event, { 'content-type': 'text/plain' });
		expect(response.status).toBe(400);
		expect(await messageOf(response)).toBe(
			'Invalid request: the content type must be application/json',
		);
	});

	it("takes a merchant's own channel ID as it is", async () => {
		const body = { ...event, channel: { id: 'shop-1', type: 'user_defined' } };
		expect((await post(sandbox, accessToken, body)).status).toBe(202);
	});

	it('survives huge and deeply nested bodies', async () => {
		const huge = await post(sandbox, accessToken, 'x'.repeat(17 * 1024 * 1024));
		expect(huge.status).toBe(413);
		const nesting = `{"metadata":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
		const deep = await post(
			sandbox,
			accessToken,
			JSON.stringify(event).slice(0, -1) + `,${nesting.slice(1)}`,
		);
		expect(deep.status).toBe(400);
		const inside = `{"metadata":{"a":${'['.repeat(50_000)}1${']'.repeat(50_000)}}}`;
		const deeper = await post(
			sandbox,
			accessToken,
			JSON.stringify(event).slice(0, -1) + `,${inside.slice(1)}`,
		);
		expect(deeper.status).toBe(500);
		expect((await post(sandbox, accessToken)).status).toBe(202);
	});
});

describe('reading', () => {
	it('shows an event in the documented shape', async () => {
		const body = { ...event, transaction: { reference: '1', date: '2018-02-01T17:09:41.790Z' } };
		await post(sandbox, accessToken, body);
		const ref = sandbox.accepted[0]?.ref;
		const response = await get(sandbox, `/events/${ref}`, accessToken);
		expect(response.status).toBe(200);
		expect(await response.json()).toEqual({
			id: ref,
			accountRef: expect.stringMatching(/^acc-/),
			...body,
			defaultLocale: 'de_DE',
			tracking: { client: 'sandbox-client', medium: 'API' },
			createdAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
		});
	});

	it('does not know other events, whatever their name', async () => {
		for (const ref of ['evt-unknown', '%ZZ', '__proto__', '%00']) {
			const response = await get(sandbox, `/events/${ref}`, accessToken);
			expect(response.status).toBe(404);
			expect(await messageOf(response)).toBe('The event was not found');
		}
	});

	it('lists channels and event types', async () => {
		expect(await (await get(sandbox, '/channels', accessToken)).json()).toEqual(defaultChannels);
		expect(await (await get(sandbox, '/event-types', accessToken)).json()).toEqual(
			defaultEventTypes,
		);
		expect(defaultEventTypes.filter(({ active }) => !active)).toHaveLength(1);
	});

	it('filters event types by name', async () => {
		const names = async (query: string) => {
			const types = (await (
				await get(sandbox, `/event-types?${query}`, accessToken)
			).json()) as object[];
			return types.map((type) => ('name' in type ? type.name : undefined));
		};
		expect(await names('name=after_sales')).toEqual(['after_sales']);
		expect(await names('name=%ZZ')).toEqual([]);
	});

	it('refuses other paths and methods', async () => {
		expect((await get(sandbox, '/orders', accessToken)).status).toBe(404);
		const headers = { authorization: `Bearer ${accessToken}` };
		const deleted = await fetch(`${sandbox.url}/channels`, { method: 'DELETE', headers });
		expect(deleted.status).toBe(405);
		expect(deleted.headers.get('allow')).toBe('GET');
		expect(await deleted.text()).toBe('{"Message":"Method not allowed"}');
	});
});

describe('the server', () => {
	it('listens on the loopback address only', async () => {
		expect(new URL(sandbox.url).hostname).toBe('127.0.0.1');
		const outside = Object.values(networkInterfaces())
			.flat()
			.find((address) => address?.family === 'IPv4' && !address.internal)?.address;
		// 127.0.0.2 is loopback as well, but not the address that the server is bound to.
		for (const host of ['127.0.0.2', outside].filter((address) => address !== undefined)) {
			const socket = connect({ host, port: sandbox.port });
			const reached = await new Promise((resolve) => {
				socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
			});
			socket.destroy();
			expect(reached).toBe(false);
		}
	});

	it('rejects when its port is taken', async () => {
		await expect(startSandbox({ port: sandbox.port })).rejects.toMatchObject({
			code: 'EADDRINUSE',
		});
	});

	it('forgets everything on reset', async () => {
		await post(sandbox, accessToken);
		sandbox.reset();
		expect(sandbox).toMatchObject({ requests: [], accepted: [], issuedTokens: [], maxInFlight: 0 });
		expect((await get(sandbox, '/channels', accessToken)).status).toBe(401);
	});
});
