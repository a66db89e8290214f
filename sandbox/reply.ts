import type { ServerResponse } from 'node:http';
import type { Answer } from './answer';

/** Writes an answer whole. */
export function reply(response: ServerResponse, { status, headers, body }: Answer): void {
	response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers });
	response.end(body);
}

/** Writes the head and half of the body, and breaks the connection as soon as they are out. */
export function replyHalf(response: ServerResponse, { status, headers, body }: Answer): void {
	const bytes = Buffer.from(body);
	response.writeHead(status, { 'content-length': bytes.length, ...headers });
	response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}
