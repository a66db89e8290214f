import { showValue } from '../helpers/invalidValue';
import { isObject } from '../helpers/json';
import { at, isEmpty, listOf, type Json } from './found';
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
	warnOfEntries(order, [], warn);
}

/** The objects that fields are looked for in, each with the keys that are looked for; without any for a list. */
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
	const parts: Parts = new Map(lists.map((list) => [list, new Set()]));
	const note = (path: string, key?: string) => {
		const keys = parts.get(path) ?? new Set();
		parts.set(path, key === undefined ? keys : keys.add(key));
	};
	for (const { path } of fields) {
		const [plain = '', ...inside] = path.split('[');
		const keys = plain.split('.');
		for (let length = 1; length < keys.length; length++) {
			note(keys.slice(0, length).join('.'), keys[length]);
		}
		if (inside.length > 0) note(plain);
	}
	return parts;
}

function holdsSome(value: unknown, keys: Set<string>): boolean {
	if (isObject(value)) for (const key of keys) if (Object.hasOwn(value, key)) return true;
	const entries = listOf(value).filter(isObject);
	// In a list of pairs, the keys are names.
	return keys.size === 0
		? entries.length > 0
		: entries.some((entry) => Object.hasOwn(entry, 'value'));
}

/** What stands in a list of objects and is none, the first of each list. `keys` lead to the holder. */
function warnOfEntries(
	holder: object,
	keys: readonly string[],
	warn: (path: string, value: unknown) => void,
) {
	if (Array.isArray(holder) && holder.some(isObject)) {
		const odd = holder.findIndex((entry) => !isObject(entry) && !isEmpty(entry));
		if (odd >= 0) warn(pathOf([...keys, String(odd)]), holder[odd]);
	}
	for (const [key, value] of Object.entries(holder)) {
		if (typeof value === 'object' && value !== null) warnOfEntries(value, [...keys, key], warn);
	}
}

/** `lines[0].taxes[1]` */
const pathOf = (keys: readonly string[]) => keys.join('.').replace(/\.(\d+)(?=\.|$)/g, '[$1]');
