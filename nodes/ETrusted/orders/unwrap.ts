import { isObject } from '../helpers/json';
import { at } from './found';
import type { Json } from './found';

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
 */
export function unwrapItem(item: unknown): { refused: string } | { unwrapped: Json } {
	let unwrapped = item;
	for (const { path, fits } of WRAPPERS) {
		const inner = isObject(unwrapped) && fits(unwrapped) ? at(unwrapped, path) : undefined;
		if (Array.isArray(inner)) return { refused: `"${path}" is a list: ${SPLIT_OUT}` };
		if (isObject(inner)) unwrapped = inner;
	}
	if (Array.isArray(unwrapped)) return { refused: `The item is a list: ${SPLIT_OUT}` };
	if (!isObject(unwrapped)) return { refused: 'The item is not an object' };
	const list = listKeyOf(unwrapped);
	if (list !== undefined) return { refused: `"${list}" is a list of orders: ${SPLIT_OUT}` };
	return { unwrapped };
}

/** The key that holds a list of orders, as shops' APIs answer. */
function listKeyOf(object: Json): string | undefined {
	const isAlone = Object.keys(object).length === 1;
	if (Array.isArray(object.orders)) return 'orders';
	const isItems = isAlone || SEARCH_RESULT.some((key) => Object.hasOwn(object, key));
	if (Array.isArray(object.items) && isItems) return 'items';
	return Array.isArray(object.data) && (isAlone || Object.hasOwn(object, 'total'))
		? 'data'
		: undefined;
}
