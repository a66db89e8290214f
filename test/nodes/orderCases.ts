import type { IDataObject } from 'n8n-workflow';

import { shop } from './oneShop';
import { output } from './shop';

/** Runs of one order each, as real shops send them, in which something is not as one would think. */

export const SHOP = {
	consentField: 'review_ok',
	customerEmail: '',
	transactionReference: '',
	shopUrl: 'https://shop.example',
};

export const run = async (fillFrom: string, item: IDataObject, more: IDataObject = {}) =>
	await shop.run([item], { ...SHOP, fillFrom, ...more });

/** What came out for one item; that nothing was sent is seen at the API. */
export async function skipped(fillFrom: string, item: IDataObject, more: IDataObject = {}) {
	const done = await run(fillFrom, item, more);
	expect(done.error).toBeUndefined();
	expect(shop.sandbox.requests).toEqual([]);
	return output(done).map(({ json }) => json);
}

export async function refused(fillFrom: string, item: IDataObject, more: IDataObject = {}) {
	const { error } = await run(fillFrom, item, more);
	expect(shop.sandbox.requests).toEqual([]);
	return error?.message;
}
