import type { IDataObject } from 'n8n-workflow';

import type { Fault } from '../../sandbox';
import { shop } from './oneShop';
import { EVENTS } from './shop';

/** Runs that send each order only once. */

export const ONCE = { sendOnce: true };

export const run = async (input: IDataObject[], more: IDataObject = {}, settings = {}) =>
	await shop.run(input, { ...ONCE, ...more }, settings);

export const skipped = (item: number, reason: string, EventRef?: string) => ({
	json: { skipped: true, reason, ...(EventRef === undefined ? {} : { EventRef }) },
	pairedItem: { item },
});

export const fault = (ref: string, what: object, times = 1) =>
	shop.sandbox.faults.add({
		match: { ...EVENTS, body: (json: unknown) => JSON.stringify(json).includes(`"${ref}"`) },
		times,
		...what,
	} as Fault);
