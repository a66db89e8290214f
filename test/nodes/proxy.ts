import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * What a proxy does with `CONNECT`: leads on, or ends the connection or resets it without an answer, or speaks another
 * language.
 */
export type ProxyKind = 'open' | 'ends' | 'resets' | 'babbles';

export interface Proxy {
	/** With a name and a password, as proxies often have them. */
	url: string;
	/** `127.0.0.1:<port>`. */
	host: string;
	/** How often it was asked to lead on. */
	readonly asked: number;
	close(): Promise<void>;
}

export const PASSWORD = 'pass-word-of-the-proxy';

function lead(client: Socket, head: string): void {
	const [, host, port] = /^CONNECT ([^:]+):(\d+)/.exec(head) ?? [];
	const target = connect(Number(port), host);
	target.on('error', () => client.destroy());
	client.on('close', () => target.destroy());
	target.on('connect', () => {
		client.write('HTTP/1.1 200 Connection established\r\n\r\n');
		client.pipe(target).pipe(client);
	});
}

const answers: Record<ProxyKind, (client: Socket, head: string) => void> = {
	open: lead,
	ends: (client) => void client.end(),
	resets: (client) => void client.resetAndDestroy(),
	babbles: (client) => void client.end('SSH-2.0-OpenSSH_9.7\r\n\r\n'),
};

/** A proxy on the loopback address. */
export async function startProxy(kind: ProxyKind): Promise<Proxy> {
	let asked = 0;
	const clients = new Set<Socket>();
	const server: Server = createServer((client) => {
		clients.add(client);
		client.on('error', () => client.destroy());
		client.once('data', (head) => {
			asked += 1;
			answers[kind](client, head.toString());
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		url: `http://me:${PASSWORD}@${host}`,
		host,
		get asked() {
			return asked;
		},
		close: async () => {
			server.close();
			for (const client of clients) client.destroy();
			await once(server, 'close');
		},
	};
}

/** The process that n8n's packages see; jest gives its tests another. */
const { env } = (
	globalThis as unknown as { requireOutside: (name: string) => NodeJS.Process }
).requireOutside('node:process');

/** Sends what goes over https through a proxy, as whoever runs n8n does. @returns what takes it back */
export function useProxy(url: string): () => void {
	env.HTTPS_PROXY = url;
	return () => {
		delete env.HTTPS_PROXY;
	};
}
