import type { IExecuteFunctions, IPollFunctions } from 'n8n-workflow';

import type { Answer } from '../../../../nodes/ETrusted/transport/answer';
import { Api } from '../../../../nodes/ETrusted/transport/api';
import { until } from '../../../../sandbox';
import { FakeContext, response, type FakeOptions } from '../execution/context';
import { never, open, timesByHand } from './openApi';
import { post, read } from './world';

afterEach(() => jest.restoreAllMocks());

describe('addresses', () => {
	test.each([
		['apiBaseUrl', 'http://api.etrusted.com', 'API base URL'],
		['apiBaseUrl', 'https://api.example', 'API base URL'],
		['apiBaseUrl', '', 'API base URL'],
		['apiBaseUrl', undefined, 'API base URL'],
		['accessTokenUrl', 'http://login.etrusted.com/oauth/token', 'access token URL'],
		['accessTokenUrl', 'https://login.example/oauth/token', 'access token URL'],
		['accessTokenUrl', undefined, 'access token URL'],
	])('%s %p is refused before anything goes out', async (field, url, label) => {
		const fake = new FakeContext({ credential: { [field]: url } });
		await expect(Api.open(fake.functions)).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: `The ${label} "${url ?? ''}" must start with https:// and belong to etrusted.com, or be of this machine`,
			description: expect.stringContaining(`"${field}" in CREDENTIALS_OVERWRITE_DATA`) as string,
		});
		expect(fake.sent).toEqual([]);
		expect(fake.tokensFetched).toBe(0);
	});

	test('slashes at the end and blanks around do not matter', async () => {
		const { api, fake } = await open({
			credential: { apiBaseUrl: ' https://api.qa.etrusted.com/base// ' },
		});
		await api.send(read('/channels'));
		expect(fake.sent[0]?.options.url).toBe('https://api.qa.etrusted.com/base/channels');
		expect([api.host, api.loginHost]).toEqual(['api.qa.etrusted.com', 'login.etrusted.com']);
	});
});

describe('a request', () => {
	test('is what was asked for, takes every status and follows no redirect', async () => {
		const { api, fake } = await open();
		await api.send({ ...post('/events'), body: { a: 1 }, headers: { 'Channel-Id': 'x' } });
		const [sent] = fake.sent;
		expect(sent).toMatchObject({ method: 'POST', path: '/events', body: '{"a":1}' });
		const { headers, body, ...options } = sent!.options;
		expect(options).toEqual({
			method: 'POST',
			url: 'https://api.etrusted.com/events',
			timeout: 30_000,
			json: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		});
		expect(headers).toMatchObject({ 'Content-Type': 'application/json', 'Channel-Id': 'x' });
		expect(body).toBeDefined();
	});

	test('that reads has a query, and neither body nor type of one', async () => {
		const { api, fake } = await open();
		await api.send({ ...read('/channels'), query: { a: 'b', list: ['c', 'd'] } });
		const [sent] = fake.sent;
		expect(sent?.path).toBe('/channels?a=b&list=c,d');
		expect(sent?.body).toBeUndefined();
		expect(sent?.options).not.toHaveProperty('body');
		expect(sent?.options.headers).not.toHaveProperty('Content-Type');
		await api.send(read('/channels'));
		expect(fake.sent[1]?.path).toBe('/channels');
	});

	test.each([202, 302, 400, 500])('the answer %d is handed on whole', async (status) => {
		const { api } = await open({ serve: () => response(status, ['b'], { h: '1' }) });
		expect(await api.send(post('/events'))).toEqual({
			kind: 'answered',
			status,
			headers: { h: '1' },
			body: ['b'],
		});
	});
});

