import type { ShopName } from '../../../../nodes/ETrusted/orders';
import { open, read, withValue } from './opened';
import { bigOrder } from './samples/bigCommerce';
import { billbeeOrder } from './samples/billbee';
import { magentoOrder } from './samples/magento';
import { plentyOrder } from './samples/plentyOne';
import { prestaOrder } from './samples/prestaShop';
import { shopifyOrder, shopifyTillOrder } from './samples/shopify';
import { shopwareOrder } from './samples/shopware';
import { wooOrder } from './samples/wooCommerce';

/*
 * What an order and its lines are judged by, where it is of another kind: a quantity that is a list, a parent that is an
 * object. It is read as if it were not there, and the dry run says so. The tables of the shops stand here once more: one
 * that was taken from the code would agree to a mark that is missing or of the wrong kind.
 */

type Kind = 'text' | 'number' | 'switch' | 'id' | 'object' | 'list';

const OTHERS: Record<Kind, { not: string; values: unknown[] }> = {
	text: { not: 'is not a text', values: [[1], { a: 1 }, 7, true] },
	number: { not: 'is not a number', values: [[1], { a: 1 }, 'x', true, '1,000'] },
	switch: { not: 'is neither true nor false', values: [[1], { a: 1 }, 'on', 2] },
	id: { not: 'is not an ID', values: [[1], { a: 1 }, 'a b', true, -1, 1.5, 2 ** 60] },
	object: { not: 'is not an object', values: [[1], 'x', 7, true] },
	list: { not: 'is not a list', values: [{ a: 1 }, 'x', 7, true] },
};

/** What shops, PHP and sheets send where there is nothing, or write it with. */
const USUAL: Record<Kind, unknown[]> = {
	text: ['', ' ', null, undefined, [], {}, false, 'any word'],
	number: [0, '0', 1, '1', '1.0000', ' 2 ', '1,5', -1, null, undefined, '', [], {}, false],
	switch: [true, false, 0, 1, '0', '1', 'true', 'False', 'yes', 'no', null, undefined, '', [], {}],
	id: [0, '0', 5, '5', 'a1b2', 'gid://shopify/LineItem/5', null, undefined, '', [], {}, false],
	object: [{}, [], null, undefined, '', false, { a: 1 }],
	list: [[], {}, null, undefined, '', false, [{ a: 1 }], { '3': { a: 1 } }],
};

interface Marks {
	order: object;
	marks: Record<string, Kind>;
	/** The first line of the order. */
	line: string;
	lineMarks: Record<string, Kind>;
}

