import { isObject } from '../helpers/json';
import { isNothing } from '../helpers/nothing';

/** A JSON object of which nothing is known. */
export type Json = Record<string, unknown>;

/** A value, and the path it was found at: the value may be anything, also nothing. */
export interface Candidate {
	path: string;
	value: unknown;
}

/** A field of an order: where it stands, and how to get at it. */
export interface Field {
	path: string;
	of(order: Json): unknown;
}

/** The keys of a path such as `_links.self[0].href`. */
function keysOf(path: string): string[] {
	// Most paths have no brackets, and this is asked many times of each order.
	const plain = path.includes('[') ? path.replace(/\[(\d+)\]/g, '.$1') : path;
	return plain.split('.');
}

/** The value of an own key of an object or a list; `undefined` for whatever else is asked. */
export function own(value: unknown, key: string): unknown {
	if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
	return (value as Json)[key];
}

/** As {@link own}; a number also means that entry of a list which PHP made an object of. */
function step(value: unknown, key: string): unknown {
	return own(value, key) ?? (WHOLE_NUMBER.test(key) ? listOf(value)[Number(key)] : undefined);
}

/** What stands at a path; a key that has dots itself goes before the path. */
export function at(value: unknown, path: string): unknown {
	const literal = own(value, path);
	return literal === undefined ? keysOf(path).reduce(step, value) : literal;
}

/** A field at a path of the order. */
export function field(path: string): Field {
	const keys = keysOf(path);
	return { path, of: (order) => keys.reduce<unknown>(step, order) };
}

/** What a field holds in an order. */
export function candidateOf(field: Field, order: Json): Candidate {
	return { path: field.path, value: field.of(order) };
}

const WHOLE_NUMBER = /^\d+$/;

/** PHP writes a list that lost an entry as an object, whose keys are the numbers that are left. */
function isNumbered(value: unknown): value is Json {
	if (!isObject(value)) return false;
	const keys = Object.keys(value);
	return keys.length > 0 && keys.every((key) => WHOLE_NUMBER.test(key));
}

/** Whether a value is a list, or an object whose keys are whole numbers. */
export function isList(value: unknown): boolean {
	return Array.isArray(value) || isNumbered(value);
}

/** The entries of what {@link isList}; none for anything else. */
export function listOf(value: unknown): unknown[] {
	if (Array.isArray(value)) return value;
	return isNumbered(value) ? Object.values(value) : [];
}

/** The entries of what {@link isList}, each with the path it stands at. */
export function viewsOf(value: unknown, path: string): View[] {
	const keys = isNumbered(value) ? Object.keys(value) : undefined;
	return Array.from(
		listOf(value),
		(entry, index) => new View(entry, `${path}[${keys?.[index] ?? index}]`),
	);
}

/** A reader of the one list that holds an order's lines. */
export function listsAt(path: string): (order: Json) => Candidate[] {
	return (order) => [{ path, value: at(order, path) }];
}

/**
 * A named entry of a list of pairs, such as WooCommerce's `meta_data` or Shopify's `note_attributes`.
 *
 * @param nameKey the key of a pair that holds its name; the value is in `value`
 */
export function entryOf(pairs: unknown, nameKey: string, name: string): unknown {
	return entriesOf(pairs, nameKey, name)[0];
}

/** The values of all pairs of a list that bear this name. */
export function entriesOf(pairs: unknown, nameKey: string, name: string): unknown[] {
	return listOf(pairs)
		.filter((pair) => isNamed(own(pair, nameKey), name))
		.map((pair) => own(pair, 'value'));
}

/** Names can be numbers, such as those of types. */
const isNamed = (value: unknown, name: string) =>
	value === name || (typeof value === 'number' && String(value) === name);

/** Whether there is nothing to read. `false` is how WordPress says so. */
export function isEmpty(value: unknown): boolean {
	if (isNothing(value) || value === false) return true;
	return (Array.isArray(value) || isObject(value)) && Object.keys(value).length === 0;
}

/** Nothing, or the 0 that shops have in place of an ID. */
export function isNone(value: unknown): boolean {
	return isEmpty(value) || value === 0 || value === '0';
}

/** A part of an order, or a product that was looked up, which knows its own path. */
export class View {
	constructor(
		readonly value: unknown,
		readonly path: string,
	) {}

	/** The field at a path below this one. */
	at(path: string): Candidate {
		return { path: `${this.path}.${path}`, value: at(this.value, path) };
	}
}
