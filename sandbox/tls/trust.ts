import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { certificates } from './certificates';

/**
 * Makes every TLS client of this process trust the sandbox's authority, n8n's request helper included: it leaves the
 * choice of authorities to Node. (Another process is told by `NODE_EXTRA_CA_CERTS`, the path of a file with
 * `certificates().ca`, which Node reads at its start only.)
 *
 * @returns what takes it back
 */
export function trustSandbox(): () => void {
	const before = getCACertificates('default');
	setDefaultCACertificates([...before, certificates().ca]);
	return () => setDefaultCACertificates(before);
}
