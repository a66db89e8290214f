import type { IDataObject } from 'n8n-workflow';

import { at } from './flatten';

/** The order number of an event or an invite, as text; `undefined` where it has none. */
export function orderReferenceOf(object: IDataObject | undefined): string | undefined {
	const reference = at(object, 'transaction.reference');
	return typeof reference === 'string' || typeof reference === 'number'
		? String(reference)
		: undefined;
}
