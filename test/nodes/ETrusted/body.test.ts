import { until, type Fault } from '../../../sandbox';
import { JsonBody } from '../../../nodes/ETrusted/transport/jsonBody';
import { RequestLimit } from '../../../nodes/ETrusted/transport/requestLimit';
import { BASE_PAYLOAD, endTimeWhen, EVENTS, items, Shop, skipWaiting } from '../shop';

/* That `toJSON` is called once, last, and never after the request was given up is n8n's and axios' inner affair. */

const TOKEN = { path: '/oauth/token' };

/** For each time that a body was made text of: how many token requests and event requests had arrived. */
let taken: Array<{ tokens: number; events: number }>;
let shop: Shop;

beforeEach(async () => {
	skipWaiting();
	shop = await Shop.open({ expressions: 'legacy' });
	taken = [];
	const { toJSON } = JsonBody.prototype;
	jest.spyOn(JsonBody.prototype, 'toJSON').mockImplementation(function (this: JsonBody) {
		const { tokenRequests, eventRequests } = shop.sandbox;
		const text = toJSON.call(this);
		taken.push({ tokens: tokenRequests.length, events: eventRequests.length });
		return text;
	});
});
afterEach(() => jest.restoreAllMocks());

test('it is made text of once, when there is a token and nothing has been sent', async () => {
	expect((await shop.run([{}])).error).toBeUndefined();
	expect(taken).toEqual([{ tokens: 1, events: 0 }]);
	expect(shop.sandbox.eventRequests[0]?.text).toBe(JSON.stringify(BASE_PAYLOAD));
});

test('once for each request, also where one is sent again', async () => {
	shop.sandbox.faults.add({ match: EVENTS, times: 2, status: 503 } as Fault);
	await shop.run(items(3));
	expect(taken).toHaveLength(5);
	expect(shop.sandbox.eventRequests).toHaveLength(5);
});

test('once more with a new token', async () => {
	await shop.run([{}]);
	shop.sandbox.expireTokens();
	await shop.run([{}]);
	expect(taken.slice(1)).toEqual([
		{ tokens: 1, events: 1 },
		{ tokens: 2, events: 2 },
	]);
});

test.each<[string, object]>([
	['refuses', { status: 401, body: { error: 'invalid_client' } }],
	['is down', { status: 503 }],
	['hangs', { hang: true }],
	['breaks off', { drop: 'before' }],
])('never where the login server %s', async (_, fault) => {
	shop.sandbox.faults.add({ match: TOKEN, times: Infinity, ...fault } as Fault);
	if ('hang' in fault) endTimeWhen(() => shop.sandbox.tokenRequests.length > 0);
	const run = await shop.run([{}], { options: { maxRetries: 0 } });
	expect(run.error?.description).toContain('Nothing was created');
	expect(taken).toEqual([]);
});

test('never after the request was given up, should a token still come', async () => {
	let isGivenUp = false;
	shop.sandbox.faults.add({ match: TOKEN, until: () => isGivenUp });
	endTimeWhen(() => shop.sandbox.tokenRequests.length > 0);
	await shop.run([{}], { options: { maxRetries: 0 } });
	isGivenUp = true;
	// The late token has been stored by then.
	await until(() => shop.engine.tokensStored > 0);
	await new Promise((resolve) => setTimeout(resolve, 50));
	expect(taken).toEqual([]);
	expect(shop.sandbox.eventRequests).toEqual([]);
});

test('nor where n8n does not hear that it was given up, and goes on with the late token', async () => {
	const deaf = new AbortController().signal;
	jest.spyOn(RequestLimit.prototype, 'signal', 'get').mockReturnValue(deaf);
	let isGivenUp = false;
	shop.sandbox.faults.add({ match: TOKEN, until: () => isGivenUp });
	endTimeWhen(() => shop.sandbox.tokenRequests.length > 0);
	await shop.run([{}], { options: { maxRetries: 0 } });
	isGivenUp = true;
	const { results } = jest.mocked(JsonBody.prototype.toJSON).mock;
	await until(() => results.length > 0);
	expect(results.map(({ type }) => type)).toEqual(['throw']);
	expect(shop.sandbox.eventRequests).toEqual([]);
});

test('no key of it is lost or copied', async () => {
	const metadata = '{"constructor":{"prototype":{"a":1}},"__proto__":{"b":2},"toString":"c"}';
	await shop.run([{}], { metadataInput: 'json', metadataJson: metadata });
	expect(shop.sandbox.eventRequests[0]?.text).toContain(`"metadata":${metadata}`);
});
