import { DateTime } from 'luxon';

import { InvalidValue, isDate } from './invalidValue';

/**
 * The value of a text field as it is sent: trimmed, otherwise character for character.
 *
 * @returns `undefined` for what is empty (nothing, `null`, blanks only)
 * @throws {InvalidValue} for objects and lists, and for numbers that may have lost digits before they came here
 */
export function toText(value: unknown): string | undefined {
	switch (typeof value) {
		case 'undefined':
			return undefined;
		case 'string':
			return value.trim() || undefined;
		case 'number':
			return numberToText(value);
		case 'boolean':
		case 'bigint':
			return String(value);
		default:
			return value === null ? undefined : dateToText(value);
	}
}

/** Order numbers, GTINs and phone numbers often come as numbers: all digits, never `1e+21`. */
function numberToText(value: number): string {
	if (!Number.isFinite(value)) throw new InvalidValue('is not a text');
	if (!Number.isInteger(value)) return String(value);
	if (!Number.isSafeInteger(value)) {
		throw new InvalidValue(
			'is a number too large to be exact: its last digits may be wrong, pass it as text',
		);
	}
	return String(value);
}

/** A date in a text field (a metadata value, say) is sent in the form in which n8n shows it. */
function dateToText(value: unknown): string {
	if (DateTime.isDateTime(value) && value.isValid) return value.toISO() as string;
	if (isDate(value) && !Number.isNaN(value.getTime())) return value.toISOString();
	throw new InvalidValue('is not a text');
}
