import { InvalidValue, showValue } from './invalidValue';
import { parseJson } from './json';
import { toText } from './text';

/**
 * Several values: what was picked, a list from an expression, a text with commas, or the text of a JSON list, as models
 * write it.
 *
 * @param allowed all that there are; any other value is refused, because the API would ignore it
 * @returns `undefined` for an empty value
 * @throws {InvalidValue} for what is no list of texts, or names a value that there is not
 */
export function toList(value: unknown, allowed?: readonly string[]): string[] | undefined {
	const list = [...new Set(entriesOf(value).flatMap((entry) => toText(entry) ?? []))];
	if (allowed) {
		const unknown = list.find((entry) => !allowed.includes(entry));
		if (unknown !== undefined) {
			throw new InvalidValue(`holds ${showValue(unknown)}: allowed are ${allowed.join(', ')}`);
		}
	}
	return list.length > 0 ? list : undefined;
}

/**
 * As {@link toList}, for a query of the API, which separates its entries by commas.
 *
 * @throws {InvalidValue} as there, and for an entry with a comma in it: the API would take it for two
 */
export function toQueryList(value: unknown, allowed?: readonly string[]): string[] | undefined {
	const list = toList(value, allowed);
	const split = list?.find((entry) => entry.includes(','));
	if (split === undefined) return list;
	throw new InvalidValue(
		`holds ${showValue(split)}: eTrusted separates entries by commas, so none can have one`,
	);
}

/** The entries of a text that is a JSON list of texts, numbers, switches and nulls; `undefined` of any other text. */
export function readJsonList(text: string): unknown[] | undefined {
	if (!startsLikeOne(text)) return undefined;
	try {
		const list = parseJson(text);
		return Array.isArray(list) && list.every(isScalar) ? list : undefined;
	} catch {
		return undefined;
	}
}

function entriesOf(value: unknown): unknown[] {
	if (Array.isArray(value)) return value.flatMap(spread);
	if (typeof value === 'string' && startsLikeOne(value)) {
		const list = readJsonList(value);
		if (list) return list;
		throw new InvalidValue('starts like a JSON list, ["…", "…"], but is none');
	}
	return (toText(value) ?? '').split(',');
}

/** An entry that is the text of a list is its entries: no value of the API's looks like that. */
const spread = (entry: unknown): unknown[] =>
	(typeof entry === 'string' ? readJsonList(entry) : undefined) ?? [entry];

const startsLikeOne = (text: string) => text.trimStart().startsWith('[');

const isScalar = (entry: unknown) => entry === null || typeof entry !== 'object';
