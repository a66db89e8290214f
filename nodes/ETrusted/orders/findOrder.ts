import { isObject } from '../helpers/json';
import { isList, listOf, type Json } from './found';
import { listKeyOf, refuseList, refuseOrders, SPLIT_OUT } from './unwrap';
import { hasBody, readBody, readText } from './webhookBody';

/** Keys of what holds an order: items of n8n, events of shops and of the buses that carry them, answers of APIs. */
const ENVELOPES = [
	'json',
	'body',
	'data',
	'Data',
	'detail',
	'event',
	'payload',
	'value',
	'order',
	'orders',
	'elements',
	'entries',
	'items',
	'results',
	'result',
	'response',
	'message',
	'Message',
	'Records',
	'content',
];

/** Far deeper than anybody packs an order. */
const DEEPEST = 12;

/** An order, and what it was found in. */
export interface FoundOrder {
	order: Json;
	/** From the outside in. */
	envelopes: readonly Json[];
}

/** What came of a search: the order, why it can't be, or all that was looked at, from the outside in. */
type Sought = { found: FoundOrder } | { refused: string } | { seen: readonly Json[] };

/**
 * The one order that an item is, or that stands in envelopes in it. A list of one is an envelope, too; a list of several is
 * refused. JSON that came as text is read.
 */
export function findOrder(item: unknown, isOrder: (object: Json) => boolean): Sought {
	return new Search(isOrder).run(item);
}

class Search {
	private readonly seen: Json[] = [];

	constructor(private readonly isOrder: (object: Json) => boolean) {}

	run(item: unknown): Sought {
		const result = this.open(item, '', []);
		if (result) return result;
		if (isList(item) && listOf(item).length !== 1) return refuseList('The item', item);
		if (this.seen.length === 0) return { refused: 'The item is not an object' };
		for (const object of this.seen) {
			const list = listKeyOf(object);
			if (list !== undefined && listOf(object[list]).length !== 1) {
				return refuseOrders(list, object[list]);
			}
		}
		return { seen: this.seen };
	}

	private open(value: unknown, path: string, envelopes: readonly Json[]): Sought | undefined {
		if (isList(value)) return this.openList(value, path, envelopes);
		if (!isObject(value)) return undefined;
		if (this.isOrder(value)) return { found: { order: withPartsRead(value), envelopes } };
		this.seen.push(value);
		if (envelopes.length === DEEPEST) return undefined;
		const inside = [...envelopes, value];
		if (hasBody(value)) {
			const read = readBody(value);
			return 'refused' in read ? read : this.open(read.body, 'body', inside);
		}
		for (const key of ENVELOPES) {
			if (!Object.hasOwn(value, key)) continue;
			const result = this.open(
				readText(value[key]),
				path === '' || path === 'body' ? key : `${path}.${key}`,
				inside,
			);
			if (result) return result;
		}
		return undefined;
	}

	private openList(list: unknown, path: string, envelopes: readonly Json[]): Sought | undefined {
		const entries = listOf(list);
		if (entries.length === 1) return this.open(entries[0], path, envelopes);
		const isOfOrders = entries.some((entry) => isObject(entry) && this.isOrder(entry));
		if (isOfOrders && path !== '') return refuseOrders(path, list);
		// What the others are as well, such as orders of another shop.
		this.seen.push(...entries.filter(isObject).slice(0, 1));
		return undefined;
	}
}

const LIKE_JSON = /^\s*[[{]/;

/** Sheets and databases keep an order's lists and objects as JSON text: what it says takes its place. */
function withPartsRead(order: Json): Json {
	const texts = Object.entries(order).filter(
		([, value]) => typeof value === 'string' && LIKE_JSON.test(value),
	);
	return { ...order, ...Object.fromEntries(texts.map(([key, text]) => [key, readText(text)])) };
}

/** So many objects are looked at for an order that stands elsewhere. */
const MOST_LOOKED_AT = 300;

/**
 * What to say of an order that stands in an item, but in no envelope that is known: what is before it in the sentence is
 * "This is no … order". `undefined` where there is none.
 */
export function whereElse(item: Json, isOrder: (object: Json) => boolean): string | undefined {
	const waiting: Array<{ value: object; keys: string[]; siblings: number }> = [
		{ value: item, keys: [], siblings: 0 },
	];
	for (const { value, keys, siblings } of waiting) {
		if (isObject(value) && isOrder(value)) {
			return siblings > 1
				? `but "${keys.slice(0, -1).join('.')}" is a list of them: ${SPLIT_OUT}`
				: `but there is one in it: choose {{ $json${keys.map(asAccess).join('')} }} under Order Options > Order`;
		}
		const siblingsOfEach = isList(value) ? listOf(value).length : 0;
		for (const [key, inner] of Object.entries(value)) {
			if (waiting.length === MOST_LOOKED_AT) break;
			if (typeof inner !== 'object' || inner === null) continue;
			waiting.push({ value: inner, keys: [...keys, key], siblings: siblingsOfEach });
		}
	}
	return undefined;
}

function asAccess(key: string): string {
	if (/^\d+$/.test(key)) return `[${key}]`;
	return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
