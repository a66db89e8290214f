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
 * A date without a zone is read in the workflow's, which may be another than the shop's: the dry run says so, in whatever
 * shop. Two fields are known to be in UTC.
 */

const zoneless = (shop: ShopName, order: object) => {
	const { values, warnings } = read(shop, order);
	return [values.transactionDate, warnings.filter((text) => text.includes('no time zone'))];
};

test.each<[ShopName, object, string, path?: string]>([
	['bigCommerceOrder', bigOrder, 'date_created'],
	['billbeeOrder', billbeeOrder.Data, 'CreatedAt'],
	['plentyOneOrder', plentyOrder, 'dates[1].date', 'dates[typeId 2].date'],
	['prestaShopOrder', prestaOrder, 'date_add'],
	['shopifyOrder', shopifyOrder, 'processed_at'],
	['shopwareOrder', shopwareOrder, 'orderDateTime'],
	['wooCommerceOrder', withValue(wooOrder, 'date_created_gmt', null), 'date_created'],
])('%s', (shop, order, field, path = field) => {
	for (const date of ['2026-03-29T01:30:00', '2026-03-29 01:30:00']) {
		expect(zoneless(shop, withValue(order, field, date))).toEqual([
			'2026-03-29T00:30:00.000Z',
			[`${path} has no time zone; it is read in the workflow's (Europe/Berlin)`],
		]);
	}
	for (const date of ['2026-03-29T01:30:00Z', '2026-03-29T01:30:00+00:00', 1774747800000]) {
		expect(zoneless(shop, withValue(order, field, date))).toEqual(['2026-03-29T01:30:00.000Z', []]);
	}
});

test.each<[ShopName, string, object]>([
	['magentoOrder', 'created_at', magentoOrder],
	['wooCommerceOrder', 'date_created_gmt', wooOrder],
])('%s: %s is in UTC', (shop, field, order) => {
	expect(zoneless(shop, withValue(order, field, '2026-03-29 01:30:00'))).toEqual([
		'2026-03-29T01:30:00.000Z',
		[],
	]);
});
