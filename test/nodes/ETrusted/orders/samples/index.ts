import type { ShopName } from '../../../../../nodes/ETrusted/orders';
import { bigGuestOrder, bigOrder } from './bigCommerce';
import { billbeeManualOrder, billbeeOrder, billbeeProducts } from './billbee';
import { magentoGuestOrder, magentoOrder } from './magento';
import { plentyConnectedOrder, plentyOrder } from './plentyOne';
import {
	prestaGuestOrder,
	prestaOrder,
	prestaOrderWithLookups,
	prestaProducts,
} from './prestaShop';
import { shopifyOrder, shopifyProducts, shopifyTillOrder } from './shopify';
import { shopwareGuestOrder, shopwareProducts, shopwareWebhook } from './shopware';
import { wooGuestOrder, wooOrder, wooProducts } from './wooCommerce';

/** Orders of each shop, and products as its own node returns them. */
export const SHOPS: Array<[ShopName, object[], object[]]> = [
	['bigCommerceOrder', [bigOrder, bigGuestOrder], [{ id: 21, name: 'x' }]],
	['billbeeOrder', [billbeeOrder, billbeeManualOrder], billbeeProducts],
	['magentoOrder', [magentoOrder, magentoGuestOrder], [{ id: 67, name: 'x' }]],
	['plentyOneOrder', [plentyOrder, plentyConnectedOrder], [{ id: 511, name: 'x' }]],
	['prestaShopOrder', [prestaOrder, prestaOrderWithLookups, prestaGuestOrder], prestaProducts],
	['shopifyOrder', [shopifyOrder, shopifyTillOrder], shopifyProducts],
	['shopwareOrder', [shopwareWebhook, shopwareGuestOrder], shopwareProducts],
	['wooCommerceOrder', [wooOrder, wooGuestOrder], wooProducts],
];
