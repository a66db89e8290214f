import { PACKAGE_NAME, PACKAGE_VERSION } from '../../nodes/ETrusted/helpers/package';
import { bigEvent, bigOrder } from '../nodes/ETrusted/orders/samples/bigCommerce';
import { billbeeEvent, billbeeOrder } from '../nodes/ETrusted/orders/samples/billbee';
import { magentoEvent, magentoOrder } from '../nodes/ETrusted/orders/samples/magento';
import { plentyEvent, plentyOrder } from '../nodes/ETrusted/orders/samples/plentyOne';
import { prestaEvent, prestaOrderWithLookups } from '../nodes/ETrusted/orders/samples/prestaShop';
import {
	shopifyEvent,
	shopifyOrder,
	shopifyProducts,
} from '../nodes/ETrusted/orders/samples/shopify';
import { shopwareEvent, shopwareWebhook } from '../nodes/ETrusted/orders/samples/shopware';
import { wooEvent, wooOrder } from '../nodes/ETrusted/orders/samples/wooCommerce';

/** What every payload has. */
const base = {
	type: 'after_sales',
	channel: { id: 'my-shop', type: 'user_defined' },
	system: PACKAGE_NAME,
	systemVersion: PACKAGE_VERSION,
};

/** What a shop posts, and what becomes of it. */
export interface Shop {
	fillFrom: string;
	/** What the shop posts. */
	order: object;
	/** What the merchant fills in beside the consent field. */
	parameters: Record<string, unknown>;
	payload: object;
	/** What makes the same order one that must not be sent, and what is then said. */
	notSent: { order: object; reason: RegExp };
}

export const shops: Shop[] = [
	{
		fillFrom: 'wooCommerceOrder',
		order: wooOrder,
		parameters: {},
		payload: { ...base, ...wooEvent },
		notSent: {
			order: { ...wooOrder, status: 'processing' },
			reason: /^The order is "processing", not "completed"$/,
		},
	},
	{
		fillFrom: 'shopifyOrder',
		order: shopifyOrder,
		parameters: { orderOptions: { productDetails: JSON.stringify(shopifyProducts) } },
		payload: { ...base, ...shopifyEvent },
		notSent: { order: { ...shopifyOrder, test: true }, reason: /test/ },
	},
	{
		fillFrom: 'shopwareOrder',
		order: shopwareWebhook.body,
		parameters: { shopUrl: 'https://vasen.example/de/' },
		payload: { ...base, ...shopwareEvent },
		notSent: {
			order: {
				...shopwareWebhook.body.data.payload.order,
				stateMachineState: { technicalName: 'cancelled' },
			},
			reason: /cancelled/,
		},
	},
	{
		fillFrom: 'magentoOrder',
		order: magentoOrder,
		parameters: { shopUrl: 'joga.example' },
		payload: { ...base, ...magentoEvent },
		notSent: {
			order: { ...magentoOrder, state: 'processing' },
			reason: /^The order is "processing", not "complete"$/,
		},
	},
	{
		fillFrom: 'bigCommerceOrder',
		order: bigOrder,
		parameters: { consentField: 'Review invitation', shopUrl: 'https://berg.example' },
		payload: { ...base, ...bigEvent },
		notSent: {
			order: { ...bigOrder, order_source: 'amazon' },
			reason: /^The order came from a marketplace \(order_source is "amazon"\)$/,
		},
	},
	{
		fillFrom: 'billbeeOrder',
		order: billbeeOrder,
		parameters: { consentField: 'bewertung-ok' },
		payload: { ...base, ...billbeeEvent },
		notSent: {
			order: { ...billbeeOrder.Data, Tags: [] },
			reason: /no field "bewertung-ok"/,
		},
	},
	{
		fillFrom: 'plentyOneOrder',
		order: plentyOrder,
		parameters: { consentField: '1001', shopUrl: 'https://kannen.example' },
		payload: { ...base, ...plentyEvent },
		notSent: {
			order: { ...plentyOrder, typeId: 3 },
			reason: /^It is a return, not a sales order$/,
		},
	},
	{
		fillFrom: 'prestaShopOrder',
		order: prestaOrderWithLookups,
		parameters: { consentField: 'review_club', shopUrl: 'https://leinen.example' },
		payload: { ...base, ...prestaEvent },
		notSent: {
			order: {
				...prestaOrderWithLookups,
				order: { ...prestaOrderWithLookups.order, module: 'amazon' },
			},
			reason: /^The order came from a marketplace \(module is "amazon"\)$/,
		},
	},
	{
		fillFrom: 'eventPayload',
		order: {
			customer: { email: 'till@example.de', firstName: 'Till' },
			transaction: { reference: 'T-7', date: '2026-11-23 10:00:00' },
			products: [{ sku: 'S-1', name: 'Stuhl', url: 'https://moebel.example/s-1' }],
			metadata: { branch: 'Köln' },
		},
		parameters: {
			consentField: '',
			customerOptedIn: '={{ $json.body.metadata.branch === "Köln" }}',
		},
		payload: {
			...base,
			customer: { email: 'till@example.de', firstName: 'Till' },
			transaction: { reference: 'T-7', date: '2026-11-23T09:00:00.000Z' },
			products: [{ sku: 'S-1', name: 'Stuhl', url: 'https://moebel.example/s-1' }],
			metadata: { branch: 'Köln' },
		},
		notSent: {
			order: { customer: { email: 'till@example.de' }, metadata: { branch: 'Bonn' } },
			reason: /did not opt in/,
		},
	},
];
