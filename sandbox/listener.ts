import { once } from 'node:events';
import { createServer, type RequestListener, type Server as HttpServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { certificates } from './tls/certificates';
import type { KeyAndCertificate } from './tls/certificate';
import { TlsServer, type BrokenHandshakes } from './tls/tlsServer';

/** A server for HTTP or HTTPS on the loopback address. */
export class Listener {
	/** How many connections were opened, those that broke in the handshake included. */
	connections = 0;

	/** Stays known after the end, so that a test can address a server that is gone. */
	port = 0;

	private readonly tls: TlsServer | undefined;

	/** What answers. */
	private readonly http: HttpServer;

	/** What listens: the same, unless TLS has a door of its own. */
	private readonly server: Server;

	constructor(listener: RequestListener, pair: KeyAndCertificate | boolean = false) {
		if (pair) this.tls = new TlsServer(pair === true ? certificates().server : pair, listener);
		this.http = this.tls?.http ?? createServer(listener);
		this.server = this.tls?.door ?? this.http;
		this.server.on('connection', () => (this.connections += 1));
		// Node's 5 s would end idle connections in the middle of a slow test, and a request on its way with them.
		this.http.keepAliveTimeout = 60_000;
	}

	/** Without a slash at the end. */
	get url(): string {
		return `${this.tls ? 'https' : 'http'}://127.0.0.1:${this.port}`;
	}

	/**
	 * Breaks connections on the ClientHello: nothing of a request has been sent by then.
	 *
	 * @throws {Error} without TLS, because plain HTTP has no handshake
	 */
	breakHandshakes(broken: BrokenHandshakes): void {
		if (!this.tls) throw new Error('A handshake can break only in a sandbox with the option "tls"');
		this.tls.break(broken);
	}

	/** Forgets what happened, and handshakes that were to break. */
	reset(): void {
		this.connections = 0;
		this.tls?.break({ times: 0 });
	}

	/** Rejects with Node's error, e.g. of code EADDRINUSE. */
	async listen(port: number): Promise<void> {
		this.server.listen(port, '127.0.0.1');
		await once(this.server, 'listening');
		this.port = (this.server.address() as AddressInfo).port;
	}

	/** Ends at once, with all connections. May be called twice. */
	async close(): Promise<void> {
		if (!this.server.listening) return;
		const closed = once(this.server, 'close');
		this.server.close();
		this.http.closeAllConnections();
		this.tls?.closeAllConnections();
		await closed;
	}
}
