import type { IDataObject } from 'n8n-workflow';

import { isObject } from './json';

/** Where a flat key's value stands: a path such as `transaction.reference`, or what is made of the whole object. */
export type Source = string | ((object: IDataObject) => unknown);

/**
 * A flat object with exactly the keys of a table, in its order; `null` where the object has nothing.
 *
 * Only texts, numbers and switches come out: what the API nests where a plain value is documented is left out.
 */
export function flatten(table: Record<string, Source>, object: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(table).map(([key, source]) => {
			const value = typeof source === 'string' ? at(object, source) : source(object);
			return [key, isPlain(value) ? value : null];
		}),
	);
}

/** What stands at a path; `undefined` where the way there breaks off. */
export function at(object: unknown, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), object);
}

/** An empty text is nothing, too. */
const isPlain = (value: unknown): value is string | number | boolean =>
	['string', 'number', 'boolean'].includes(typeof value) && value !== '';
