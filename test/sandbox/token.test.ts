import { startSandbox, type Sandbox } from '../../sandbox';
import { get, requestToken, token } from './client';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ tokenLifetimeSeconds: 0.4 });
});

/** Milliseconds, on a clock that stands still. */
let now: number;

beforeEach(() => {
	now = performance.now();
	jest.spyOn(performance, 'now').mockImplementation(() => now);
});

afterEach(() => {
	jest.restoreAllMocks();
	sandbox.reset();
});

afterAll(async () => await sandbox.close());

describe('POST /oauth/token', () => {
	it('answers as a Keycloak-like server, without a refresh token', async () => {
		const response = await requestToken(sandbox);
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toBe('application/json');
		expect(response.headers.get('cache-control')).toBe('no-store');
		expect(await response.json()).toEqual({
			access_token: expect.stringMatching(/^eyJ[\w-]+\.eyJ[\w-]+\.[\w-]{43}$/),
			expires_in: 0.4,
			refresh_expires_in: 0,
			token_type: 'Bearer',
			'not-before-policy': 0,
			scope: '',
		});
	});

	it('issues another token each time, and remembers them', async () => {
		const tokens = [await token(sandbox), await token(sandbox)];
		expect(new Set(tokens).size).toBe(2);
		expect(sandbox.issuedTokens).toEqual(tokens);
		expect(sandbox.tokenRequests).toHaveLength(2);
		expect(sandbox.tokenRequests[0]?.text).toContain('grant_type=client_credentials');
	});

	it.each([
		['a wrong secret', { client_secret: 'wrong' }],
		['a wrong ID', { client_id: 'wrong' }],
		['no pair', { client_id: undefined, client_secret: undefined }],
	])('refuses %s', async (_, changes) => {
		const response = await requestToken(sandbox, changes);
		expect(response.status).toBe(401);
		expect(await response.text()).toBe(
			'{"error":"unauthorized_client","error_description":"Invalid client or Invalid client credentials"}',
		);
		expect(sandbox.issuedTokens).toEqual([]);
	});

	it('refuses a pair in a Basic header', async () => {
		const pair = Buffer.from(`${sandbox.clientId}:${sandbox.clientSecret}`).toString('base64');
		const response = await fetch(sandbox.tokenUrl, {
			method: 'POST',
			headers: { authorization: `Basic ${pair}` },
			body: new URLSearchParams({
				grant_type: 'client_credentials',
				audience: 'https://api.etrusted.com',
			}),
		});
		expect(response.status).toBe(401);
	});

	it.each([undefined, 'password'])('refuses the grant type %s', async (grant_type) => {
		const response = await requestToken(sandbox, { grant_type });
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({ error: 'unsupported_grant_type' });
	});

	it('refuses a body that is not form-encoded, and other methods', async () => {
		const json = await fetch(sandbox.tokenUrl, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: '{}',
		});
		expect(json.status).toBe(400);
		expect(await json.json()).toMatchObject({ error: 'invalid_request' });
		expect((await fetch(sandbox.tokenUrl)).status).toBe(405);
	});
});

describe('a token', () => {
	const forbidden = '{"Message":"Access to this resource is forbidden"}';

	const otherForbidden =
		'{"Error":"Unauthorized","ErrorDescription":"Access to this resource is forbidden"}';

	it('is needed for every path', async () => {
		for (const path of [
			'/channels',
			'/event-types',
			'/invite-settings',
			'/events/evt-1',
			'/nowhere',
		]) {
			const response = await fetch(sandbox.url + path);
			expect(response.status).toBe(401);
			expect(await response.text()).toBe(
				/event-types|invite-settings/.test(path) ? otherForbidden : forbidden,
			);
		}
		expect((await get(sandbox, '/channels', 'eyJ.unknown')).status).toBe(401);
	});

	it.each([undefined, 'https://other.example'])(
		'of the audience %s is refused',
		async (audience) => {
			const other = await token(sandbox, { audience });
			const response = await get(sandbox, '/channels', other);
			expect(response.status).toBe(401);
			expect(await response.text()).toBe(forbidden);
		},
	);

	it('expires by the clock', async () => {
		const short = await token(sandbox);
		now += 399;
		expect((await get(sandbox, '/channels', short)).status).toBe(200);
		now += 1;
		expect((await get(sandbox, '/channels', short)).status).toBe(401);
	});

	it('can be made invalid at once', async () => {
		const old = await token(sandbox);
		sandbox.expireTokens();
		expect((await get(sandbox, '/channels', old)).status).toBe(401);
		expect((await get(sandbox, '/channels', await token(sandbox))).status).toBe(200);
	});
});
