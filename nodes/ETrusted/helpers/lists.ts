import { InvalidValue } from './invalidValue';
import { toText } from './text';

/**
 * Several values: what was picked, a list from an expression, or a text with commas.
 *
 * @param allowed all that there are; any other value is refused, because the API would ignore it
 * @returns `undefined` for an empty value
 * @throws {InvalidValue} for what is no list of texts, or names a value that there is not
 */
export function toList(value: unknown, allowed?: readonly string[]): string[] | undefined {
	const entries = Array.isArray(value)
		? (value as unknown[]).map(toText)
		: (toText(value) ?? '').split(',');
	const list = [...new Set(entries.flatMap((entry) => entry?.trim() || []))];
	if (allowed) {
		const unknown = list.find((entry) => !allowed.includes(entry));
		if (unknown !== undefined) {
			throw new InvalidValue(`holds "${unknown}": allowed are ${allowed.join(', ')}`);
		}
	}
	return list.length > 0 ? list : undefined;
}