const SHOPS: Record<ShopName, Marks> = {
	bigCommerceOrder: {
		order: bigOrder,
		marks: {
			status_id: 'number',
			is_deleted: 'switch',
			payment_status: 'text',
			payment_method: 'text',
			external_source: 'text',
		},
		line: 'consignments.shipping[0].line_items[0]',
		lineMarks: {
			type: 'text',
			is_bundled_product: 'switch',
			parent_order_product_id: 'id',
			is_refunded: 'switch',
			quantity: 'number',
			quantity_refunded: 'number',
			variant_id: 'id',
		},
	},
	billbeeOrder: {
		order: billbeeOrder.Data,
		marks: { State: 'number', DistributionCenter: 'text', Tags: 'list' },
		line: 'OrderItems[0]',
		lineMarks: {
			IsCoupon: 'switch',
			IsDiscount: 'switch',
			TotalPrice: 'number',
			Quantity: 'number',
			Product: 'object',
			'Product.Images': 'list',
		},
	},
	magentoOrder: {
		order: magentoOrder,
		marks: {
			extension_attributes: 'object',
			state: 'text',
			status: 'text',
			customer_is_guest: 'switch',
			grand_total: 'number',
			total_refunded: 'number',
		},
		line: 'items[0]',
		lineMarks: {
			item_id: 'id',
			parent_item_id: 'id',
			product_type: 'text',
			qty_ordered: 'number',
			qty_canceled: 'number',
			qty_refunded: 'number',
		},
	},
	plentyOneOrder: {
		order: plentyOrder,
		marks: { statusId: 'number' },
		line: 'orderItems[0]',
		lineMarks: {
			quantity: 'number',
			variation: 'object',
			'variation.itemId': 'id',
			variationBarcodes: 'list',
		},
	},
	prestaShopOrder: {
		order: prestaOrder,
		marks: {
			current_state: 'number',
			is_guest: 'switch',
			'customer.is_guest': 'switch',
			id_address_invoice: 'id',
			'address.id_country': 'id',
		},
		line: 'associations.order_rows[0]',
		lineMarks: { id: 'id', product_quantity: 'number', product_attribute_id: 'id' },
	},
	shopifyOrder: {
		order: shopifyOrder,
		marks: {
			test: 'switch',
			financial_status: 'text',
			fulfillment_status: 'text',
			source_name: 'text',
		},
		line: 'line_items[0]',
		lineMarks: {
			id: 'id',
			gift_card: 'switch',
			product_exists: 'switch',
			variant_id: 'id',
			quantity: 'number',
			current_quantity: 'number',
		},
	},
	shopwareOrder: {
		order: withValue(shopwareOrder, 'orderCustomer.customer', { guest: false }),
		marks: {
			billingAddressId: 'id',
			customFields: 'object',
			'orderCustomer.customFields': 'object',
			'orderCustomer.customer': 'object',
			'orderCustomer.customer.guest': 'switch',
		},
		line: 'lineItems[0]',
		lineMarks: {
			id: 'id',
			parentId: 'id',
			quantity: 'number',
			payload: 'object',
			'payload.parentId': 'id',
			cover: 'object',
		},
	},
	wooCommerceOrder: {
		order: wooOrder,
		marks: { status: 'text', created_via: 'text', parent_id: 'id', total: 'number' },
		line: 'line_items[0]',
		lineMarks: { variation_id: 'id', meta_data: 'list', image: 'object' },
	},
};

const CASES = Object.entries(SHOPS).flatMap(([name, { order, marks, line, lineMarks }]) => [
	...Object.entries(marks).map(
		([path, kind]) => [name as ShopName, path, kind, order, 'the order'] as const,
	),
	...Object.entries(lineMarks).map(
		([path, kind]) => [name as ShopName, `${line}.${path}`, kind, order, 'the line'] as const,
	),
]);

const WITHOUT = / is read without it$/;

const told = (shop: ShopName, order: object) =>
	read(shop, order).warnings.filter((warning) => WITHOUT.test(warning));

test.each(CASES)('%s: %s as a %s', (shop, path, kind, order, whole) => {
	const { not, values } = OTHERS[kind];
	for (const value of values) {
		expect(told(shop, withValue(order, path, value))).toContain(
			`${path} ${typeof value === 'number' ? String(value) : JSON.stringify(value)} ${not}; ${whole} is read without it`,
		);
	}
	for (const value of USUAL[kind]) {
		expect(told(shop, withValue(order, path, value))).toEqual([]);
	}
});

test('samples of real orders have nothing of another kind', () => {
	for (const [name, { order }] of Object.entries(SHOPS)) {
		expect(told(name as ShopName, order)).toEqual([]);
	}
});

describe('a line that does not say what it is', () => {
	test.each<[ShopName, object, string, string]>([
		['shopwareOrder', shopwareOrder, 'lineItems', 'type'],
		['plentyOneOrder', plentyOrder, 'orderItems', 'typeId'],
	])('%s', (shop, order, list, key) => {
		for (const other of [{ a: 1 }, { [key]: [1] }, { [key]: { a: 1 } }, { [key]: true }, {}]) {
			const { warnings } = read(shop, withValue(order, `${list}[0]`, other));
			expect(warnings).toContain(
				`${list}[0] is left out of the products: ${key} does not say what it is`,
			);
			// It may be goods: that nothing of the order is left can't be said.
			expect(open(shop, withValue(order, list, [other])).skipReason([])).toBeUndefined();
		}
	});

	test('of Shopware, capitals do not matter', () => {
		const { values } = read(
			'shopwareOrder',
			withValue(shopwareOrder, 'lineItems[0].type', 'Product'),
			{
				shopUrl: 'https://shop.example',
			},
		);
		expect(values).toEqual(
			read('shopwareOrder', shopwareOrder, { shopUrl: 'https://shop.example' }).values,
		);
	});
});

