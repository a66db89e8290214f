import { withValue } from './opened';
import { plentyOrder } from './samples/plentyOne';

/** An order of PlentyONE in which one cell is changed, to see what comes next where it is empty. */

export const SHOP = 'plentyOneOrder';
export const HOME = { shopUrl: 'https://kannen.example' };
export const changed = (path: string, value: unknown, order: object = plentyOrder) =>
	withValue(order, path, value);

export const CALL =
	'GET /rest/orders/{id}?with[]=addresses&with[]=orderItems.variation&with[]=orderItems.variationBarcodes&with[]=contactReceiver';
