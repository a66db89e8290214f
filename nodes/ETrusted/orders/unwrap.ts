import { isObject } from '../helpers/json';
import { at, isEmpty, isList, type Json } from './found';
import { hasBody, readBody } from './webhookBody';

export const SPLIT_OUT = 'use Split Out first, so that each order is an item of its own';

/** Why a list is not taken for an order: what is a list, in words or as a key in quotes. */
export function refuseList(what: string, list: unknown, ofWhat = ''): { refused: string } {
	return {
		refused: isEmpty(list)
			? `${what} is a list without an order: use Split Out first, so that no item comes of it`
			: `${what} is a list${ofWhat}: ${SPLIT_OUT}`,
	};
}

/** As {@link refuseList}, of the key that APIs answer with. */
export const refuseOrders = (path: string, list: unknown) =>
	refuseList(`"${path}"`, list, ' of orders');

/** What holds the payload itself, from the outside in. */
const WRAPPERS: ReadonlyArray<{ path: string; fits(outer: Json): boolean }> = [
	{ path: 'data.payload.order', fits: () => true },
	{ path: 'order', fits: (outer) => Object.keys(outer).length === 1 },
];

/** What APIs call a list of orders. */
const LISTS = ['orders', 'data', 'Data', 'elements', 'entries', 'items'];

/** What tells that `items` is a list of orders, and not the items of one. */
const SEARCH_RESULT = ['search_criteria', 'total_count'];

/**
 * The payload that an item holds: below a Webhook node's `body`, an event's `data.payload.order` or a lone `order`. Lists are
 * refused.
 */
export function unwrapItem(item: unknown): { refused: string } | { unwrapped: Json } {
	let unwrapped = item;
	if (isObject(unwrapped) && hasBody(unwrapped)) {
		const read = readBody(unwrapped);
		if ('refused' in read) return read;
		if (isList(read.body)) return refuseList('"body"', read.body);
		unwrapped = read.body;
	}
	for (const { path, fits } of WRAPPERS) {
		const inner = isObject(unwrapped) && fits(unwrapped) ? at(unwrapped, path) : undefined;
		if (isList(inner)) return refuseList(`"${path}"`, inner);
		if (isObject(inner)) unwrapped = inner;
	}
	if (isList(unwrapped)) return refuseList('The item', unwrapped);
	if (!isObject(unwrapped)) return { refused: 'The item is not an object' };
	const list = listKeyOf(unwrapped);
	if (list !== undefined) return refuseOrders(list, unwrapped[list]);
	return { unwrapped };
}

/** The key that holds a list of orders, as shops' APIs answer. */
export function listKeyOf(object: Json): string | undefined {
	return LISTS.find((name) => isList(object[name]) && (name !== 'items' || isSearchResult(object)));
}

function isSearchResult(object: Json): boolean {
	return (
		Object.keys(object).length === 1 || SEARCH_RESULT.some((name) => Object.hasOwn(object, name))
	);
}
