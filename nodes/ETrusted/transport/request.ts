import type { IDataObject } from 'n8n-workflow';

import type { Intent } from './answer';

/** One request to the API. */
export interface ApiRequest extends Intent {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Below the API's base, e.g. `/events`. */
	path: string;
	/** A list goes out comma-separated. */
	query?: IDataObject;
	/** Beside those that n8n adds. */
	headers?: Record<string, string>;
	/** Sent as JSON, exactly as it is. */
	body?: object;
	/** Milliseconds. */
	timeout: number;
	/** Of what only reads, and is the same for all items of a run: it is sent once a run (see `SharedReads`). */
	isShared?: boolean;
	/** Whether the API has taken the token of its exchange already: a 401 is about what this one reads, and no other's. */
	isAside?: boolean;
	/** How often it may be sent again, where that is less than what is usual. */
	maxRetries?: number;
}

const isJson = (_: number, body: unknown) => typeof body === 'object' && body !== null;

/** A request that only reads: safe to repeat after any failure. */
export function get(
	path: string,
	more: { timeout: number } & Partial<
		Pick<ApiRequest, 'query' | 'headers' | 'promises' | 'isShared' | 'isAside' | 'maxRetries'>
	>,
): ApiRequest {
	return { method: 'GET', path, creates: false, promises: isJson, ...more };
}

/** Half of a pair of UTF-16 units, for which a URL has no encoding. */
const LONE_SURROGATE = /\p{Cs}/gu;

const encode = (text: string) => encodeURIComponent(text.replace(LONE_SURROGATE, '\ufffd'));

/**
 * A query as part of a URL, with its question mark; nothing where there is none.
 *
 * n8n would encode the commas of a list as well, and then a server that takes a list apart before it decodes its entries
 * finds a single one.
 */
export function toQueryString(query: IDataObject = {}): string {
	const pairs = Object.entries(query).map(([name, value]) => {
		const entries = Array.isArray(value) ? value : [value];
		return `${name}=${entries.map((entry) => encode(String(entry))).join(',')}`;
	});
	return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

/** A text as one segment of a path: a URL takes `.` and `..` for folders, even when they are encoded. */
export function encodeSegment(text: string): string {
	const encoded = encode(text);
	return /^\.{1,2}$/.test(encoded) ? `${encoded}%20` : encoded;
}
