import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** Far above any event, and low enough that a runaway client cannot fill the memory. In bytes. */
const longestBody = 16 * 1024 * 1024;

/** A request as it arrived. Times are epoch milliseconds. */
export class ReceivedRequest {
	readonly method: string;

	/** With the query, as sent. */
	readonly path: string;

	readonly headers: IncomingHttpHeaders;

	/** Names and values in turn, as sent. */
	readonly rawHeaders: string[];

	/** When its head arrived. */
	readonly at = Date.now();

	/** When its answer was written or its connection broke; undefined while it is in flight. */
	endedAt?: number;

	/** The status answered; undefined while there is none, and when the connection was broken instead. */
	status?: number;

	/** How many reviews it was answered with, where it asked for a list of them. */
	listed?: number;

	/** Byte for byte; empty until all of it has arrived. */
	body: Buffer = Buffer.alloc(0);

	bodyTooLong = false;

	private parsed: { value: unknown } | undefined;

	constructor(incoming: IncomingMessage) {
		this.method = incoming.method ?? '';
		this.path = incoming.url ?? '';
		this.headers = incoming.headers;
		this.rawHeaders = incoming.rawHeaders;
	}

	get pathname(): string {
		return this.path.split('?', 1)[0] ?? '';
	}

	get query(): URLSearchParams {
		return new URLSearchParams(this.path.slice(this.pathname.length));
	}

	get text(): string {
		return this.body.toString('utf8');
	}

	/** The parsed body; undefined when it is no JSON. */
	get json(): unknown {
		this.parsed ??= { value: parse(this.text) };
		return this.parsed.value;
	}

	/** Reads the body to its end, so that even a refused request can be answered. Rejects when the client breaks off. */
	async readBody(incoming: IncomingMessage): Promise<void> {
		const chunks: Buffer[] = [];
		let length = 0;
		for await (const chunk of incoming as AsyncIterable<Buffer>) {
			length += chunk.length;
			if (length <= longestBody) chunks.push(chunk);
		}
		this.bodyTooLong = length > longestBody;
		// Copied even when there is one chunk only: a chunk keeps the whole buffer of its socket alive.
		if (!this.bodyTooLong) this.body = Buffer.concat(chunks);
	}

	/** Why the body is not to be taken for JSON; undefined when it is. */
	get jsonError(): string | undefined {
		if (!this.hasContentType('application/json')) {
			return 'the content type must be application/json';
		}
		return this.json === undefined ? 'the body is not valid JSON' : undefined;
	}

	hasContentType(type: string): boolean {
		const sent = this.headers['content-type']?.split(';', 1)[0] ?? '';
		return sent.trim().toLowerCase() === type;
	}
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
