import { parseJson } from '../helpers/json';
import { isEmpty, own, type Json } from './found';

const SEND_JSON = 'let it be sent as application/json';

/** JSON that was taken for a form: its beginning is the name of the first field. */
const JSON_AS_NAME = /^\s*[[{]\s*["{]/;

/** Whether an item is what a Webhook node hands on, or HTTP Request with its full answer: `body` beside `headers`. */
export function hasBody(item: Json): boolean {
	return Object.hasOwn(item, 'headers') && Object.hasOwn(item, 'body');
}

/**
 * What stands in an item's `body`; of JSON that came as text, what it says.
 *
 * @returns why there is nothing in it that could be read, where that is so
 */
export function readBody(item: Json): { body: unknown } | { refused: string } {
	const body = readText(own(item, 'body'));
	const whose = Object.hasOwn(item, 'statusCode') ? "The answer's body" : "The webhook's body";
	if (isEmpty(body)) return { refused: `${whose} is empty: ${SEND_JSON}` };
	if (typeof body !== 'object') return { refused: `${whose} is text: ${SEND_JSON}` };
	if (isForm(body)) return { refused: `${whose} came as a form: ${SEND_JSON}` };
	return { body };
}

function isForm(body: object | null): boolean {
	return JSON_AS_NAME.test(Object.keys(body ?? {})[0] ?? '');
}

/** What JSON text says, also where it is quoted once more; any other value as it is. */
export function readText(value: unknown): unknown {
	let read = value;
	for (let depth = 0; typeof read === 'string' && depth < 3; depth++) {
		try {
			read = parseJson(read.replace(/^\uFEFF/, ''));
		} catch {
			return read;
		}
	}
	return read;
}
