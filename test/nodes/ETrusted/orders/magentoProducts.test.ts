import { changed, SHOP } from './changedMagento';
import { read, withValue } from './opened';
import { magentoOrder } from './samples/magento';

test('variants reviewed apart', () => {
	expect(
		read('magentoOrder', magentoOrder, { shopUrl: 'https://joga.example', reviewVariants: true })
			.values.products,
	).toEqual([
		{
			sku: 'MH01-S-Gray',
			name: 'Bluza z kapturem-S-Szara',
			url: 'https://joga.example/catalog/product/view/id/67',
		},
		{
			sku: 'MH01-M-Blue',
			name: 'Bluza z kapturem',
			url: 'https://joga.example/catalog/product/view/id/67',
		},
		{
			sku: '24-WG080-24-WG081',
			name: 'Zestaw do jogi',
			url: 'https://joga.example/catalog/product/view/id/51',
		},
	]);
});
const line = (values: Record<string, unknown>) =>
	changed('items', [{ ...magentoOrder.items[0], ...values }]);
const HOME = { shopUrl: 'https://joga.example' };

test.each([
	[{ product_id: null }, 'product_id names no product'],
	[{ parent_item_id: 4 }, 'it is a part of another product (parent_item_id)'],
	[{ product_type: 'giftcard' }, 'it is a gift card (product_type)'],
	[{ product_type: 'amgiftcard' }, 'it is a gift card (product_type)'],
	[{ product_type: 'aw_gift_card' }, 'it is a gift card (product_type)'],
	[
		{ qty_canceled: 2, qty_refunded: 0 },
		'nothing of it is left (qty_ordered, qty_canceled, qty_refunded)',
	],
	[{ qty_refunded: 2 }, 'nothing of it is left (qty_ordered, qty_canceled, qty_refunded)'],
	[{ qty_refunded: '2.0000' }, 'nothing of it is left (qty_ordered, qty_canceled, qty_refunded)'],
	[{ name: null }, 'it has no name (items[0].name)'],
])('a line with %j is left out', (values, reason) => {
	const reading = read(SHOP, line(values), HOME);
	expect(reading.values.products).toEqual([]);
	expect(reading.warnings).toEqual([`items[0] is left out of the products: ${reason}`]);
});

test.each([
	{ parent_item_id: 0 },
	{ parent_item_id: null },
	{ qty_ordered: null, qty_refunded: 5 },
	{ qty_canceled: 'x', qty_refunded: null },
	{ product_type: null },
	{ product_type: { toString: null } },
])('a line with %j stays', (values) => {
	expect(read(SHOP, line(values), HOME).values.products).toHaveLength(1);
});

test('without an SKU it is the ID of the product', () => {
	expect(read(SHOP, line({ sku: '' }), HOME).values.products).toMatchObject([{ sku: '67' }]);
});

test('a variant has the name of its own row, where there is one', () => {
	const name = (order: object) =>
		read(SHOP, order, { ...HOME, reviewVariants: true }).values.products[0]?.name;
	expect(name(magentoOrder)).toBe('Bluza z kapturem-S-Szara');
	expect(name(changed('items[0].product_type', 'bundle'))).toBe('Bluza z kapturem');
	expect(name(changed('items[0].item_id', null))).toBe('Bluza z kapturem');
	expect(name(changed('items[1].parent_item_id', 99))).toBe('Bluza z kapturem');
});

test('variants are told apart by any SKU', () => {
	const items = ['S grey', 'M grey', 'S grey'].map((sku) => ({ ...magentoOrder.items[3], sku }));
	const settings = { ...HOME, reviewVariants: true };
	const { products } = read(SHOP, changed('items', items), settings).values;
	expect(products.map(({ sku }) => sku)).toEqual(['S grey', 'M grey']);
});

test('variants without an SKU are one product', () => {
	const items = [1, 2].map(() => ({ ...magentoOrder.items[3], sku: null }));
	const settings = { ...HOME, reviewVariants: true };
	expect(read(SHOP, changed('items', items), settings).values.products).toHaveLength(1);
});

test.each([[[]], [{}]])('the list of products %j is empty', (items) => {
	const reading = read(SHOP, changed('items', items), HOME);
	expect(reading.values.products).toEqual([]);
	expect(reading.warnings).toEqual([]);
});

test.each([undefined, null, '', ' ', false])(
	'where the list of products is %p, it is missing',
	(items) => {
		const reading = read(SHOP, changed('items', items), HOME);
		expect(reading.values.products).toEqual([]);
		expect(reading.warnings).toEqual(['The order has no items; there are no products']);
	},
);

test.each(['x', 5, true, { a: 1 }])('%p is no list of products, and said to be none', (items) => {
	const reading = read(SHOP, changed('items', items), HOME);
	expect(reading.values.products).toEqual([]);
	expect(reading.warnings[0]).toMatch(/^items .* is not a list; there are no products$/);
});

test('rows without an ID of their own have no parts', () => {
	const item = (product_id: number, qty_refunded: number) => ({
		...magentoOrder.items[0],
		item_id: undefined,
		product_id,
		sku: `S-${product_id}`,
		qty_ordered: 1,
		qty_refunded,
	});
	const { products } = read(SHOP, changed('items', [item(1, 1), item(2, 0)]), HOME).values;
	expect(products.map(({ sku }) => sku)).toEqual(['S-2']);
});

test('a SKU that holds itself is no SKU, and no end of the run', () => {
	const sku: Record<string, unknown> = {};
	sku.sku = sku;
	const { values, warnings } = read(
		'magentoOrder',
		withValue(magentoOrder, 'items', [{ ...magentoOrder.items[0], sku }]),
		{ shopUrl: 'https://shop.example', reviewVariants: true },
	);
	expect(values.products).toMatchObject([{ sku: '67', name: 'Bluza z kapturem' }]);
	expect(warnings[0]).toMatch(/^items\[0\]\.sku .* is not a text; it is not used for products/);
});

test('rows without IDs are no parts of each other', () => {
	const items = [
		{ product_id: 1, product_type: 'bundle', name: 'A', sku: 'a', qty_ordered: 1, qty_refunded: 1 },
		{ product_id: 2, product_type: 'configurable', name: 'B', sku: 'b', qty_ordered: 1 },
	];
	const { values } = read('magentoOrder', withValue(magentoOrder, 'items', items), {
		shopUrl: 'https://shop.example',
		reviewVariants: true,
	});
	expect(values.products).toMatchObject([{ sku: 'b', name: 'B' }]);
});
