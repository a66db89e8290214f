/**
 * A value that can't be sent. The message is the second half of a sentence that starts with the field's name and the
 * value: `is not an e-mail address`.
 */
export class InvalidValue extends Error {}

/** Longer values are cut in messages: an error must be readable, and must not carry a whole payload. */
const LONGEST_SHOWN_VALUE = 120;

/** A value as a message shows it: text in quotes as it came, anything else as JSON, cut after 120 characters. */
export function showValue(value: unknown): string {
	const text = typeof value === 'string' ? `"${value}"` : asJson(value);
	const characters = Array.from(text.slice(0, 2 * LONGEST_SHOWN_VALUE + 2));
	return characters.length > LONGEST_SHOWN_VALUE
		? `${characters.slice(0, LONGEST_SHOWN_VALUE).join('')}…`
		: text;
}

function asJson(value: unknown): string {
	try {
		return JSON.stringify(value) ?? String(value);
	} catch {
		// Circular, or a bigint: the type is all there is to say in short.
		return typeof value === 'bigint' ? String(value) : Object.prototype.toString.call(value);
	}
}
