import type { IDataObject } from 'n8n-workflow';

import { shop } from './oneShop';
import { BASE_PAYLOAD } from './shop';

// Orders of WooCommerce that fill the events of a shop.

/** As the WooCommerce Trigger hands it on, cut to what is read. */
export const order = (more: IDataObject = {}): IDataObject => ({
	id: 1701,
	number: '1701',
	status: 'completed',
	date_created: '2026-11-20T10:15:00',
	date_created_gmt: '2026-11-20T09:15:00',
	customer_id: 44,
	billing: {
		first_name: 'Ada',
		last_name: 'Brunner',
		company: 'Brunner KG',
		address_1: 'Seestr. 3',
		address_2: '',
		postcode: '8002',
		city: 'Zürich',
		country: 'CH',
		email: 'ada@brunner.example',
		phone: '+41 44 123 45 67',
	},
	meta_data: [{ id: 1, key: 'review_invitation', value: 'yes' }],
	line_items: [
		{ id: 5, name: 'Kettle &amp; Lid', product_id: 71, variation_id: 0, quantity: 1, sku: 'K-1' },
	],
	_links: { self: [{ href: 'https://shop.example/wp-json/wc/v3/orders/1701' }] },
	...more,
});

export const WOO: IDataObject = {
	fillFrom: 'wooCommerceOrder',
	consentField: 'review_invitation',
	customerEmail: '',
	transactionReference: '',
};

export const PAYLOAD = {
	...BASE_PAYLOAD,
	customer: {
		firstName: 'Ada',
		lastName: 'Brunner',
		reference: '44',
		email: 'ada@brunner.example',
	},
	transaction: { reference: '1701', date: '2026-11-20T09:15:00.000Z' },
	products: [
		{
			name: 'Kettle & Lid',
			sku: 'K-1',
			url: 'https://shop.example/?post_type=product&p=71',
		},
	],
};

export const run = async (item: IDataObject, more: IDataObject = {}, settings = {}) =>
	await shop.run([item], { ...WOO, ...more }, settings);
