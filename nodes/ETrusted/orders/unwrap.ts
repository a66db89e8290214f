import { isObject } from '../helpers/json';
import { at, type Json } from './found';

const SPLIT_OUT = 'use Split Out first, so that each order is an item of its own';

/** What holds the thing itself, from the outside in: a Webhook node's item, Shopware's event, an answer of an API. */
const WRAPPERS: ReadonlyArray<{ path: string; fits(outer: Json): boolean }> = [
	{ path: 'body', fits: (outer) => Object.hasOwn(outer, 'headers') },
	{ path: 'data.payload.order', fits: () => true },
	{ path: 'order', fits: (outer) => Object.keys(outer).length === 1 },
];

/** What tells that `items` is a list of orders, and not the items of one. */
const SEARCH_RESULT = ['search_criteria', 'total_count'];

/**
 * The order, or the payload, that an item holds: below a Webhook node's `body`, Shopware's `data.payload.order` or a lone
 * `order`. Lists are refused.
 *
 * @param isItself whether an object is surely what is looked for, whatever lists stand beside it
 */
export function unwrapItem(
	item: unknown,
	isItself: (object: Json) => boolean = () => false,
): { refused: string } | { unwrapped: Json } {
	let unwrapped = item;
	for (const { path, fits } of WRAPPERS) {
		const inner = isObject(unwrapped) && fits(unwrapped) ? at(unwrapped, path) : undefined;
		if (Array.isArray(inner)) return { refused: `"${path}" is a list: ${SPLIT_OUT}` };
		if (isObject(inner)) unwrapped = inner;
	}
	if (Array.isArray(unwrapped)) return { refused: `The item is a list: ${SPLIT_OUT}` };
	if (!isObject(unwrapped)) return { refused: 'The item is not an object' };
	const list = isItself(unwrapped) ? undefined : listKeyOf(unwrapped);
	if (list !== undefined) return { refused: `"${list}" is a list of orders: ${SPLIT_OUT}` };
	return { unwrapped };
}

/** The key that holds a list of orders, as shops' APIs answer. */
function listKeyOf(object: Json): string | undefined {
	const key = ['orders', 'data', 'items'].find((name) => Array.isArray(object[name]));
	const isSearchResult =
		Object.keys(object).length === 1 || SEARCH_RESULT.some((name) => Object.hasOwn(object, name));
	return key === 'items' && !isSearchResult ? undefined : key;
}
