import type { IDataObject } from 'n8n-workflow';

import type { ShopName } from '../../../nodes/ETrusted/orders';
import { shop } from '../oneShop';
import { BASE_PAYLOAD, output } from '../shop';
import { withValue } from './orders/opened';
import { bigEvent, bigOrder } from './orders/samples/bigCommerce';
import {
	billbeeEvent,
	billbeeEventProducts,
	billbeeOrder,
	billbeeProducts,
} from './orders/samples/billbee';
import { plentyEvent, plentyOrder } from './orders/samples/plentyOne';
import { prestaEvent, prestaOrderWithLookups } from './orders/samples/prestaShop';

/*
 * Orders of the shops that are looked up, as their nodes put them out: the exact request, and what comes out.
 */

interface Case {
	order: object;
	consentField: string;
	parameters: IDataObject;
	payload: IDataObject;
	/** A field without which the order lacks its email address, and the call that tells it. */
	lookup: { field: string; call: string };
	/** What makes it an order of a marketplace. */
	marketplace: { field: string; value: unknown; shown: string };
	/** What makes it one of another status, as a text. */
	status: { field: string; value: string; reason: string };
}

const CASES: Array<[ShopName, Case]> = [
	[
		'bigCommerceOrder',
		{
			order: bigOrder,
			consentField: 'Review invitation',
			parameters: { shopUrl: 'https://berg.example' },
			payload: { ...BASE_PAYLOAD, ...bigEvent },
			lookup: { field: 'billing_address.email', call: 'billing_address.email' },
			marketplace: { field: 'order_source', value: 'ebay', shown: 'order_source is "ebay"' },
			status: { field: 'status_id', value: '11', reason: 'The order is "11", not "2" or "10"' },
		},
	],
	[
		'billbeeOrder',
		{
			order: billbeeOrder,
			consentField: 'bewertung-ok',
			parameters: { orderOptions: { productDetails: JSON.stringify(billbeeProducts) } },
			payload: { ...BASE_PAYLOAD, ...billbeeEvent, products: billbeeEventProducts },
			lookup: { field: 'Data.InvoiceAddress.Email', call: '' },
			marketplace: {
				field: 'Data.Seller.Platform',
				value: 'Etsy',
				shown: 'Seller.Platform is "Etsy"',
			},
			status: { field: 'Data.State', value: '3', reason: 'The order is "3", not "4" or "7"' },
		},
	],
	[
		'plentyOneOrder',
		{
			order: plentyOrder,
			consentField: '1001',
			parameters: { shopUrl: 'https://kannen.example' },
			payload: { ...BASE_PAYLOAD, ...plentyEvent },
			lookup: { field: 'addresses', call: 'with[]=addresses' },
			marketplace: { field: 'referrerId', value: 4.01, shown: 'referrerId is "4.01"' },
			status: { field: 'statusId', value: '6.9', reason: 'The order is "6.9", not "7"' },
		},
	],
	[
		'prestaShopOrder',
		{
			order: prestaOrderWithLookups,
			consentField: 'review_club',
			parameters: { shopUrl: 'https://leinen.example' },
			payload: { ...BASE_PAYLOAD, ...prestaEvent },
			lookup: { field: 'customer', call: 'GET /api/customers/{id_customer}?output_format=JSON' },
			marketplace: { field: 'order.module', value: 'cdiscount', shown: 'module is "cdiscount"' },
			status: { field: 'order.current_state', value: '4', reason: 'The order is "4", not "5"' },
		},
	],
];

describe.each(CASES)(
	'%s',
	(fillFrom, { order, consentField, parameters, payload, lookup, marketplace, status }) => {
		const run = async (item: object, more: IDataObject = {}) =>
			await shop.run(
				[item as IDataObject],
				{
					fillFrom,
					consentField,
					customerEmail: '',
					transactionReference: '',
					...parameters,
					...more,
				},
				{ timezone: 'Europe/Berlin' },
			);

		test('an order as it is looked up becomes exactly this event', async () => {
			const done = await run(order);
			expect(done.error?.message).toBeUndefined();
			expect(shop.payloads).toEqual([payload]);
			expect(output(done)[0]?.json.EventRef).toBe(shop.sandbox.accepted[0]?.ref);
		});

		test('in a Webhook node’s body it is the same', async () => {
			await run({ headers: {}, params: {}, query: {}, body: order });
			expect(shop.payloads).toEqual([payload]);
		});

		test('of a marketplace it is skipped before the consent is asked', async () => {
			const item = withValue(order, marketplace.field, marketplace.value);
			const done = await run(item, { consentField: 'nowhere' });
			expect(output(done).map(({ json }) => json)).toEqual([
				{ skipped: true, reason: `The order came from a marketplace (${marketplace.shown})` },
			]);
			const hints = done.rounds('eTrusted')[0]?.hints ?? [];
			expect(hints.map(({ message }) => message).join()).toContain('not to be invited');
			expect(shop.sandbox.requests).toEqual([]);
		});

		test('with another status it is skipped, unless any will do', async () => {
			const item = withValue(order, status.field, status.value);
			const done = await run(item);
			expect(output(done).map(({ json }) => json)).toEqual([
				{ skipped: true, reason: status.reason },
			]);
			expect(shop.sandbox.requests).toEqual([]);
			await run(item, { onlyWithStatus: [] });
			expect(shop.payloads).toEqual([payload]);
		});

		test('without what has the email address, one error says where to get it', async () => {
			const bare = ['Data.Buyer', 'Data.Customer', 'Data.ShippingAddress', 'contactReceiver'];
			const item = bare
				.filter((path) => (path.split('.')[0] as string) in order)
				.reduce((rest, path) => withValue(rest, path, null), withValue(order, lookup.field, null));
			// The consent of PrestaShop's sample is its customer's.
			const consent = fillFrom === 'prestaShopOrder' ? { consentField: 'reference_ok' } : {};
			const done = await run({ ...item, reference_ok: true }, consent);
			expect(done.error?.message).toContain('Customer Email');
			expect(`${done.error?.message} ${String(done.error?.description)}`).toContain(lookup.call);
			expect(shop.sandbox.requests).toEqual([]);
		});
	},
);
