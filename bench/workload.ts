import type { IDataObject } from 'n8n-workflow';
import { PACKAGE_NAME, PACKAGE_VERSION } from '../nodes/ETrusted/helpers/package';

const channel = 'chl-0f8e6a52-6f0b-4d0c-8c1e-3b9d5a7e4f10';

const chosen = {
	resource: 'event',
	operation: 'create',
	eventType: { __rl: true, mode: 'list', value: 'after_sales' },
	channel: { __rl: true, mode: 'list', value: channel },
};

/** Values without expressions: what is measured is the node, not n8n's expression engine. */
export const parameters: IDataObject = {
	...chosen,
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

/** Nothing is mapped, and each order is sent once: the panel as a merchant with WooCommerce leaves it. */
export const presetParameters: IDataObject = {
	...chosen,
	fillFrom: 'wooCommerceOrder',
	consentField: 'review_invitation',
};

/** In WooCommerce's form: an old order is not sent. */
const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString().slice(0, 19);

/** An order of WooCommerce with three products. */
export const wooOrder = (index: number): IDataObject => ({
	id: index,
	number: String(index),
	status: 'completed',
	date_created: yesterday,
	date_created_gmt: yesterday,
	customer_id: 44,
	billing: { first_name: 'Erika', last_name: 'Mustermann', email: 'customer@example.com' },
	meta_data: [{ id: 1, key: 'review_invitation', value: 'yes' }],
	line_items: [1, 2, 3].map((id) => ({
		id,
		name: `Tasse &amp; Teller ${id}`,
		product_id: 70 + id,
		variation_id: 0,
		quantity: 1,
		sku: `SKU-${id}`,
	})),
	_links: { self: [{ href: `https://shop.example/wp-json/wc/v3/orders/${index}` }] },
});

/** The IDs of the reviews that the sandbox has. */
export const reviewId = (index: number): string =>
	`rev-00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

export const largestPage = 1000;

export const reviewsParameters: IDataObject = {
	resource: 'review',
	operation: 'getAll',
	returnAll: true,
	simplify: false,
};

export const replyParameters: IDataObject = {
	resource: 'review',
	operation: 'reply',
	reviewId: '={{ $json.reviewId }}',
	comment: 'Thank you for your review!',
};