describe('how far a failed request got', () => {
	const refused = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
	const kindOf = async (request = post('/events'), options: FakeOptions = {}) => {
		const { api } = await open(options);
		return (await api.send(request)).kind;
	};

	test('with its body taken it may have been acted on', async () => {
		const serve = () => {
			throw refused;
		};
		expect(await kindOf(post('/events'), { serve })).toBe('unanswered');
	});

	test('without a token it was not sent, whether it has a body or not', async () => {
		const fetchToken = () => {
			throw refused;
		};
		expect(await kindOf(post('/events'), { fetchToken })).toBe('noToken');
		expect(await kindOf(read('/channels'), { fetchToken })).toBe('noToken');
	});

	test('of one that reads, having a token is having been sent', async () => {
		const serve = () => {
			throw refused;
		};
		expect(await kindOf(read('/channels'), { serve })).toBe('unanswered');
	});

	test('signed, but with a body that was never taken, it was not sent', async () => {
		const unreadable = {
			toJSON() {
				throw new Error('not even text');
			},
		};
		const fake = new FakeContext();
		const { functions } = fake;
		functions.helpers.httpRequestWithAuthentication = (async (_: string, options: object) => {
			(options as { headers: Record<string, string> }).headers.Authorization = 'Bearer x';
			throw refused;
		}) as unknown as typeof functions.helpers.httpRequestWithAuthentication;
		const api = await Api.open(functions);
		expect(await api.send({ ...post('/events'), body: unreadable })).toEqual({
			kind: 'unreached',
			cause: 'broken',
			detail: 'socket hang up',
		});
	});
});

describe('an API that does not answer in time', () => {
	const late: Answer = { kind: 'unanswered', cause: 'timeout', detail: '' };

	test.each([
		['an event', post('/events')],
		['a list', read('/channels')],
	])('is given up (%s), and n8n is told to close the connection', async (_, request) => {
		const fake = new FakeContext({ serve: never, hasToken: true });
		const { functions } = fake;
		const asUsual = functions.helpers.httpRequestWithAuthentication;
		let signal: AbortSignal | undefined;
		functions.helpers.httpRequestWithAuthentication = async function (...parameters) {
			signal = (this as IExecuteFunctions).getExecutionCancelSignal();
			return (await asUsual.apply(this, parameters)) as unknown;
		};
		const times = timesByHand();
		const api = await Api.open(functions);
		const sending = api.send(request);
		// An event's time begins anew when it goes out.
		await until(() => fake.sent.length > 0);
		expect(signal?.aborted).toBe(false);
		times.at(-1)?.abort();
		expect(await sending).toEqual(late);
		expect(signal?.aborted).toBe(true);
		// The context itself has n8n's own Stop as ever.
		expect(functions.getExecutionCancelSignal()).toBeUndefined();
	});

	test('is not mixed up with what came in time', async () => {
		const times = timesByHand();
		const before: AbortController[] = [];
		const { api } = await open({
			serve: () => {
				for (const time of before) time.abort();
				return response(200);
			},
		});
		expect(await api.send(post('/events'))).toMatchObject({ status: 200 });
		before.push(...times);
		expect(before).toHaveLength(2);
		expect(await api.send(post('/events'))).toMatchObject({ status: 200 });
	});

	test('in a context without Stop is given up as well, and n8n is told', async () => {
		const fake = new FakeContext({ serve: never, hasToken: true });
		const functions: Partial<IExecuteFunctions> = { ...fake.functions };
		delete functions.getExecutionCancelSignal;
		const api = await Api.open(functions as unknown as IPollFunctions);
		expect(await api.send({ ...read('/reviews'), timeout: 10 })).toEqual(late);
	});

	test('Stop ends what is under way by n8n’s own means, and an answer that is there counts', async () => {
		const controller = new AbortController();
		const { api } = await open({
			stop: controller.signal,
			serve: () => {
				controller.abort();
				return response(202);
			},
		});
		expect(await api.send(post('/events'))).toMatchObject({ kind: 'answered', status: 202 });
	});

	test('nothing listens to Stop once it is over', async () => {
		const controller = new AbortController();
		const { signal } = controller;
		const added = jest.spyOn(signal, 'addEventListener');
		const removed = jest.spyOn(signal, 'removeEventListener');
		const { api } = await open({ stop: signal });
		await api.send(post('/events'));
		await api.send(read('/channels'));
		expect(added).toHaveBeenCalledTimes(2);
		expect(removed.mock.calls).toEqual(
			added.mock.calls.map(([type, listener]) => [type, listener]),
		);
	});
});

