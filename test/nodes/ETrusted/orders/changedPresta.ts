import { withValue } from './opened';
import { prestaOrder } from './samples/prestaShop';

/** An order of PrestaShop in which one cell is changed, to see what comes next where it is empty. */

export const SHOP = 'prestaShopOrder';
export const HOME = { shopUrl: 'https://leinen.example/laden/' };
export const changed = (path: string, value: unknown) => withValue(prestaOrder, path, value);
export const page = (query: string) =>
	`https://leinen.example/laden/index.php?controller=product&id_product=${query}`;
