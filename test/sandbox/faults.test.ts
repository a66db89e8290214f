import { setTimeout as pause } from 'node:timers/promises';
import { startSandbox, until, type Sandbox } from '../../sandbox';
import { event, get, messageOf, post, requestToken, token } from './client';

let sandbox: Sandbox;
let accessToken: string;

beforeAll(async () => {
	sandbox = await startSandbox();
});

beforeEach(async () => {
	sandbox.reset();
	accessToken = await token(sandbox);
});

afterEach(() => jest.restoreAllMocks());

afterAll(async () => await sandbox.close());

const acknowledged = () => sandbox.accepted.map((accepted) => accepted.acknowledged);

describe('a fault', () => {
	it('answers a status, headers and body instead of the API, once', async () => {
		sandbox.faults.add({
			status: 429,
			headers: { 'retry-after': '2' },
			body: { Message: 'Slow down' },
		});
		const response = await post(sandbox, accessToken);
		expect(response.status).toBe(429);
		expect(response.headers.get('retry-after')).toBe('2');
		expect(await response.text()).toBe('{"Message":"Slow down"}');
		expect(sandbox.accepted).toEqual([]);
		expect((await post(sandbox, accessToken)).status).toBe(202);
	});

	it('answers a text as it is, and a Message when no body is given', async () => {
		sandbox.faults.add({
			status: 502,
			body: '<html>Bad Gateway</html>',
			headers: { 'content-type': 'text/html' },
		});
		sandbox.faults.add({ status: 503 });
		const html = await post(sandbox, accessToken);
		expect(html.headers.get('content-type')).toBe('text/html');
		expect(await html.text()).toBe('<html>Bad Gateway</html>');
		expect(await messageOf(await post(sandbox, accessToken))).toBe('Service Unavailable');
	});

	it('stores a reply in another way than it was sent', async () => {
		const { id } = sandbox.reviews.addReview();
		const comment = 'A\u0308  &\nO';
		const stored = async (storesReply: 'composed' | 'spaced' | 'escaped' | undefined) => {
			if (storesReply) sandbox.faults.add({ storesReply });
			const response = await fetch(`${sandbox.url}/reviews/${id}/reply`, {
				method: 'POST',
				headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
				body: JSON.stringify({ comment }),
			});
			expect(response.status).toBe(200);
			return sandbox.reviews.get(id).reply?.comment;
		};
		expect(await stored('composed')).toBe('\u00c4  &\nO');
		expect(await stored('spaced')).toBe('A\u0308 & O');
		expect(await stored('escaped')).toBe('A\u0308  &#38;\nO');
		expect(await stored(undefined)).toBe(comment);
	});

	it('waits', async () => {
		sandbox.faults.add({ delayMs: 80 });
		const start = performance.now();
		expect((await post(sandbox, accessToken)).status).toBe(202);
		expect(performance.now() - start).toBeGreaterThan(75);
	});

	it('waits until something is so', async () => {
		let isSo = false;
		sandbox.faults.add({ until: () => isSo, times: Infinity });
		const first = post(sandbox, accessToken);
		await until(() => sandbox.eventRequests.length > 0);
		await pause(30);
		expect(sandbox.accepted).toEqual([]);
		isSo = true;
		expect((await first).status).toBe(202);
		expect((await post(sandbox, accessToken)).status).toBe(202);
	});

	it('drops before the event is taken', async () => {
		sandbox.faults.add({ drop: 'before' });
		await expect(post(sandbox, accessToken)).rejects.toThrow('fetch failed');
		expect(sandbox.accepted).toEqual([]);
		expect(sandbox.eventRequests[0]?.text).toBe(JSON.stringify(event));
	});

	it('drops after the event is taken', async () => {
		sandbox.faults.add({ drop: 'after' });
		await expect(post(sandbox, accessToken)).rejects.toThrow('fetch failed');
		expect(acknowledged()).toEqual([false]);
		expect(sandbox.eventRequests[0]?.status).toBeUndefined();
	});

	it('drops midway through the answer', async () => {
		sandbox.faults.add({ drop: 'midway' });
		const response = await post(sandbox, accessToken);
		expect(response.status).toBe(202);
		await expect(response.text()).rejects.toThrow('terminated');
		expect(acknowledged()).toEqual([false]);
	});

	it('takes the event but answers another status', async () => {
		sandbox.faults.add({ acceptThenStatus: 500, times: 2 });
		expect((await post(sandbox, accessToken)).status).toBe(500);
		expect(acknowledged()).toEqual([false]);
		expect((await post(sandbox, accessToken, {})).status).toBe(400);
	});

	it('hangs until the client gives up', async () => {
		sandbox.faults.add({ hang: true });
		const hung = fetch(`${sandbox.url}/channels`, { signal: AbortSignal.timeout(60) });
		await expect(hung).rejects.toThrow('timeout');
		expect(sandbox.accepted).toEqual([]);
	});

	it('combines a delay with another kind', async () => {
		sandbox.faults.add({ delayMs: 60, drop: 'after' });
		const start = performance.now();
		await expect(post(sandbox, accessToken)).rejects.toThrow('fetch failed');
		expect(performance.now() - start).toBeGreaterThan(55);
		expect(acknowledged()).toEqual([false]);
	});

	it('strikes only what it matches', async () => {
		sandbox.faults.add({ match: { method: 'get', path: '/channels' }, status: 503 });
		sandbox.faults.add({ match: { path: /^\/event-types\?name=a/ }, status: 504 });
		sandbox.faults.add({
			match: {
				body: (json?: { transaction?: { reference?: string } }) =>
					json?.transaction?.reference === '2',
			},
			status: 500,
		});
		expect((await post(sandbox, accessToken)).status).toBe(202);
		expect((await get(sandbox, '/channels', accessToken)).status).toBe(503);
		expect((await get(sandbox, '/event-types', accessToken)).status).toBe(200);
		expect((await get(sandbox, '/event-types?name=after_sales', accessToken)).status).toBe(504);
		const second = await post(sandbox, accessToken, { ...event, transaction: { reference: '2' } });
		expect(second.status).toBe(500);
	});

	it('strikes the chosen of the matching requests', async () => {
		sandbox.faults.add({ match: { path: '/events', nth: [1, 3] }, status: 503 });
		const statuses: number[] = [];
		for (let i = 0; i < 5; i++) {
			await get(sandbox, '/channels', accessToken);
			statuses.push((await post(sandbox, accessToken)).status);
		}
		expect(statuses).toEqual([202, 503, 202, 503, 202]);
	});

	it('strikes as often as told', async () => {
		sandbox.faults.add({ match: { path: '/oauth/token' }, status: 500, times: Infinity });
		for (let i = 0; i < 3; i++) expect((await requestToken(sandbox)).status).toBe(500);
		sandbox.faults.clear();
		expect((await requestToken(sandbox)).status).toBe(200);
	});

	it('that throws is heard of', async () => {
		sandbox.faults.add({
			match: { body: (json: { customer: { email: string } }) => json.customer.email === 'a' },
			status: 503,
		});
		const response = await get(sandbox, '/channels', accessToken);
		expect(response.status).toBe(500);
		expect(await messageOf(response)).toContain('A fault of the sandbox is wrong: TypeError');
	});
});

