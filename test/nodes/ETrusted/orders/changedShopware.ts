import { withValue } from './opened';
import { shopwareOrder } from './samples/shopware';

/** An order of Shopware in which one cell is changed, to see what comes next where it is empty. */

export const SHOP = 'shopwareOrder';
export const changed = (path: string, value: unknown, order: object = shopwareOrder) =>
	withValue(order, path, value);
export const HOME = { shopUrl: 'https://vasen.example' };
