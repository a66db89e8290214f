import type { ShopName } from '../../../../nodes/ETrusted/orders';
import { read, withValue } from './opened';
import { bigOrder } from './samples/bigCommerce';
import { billbeeOrder } from './samples/billbee';
import { magentoOrder } from './samples/magento';
import { plentyOrder } from './samples/plentyOne';
import { prestaOrder } from './samples/prestaShop';
import { shopifyOrder } from './samples/shopify';
import { shopwareOrder } from './samples/shopware';
import { wooOrder } from './samples/wooCommerce';

/*
 * A part of an order that should hold fields, and holds a text or a number: what is looked for in it is found elsewhere or
 * not at all, and the dry run says why.
 */

const PARTS: Array<[ShopName, object, string[]]> = [
	['bigCommerceOrder', bigOrder, ['billing_address']],
	['billbeeOrder', billbeeOrder.Data, ['InvoiceAddress', 'Buyer', 'Customer']],
	['magentoOrder', magentoOrder, ['billing_address']],
	[
		'plentyOneOrder',
		plentyOrder,
		['addresses', 'contactReceiver', 'dates', 'properties', 'relations'],
	],
	['prestaShopOrder', prestaOrder, ['customer', 'address', 'language']],
	['shopifyOrder', shopifyOrder, ['billing_address', 'customer']],
	['shopwareOrder', shopwareOrder, ['orderCustomer', 'language']],
	['wooCommerceOrder', wooOrder, ['billing', 'shipping', 'meta_data']],
];

const CASES = PARTS.flatMap(([shop, order, parts]) =>
	parts.map((part) => [shop, part, order] as const),
);

const saidOf = (shop: ShopName, order: object) =>
	read(shop, order).warnings.filter((warning) => warning.includes('holds no fields'));

test.each(CASES)('%s: %s', (shop, part, order) => {
	for (const value of ['x', 7, true]) {
		expect(saidOf(shop, withValue(order, part, value))).toEqual([
			`${part} ${JSON.stringify(value)} holds no fields; nothing is taken from it`,
		]);
	}
	for (const value of [undefined, null, '', false, [], {}]) {
		expect(saidOf(shop, withValue(order, part, value))).toEqual([]);
	}
});

test('what is no object in a list of such is told, what is nothing is not', () => {
	const withEntry = (entry: unknown) => ({
		...wooOrder,
		meta_data: [...wooOrder.meta_data, entry],
	});
	const at = `meta_data[${wooOrder.meta_data.length}]`;
	for (const entry of ['x', 7, true, [1]]) {
		expect(saidOf('wooCommerceOrder', withEntry(entry))).toEqual([
			`${at} ${JSON.stringify(entry)} holds no fields; nothing is taken from it`,
		]);
	}
	for (const entry of [null, undefined, '', false, []]) {
		expect(saidOf('wooCommerceOrder', withEntry(entry))).toEqual([]);
	}
});

test('an order that holds itself, or is nested without end, is read', () => {
	let looks = 0;
	const circular: Record<string, unknown> = { ...wooOrder };
	Object.defineProperty(circular, 'self', {
		enumerable: true,
		get() {
			// Each look is one more of all that is in it: a reading without end must fail, not go on.
			if (++looks > 50) throw new Error('looked at again and again');
			return [{ circular }, { circular }];
		},
	});
	let deep: object = { last: [{ a: 1 }, 'x'] };
	for (let depth = 0; depth < 20_000; depth++) deep = { deep };
	for (const order of [circular, { ...wooOrder, deep }]) {
		expect(read('wooCommerceOrder', order)).toEqual(read('wooCommerceOrder', wooOrder));
	}
	expect(looks).toBeGreaterThan(0);
});
