import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { isIPv4 } from 'node:net';

/** A private key and its certificate, both as PEM. */
export interface KeyAndCertificate {
	key: string;
	cert: string;
}

export interface CertificateRequest {
	/** The name by which people know it. */
	commonName: string;
	/** The hosts it is good for: names and IPv4 addresses. */
	hosts?: string[];
	/** Who vouches for it; by default it vouches for itself. */
	issuer?: KeyAndCertificate & { commonName: string };
	/** Whether it may vouch for others. */
	isAuthority?: boolean;
	/** Its last moment; by default in ten years. */
	validTo?: Date;
}

const tag = {
	boolean: 0x01,
	integer: 0x02,
	bitString: 0x03,
	octetString: 0x04,
	utf8: 0x0c,
	sequence: 0x30,
	set: 0x31,
	generalizedTime: 0x18,
	/** In a subjectAltName: [2] dNSName and [7] iPAddress (RFC 5280, 4.2.1.6). */
	dnsName: 0x82,
	ipAddress: 0x87,
	/** In a certificate: [0] version and [3] extensions (RFC 5280, 4.1). */
	version: 0xa0,
	extensions: 0xa3,
};

/** Object identifiers, as their bytes in DER. */
const oid = {
	commonName: der(0x06, Buffer.from('550403', 'hex')),
	ecdsaWithSha256: der(0x06, Buffer.from('2a8648ce3d040302', 'hex')),
	basicConstraints: der(0x06, Buffer.from('551d13', 'hex')),
	subjectAltName: der(0x06, Buffer.from('551d11', 'hex')),
};

const beginning = new Date('2024-01-01T00:00:00.000Z');

/** One value in DER: its tag, its length, its bytes (ITU-T X.690, 8.1). */
function der(type: number, ...parts: Buffer[]): Buffer {
	const content = Buffer.concat(parts);
	const { length } = content;
	if (length < 0x80) return Buffer.concat([Buffer.from([type, length]), content]);
	const bytes = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
	return Buffer.concat([Buffer.from([type, ...bytes]), content]);
}

const sequence = (...parts: Buffer[]) => der(tag.sequence, ...parts);

/** A bit string without unused bits. */
const bits = (content: Buffer) => der(tag.bitString, Buffer.from([0]), content);

const name = (commonName: string) =>
	sequence(der(tag.set, sequence(oid.commonName, der(tag.utf8, Buffer.from(commonName)))));

/** `20260102030405Z`. */
const time = (date: Date) =>
	der(tag.generalizedTime, Buffer.from(`${date.toISOString().replace(/\D/g, '').slice(0, 14)}Z`));

const host = (text: string) =>
	isIPv4(text)
		? der(tag.ipAddress, Buffer.from(text.split('.').map(Number)))
		: der(tag.dnsName, Buffer.from(text));

const extension = (id: Buffer, content: Buffer) => sequence(id, der(tag.octetString, content));

function extensions(hosts: string[], isAuthority: boolean): Buffer {
	const yes = der(tag.boolean, Buffer.from([0xff]));
	const constraints = extension(oid.basicConstraints, sequence(...(isAuthority ? [yes] : [])));
	const names = hosts.length ? [extension(oid.subjectAltName, sequence(...hosts.map(host)))] : [];
	return der(tag.extensions, sequence(constraints, ...names));
}

/**
 * A throw-away certificate (X.509 version 3, RFC 5280) with a new P-256 key. Written here because Node can read
 * certificates but not make them, and a machine without openssl shall be able to run the tests.
 */
export function createCertificate({
	commonName,
	hosts = [],
	issuer,
	isAuthority = false,
	validTo = new Date(Date.now() + 10 * 365 * 86_400_000),
}: CertificateRequest): KeyAndCertificate {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const signer: KeyObject = issuer ? createPrivateKey(issuer.key) : privateKey;
	const algorithm = sequence(oid.ecdsaWithSha256);
	const content = sequence(
		der(tag.version, der(tag.integer, Buffer.from([2]))),
		der(tag.integer, Buffer.concat([Buffer.from([1]), serialNumber(publicKey)])),
		algorithm,
		name(issuer?.commonName ?? commonName),
		sequence(time(beginning), time(validTo)),
		name(commonName),
		publicKey.export({ type: 'spki', format: 'der' }),
		extensions(hosts, isAuthority),
	);
	const certificate = sequence(content, algorithm, bits(sign('sha256', content, signer)));
	const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
	return {
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
		cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
	};
}

/** Part of the key, which no two certificates share. */
function serialNumber(publicKey: KeyObject): Buffer {
	return publicKey.export({ type: 'spki', format: 'der' }).subarray(-8);
}
