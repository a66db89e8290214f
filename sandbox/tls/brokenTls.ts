import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { breakOnFirstBytes } from './tlsServer';
import { certificates } from './certificates';

/**
 * What goes wrong at an https address: the connection is closed or reset on the ClientHello; no handshake is ever
 * answered; plain HTTP; bytes of another protocol; no cipher in common; the server's certificate is for another
 * host, expired, its own only, or of an unknown authority; the handshake is done, and the connection ends on the
 * first bytes of the request.
 */
export type BrokenTlsKind =
	| 'closed'
	| 'reset'
	| 'silent'
	| 'plainHttp'
	| 'garbage'
	| 'noCommonCipher'
	| 'wrongHost'
	| 'expired'
	| 'selfSigned'
	| 'unknownAuthority'
	| 'closedAfterHandshake';

export interface BrokenTls {
	/** `https://127.0.0.1:<port>`, without a slash at the end. */
	url: string;
	tokenUrl: string;
	/** How many connections were opened. */
	readonly connections: number;
	/** How many of them got as far as bytes within TLS: only then can the server have read a request. */
	readonly secured: number;
	close(): Promise<void>;
}

interface Counts {
	connections: number;
	secured: number;
}

/** A TLS server that reads requests but never answers one: it ends the connection on their first bytes. */
function endingServer(options: object, counts: Counts): Server {
	const server = createTlsServer(options, (socket) => {
		socket.on('error', () => socket.destroy());
		socket.once('data', () => {
			counts.secured += 1;
			socket.destroy();
		});
	});
	server.on('tlsClientError', (_, socket) => socket.destroy());
	return server;
}

function createBroken(kind: BrokenTlsKind, counts: Counts): Server {
	const { server, wrongHost, expired, selfSigned, unknownAuthority } = certificates();
	switch (kind) {
		case 'closed':
			return createServer((socket) => breakOnFirstBytes(socket, 'close'));
		case 'reset':
			return createServer((socket) => breakOnFirstBytes(socket, 'reset'));
		case 'silent':
			return createServer((socket) => socket.resume().on('error', () => socket.destroy()));
		case 'plainHttp':
			return createHttpServer((_, response) => response.end('{}'));
		case 'garbage':
			return createServer((socket) => {
				socket.on('error', () => socket.destroy());
				socket.once('data', () => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
			});
		case 'noCommonCipher':
			// A suite for RSA keys, which this server has none of.
			return endingServer(
				{ ...server, maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' },
				counts,
			);
		case 'closedAfterHandshake':
			return endingServer(server, counts);
		default:
			return endingServer({ wrongHost, expired, selfSigned, unknownAuthority }[kind], counts);
	}
}

/** Starts a server at an https address that no client can use. Its client has to trust the sandbox's authority. */
export async function startBrokenTls(kind: BrokenTlsKind): Promise<BrokenTls> {
	const counts: Counts = { connections: 0, secured: 0 };
	const sockets = new Set<Socket>();
	const server = createBroken(kind, counts);
	server.on('connection', (socket: Socket) => {
		counts.connections += 1;
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		url,
		tokenUrl: `${url}/oauth/token`,
		get connections() {
			return counts.connections;
		},
		get secured() {
			return counts.secured;
		},
		async close() {
			if (!server.listening) return;
			const closed = once(server, 'close');
			server.close();
			for (const socket of sockets) socket.destroy();
			await closed;
		},
	};
}
