import { trustSandbox } from '../../../sandbox/tls/trust';
import { isVersion2 } from '../../engine/runtime';
import { PASSWORD, startProxy, useProxy, type Proxy, type ProxyKind } from '../proxy';
import { answered, output, Shop, skipWaiting } from '../shop';

const LEGACY = { expressions: 'legacy' } as const;

let distrust: () => void;
let direct: () => void = () => {};
let proxy: Proxy | undefined;
let waits: number[];
let shop: Shop;

beforeAll(() => {
	distrust = trustSandbox();
});
afterAll(() => distrust());
beforeEach(async () => {
	shop = await Shop.open({ sandbox: { tls: true }, ...LEGACY });
	waits = skipWaiting();
});
afterEach(async () => {
	direct();
	await proxy?.close();
	proxy = undefined;
	await shop.close();
	jest.restoreAllMocks();
});

async function behind(kind: ProxyKind): Promise<Proxy> {
	proxy = await startProxy(kind);
	direct = useProxy(proxy.url);
	return proxy;
}

/** A proxy that is down. */
async function behindNobody(): Promise<string> {
	const { url, host } = await behind('open');
	await proxy?.close();
	proxy = undefined;
	direct = useProxy(url);
	return host;
}

const api = () => `127.0.0.1:${shop.sandbox.port}`;

/** An event to be sent with a token that is there. */
async function send() {
	const run = await shop.run([{ ref: 'a' }]);
	expect(JSON.stringify(run.error ?? {})).not.toContain(PASSWORD);
	return run;
}

test('through a proxy that leads on, events arrive', async () => {
	const { asked } = await behind('open');
	expect(asked).toBe(0);
	expect(output(await send())).toEqual([answered(shop, 0)]);
	// The token and the event.
	expect(proxy?.asked).toBe(2);
});

const ENDED = (host: string) =>
	`The proxy on the way to ${host} ended the connection before the request was sent`;

describe('a proxy that hangs up during CONNECT', () => {
	test('on the way to the API: surely not sent, tried again, and told as the proxy', async () => {
		await shop.run([{ ref: 'first' }]);
		await behind('ends');
		const run = await send();
		expect(run.error?.message).toBe(`${ENDED(api())}, after 4 tries [item 0]`);
		expect(run.error?.description).toContain('Nothing was created for this item.');
		expect([proxy?.asked, waits.length]).toEqual([4, 3]);
		expect(shop.acceptedRefs).toEqual(['first']);
	});

	test('on the way to the login server: no token, tried again', async () => {
		await behind('ends');
		const run = await send();
		expect(run.error?.message).toBe(
			`No access token: ${ENDED("eTrusted's login server")} (${api()}), after 4 tries [item 0]`,
		);
		expect(run.error?.description).toContain('Nothing was created for this item.');
		expect(proxy?.asked).toBe(4);
	});
});

describe('a proxy that is down', () => {
	test('on the way to the API is named by its address: surely not sent, and tried again', async () => {
		await shop.run([{ ref: 'first' }]);
		const host = await behindNobody();
		const run = await send();
		expect(run.error?.message).toBe(
			`The proxy ${host} on the way to ${api()} refused the connection, after 4 tries [item 0]`,
		);
		expect(run.error?.description).toContain('Nothing was created for this item.');
	});

	test('on the way to the login server, too', async () => {
		const host = await behindNobody();
		const run = await send();
		expect(run.error?.message).toBe(
			`No access token: The proxy ${host} on the way to eTrusted's login server refused the connection (${api()}), after 4 tries [item 0]`,
		);
	});

	test('that has a name which is not known', async () => {
		await shop.run([{ ref: 'first' }]);
		direct = useProxy(`http://me:${PASSWORD}@no-such-proxy.invalid:3128`);
		const run = await send();
		expect(run.error?.message).toBe(
			`The proxy no-such-proxy.invalid on the way to ${api()} was not found on the network, after 4 tries [item 0]`,
		);
		// Where there is no network, a look-up takes its time.
	}, 300_000);

	test('is not blamed where it is the API that is down', async () => {
		await shop.run([{ ref: 'first' }]);
		await shop.close();
		const run = await send();
		expect(run.error?.message).toBe(`${api()} refused the connection, after 4 tries [item 0]`);
	});
});

describe.each(['resets', 'babbles'] as const)('a proxy that %s during CONNECT', (kind) => {
	test('gave the request no connection: surely not sent, and tried again; n8n 1 does not hand that on', async () => {
		await shop.run([{ ref: 'first' }]);
		await behind(kind);
		const run = await send();
		const [message, advice, tries] = isVersion2
			? [`${ENDED(api())}, after 4 tries`, 'Nothing was created for this item.', 4]
			: [
					`The connection to ${api()} broke before the answer came: the event may have been created`,
					'',
					1,
				];
		expect(run.error?.message).toBe(`${message} [item 0]`);
		expect(run.error?.description).toContain(advice);
		expect([proxy?.asked, waits.length]).toEqual([tries, tries - 1]);
		expect(shop.acceptedRefs).toEqual(['first']);
	});
});
