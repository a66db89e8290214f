import type { Server as HttpServer, RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer, type Server, type Socket } from 'node:net';
import type { KeyAndCertificate } from './certificate';

/** How a connection ends on the client's first bytes: an orderly end, or a reset. */
export type Break = 'close' | 'reset';

/** Connections whose handshake breaks. */
export interface BrokenHandshakes {
	/** How many; by default one. */
	times?: number;
	/** How many connections pass before them; by default none. */
	after?: number;
	how?: Break;
}

/** Ends a connection as soon as the client says something: over TLS that is its ClientHello. */
export function breakOnFirstBytes(socket: Socket, how: Break): void {
	socket.on('error', () => socket.destroy());
	socket.once('data', () => (how === 'reset' ? socket.resetAndDestroy() : socket.destroy()));
}

/** An HTTPS server behind a door that can break connections before TLS begins. */
export class TlsServer {
	/** Listens, and hands connections on to `http`. */
	readonly door: Server;

	readonly http: HttpServer;

	private passing = 0;

	private breaking = 0;

	private how: Break = 'close';

	private readonly sockets = new Set<Socket>();

	constructor(pair: KeyAndCertificate, listener: RequestListener) {
		this.http = createHttpsServer(pair, listener);
		// A client that does not like the certificate ends its connection: that is the client's affair.
		this.http.on('tlsClientError', (_, socket) => socket.destroy());
		this.door = createServer((socket) => this.open(socket));
	}

	/** Breaks the handshakes of connections to come. Replaces what was asked for before. */
	break({ times = 1, after = 0, how = 'close' }: BrokenHandshakes): void {
		this.breaking = times;
		this.passing = after;
		this.how = how;
	}

	/** Ends all connections, those whose handshake is not done included. */
	closeAllConnections(): void {
		for (const socket of this.sockets) socket.destroy();
	}

	private open(socket: Socket): void {
		this.sockets.add(socket);
		socket.once('close', () => this.sockets.delete(socket));
		if (this.passing > 0) this.passing -= 1;
		else if (this.breaking > 0) {
			this.breaking -= 1;
			breakOnFirstBytes(socket, this.how);
			return;
		}
		this.http.emit('connection', socket);
	}
}
