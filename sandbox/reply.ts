import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from './answer';
import type { Outcome } from './route';
import type { Fault } from './faults';
import type { ReceivedRequest } from './receivedRequest';

/**
 * Writes the answer as far as the fault allows, and notes what the client can know.
 *
 * @param signal ends an answer that drips
 */
export async function reply(
	request: ReceivedRequest,
	response: ServerResponse,
	{ answer, event }: Outcome,
	{ drop, dripMs }: Fault,
	signal?: AbortSignal,
): Promise<void> {
	if (drop === 'after') {
		response.destroy();
		return;
	}
	request.status = answer.status;
	if (drop === 'midway') {
		writeHalf(response, answer);
		return;
	}
	if (event && answer.status === 202) {
		response.once('finish', () => {
			event.acknowledged = !response.destroyed;
		});
	}
	if (dripMs === undefined) write(response, answer);
	else await drip(response, answer, dripMs, signal);
}

/** A client that has gone away ends it. */
async function drip(
	response: ServerResponse,
	{ status, headers, body }: Answer,
	milliseconds: number,
	signal: AbortSignal | undefined,
): Promise<void> {
	const bytes = Buffer.from(body);
	response.writeHead(status, { 'content-length': bytes.length, ...headers });
	// The last byte comes with the end: a client that has them all closes the connection.
	for (let index = 0; index < bytes.length - 1 && !response.destroyed; index++) {
		response.write(bytes.subarray(index, index + 1));
		await pause(milliseconds, undefined, { signal });
	}
	response.end(bytes.subarray(-1));
}

function write(response: ServerResponse, { status, headers, body }: Answer): void {
	// A 204 has no length either (RFC 9110, 8.6).
	const length = status === 204 ? {} : { 'content-length': Buffer.byteLength(body) };
	response.writeHead(status, { ...length, ...headers });
	response.end(body);
}

/** Writes the head and half of the body, and breaks the connection as soon as they are out. */
function writeHalf(response: ServerResponse, { status, headers, body }: Answer): void {
	const bytes = Buffer.from(body);
	response.writeHead(status, { 'content-length': bytes.length, ...headers });
	response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}
