import { STATUS_CODES, type OutgoingHttpHeaders } from 'node:http';
import { json, type Answer } from './answer';
import type { ReceivedRequest } from './receivedRequest';

/** Which requests a fault is for: all that fit every part given here. */
export interface FaultMatch {
	method?: string;
	/** A string equals the path with or without its query; a pattern is tried on the path with its query. */
	path?: string | RegExp;
	/** Gets the parsed body, undefined when it is no JSON. */
	body?: (json: never) => boolean;
	/** Which of the fitting requests, counted from 0. */
	nth?: number | number[];
}

export interface Fault {
	match?: FaultMatch;
	/** How often it strikes; by default once, or once for each number in `nth`. */
	times?: number;
	/**
	 * Waits until this is so before anything else is done: for tests in which the order of events counts, and not how
	 * fast the machine is. Goes with every other kind.
	 */
	until?: () => boolean;
	/** Waits before anything else is done, after `until`. Goes with every other kind. */
	delayMs?: number;
	/** Takes the event at once and answers so much later. Goes with every other kind, as `dripMs` does. */
	answerAfterMs?: number;
	/** Writes the answer's body byte by byte, with so long a pause after each: the connection is never silent for long. */
	dripMs?: number;
	/** Answers this instead of the API: no event is taken. */
	status?: number;
	/** The API takes the event, but the answer is this status. A request that the API refuses gets the API's answer. */
	acceptThenStatus?: number;
	/** The headers for `status` and `acceptThenStatus`. */
	headers?: OutgoingHttpHeaders;
	/** The body for `status` and `acceptThenStatus`: JSON, or a text as it is. By default a `Message`. */
	body?: object | string;
	/**
	 * Breaks the connection: `before` no event is taken; `after` the event is taken and nothing answered; `midway` the
	 * event is taken and half of the answer's body is written.
	 */
	drop?: 'before' | 'after' | 'midway';
	/** Stores a reply to a review in another way than it was sent. */
	storesReply?: keyof typeof STORED_REPLIES;
	/** Never answers, and takes no event. */
	hang?: boolean;
}

/** How an API may store a text: accents composed, blanks and line breaks as one blank, or for HTML. */
export const STORED_REPLIES = {
	composed: (text: string) => text.normalize('NFC'),
	spaced: (text: string) => text.replace(/\s+/g, ' '),
	escaped: (text: string) =>
		text.replace(/[&<>"']/g, (sign) => `&#${String(sign.codePointAt(0))};`),
};

interface Armed {
	fault: Fault;
	/** How many requests fitted so far. */
	seen: number;
	left: number;
}

export class Faults {
	private armed: Armed[] = [];

	add(fault: Fault): void {
		const nth = fault.match?.nth;
		const timesByDefault = Array.isArray(nth) ? nth.length : 1;
		this.armed.push({ fault, seen: 0, left: fault.times ?? timesByDefault });
	}

	/** The first fault that is due for this request. All of them count it, whichever strikes. */
	take(request: ReceivedRequest): Fault | undefined {
		const due = this.armed
			.filter(({ fault }) => fits(fault.match ?? {}, request))
			.filter((armed) => isNth(armed.fault.match?.nth, armed.seen++) && armed.left > 0)[0];
		if (due) due.left -= 1;
		return due?.fault;
	}

	clear(): void {
		this.armed = [];
	}
}

/** Whether a request fits every part of a match but `nth`. */
export function fits({ method, path, body }: FaultMatch, request: ReceivedRequest): boolean {
	if (method !== undefined && method.toUpperCase() !== request.method) return false;
	if (typeof path === 'string' && path !== request.path && path !== request.pathname) return false;
	if (path instanceof RegExp && request.path.search(path) === -1) return false;
	return body === undefined || body(request.json as never);
}

function isNth(nth: number | number[] | undefined, index: number): boolean {
	return nth === undefined || [nth].flat().includes(index);
}

/** The answer that a fault gives in place of the API's. */
export function faultAnswer(status: number, { headers, body }: Fault): Answer {
	if (typeof body === 'string')
		return { status, headers: { 'content-type': 'text/plain', ...headers }, body };
	return json(status, body ?? { Message: STATUS_CODES[status] ?? `Status ${status}` }, headers);
}
