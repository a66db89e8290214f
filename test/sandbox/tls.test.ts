import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { get as httpsGet } from 'node:https';
import { connect } from 'node:net';
import {
	certificates,
	startBrokenTls,
	startSandbox,
	until,
	type BrokenTlsKind,
	type Sandbox,
} from '../../sandbox';
import { trustSandbox } from '../../sandbox/tls/trust';
import { createCertificate } from '../../sandbox/tls/certificate';

/** GET with a connection of its own: resolves with the status, rejects with Node's error. */
async function get(url: string): Promise<number | undefined> {
	const request = httpsGet(url, { agent: false });
	const [response] = await once(request, 'response');
	response.resume();
	return response.statusCode;
}

/** The status answered, or the code of the error. */
const errorOf = async (url: string) =>
	await get(url).catch(({ code }: NodeJS.ErrnoException) => code);

describe('certificates', () => {
	const { ca, server, wrongHost, expired, selfSigned, unknownAuthority } = certificates();
	const authority = new X509Certificate(ca);
	const read = (pair: { cert: string }) => new X509Certificate(pair.cert);

	it('are the same for the whole process', () => {
		expect(certificates()).toBe(certificates());
	});

	it('are vouched for by the sandbox, an unknown authority or themselves', () => {
		const vouchedFor = [server, wrongHost, expired, selfSigned, unknownAuthority].map((pair) =>
			read(pair).verify(authority.publicKey),
		);
		expect(vouchedFor).toEqual([true, true, true, false, false]);
		expect(read(selfSigned).verify(read(selfSigned).publicKey)).toBe(true);
		expect([authority.ca, read(server).ca]).toEqual([true, false]);
		expect(authority.verify(authority.publicKey)).toBe(true);
	});

	it('name their hosts and their time', () => {
		expect(read(server).subjectAltName).toBe('IP Address:127.0.0.1, DNS:localhost');
		expect(read(wrongHost).subjectAltName).toBe('DNS:shop.example');
		expect(authority.subjectAltName).toBeUndefined();
		expect(read(server).subject).toBe('CN=eTrusted sandbox');
		expect(read(server).issuer).toBe('CN=eTrusted sandbox authority');
		expect(read(server).validFrom).toBe('Jan  1 00:00:00 2024 GMT');
		expect(Date.parse(read(server).validTo)).toBeGreaterThan(Date.now() + 3000 * 86_400_000);
		expect(Date.parse(read(expired).validTo)).toBeLessThan(Date.now() - 300 * 86_400_000);
	});

	it('have a key and a serial number of their own', () => {
		const all = [server, wrongHost, expired, selfSigned, unknownAuthority].map(read);
		expect(new Set(all.map(({ serialNumber }) => serialNumber)).size).toBe(5);
		expect(all.every(({ serialNumber }) => /^01[0-9A-F]{16}$/.test(serialNumber))).toBe(true);
		expect(new Set([server, selfSigned].map(({ key }) => key)).size).toBe(2);
	});

	it('may be long: DER counts lengths above 127 and above 255 differently', () => {
		for (const count of [1, 4, 9, 10, 11, 12, 30]) {
			const hosts = Array.from({ length: count }, (_, index) => `shop-${index}.example`);
			const { cert } = createCertificate({ commonName: 'many', hosts });
			expect(new X509Certificate(cert).subjectAltName).toBe(
				hosts.map((name) => `DNS:${name}`).join(', '),
			);
		}
	});
});

