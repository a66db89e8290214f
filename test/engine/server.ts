import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What the test server got. */
export interface Received {
	path: string;
	body: string;
	authorization?: string;
}

/**
 * A server on the loopback address with a token endpoint at `/token`, whose tokens are `token-1`, `token-2`, ….
 * `answer` decides the status of all other requests, which is 200 unless told.
 */
export class Server {
	readonly received: Received[] = [];

	/** Tokens that are answered with 401. */
	readonly expired = new Set<string>();

	answer: (request: Received) => number | Promise<number> = () => 200;

	private readonly server = createServer((request, response) => {
		void this.handle(request).then(([status, body]) => {
			response.writeHead(status, { 'content-type': 'application/json' });
			response.end(JSON.stringify(body));
		});
	});

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async open(): Promise<void> {
		this.server.listen(0, '127.0.0.1');
		await once(this.server, 'listening');
	}

	close(): void {
		this.server.close();
		this.server.closeAllConnections();
	}

	at(path: string): Received[] {
		return this.received.filter((request) => request.path === path);
	}

	private async handle(incoming: IncomingMessage): Promise<[number, object]> {
		const { url: path = '', headers } = incoming;
		const request = { path, body: await text(incoming), authorization: headers.authorization };
		this.received.push(request);
		if (path === '/token') {
			if (request.body.includes('wrong')) return [401, { error: 'invalid_client' }];
			return [200, { access_token: `token-${this.at('/token').length}`, token_type: 'Bearer' }];
		}
		if (this.expired.has(request.authorization?.replace('Bearer ', '') ?? '')) return [401, {}];
		return [await this.answer(request), { name: 'answered' }];
	}
}
