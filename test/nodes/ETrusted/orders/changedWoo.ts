import { withValue } from './opened';
import { wooOrder } from './samples/wooCommerce';

/** An order of WooCommerce in which one cell is changed, to see what comes next where it is empty. */

export const SHOP = 'wooCommerceOrder';
export const changed = (path: string, value: unknown, order: object = wooOrder) =>
	withValue(order, path, value);
export const line = (values: Record<string, unknown>) =>
	changed('line_items', [{ ...wooOrder.line_items[5], ...values }]);
