import { DateTime } from 'luxon';

/**
 * A value that can't be sent. The message is the second half of a sentence that starts with the field's name and the
 * value: `is not an email address`.
 */
export class InvalidValue extends Error {}

/** Stands where a value would, had the parameter's expression not failed. */
export class Unreadable {
	constructor(readonly reason: string) {}
}

/** Longer values are cut in messages: an error must be readable, and must not carry a whole payload. */
const LONGEST_SHOWN_VALUE = 120;

/** A value as a message shows it: text in quotes as it came, anything else as JSON, cut after 120 characters. */
export function showValue(value: unknown): string {
	const text = typeof value === 'string' ? `"${value}"` : (withoutJson(value) ?? asJson(value));
	const characters = Array.from(text.slice(0, 2 * LONGEST_SHOWN_VALUE + 2));
	return characters.length > LONGEST_SHOWN_VALUE
		? `${characters.slice(0, LONGEST_SHOWN_VALUE).join('')}…`
		: text;
}

function asJson(value: unknown): string {
	try {
		return JSON.stringify(value) ?? String(value);
	} catch {
		// Circular: the type is all there is to say in short.
		return Object.prototype.toString.call(value);
	}
}

/** JSON has no number that is none, no invalid date and no bigint: their own words for themselves say more. */
function withoutJson(value: unknown): string | undefined {
	if (typeof value === 'number' || typeof value === 'bigint') return String(value);
	const isInvalidDate = isDate(value)
		? Number.isNaN(value.getTime())
		: DateTime.isDateTime(value) && !value.isValid;
	return isInvalidDate ? String(value) : undefined;
}

/** Not `instanceof`: an expression's Date can be of another context. */
export function isDate(value: unknown): value is Date {
	return Object.prototype.toString.call(value) === '[object Date]';
}
