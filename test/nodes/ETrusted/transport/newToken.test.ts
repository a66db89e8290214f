import type { Answer } from '../../../../nodes/ETrusted/transport/answer';
import { Api } from '../../../../nodes/ETrusted/transport/api';
import { FakeContext, response } from '../execution/context';
import { never, open, timesByHand } from './openApi';
import { post, read } from './world';

afterEach(() => jest.restoreAllMocks());

const shortly = async (milliseconds: number) =>
	await new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('a new token', () => {
	/** A server that takes no token older than the given one. */
	const taking = (generation: number) => ({
		serve: ({ authorization }: { authorization: string }) =>
			response(Number(authorization.replace(/\D/g, '')) < generation ? 401 : 202),
	});

	test('is fetched for a 401, and the request sent again', async () => {
		const { api, fake } = await open(taking(1));
		expect(await api.send(post('/events'))).toMatchObject({ status: 202 });
		expect(fake.sent.map(({ authorization }) => authorization)).toEqual([
			'Bearer token-0',
			'Bearer token-1',
		]);
	});

	test('is fetched twice at most', async () => {
		const { api, fake } = await open(taking(9));
		expect(await api.send(post('/events'))).toMatchObject({ status: 401 });
		expect([fake.sent.length, fake.tokensRenewed]).toEqual([3, 2]);
	});

	test('is fetched once for all whose old one ran out at the same time', async () => {
		const { api, fake } = await open({ ...taking(1), hasToken: true });
		const answers = await Promise.all(
			Array.from({ length: 20 }, async () => await api.send(post('/e'))),
		);
		expect(answers.map((answer) => 'status' in answer && answer.status)).toEqual(
			Array.from({ length: 20 }, () => 202),
		);
		expect(fake.tokensRenewed).toBe(1);
	});

	test('that another request fetched meanwhile is used, not fetched anew', async () => {
		let release = () => {};
		const late = new Promise<void>((resolve) => (release = resolve));
		const { api, fake } = await open({
			hasToken: true,
			serve: async ({ authorization, path }) => {
				if (authorization !== 'Bearer token-0') return response(202);
				// Its 401 comes when the new token is there already.
				if (path === '/late') await late;
				return response(401);
			},
		});
		const slow = api.send(post('/late'));
		expect(await api.send(post('/first'))).toMatchObject({ status: 202 });
		release();
		expect(await slow).toMatchObject({ status: 202 });
		expect(fake.tokensRenewed).toBe(1);
	});

	test('is waited for by those that come meanwhile', async () => {
		let release = () => {};
		const { api, fake } = await open({
			...taking(1),
			hasToken: true,
			fetchToken: async () => await new Promise<void>((resolve) => (release = resolve)),
		});
		const first = api.send(post('/first'));
		await shortly(10);
		const second = api.send(post('/second'));
		await shortly(10);
		expect(fake.paths).toEqual(['/first']);
		release();
		await Promise.all([first, second]);
		expect(fake.sent.map(({ path, authorization }) => [path, authorization])).toEqual([
			['/first', 'Bearer token-0'],
			['/second', 'Bearer token-1'],
			['/first', 'Bearer token-1'],
		]);
	});

	test('that does not come is the answer, and the request was not taken', async () => {
		const { api, fake } = await open({
			serve: () => response(401),
			hasToken: true,
			fetchToken: () => {
				throw Object.assign(new Error('HTTP status 503'), { status: 503, code: 'ESTATUS' });
			},
		});
		expect(await api.send(post('/events'))).toEqual({
			kind: 'noToken',
			status: 503,
			cause: 'broken',
			detail: 'HTTP status 503',
		});
		expect(fake.sent).toHaveLength(1);
	});

	test('is fetched where n8n has stored an answer without one', async () => {
		let stored = false;
		const fake = new FakeContext();
		const { functions } = fake;
		const helpers = functions.helpers as unknown as Record<
			string,
			(...parameters: unknown[]) => Promise<unknown>
		>;
		const { httpRequestWithAuthentication: request, refreshOAuth2Token: refresh } = helpers;
		helpers.httpRequestWithAuthentication = async (...parameters) => {
			if (!stored) throw new Error('Unable to sign without access token');
			return await request?.(...parameters);
		};
		helpers.refreshOAuth2Token = async (...parameters) => {
			stored = true;
			return await refresh?.(...parameters);
		};
		const api = await Api.open(functions);
		expect(await api.send(read('/channels'))).toMatchObject({ status: 200 });
		expect(fake.tokensRenewed).toBe(1);
	});

	test('is not fetched for any other failure without one', async () => {
		const { api, fake } = await open({
			fetchToken: () => {
				throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
			},
		});
		expect(await api.send(post('/events'))).toMatchObject({ kind: 'noToken', cause: 'broken' });
		expect(fake.tokensRenewed).toBe(0);
	});
});

describe('a login server that never answers', () => {
	const hanging: Answer = { kind: 'noToken', cause: 'timeout', detail: '' };

	test('is given up after the timeout, and nothing goes out when it answers after all', async () => {
		let answer = () => {};
		const { api, fake } = await open({
			fetchToken: async () => await new Promise<void>((resolve) => (answer = resolve)),
		});
		expect(await api.send({ ...post('/events'), timeout: 20 })).toEqual(hanging);
		answer();
		await shortly(20);
		expect(fake.tokensFetched).toBe(1);
		expect(fake.sent).toEqual([]);
	});

	test('is given up by Stop', async () => {
		const controller = new AbortController();
		const { api } = await open({ fetchToken: never, stop: controller.signal });
		const sending = api.send({ ...post('/events'), timeout: 50_000 });
		await shortly(5);
		controller.abort();
		expect(await sending).toEqual({ ...hanging, cause: 'stopped' });
	});

	test('is not waited for where Stop came before', async () => {
		const { api } = await open({ fetchToken: never, stop: AbortSignal.abort() });
		expect(await api.send({ ...post('/events'), timeout: 50_000 })).toEqual({
			...hanging,
			cause: 'stopped',
		});
	});

	test('is not waited for where Stop comes before a new token is due', async () => {
		const controller = new AbortController();
		const { api } = await open({
			hasToken: true,
			stop: controller.signal,
			serve: () => {
				controller.abort();
				return response(401);
			},
			fetchToken: never,
		});
		expect(await api.send({ ...post('/events'), timeout: 50_000 })).toEqual({
			...hanging,
			cause: 'stopped',
		});
	});

	test('is given up when a new token is due, too', async () => {
		const times = timesByHand();
		const { api, fake } = await open({
			hasToken: true,
			serve: () => response(401),
			// What a new token may take has begun by then.
			fetchToken: async () => {
				times.at(-1)?.abort();
				return await never();
			},
		});
		expect(await api.send(post('/events'))).toEqual(hanging);
		expect(fake.sent).toHaveLength(1);
	});

	test('leaves the API its whole time: that begins when the event goes out', async () => {
		const times: number[] = [];
		jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
			times.push(milliseconds);
			return new AbortController().signal;
		});
		const counted: number[] = [];
		const { api } = await open({
			fetchToken: () => void counted.push(times.length),
			serve: () => {
				counted.push(times.length);
				return response(202);
			},
		});
		await api.send({ ...post('/events'), timeout: 700 });
		expect(times).toEqual([700, 700]);
		expect(counted).toEqual([1, 2]);
	});
});
