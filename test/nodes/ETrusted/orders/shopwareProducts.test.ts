import { changed, HOME, SHOP } from './changedShopware';
import { open, read } from './opened';
import { shopwareOrder } from './samples/shopware';

test('variants reviewed apart', () => {
	expect(
		read('shopwareOrder', shopwareOrder, { shopUrl: 'https://vasen.example', reviewVariants: true })
			.values.products,
	).toEqual([
		{
			sku: 'V-10.2',
			name: 'Vase „Schlei“ grün',
			url: 'https://vasen.example/detail/55555555555555555555555555555555',
			imageUrl: 'https://cdn.example/media/vase-gruen.jpg',
		},
		{
			sku: 'V-10.3',
			name: 'Vase „Schlei“ blau',
			url: 'https://vasen.example/detail/88888888888888888888888888888888',
		},
		{
			sku: 'abababababababababababababababab',
			name: 'Untersetzer',
			url: 'https://vasen.example/detail/abababababababababababababababab',
		},
	]);
});
const line = (values: Record<string, unknown>) =>
	changed('lineItems', [{ ...shopwareOrder.lineItems[0], ...values }]);

test.each(['promotion', 'credit', 'custom', 'discount', 'container'])(
	'a line of the type %p is no product, which needs no word',
	(type) => {
		const reading = read(SHOP, line({ type }), HOME);
		expect(reading.values.products).toEqual([]);
		expect(reading.warnings).toEqual([]);
	},
);

test.each([
	[{ productId: null }, 'productId names no product'],
	[{ label: ' ' }, 'it has no name (lineItems[0].label)'],
])('a line with %j is left out', (values, reason) => {
	const reading = read(SHOP, line(values), HOME);
	expect(reading.values.products).toEqual([]);
	expect(reading.warnings).toEqual([`lineItems[0] is left out of the products: ${reason}`]);
});

test.each([
	['product', 'p2', 1],
	['container', 'p2', 1],
	['product', null, 1],
	['custom', null, 1],
])('a line below a %s with the product %p', (type, productId, count) => {
	const parent = { id: 'x', type, productId, label: 'Parent', payload: {} };
	const child = { id: 'y', type: 'product', productId: 'p1', parentId: 'x', label: 'Child' };
	const { products } = read(SHOP, changed('lineItems', [parent, child]), HOME).values;
	expect(products).toHaveLength(count);
	const isPart = type === 'product' && productId !== null;
	expect(products[0]?.name).toBe(isPart ? 'Parent' : 'Child');
});

test('a line below a product that has no product itself was bought, and can not be reviewed', () => {
	const parent = { id: 'x', type: 'product', productId: 'p2', label: 'Parent', quantity: 1 };
	const child = { id: 'y', type: 'product', productId: null, parentId: 'x', label: 'Child' };
	const order = changed('lineItems', [parent, child]);
	expect(read(SHOP, order, HOME).warnings).toEqual([
		'lineItems[1] is left out of the products: productId names no product',
	]);
	const gone = changed('lineItems', [{ ...parent, quantity: 0 }, child]);
	expect(open(SHOP, gone).skipReason([])).toBeUndefined();
});

test('lines without IDs of their own are no parts of one another', () => {
	const bare = (productId: string) => ({ type: 'product', productId, label: productId });
	const { products } = read(SHOP, changed('lineItems', [bare('p1'), bare('p2')]), HOME).values;
	expect(products.map(({ name }) => name)).toEqual(['p1', 'p2']);
});

test.each([
	[{}, 'V-10.2'],
	[{ payload: { productNumber: '' } }, '5'.repeat(32)],
	[{ payload: null }, '5'.repeat(32)],
])('the SKU of a line with %j', (values, sku) => {
	expect(read(SHOP, line(values), HOME).values.products).toMatchObject([{ sku }]);
});

test("a variant's own details go before its parent's", () => {
	const productDetails = [
		{ id: '6'.repeat(32), ean: '4006381333931', manufacturerNumber: 'P' },
		{ id: '5'.repeat(32), ean: '96385074', manufacturer: { translated: { name: 'Own' } } },
	];
	expect(read(SHOP, line({}), { ...HOME, productDetails }).values.products).toMatchObject([
		{ gtin: '96385074', mpn: 'P', brand: 'Own' },
	]);
});

test('details without an ID are those of no product', () => {
	const productDetails = [{ ean: '96385074' }];
	const order = line({ payload: {} });
	const [product] = read(SHOP, order, { ...HOME, productDetails }).values.products;
	expect(product).not.toHaveProperty('gtin');
});
