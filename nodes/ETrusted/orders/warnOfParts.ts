import { showValue } from '../helpers/invalidValue';
import { isObject } from '../helpers/json';
import { at, isEmpty, own, View, viewsOf, type Json } from './found';
import type { Reading } from './reading';
import type { Shop } from './shop';

/** Where a field is looked for in what is of another kind, it is not found: that is said, too. */
export function warnOfParts(shop: Shop, order: Json, reading: Reading) {
	const warn = (path: string, value: unknown) =>
		reading.warn(`${path} ${showValue(value)} holds no fields; nothing is taken from it`);
	for (const [path, keys] of partsOf(shop)) {
		const value = at(order, path);
		if (!isEmpty(value) && !holdsSome(value, keys)) warn(path, value);
	}
	warnOfEntries(order, [], warn, new Set());
	for (const { path, keys } of shop.lists ?? []) {
		for (const list of listsIn(order, path)) {
			const entries = viewsOf(list.value, list.path).filter(({ value }) => isObject(value));
			if (entries.length === 0 && !isEmpty(list.value)) warn(list.path, list.value);
			for (const key of keys) {
				const odd = entries.find(({ value }) => !isName(own(value, key)));
				if (odd) {
					reading.warn(
						`${odd.path} ${showValue(odd.value)} has no usable "${key}"; nothing is taken from it`,
					);
				}
			}
		}
	}
}

const isName = (value: unknown) =>
	typeof value === 'number' || (typeof value === 'string' && !isEmpty(value));

/** The list at a path, or with `outer[].inner` one in each entry of another. */
function listsIn(order: Json, path: string): View[] {
	const [outer = '', inner] = path.split('[].');
	const list = new View(at(order, outer), outer);
	if (inner === undefined) return [list];
	return viewsOf(list.value, outer).map(
		({ value, path: entry }) => new View(at(value, inner), `${entry}.${inner}`),
	);
}

/** The objects that fields are looked for in, each with the keys that are looked for. */
type Parts = Map<string, Set<string>>;

/** They are the same for each order of a shop. */
const PARTS = new Map<Shop, Parts>();

function partsOf(shop: Shop): Parts {
	const parts = PARTS.get(shop) ?? findParts(shop);
	PARTS.set(shop, parts);
	return parts;
}

function findParts(shop: Shop): Parts {
	const { email, names, customerReference, transactionReference, transactionDate, locale } = shop;
	const { mobile, addresses, lists = [] } = shop;
	const fields = [
		...[...email, ...names.flat(), ...customerReference, ...transactionReference],
		...[...transactionDate, ...locale, ...mobile],
		...addresses.flatMap(({ street, zip, city, country }) => [...street, zip, city, country]),
	];
	const parts: Parts = new Map();
	for (const { path } of fields) {
		const [plain = ''] = path.split('[');
		const keys = plain.split('.');
		for (const [index, key] of keys.entries()) {
			const outer = keys.slice(0, index).join('.');
			if (outer !== '') parts.set(outer, (parts.get(outer) ?? new Set()).add(key));
		}
	}
	// A field of a list such as `meta_data` is an entry of that name.
	for (const { path } of lists) parts.delete(path);
	return parts;
}

function holdsSome(value: unknown, keys: Set<string>): boolean {
	return isObject(value) && [...keys].some((key) => Object.hasOwn(value, key));
}

/** Far deeper than anything that is read. */
const DEEPEST = 20;

/**
 * What stands in a list of objects and is none, the first of each list.
 *
 * @param keys lead to the holder
 * @param seen holders that were looked through: an object that a workflow made can hold itself
 */
function warnOfEntries(
	holder: object,
	keys: readonly string[],
	warn: (path: string, value: unknown) => void,
	seen: Set<object>,
) {
	if (keys.length === DEEPEST || seen.has(holder)) return;
	seen.add(holder);
	if (Array.isArray(holder) && holder.some(isObject)) {
		const odd = holder.findIndex((entry) => !isObject(entry) && !isEmpty(entry));
		if (odd >= 0) warn(pathOf([...keys, String(odd)]), holder[odd]);
	}
	for (const [key, value] of Object.entries(holder)) {
		if (typeof value !== 'object' || value === null) continue;
		warnOfEntries(value, [...keys, key], warn, seen);
	}
}

/** `lines[0].taxes[1]` */
const pathOf = (keys: readonly string[]) => keys.join('.').replace(/\.(\d+)(?=\.|$)/g, '[$1]');
