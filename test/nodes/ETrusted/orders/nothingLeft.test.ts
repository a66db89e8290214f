import type { ShopName } from '../../../../nodes/ETrusted/orders';
import { open, withValue } from './opened';
import { magentoOrder } from './samples/magento';
import { shopifyOrder } from './samples/shopify';
import { shopwareOrder } from './samples/shopware';
import { wooOrder } from './samples/wooCommerce';

/** A line of which all is left, one of which nothing is, and one that is no goods, in each shop's own words. */
const LINES: Array<
	[
		shop: ShopName,
		order: object,
		list: string,
		lines: { left: object; gone: object[]; noGoods: object[]; goods: object[] },
		fields: string,
	]
> = [
	[
		'magentoOrder',
		magentoOrder,
		'items',
		{
			left: { item_id: 1, product_id: 40, product_type: 'simple', name: 'A', qty_ordered: 1 },
			gone: [
				{ item_id: 2, product_id: 41, name: 'B', qty_ordered: 2, qty_refunded: 2 },
				{ item_id: 3, product_id: 42, name: 'C', qty_ordered: '1.0000', qty_canceled: '1.0000' },
				{ item_id: 4, name: 'no product', qty_ordered: 3, qty_canceled: 1, qty_refunded: 2 },
			],
			noGoods: [
				{ item_id: 5, product_id: 43, product_type: 'giftcard', name: 'D', qty_ordered: 1 },
				{ item_id: 6, product_id: 44, parent_item_id: 9, name: 'E', qty_ordered: 1 },
			],
			goods: [
				{ item_id: 7, name: 'no product', qty_ordered: 1 },
				{ item_id: 8, product_id: 45, name: 'no quantity' },
			],
		},
		'qty_ordered, qty_canceled, qty_refunded',
	],
	[
		'shopifyOrder',
		shopifyOrder,
		'line_items',
		{
			left: { id: 1, product_id: 900, title: 'A', quantity: 1, current_quantity: 1 },
			gone: [
				{ id: 2, product_id: 901, title: 'B', quantity: 1, current_quantity: 0 },
				{ id: 3, product_id: null, title: 'custom', quantity: 2, current_quantity: 0 },
				{ id: 4, product_id: 902, title: 'deleted', product_exists: false, current_quantity: 0 },
			],
			noGoods: [
				{ id: 5, product_id: 903, title: 'C', gift_card: true, quantity: 1, current_quantity: 1 },
				{ id: 6, title: 'Tip', tip: { id: 1 }, quantity: 1, current_quantity: 1 },
			],
			goods: [
				{ id: 7, product_id: null, title: 'custom', quantity: 1, current_quantity: 1 },
				{ id: 8, product_id: 904, title: 'deleted', product_exists: false, quantity: 1 },
				{ id: 9, product_id: 905, title: 'no quantity' },
			],
		},
		'quantity, refunds',
	],
	[
		'shopwareOrder',
		shopwareOrder,
		'lineItems',
		{
			left: { id: 'a', type: 'product', productId: 'aa', label: 'A', quantity: 1 },
			gone: [
				{ id: 'b', type: 'product', productId: 'bb', label: 'B', quantity: 0 },
				{ id: 'c', type: 'custom', label: 'custom', quantity: 0 },
			],
			noGoods: [
				{ id: 'd', type: 'promotion', label: '-10 %', quantity: 1 },
				{ id: 'e', type: 'credit', label: 'credit', quantity: 1 },
				{ id: 'f', type: 'product', productId: 'ff', parentId: 'b', label: 'part', quantity: 1 },
			],
			goods: [
				{ id: 'g', type: 'custom', label: 'custom', quantity: 1 },
				{ id: 'h', type: 'product', productId: null, label: 'deleted', quantity: 1 },
				{ id: 'i', type: 'product', productId: 'ii', label: 'no quantity' },
			],
		},
		'quantity',
	],
	[
		'wooCommerceOrder',
		wooOrder,
		'line_items',
		{
			left: { product_id: 71, quantity: 1, name: 'A' },
			gone: [
				{ product_id: 72, quantity: 0, name: 'B' },
				{ product_id: 0, quantity: '0', name: 'deleted' },
			],
			noGoods: [{ product_id: 73, quantity: 1, name: 'part', bundled_by: '5' }],
			goods: [
				{ product_id: 0, quantity: 1, name: 'deleted' },
				{ product_id: 74, quantity: null, name: 'no quantity' },
			],
		},
		'quantity',
	],
];

describe.each(LINES)('%s', (shop, order, list, { left, gone, noGoods, goods }, fields) => {
	const reason = `Nothing of the order is left: all that was bought was cancelled, refunded or taken out (${fields})`;
	const why = (lines: unknown) => open(shop, withValue(order, list, lines)).skipReason([]);

	test('an order of which nothing is left is not sent, with or without what is no goods', () => {
		for (const line of gone) expect(why([line])).toBe(reason);
		expect(why(gone)).toBe(reason);
		expect(why([...noGoods, ...gone])).toBe(reason);
	});

	test('whatever is left makes it an order', () => {
		for (const line of [left, ...goods]) {
			expect(why([line])).toBeUndefined();
			expect(why([...gone, line, ...noGoods])).toBeUndefined();
		}
	});

	test('an order that never had any goods, or does not tell them, is an order', () => {
		for (const line of noGoods) expect(why([line])).toBeUndefined();
		for (const lines of [[], undefined, 'x', 5]) expect(why(lines)).toBeUndefined();
	});

	test('it is said whatever the status, but not of an order that was cancelled', () => {
		const emptied = open(shop, withValue(order, list, gone));
		expect(emptied.skipReason(['no such status'])).toBe(reason);
	});
});

test('that an order was cancelled says more', () => {
	const order = { ...magentoOrder, state: 'canceled', items: [] };
	expect(open('magentoOrder', order).skipReason([])).toBe('The order was cancelled (state)');
});

// Magento adds up in a bundle's row what was refunded of its parts.
const bundle = (...refunded: number[]) => [
	{
		item_id: 1,
		product_id: 51,
		product_type: 'bundle',
		name: 'Set',
		qty_ordered: 1,
		qty_refunded: 1,
	},
	...refunded.map((qty_refunded, index) => ({
		item_id: index + 2,
		parent_item_id: 1,
		product_id: 60 + index,
		product_type: 'simple',
		name: 'Part',
		qty_ordered: 2,
		qty_refunded,
	})),
];

test.each([
	[bundle(2, 0), true],
	[bundle(1, 1), true],
	[bundle(0, 0), true],
	[bundle(2, 2), false],
	// Its parts were left out of the answer.
	[bundle(), false],
	// Parts that do not tell how many there were.
	[bundle(2).map((item) => ({ ...item, qty_ordered: undefined })), true],
	// A variant is counted in the row of its product.
	[bundle(0).map((item) => ({ ...item, product_type: 'configurable' })), false],
	[bundle(2).map((item) => ({ ...item, product_type: 'configurable' })), false],
])('a Magento bundle %j is there while one of its parts is: %p', (items, isThere) => {
	const order = open('magentoOrder', { ...magentoOrder, items });
	expect(order.skipReason([]) === undefined).toBe(isThere);
	const { products } = order.read({
		zone: 'UTC',
		shopUrl: 'https://shop.example',
		alsoSend: [],
		productDetails: [],
		productsWithoutUrl: 'leaveOut',
		leaveOut: [],
		reviewVariants: false,
	}).values;
	expect(products.map(({ name }) => name)).toEqual(isThere ? ['Set'] : []);
});
