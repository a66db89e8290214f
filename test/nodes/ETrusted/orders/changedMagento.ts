import { withValue } from './opened';
import { magentoOrder } from './samples/magento';

/** An order of Magento in which one cell is changed, to see what comes next where it is empty. */

export const SHOP = 'magentoOrder';
export const changed = (path: string, value: unknown, order: object = magentoOrder) =>
	withValue(order, path, value);
