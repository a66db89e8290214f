import { startBrokenTls, type BrokenTls, type BrokenTlsKind } from '../../../sandbox';
import { trustSandbox } from '../../../sandbox/tls/trust';
import { answered, endTimeWhen, items, output, Shop, skipWaiting } from '../shop';

const LEGACY = { expressions: 'legacy' } as const;

let secure: Shop;
let plain: Shop;
let distrust: () => void;
let waits: number[];
const broken: BrokenTls[] = [];

beforeAll(async () => {
	distrust = trustSandbox();
	secure = await Shop.open({ sandbox: { tls: true }, ...LEGACY });
	plain = await Shop.open(LEGACY);
});
afterAll(() => distrust());
beforeEach(() => {
	waits = skipWaiting();
});
afterEach(async () => {
	for (const server of broken.splice(0)) await server.close();
	secure.reset();
	plain.reset();
	jest.restoreAllMocks();
});

async function start(kind: BrokenTlsKind): Promise<BrokenTls> {
	const server = await startBrokenTls(kind);
	broken.push(server);
	return server;
}

describe('over https', () => {
	test('events arrive, with a connection for each request', async () => {
		const run = await secure.run(items(3));
		expect(run.error).toBeUndefined();
		expect(secure.acceptedRefs.sort()).toEqual(['r0', 'r1', 'r2']);
	});

	test.each(['close', 'reset'] as const)(
		'a handshake that breaks (%s) on the way to the token is tried again',
		async (how) => {
			const fresh = await Shop.open({ sandbox: { tls: true }, ...LEGACY });
			fresh.sandbox.breakHandshakes({ times: 2, how });
			expect(output(await fresh.run([{}]))).toEqual([answered(fresh, 0)]);
			expect(waits).toHaveLength(2);
			// Two that broke, the token, the event.
			expect(fresh.sandbox.connections).toBe(4);
		},
	);

	test('in a big batch some handshakes break: every event arrives, once', async () => {
		await secure.run([{ ref: 'first' }]);
		secure.sandbox.breakHandshakes({ times: 5, after: 3 });
		const before = secure.sandbox.connections;
		const run = await secure.run(items(30), { options: { maxConcurrentRequests: 5 } });
		expect(run.error).toBeUndefined();
		expect(secure.acceptedRefs.slice(1).sort()).toEqual(
			items(30)
				.map(({ ref }) => ref)
				.sort(),
		);
		expect(secure.sandbox.connections - before).toBe(35);
	});
});

/** Whether it is tried again, and what is told: of the API, and of the login server. */
const TABLE: Array<[BrokenTlsKind, tries: number, api: string, login: string]> = [
	[
		'closed',
		4,
		'# ended the connection before it was secured',
		'# ended the connection before it was secured',
	],
	// Node has the same words for a reset in the handshake and for one after it.
	[
		'reset',
		1,
		'The connection to # broke before the answer came: the event may have been created',
		'The connection to # broke before the answer came',
	],
	...(
		[
			'plainHttp',
			'garbage',
			'noCommonCipher',
			'wrongHost',
			'expired',
			'selfSigned',
			'unknownAuthority',
		] as const
	).map((kind): [BrokenTlsKind, number, string, string] => [
		kind,
		1,
		'The connection to # could not be secured: its certificate was not accepted',
		'The connection to # could not be secured: its certificate was not accepted',
	]),
	[
		'closedAfterHandshake',
		1,
		'The connection to # broke before the answer came: the event may have been created',
		'The connection to # broke before the answer came',
	],
];

describe.each(TABLE)('a server whose TLS is broken: %s', (kind, tries, api, login) => {
	const after = (count: number) => (count > 1 ? `, after ${count} tries` : '');

	test('the API', async () => {
		const server = await start(kind);
		const engine = await Shop.engineFor(plain.sandbox, {
			...LEGACY,
			overwrites: { apiBaseUrl: server.url },
		});
		const run = await engine.run({ ...plain.workflow(), input: [{}] });
		const host = new URL(server.url).host;
		expect(run.error?.message).toBe(`${api.replace('#', host)}${after(tries)} [item 0]`);
		expect(server.connections).toBe(tries);
		const isDoubtful = api.includes('may have been created');
		expect(String(run.error?.description).includes('Nothing was created')).toBe(!isDoubtful);
		expect(waits).toHaveLength(tries - 1);
		expect(server.secured).toBe(kind === 'closedAfterHandshake' ? 1 : 0);
	});

	test('the login server', async () => {
		const server = await start(kind);
		const engine = await Shop.engineFor(plain.sandbox, {
			...LEGACY,
			overwrites: { accessTokenUrl: server.tokenUrl },
		});
		const run = await engine.run({ ...plain.workflow(), input: [{}] });
		// Without a token nothing was sent, so that a connection that broke is tried again as well.
		const connections = login.includes('could not be secured') ? 1 : 4;
		expect(run.error?.message).toBe(
			`No access token: ${login.replace('#', "eTrusted's login server")} (${new URL(server.url).host})${after(connections)} [item 0]`,
		);
		expect(run.error?.description).toContain('Nothing was created');
		expect(server.connections).toBe(connections);
		expect(plain.sandbox.eventRequests).toEqual([]);
	});
});

describe('a server that never answers a handshake', () => {
	test('ends with the timeout: of the API in doubt, for n8n says no more than that', async () => {
		const server = await start('silent');
		const engine = await Shop.engineFor(plain.sandbox, {
			...LEGACY,
			overwrites: { apiBaseUrl: server.url },
		});
		endTimeWhen(() => server.connections > 0);
		const run = await engine.run({
			...plain.workflow(),
			input: [{}],
		});
		expect(run.error?.message).toBe(
			`${new URL(server.url).host} did not answer in time: the event may have been created [item 0]`,
		);
		expect(server.connections).toBe(1);
	});

	test('of the login server for all items at once', async () => {
		const server = await start('silent');
		const engine = await Shop.engineFor(plain.sandbox, {
			...LEGACY,
			overwrites: { accessTokenUrl: server.tokenUrl },
		});
		endTimeWhen(() => server.connections > 0);
		const run = await engine.run({
			...plain.workflow({}, { onError: 'continueRegularOutput' }),
			input: items(5),
		});
		expect(output(run).map(({ json }) => json.error)).toEqual(
			[0, 1, 2, 3, 4].map(
				(item) =>
					`No access token: eTrusted's login server did not answer in time (${new URL(server.url).host}) [item ${item}]`,
			),
		);
		expect(server.connections).toBe(1);
	});
});

test('reading is tried again, whatever broke', async () => {
	const server = await start('closedAfterHandshake');
	const engine = await Shop.engineFor(plain.sandbox, {
		...LEGACY,
		overwrites: { apiBaseUrl: server.url },
	});
	const run = await engine.run({
		...plain.workflow({ resource: 'channel', operation: 'getAll' }),
		input: [{}],
	});
	expect(run.error?.message).toMatch(/broke before the answer came, after 4 tries \[item 0\]$/);
	expect(server.connections).toBe(4);
});
