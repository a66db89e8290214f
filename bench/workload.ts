import type { IDataObject } from 'n8n-workflow';
import { PACKAGE_NAME, PACKAGE_VERSION } from '../nodes/ETrusted/helpers/package';

const channel = 'chl-0f8e6a52-6f0b-4d0c-8c1e-3b9d5a7e4f10';

/** Values without expressions: what is measured is the node, not n8n's expression engine. */
export const parameters: IDataObject = {
	resource: 'event',
	operation: 'create',
	eventType: { __rl: true, mode: 'list', value: 'after_sales' },
	channel: { __rl: true, mode: 'list', value: channel },
	customerEmail: 'customer@example.com',
	customerFields: { firstName: 'Erika', lastName: 'Mustermann' },
	transactionReference: 'order-1',
	transactionDate: '2026-11-20T09:15:00.000Z',
	customerOptedIn: true,
	// Every item is the same order.
	sendOnce: false,
};

/** The very payload that our node makes of them. */
export const body: IDataObject = {
	type: 'after_sales',
	customer: { firstName: 'Erika', lastName: 'Mustermann', email: 'customer@example.com' },
	channel: { id: channel, type: 'etrusted' },
	transaction: { reference: 'order-1', date: '2026-11-20T09:15:00.000Z' },
	system: PACKAGE_NAME,
	systemVersion: PACKAGE_VERSION,
};
