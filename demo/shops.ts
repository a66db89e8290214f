import type { IDataObject } from 'n8n-workflow';

/** A shop system, with one of the examples that read its orders. */
export interface Shop {
	name: string;
	/** The example's file, without its ending. */
	example: string;
	/** The example's nodes that run, in a row. */
	chain: string[];
	/** The node that has the orders, where it is not the one before the last. */
	orders?: string;
	/** What a person knows an order by. */
	numberOf(item: IDataObject): unknown;
	/** The numbers of the orders that become events, in their order. */
	sent: string[];
	/** Those whose customers are not to be invited. */
	skipped: string[];
	/** Those that can't be sent as they are. */
	refused: string[];
}

const lookedUp = (trigger: string) => ['Get Product', trigger, 'Invite Customer'];

export const shops: Shop[] = [
	{
		name: 'WooCommerce',
		example: 'woocommerce-product-lookup',
		chain: lookedUp('WooCommerce Trigger'),
		numberOf: (order) => order['number'],
		sent: ['1201', '1202', '1203'],
		// 1201 was delivered twice.
		skipped: ['1204', '1205', '1206', '1201'],
		refused: [],
	},
	{
		name: 'WooCommerce',
		example: 'error-output',
		chain: ['WooCommerce Trigger', 'Invite Customer'],
		numberOf: (order) => order['number'] || `with the ID ${String(order['id'])}`,
		sent: ['1201', '1203'],
		skipped: ['1204'],
		refused: ['1207', 'with the ID 1208'],
	},
	{
		name: 'Shopify',
		example: 'shopify',
		chain: lookedUp('Shopify Trigger'),
		numberOf: (order) => order['name'],
		sent: ['#2001', '#2002', '#2004'],
		skipped: ['#2003', '#9999'],
		refused: [],
	},
	{
		name: 'Shopware 6',
		example: 'shopware',
		chain: ['Order Shipped', 'Invite Customer'],
		numberOf: ({ body }) => {
			const { payload } = (body as IDataObject)['data'] as IDataObject;
			return ((payload as IDataObject)['order'] as IDataObject)['orderNumber'];
		},
		sent: ['10042', '10045'],
		skipped: ['10043', '10044', '10046'],
		refused: [],
	},
	{
		name: 'Magento 2',
		example: 'magento',
		chain: ['Get Orders', 'Invite Customer'],
		numberOf: (order) => order['increment_id'],
		sent: ['000000102', '000000103'],
		skipped: ['000000104', '000000105'],
		refused: [],
	},
	{
		name: 'PrestaShop',
		example: 'prestashop',
		chain: ['Each Order', 'Get Customer', 'Get Language', 'Attach Lookups', 'Invite Customer'],
		orders: 'Each Order',
		numberOf: (order) => order['reference'],
		sent: ['QWZMTRKLA', 'HBTNCVEPO'],
		// The first came from Amazon.
		skipped: ['ZKDWPQAUM', 'MRXUAYTKE', 'VLOFHQSID'],
		refused: [],
	},
	{
		name: 'PlentyONE',
		example: 'plentyone',
		chain: ['Each Order', 'Invite Customer'],
		numberOf: (order) => String(order['id']),
		sent: ['61204', '61205'],
		// Amazon's, and the last is a return.
		skipped: ['61210', '61212', '61215', '61233'],
		refused: [],
	},
	{
		name: 'Billbee',
		example: 'billbee',
		chain: ['Each Order', 'Invite Customer'],
		numberOf: (order) => order['OrderNumber'],
		sent: ['#2107', '#2108'],
		// The first came from Amazon.
		skipped: ['000-0000000-0000000', '#2110', '#2111'],
		refused: [],
	},
	{
		name: 'BigCommerce',
		example: 'bigcommerce',
		chain: ['Get Order', 'Invite Customer'],
		numberOf: (order) => String(order['id']),
		sent: ['1187', '1188'],
		// The first came from Amazon.
		skipped: ['1190', '1191', '1192'],
		refused: [],
	},
];
