import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import { InvalidValue, isDate, Unreadable } from './invalidValue';
import { isNothing } from './nothing';

/** Far beyond any real product; it also ends an object that holds itself. */
const DEEPEST = 50;

/**
 * The value of a JSON parameter: text is parsed, what an expression gave as an object or a list is taken as it is.
 *
 * @returns `undefined` for an empty value
 * @throws {InvalidValue} for text that is not JSON
 */
export function parseJson(value: unknown): unknown {
	if (isNothing(value)) return undefined;
	if (typeof value !== 'string') return value;
	const { parsed, problem } = tryToParse(value);
	if (problem !== undefined) throw new InvalidValue(`is not valid JSON: ${problem}`);
	return parsed;
}

function tryToParse(text: string): { parsed?: unknown; problem?: string } {
	try {
		return { parsed: JSON.parse(withAllDigits(text)) as unknown };
	} catch (error) {
		return { problem: (error as Error).message };
	}
}

/**
 * What is escaped, a quote, or a whole number of 16 digits and more (beyond some hundred it is infinite). Not a whole
 * text, nor any number of digits: with 16 MB of them the search itself overflows the stack.
 */
const ESCAPE_QUOTE_OR_LONG_NUMBER = /\\.|"|(?<![\w.+-])-?\d{16,1000}(?![\w.])/gs;

/** Long numbers (order numbers, GTINs) lose digits as JavaScript numbers: they become texts. */
function withAllDigits(text: string): string {
	let isInText = false;
	return text.replace(ESCAPE_QUOTE_OR_LONG_NUMBER, (found) => {
		if (found === '"') isInText = !isInText;
		if (isInText || found.length < 16 || Number.isSafeInteger(Number(found))) return found;
		return `"${found}"`;
	});
}

/** Whether a value is an object with keys, in the sense of JSON. */
export function isObject(value: unknown): value is Record<string, unknown> {
	const isOther = DateTime.isDateTime(value) || value instanceof Unreadable;
	return Object.prototype.toString.call(value) === '[object Object]' && !isOther;
}

/** What the API is documented to answer where it is asked for a list. */
export function isListOfObjects(value: unknown): value is IDataObject[] {
	return Array.isArray(value) && value.every(isObject);
}

/**
 * A JSON value without what must not be sent: empty texts, nulls, empty objects and empty lists; texts are trimmed.
 *
 * @returns `undefined` where nothing is left
 * @throws {InvalidValue} for what JSON can't say, or says only with loss
 */
export function compact(value: unknown, depth = 0): unknown {
	if (depth > DEEPEST) throw new InvalidValue('is nested too deeply');
	if (value === null || value === undefined) return undefined;
	switch (typeof value) {
		case 'string':
			return value.trim() || undefined;
		case 'boolean':
			return value;
		case 'bigint':
			return String(value);
		case 'number':
			if (!Number.isFinite(value)) throw new InvalidValue('holds a number that is none');
			if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
				throw new InvalidValue(
					'holds a number too large to be exact: its last digits may be wrong, pass it as text',
				);
			}
			return value;
	}
	if (Array.isArray(value)) return compactList(value, depth);
	if (DateTime.isDateTime(value)) return value.toISO() ?? undefined;
	if (isDate(value)) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
	if (isObject(value)) return compactObject(value, depth);
	throw new InvalidValue("holds a value that JSON can't say");
}

function compactList(list: unknown[], depth: number): unknown[] | undefined {
	const kept = list
		.map((entry) => compact(entry, depth + 1))
		.filter((entry) => entry !== undefined);
	return kept.length > 0 ? kept : undefined;
}

function compactObject(
	object: Record<string, unknown>,
	depth: number,
): Record<string, unknown> | undefined {
	return withoutEmpty(
		Object.entries(object).map(([key, entry]) => [key, compact(entry, depth + 1)]),
	);
}

/**
 * An object of the entries that have a value; `undefined` where none has.
 *
 * `fromEntries` makes own properties even of names such as `__proto__`, which an assignment would not.
 */
export function withoutEmpty<T>(
	entries: Array<[string, T | undefined]>,
): Record<string, T> | undefined {
	const kept = entries.filter((entry): entry is [string, T] => entry[1] !== undefined);
	return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}