describe('a sandbox with TLS', () => {
	let sandbox: Sandbox;
	let distrust: () => void;

	beforeAll(async () => {
		distrust = trustSandbox();
		sandbox = await startSandbox({ tls: true });
	});
	beforeEach(() => sandbox.reset());
	afterAll(async () => {
		await sandbox.close();
		distrust();
	});

	it('answers at https addresses, to a client that trusts its authority', async () => {
		expect(sandbox.url).toBe(`https://127.0.0.1:${sandbox.port}`);
		expect(sandbox.tokenUrl).toBe(`${sandbox.url}/oauth/token`);
		expect(await get(`${sandbox.url}/channels`)).toBe(401);
		expect(await get(`https://localhost:${sandbox.port}/channels`)).toBe(401);
		expect(sandbox.requests.map(({ path }) => path)).toEqual(['/channels', '/channels']);
		expect(sandbox.connections).toBe(2);
	});

	it('is not trusted by others', async () => {
		distrust();
		const refusal = await errorOf(`${sandbox.url}/channels`);
		distrust = trustSandbox();
		// The second where the server, which trusts the authority itself, has sent the authority's certificate along.
		expect(['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SELF_SIGNED_CERT_IN_CHAIN']).toContain(refusal);
		expect(await errorOf(`${sandbox.url}/channels`)).toBe(401);
		expect(sandbox.requests).toHaveLength(1);
	});

	it('takes a pair of its own', async () => {
		const other = await startSandbox({ tls: certificates().wrongHost });
		expect(await errorOf(other.url)).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
		await other.close();
	});

	it('breaks as many handshakes as it is told, from the connection it is told', async () => {
		sandbox.breakHandshakes({ times: 2, after: 1 });
		const outcomes = [];
		for (let index = 0; index < 4; index += 1) outcomes.push(await errorOf(sandbox.url));
		expect(outcomes).toEqual([401, 'ECONNRESET', 'ECONNRESET', 401]);
		expect(sandbox.connections).toBe(4);
		expect(sandbox.requests).toHaveLength(2);
	});

	it('breaks one by default, and none after a reset', async () => {
		sandbox.breakHandshakes();
		expect(await errorOf(sandbox.url)).toBe('ECONNRESET');
		expect(await errorOf(sandbox.url)).toBe(401);
		sandbox.breakHandshakes({ times: 5, how: 'reset' });
		expect(await errorOf(sandbox.url)).toBe('ECONNRESET');
		sandbox.reset();
		expect(sandbox.connections).toBe(0);
		expect(await errorOf(sandbox.url)).toBe(401);
	});

	it('drops a request over TLS as over plain HTTP', async () => {
		sandbox.faults.add({ drop: 'before' });
		expect(await errorOf(`${sandbox.url}/channels`)).toBe('ECONNRESET');
		expect(sandbox.requests).toHaveLength(1);
	});

	it('ends although a handshake is not done and a request hangs', async () => {
		const other = await startSandbox({ tls: true });
		other.faults.add({ hang: true });
		const hanging = errorOf(other.url);
		const socket = connect(other.port, '127.0.0.1').on('error', () => undefined);
		await once(socket, 'connect');
		const ended = once(socket, 'close');
		await until(() => other.requests.length > 0);
		await other.close();
		expect(await hanging).toBe('ECONNRESET');
		await ended;
	});

	it('cannot break a handshake where there is none', async () => {
		const plain = await startSandbox();
		expect(() => plain.breakHandshakes()).toThrow(
			'A handshake can break only in a sandbox with the option "tls"',
		);
		await plain.close();
	});
});

describe('an https address at which something is wrong', () => {
	let distrust: () => void;
	beforeAll(() => (distrust = trustSandbox()));
	afterAll(() => distrust());

	it.each<[BrokenTlsKind, string, number]>([
		['closed', 'ECONNRESET', 0],
		['reset', 'ECONNRESET', 0],
		['plainHttp', 'EPROTO', 0],
		['garbage', 'EPROTO', 0],
		['noCommonCipher', 'EPROTO', 0],
		['wrongHost', 'ERR_TLS_CERT_ALTNAME_INVALID', 0],
		['expired', 'CERT_HAS_EXPIRED', 0],
		['selfSigned', 'DEPTH_ZERO_SELF_SIGNED_CERT', 0],
		['unknownAuthority', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 0],
		['closedAfterHandshake', 'ECONNRESET', 1],
	])('%s gives %s', async (kind, code, secured) => {
		const broken = await startBrokenTls(kind);
		expect(await errorOf(broken.url)).toBe(code);
		expect([broken.connections, broken.secured]).toEqual([1, secured]);
		expect(broken.tokenUrl).toBe(`${broken.url}/oauth/token`);
		await broken.close();
		await broken.close();
	});

	it('silent never answers, and ends when told', async () => {
		const broken = await startBrokenTls('silent');
		const waiting = errorOf(broken.url);
		await until(() => broken.connections > 0);
		await broken.close();
		expect(await waiting).toBe('ECONNRESET');
	});
});
