import { createCertificate, type KeyAndCertificate } from './certificate';

/** What the tests of TLS need, all for one process and never written down. */
export interface Certificates {
	/** The authority's certificate: whoever trusts it trusts `server`, `wrongHost` and `expired`. */
	ca: string;
	/** Good for 127.0.0.1 and localhost. */
	server: KeyAndCertificate;
	/** Good for another host only. */
	wrongHost: KeyAndCertificate;
	/** Good until a year ago. */
	expired: KeyAndCertificate;
	/** Nobody vouches for it but itself. */
	selfSigned: KeyAndCertificate;
	/** Vouched for by an authority that nobody knows. */
	unknownAuthority: KeyAndCertificate;
}

const hosts = ['127.0.0.1', 'localhost'];

function authority(commonName: string) {
	return { commonName, ...createCertificate({ commonName, isAuthority: true }) };
}

function create(): Certificates {
	const issuer = authority('eTrusted sandbox authority');
	const stranger = authority('Unknown authority');
	const commonName = 'eTrusted sandbox';
	const aYearAgo = new Date(Date.now() - 365 * 86_400_000);
	return {
		ca: issuer.cert,
		server: createCertificate({ commonName, hosts, issuer }),
		wrongHost: createCertificate({ commonName, hosts: ['shop.example'], issuer }),
		expired: createCertificate({ commonName, hosts, issuer, validTo: aYearAgo }),
		selfSigned: createCertificate({ commonName, hosts }),
		unknownAuthority: createCertificate({ commonName, hosts, issuer: stranger }),
	};
}

let created: Certificates | undefined;

/** The same for the whole process, made when they are first asked for. */
export function certificates(): Certificates {
	created ??= create();
	return created;
}
