import { hash } from 'crypto';

/** What an order is known by in all executions. */
export interface OrderIdentity {
	/** The event type. */
	type: string;
	/** With its kind: `etrusted:chl-…` or `user_defined:my-shop`. */
	channel: string;
	reference: string;
}

/** The order's name in the memory; it holds nothing personal and cannot be guessed back. */
export const keyOf = ({ type, channel, reference }: OrderIdentity): string =>
	hash('sha256', JSON.stringify(['eTrusted: sent once', type, channel, reference]), 'base64url');

/**
 * The three marks of an order in the row. Only `started` and `finished` without `asked` say that it was accepted:
 * everything else, and every mark that a race or a crash has lost, ends in sending.
 */
export const started = (key: string) => `${key}|1`;
export const finished = (key: string) => `${key}|2`;
/** Goes with each question for `finished`, which records it, until what it recorded is taken back. */
export const asked = (key: string) => `${key}|?`;

/**
 * The question whether an order was accepted. n8n drops the oldest entries of a full row: `finished` stands before
 * `asked`, so that it is never left alone with a `started` that comes later.
 */
export const questionsOf = (key: string) => [finished(key), asked(key)];

/** All that the row may hold of an order. */
export const marksOf = (key: string) => [started(key), ...questionsOf(key)];
