import type { INodeProperties } from 'n8n-workflow';

import { productsInput } from '../common/products';

/** How the products are named where an order names them already. */
export const productsFromOrder: INodeProperties = {
	...productsInput,
	default: 'order',
	options: [
		{ name: 'From the Order', value: 'order' },
		{ name: 'None', value: 'none', description: 'Only the shop is reviewed, not its products' },
		...(productsInput.options ?? []),
	],
};
