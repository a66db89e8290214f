export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

const HAS_ZONE = /(Z|[+-]\d\d:?\d\d)$/i;

/**
 * A point in time of the API.
 *
 * @param text ISO 8601; without a zone it is UTC, not the server's zone
 * @returns milliseconds since the epoch; `undefined` for anything else
 */
export function toTime(text: unknown): number | undefined {
	if (typeof text !== 'string') return undefined;
	const time = Date.parse(HAS_ZONE.test(text) ? text : `${text}Z`);
	return Number.isNaN(time) ? undefined : time;
}

/** The other way round. */
export const toIso = (time: number) => new Date(time).toISOString();

/** The API's clock, by its answer's `Date` header. */
export function toClock(headers: Record<string, unknown>): number | undefined {
	const time = Date.parse(String(headers.date));
	return Number.isNaN(time) ? undefined : time;
}