describe('an entry that can not be told from the others of its list', () => {
	test.each<[ShopName, object, string, string]>([
		['bigCommerceOrder', bigOrder, 'billing_address.form_fields', 'name'],
		[
			'magentoOrder',
			{ ...magentoOrder, custom_attributes: [{ attribute_code: 'a', value: 'yes' }] },
			'custom_attributes',
			'attribute_code',
		],
		['plentyOneOrder', plentyOrder, 'addresses', 'id'],
		['plentyOneOrder', plentyOrder, 'addresses[0].options', 'typeId'],
		['plentyOneOrder', plentyOrder, 'addresses[1].options', 'typeId'],
		['plentyOneOrder', plentyOrder, 'addressRelations', 'typeId'],
		['plentyOneOrder', plentyOrder, 'dates', 'typeId'],
		['plentyOneOrder', plentyOrder, 'properties', 'typeId'],
		['plentyOneOrder', plentyOrder, 'relations', 'referenceType'],
		['plentyOneOrder', plentyOrder, 'relations', 'relation'],
		[
			'prestaShopOrder',
			{ ...prestaOrder, order_details: [{ id: '1', product_quantity_refunded: '0' }] },
			'order_details',
			'id',
		],
		['shopifyOrder', shopifyOrder, 'note_attributes', 'name'],
		['shopifyOrder', shopifyTillOrder, 'refunds[0].refund_line_items', 'line_item_id'],
		['shopifyOrder', shopifyTillOrder, 'refunds[0].refund_line_items', 'quantity'],
		['shopwareOrder', shopwareOrder, 'addresses', 'id'],
		['wooCommerceOrder', wooOrder, 'meta_data', 'key'],
		['wooCommerceOrder', { ...wooOrder, refunds: [{ id: 1, total: '-1.00' }] }, 'refunds', 'total'],
	])('%s: %s', (shop, order, list, key) => {
		const entry = { [key]: [1], a: 2 };
		for (const other of [{ a: 1 }, entry, { [key]: null, a: 1 }, { [key]: true, a: 1 }]) {
			expect(read(shop, withValue(order, `${list}[0]`, other)).warnings).toContain(
				`${list}[0] ${JSON.stringify(other)} has no usable "${key}"; nothing is taken from it`,
			);
		}
		expect(read(shop, order).warnings.join()).not.toContain('has no usable');
		expect(read(shop, withValue(order, list, 'x')).warnings).toContain(
			`${list} "x" holds no fields; nothing is taken from it`,
		);
	});
});

describe("a state of Shopware's that is no text", () => {
	const inState = (technicalName: unknown) => ({ stateMachineState: { technicalName } });

	test.each([[['cancelled']], [{ a: 'cancelled' }], [7], [true]])(
		'of an order that is %j is none, and the order is not sent',
		(value) => {
			const order = { ...shopwareOrder, ...inState(value) };
			expect(open('shopwareOrder', order).skipReason([])).toBeUndefined();
			expect(read('shopwareOrder', order).problems).toEqual([
				{
					path: 'stateMachineState',
					message: expect.stringContaining('came without its state') as string,
				},
			]);
		},
	);

	test.each(['deliveries', 'transactions'])('of its %s is not known, and told', (list) => {
		const order = { ...shopwareOrder, [list]: [inState(['returned'])] };
		expect(read('shopwareOrder', order).warnings).toContainEqual(
			expect.stringContaining(`${list}[].stateMachineState was not loaded`),
		);
	});
});