describe('a token of another client', () => {
	const jwt = (claims: unknown) =>
		['{"alg":"RS256"}', JSON.stringify(claims), 'sig']
			.map((part) => Buffer.from(part).toString('base64url'))
			.join('.');
	const withToken = async (claims: unknown, more: FakeOptions = {}) =>
		await open({
			hasToken: true,
			...more,
			credential: { clientId: 'mine', oauthTokenData: { access_token: jwt(claims) } },
		});
	const sentWith = (fake: FakeContext) => fake.sent.map(({ authorization }) => authorization);

	test.each([
		['azp', { azp: 'theirs' }],
		['client_id', { client_id: 'theirs' }],
		['both', { azp: 'theirs', client_id: 'others' }],
	])('is renewed before the first request, once (%s)', async (_, claims) => {
		const { api, fake } = await withToken(claims);
		await api.send(post('/a'));
		await api.send(post('/b'));
		expect(sentWith(fake)).toEqual(['Bearer token-1', 'Bearer token-1']);
		expect(fake.tokensRenewed).toBe(1);
	});

	test.each([
		['azp', { azp: 'mine' }],
		['client_id', { client_id: 'mine' }],
		['one of both', { azp: 'other-name', client_id: 'mine' }],
		['no client', { sub: 'theirs' }],
		['a client that is no text', { azp: 7, client_id: null }],
		['no claims', 'theirs'],
	])('is none that tells %s', async (_, claims) => {
		const { api, fake } = await withToken(claims);
		await api.send(post('/a'));
		expect(sentWith(fake)).toEqual(['Bearer token-0']);
	});

	test('is renewed once for those that come at the same time', async () => {
		const { api, fake } = await withToken({ azp: 'theirs' });
		await Promise.all([api.send(post('/a')), api.send(post('/b')), api.send(read('/c'))]);
		expect(fake.tokensRenewed).toBe(1);
		expect(new Set(sentWith(fake))).toEqual(new Set(['Bearer token-1']));
	});

	test('is not used where no other is to be had', async () => {
		const { api, fake } = await withToken(
			{ azp: 'theirs' },
			{
				fetchToken: () => {
					throw Object.assign(new Error('HTTP status 401'), { status: 401 });
				},
			},
		);
		expect(await api.send(post('/a'))).toMatchObject({ kind: 'noToken', status: 401 });
		expect(await api.send(post('/a'))).toMatchObject({ kind: 'noToken', status: 401 });
		expect(fake.sent).toEqual([]);
	});
});

test('what must not be told: the secret and every token that was sent', async () => {
	const { api } = await open({
		serve: ({ authorization }) => response(authorization === 'Bearer token-0' ? 401 : 202),
	});
	expect(api.secrets).toEqual(['a-secret-of-16-c']);
	await api.send(post('/events'));
	expect(api.secrets).toEqual(['a-secret-of-16-c', 'token-0', 'token-1']);
	const { api: other } = await open({ credential: { clientSecret: undefined } });
	expect(other.secrets).toEqual(['']);
});

test('the pickers of the editor have no Stop', async () => {
	const fake = new FakeContext();
	const { getExecutionCancelSignal, ...functions } = fake.functions;
	expect(getExecutionCancelSignal()).toBeUndefined();
	const api = await Api.open(functions as typeof fake.functions);
	expect(await api.send(read('/channels'))).toMatchObject({ status: 200 });
});