describe('a rate limit', () => {
	it('lets so many POST /events pass in a window', async () => {
		let now = performance.now();
		jest.spyOn(performance, 'now').mockImplementation(() => now);
		sandbox.rateLimit = { requests: 2, windowMs: 300, retryAfter: 'seconds' };
		expect((await post(sandbox, accessToken)).status).toBe(202);
		expect((await post(sandbox, accessToken)).status).toBe(202);
		const refused = await post(sandbox, accessToken);
		expect(refused.status).toBe(429);
		expect(refused.headers.get('retry-after')).toBe('1');
		expect((await get(sandbox, '/channels', accessToken)).status).toBe(200);
		now += 299;
		expect((await post(sandbox, accessToken)).status).toBe(429);
		now += 1;
		expect((await post(sandbox, accessToken)).status).toBe(202);
	});

	it('can name a date, or nothing', async () => {
		sandbox.rateLimit = { requests: 0, windowMs: 1000, retryAfter: 'date' };
		const dated = (await post(sandbox, accessToken)).headers.get('retry-after') ?? '';
		expect(dated).toBe(new Date(dated).toUTCString());
		expect(Date.parse(dated)).toBeGreaterThan(Date.now());
		sandbox.rateLimit = { requests: 0, windowMs: 1000 };
		expect((await post(sandbox, accessToken)).headers.has('retry-after')).toBe(false);
	});
});

describe('options', () => {
	it('make the API slow, the events appear late, and nothing be kept', async () => {
		let now = Date.now();
		jest.spyOn(Date, 'now').mockImplementation(() => now);
		const slow = await startSandbox({
			latencyMs: 50,
			eventDelayMs: 150,
			record: false,
			clientId: 'a',
		});
		const slowToken = await token(slow);
		slow.faults.add({ times: 5, until: () => slow.maxInFlight === 5 });
		const start = performance.now();
		await Promise.all(Array.from({ length: 5 }, async () => await post(slow, slowToken)));
		expect(performance.now() - start).toBeGreaterThan(45);
		expect(slow.requests).toEqual([]);
		now += 149;
		const path = `/events/${slow.accepted[0]?.ref}`;
		expect((await get(slow, path, slowToken)).status).toBe(404);
		now += 1;
		expect((await get(slow, path, slowToken)).status).toBe(200);
		await slow.close();
	});
});

describe('close', () => {
	it('ends hanging, waiting and idle connections at once, and may be called twice', async () => {
		const closing = await startSandbox();
		const closingToken = await token(closing);
		closing.faults.add({ hang: true });
		// Longer than a test may take.
		closing.faults.add({ delayMs: 600_000 });
		const cut = Promise.allSettled([post(closing, closingToken), post(closing, closingToken)]);
		await until(() => closing.eventRequests.length === 2);
		await closing.close();
		await closing.close();
		expect((await cut).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect(closing.accepted).toEqual([]);
	});

	it('ends what waits until something is so: nothing goes on asking for it', async () => {
		const closing = await startSandbox();
		const closingToken = await token(closing);
		const isSo = jest.fn(() => false);
		closing.faults.add({ until: isSo });
		const cut = expect(post(closing, closingToken)).rejects.toThrow('fetch failed');
		await until(() => isSo.mock.calls.length > 0);
		await closing.close();
		await cut;
		const asked = isSo.mock.calls.length;
		// As many pauses as it would have asked in since.
		for (let pauses = 0; pauses < 20; pauses += 1) await pause(2);
		expect(isSo).toHaveBeenCalledTimes(asked);
	});

	it('is not needed to end what hangs: reset does, too', async () => {
		sandbox.faults.add({ hang: true });
		const cut = expect(post(sandbox, accessToken)).rejects.toThrow('fetch failed');
		await until(() => sandbox.eventRequests.length > 0);
		sandbox.reset();
		await cut;
	});
});
