/**
 * How much is told at once: an error is read by people and models, and stored with the execution. Whatever was wrong with
 * an input of any size is told in this room.
 */

/** Bytes of UTF-8 that a message, a description or an item's details have at most. */
export const LONGEST = 10_000;

/** Bytes of a text with more to come, such as the item's number and how many were accepted before. */
export const LONGEST_PART = 9_500;

/** Bytes of a list, without what stands between its parts. */
const LONGEST_LIST = 8_500;

/** So many of anything are told one by one: fields of an item, items of a run. */
export const MOST = 20;

const size = (text: string) => Buffer.byteLength(text);

/** A text that fits; what is left out at its end shows as `…`. */
export function cut(text: string, longest: number): string {
	// A text has no more bytes than thrice its length: most need not be measured.
	if (3 * text.length <= longest || size(text) <= longest) return text;
	const room = longest - size('…');
	const kept = Buffer.from(text.slice(0, room)).subarray(0, room).toString();
	return `${kept.replace(/\ufffd+$/, '')}…`;
}

/**
 * The first entries of a list, as many as there is room for; the first one is always among them.
 *
 * @param textOf an entry as it will be told
 */
export function fitting<T>(
	entries: T[],
	textOf: (entry: T) => string,
	longest = LONGEST_LIST,
): T[] {
	let room = longest;
	const first = entries.slice(0, MOST);
	const end = first.findIndex((entry, index) => (room -= size(textOf(entry))) < 0 && index > 0);
	return end === -1 ? first : first.slice(0, end);
}

/** The first parts of a list, as many as there is room for, and `… and 7 more`. */
export function firstOf(parts: string[], longest = LONGEST_LIST): string[] {
	const told = fitting(parts, (part) => part, longest);
	return told.length === parts.length ? told : [...told, andMore(parts.length - told.length)];
}

/** What stands for those that are not told. */
export const andMore = (count: number) => `… and ${count} more`;
