/** "connect ECONNREFUSED 127.0.0.1:3128", "getaddrinfo ENOTFOUND proxy.example". */
const CONNECTING = /\bconnect E[A-Z]+ (\S+):(\d+)/;
const LOOKING_UP = /\bgetaddrinfo E[A-Z_]+ (\S+)/;

/** What an error says could not be reached, e.g. `127.0.0.1:3128`: nothing that could hold a password. */
export function addressIn(text: string): string | undefined {
	const [, ip, port] = CONNECTING.exec(text) ?? [];
	if (ip !== undefined) return `${ip.includes(':') ? `[${ip}]` : ip}:${port}`;
	return LOOKING_UP.exec(text)?.[1];
}

/**
 * Whether an address can be the target's. A name's IP addresses are not known here, so that only a port tells then.
 *
 * @param address as of {@link addressIn}
 * @param target a URL
 */
export function isOf(address: string, target: string): boolean {
	const { hostname, port, protocol } = new URL(target);
	const [, host = address, told] = /^(.*):(\d+)$/.exec(address) ?? [];
	if (told === undefined) return address.toLowerCase() === hostname;
	const expected = port || (protocol === 'http:' ? '80' : '443');
	return told === expected && (host === hostname || !isIp(hostname));
}

const isIp = (hostname: string) => /^\[|^[\d.]+$/.test(hostname);
