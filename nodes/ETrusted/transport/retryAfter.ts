import { DateTime } from 'luxon';

import { clock } from './clock';

/** Milliseconds. A server that asks for more is asked again earlier, rather than hold a workflow up for hours. */
const LONGEST_WAIT = 60_000;

const FIRST_BACKOFF = 1_000;

/** A quarter up or down, so that several workflows don't come back at the same moment. */
const JITTER = 0.25;

/**
 * How long to wait before a request is sent again: as long as the server asks, but never less than half of what would
 * be waited without its word, lest all tries go in one breath (`0`, or a date of a server whose clock is behind).
 *
 * @param tries how often it has been sent, from 1
 * @param retryAfter the header: seconds or an HTTP date
 * @returns milliseconds
 */
export function waitBeforeRetry(tries: number, retryAfter: unknown): number {
	const jitter = 1 - JITTER + 2 * JITTER * clock.random();
	const backoff = Math.min(FIRST_BACKOFF * 2 ** (tries - 1) * jitter, LONGEST_WAIT);
	const asked = readRetryAfter(retryAfter);
	return asked === undefined ? backoff : Math.max(Math.min(asked, LONGEST_WAIT), backoff / 2);
}

function readRetryAfter(header: unknown): number | undefined {
	const text = String(header ?? '').trim();
	if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
	// Not `Date.parse`, which takes "x 12" for a day of 2001, and would not wait at all.
	const date = DateTime.fromHTTP(text);
	return date.isValid ? Math.max(0, date.toMillis() - clock.now()) : undefined;
}
