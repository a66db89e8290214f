import { withValue } from './opened';
import { shopifyOrder, shopifyProducts } from './samples/shopify';

/** An order of Shopify in which one cell is changed, to see what comes next where it is empty. */

export const SHOP = 'shopifyOrder';
export const changed = (path: string, value: unknown, order: object = shopifyOrder) =>
	withValue(order, path, value);
export const line = (values: Record<string, unknown>) =>
	changed('line_items', [{ ...shopifyOrder.line_items[0], ...values }]);
export const DETAILS = { productDetails: shopifyProducts };
