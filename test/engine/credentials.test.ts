import { isVersion2 } from './runtime';
import { abc, engine, newEngine, sent, server, toClient } from './texts';

describe('OAuth2', () => {
	test('fetches one token with a form in the body, stores it and uses it again', async () => {
		await engine.run({ ...toClient(), input: abc });
		await engine.run({ ...toClient(), input: abc });
		const [request, ...others] = server.at('/token');
		expect(Object.fromEntries(new URLSearchParams(request?.body))).toMatchObject({
			grant_type: 'client_credentials',
			client_id: 'id',
			client_secret: 'secret',
			audience: 'https://api.example',
		});
		expect(others).toEqual([]);
		expect(engine.tokensStored).toBe(1);
		expect(engine.credential('1').oauthTokenData).toMatchObject({ access_token: 'token-1' });
		expect(new Set(server.at('/texts').map(({ authorization }) => authorization))).toEqual(
			new Set(['Bearer token-1']),
		);
	});

	test('renews an expired token and sends the request again', async () => {
		await engine.run({ ...toClient(), input: [{ text: 'a' }] });
		server.expired.add('token-1');
		const run = await engine.run({ ...toClient(), input: [{ text: 'b' }] });
		expect(run.status).toBe('success');
		expect(engine.credential('1').oauthTokenData).toMatchObject({ access_token: 'token-2' });
		expect(sent()).toEqual(['a', 'b', 'b']);
	});

	test('an overwrite fills an empty field and replaces no other', async () => {
		const other = await newEngine('secret', { clientId: 'overwritten' });
		await other.run({ ...toClient(), input: abc });
		expect(server.at('/token')[0]?.body).toContain('client_id=id');
	});
});

describe('testing a credential', () => {
	test('a right pair', async () => {
		expect(await engine.testCredential('1')).toEqual({
			status: 'OK',
			message: 'Connection successful!',
		});
		expect(server.at('/me')).toHaveLength(1);
	});

	test('a wrong pair', async () => {
		const result = await (await newEngine('wrong')).testCredential('1');
		expect(result.status).toBe('Error');
		expect(server.at('/me')).toEqual([]);
	});

	test('a rule of the type names the error, in n8n 2', async () => {
		server.answer = () => 403;
		// The errors of n8n 1's OAuth2 requests have no response, so that its tester finds no status to compare.
		const message = isVersion2
			? 'This account is closed'
			: 'Forbidden - perhaps check your credentials?';
		expect(await engine.testCredential('1')).toEqual({ status: 'Error', message });
	});

	test('an unreachable host', async () => {
		const other = await newEngine('secret', { apiBaseUrl: 'http://127.0.0.1:1' });
		expect(await other.testCredential('1')).toMatchObject({
			status: 'Error',
			message: expect.stringMatching(/ECONNREFUSED|refused the connection/),
		});
	});
});
