import { read, withValue } from './opened';
import { billbeeOrder } from './samples/billbee';
import { bigOrder } from './samples/bigCommerce';
import { wooOrder } from './samples/wooCommerce';

/* What is the same for all shops, and stood in no test of one of them. */

const LINE = { product_id: 5, quantity: 1, name: 'Kanne', sku: 'K-5' };

const withLines = (line_items: unknown, more: object = {}) => ({
	...wooOrder,
	_links: {},
	...more,
	line_items,
});

test('names are in one line', () => {
	const billing = { ...wooOrder.billing, first_name: ' Ada \n Maria', last_name: 'von\t\tBerg ' };
	expect(read('wooCommerceOrder', { ...wooOrder, billing }).values.customer).toMatchObject({
		firstName: 'Ada Maria',
		lastName: 'von Berg',
	});
});

test('a list of lines that is not there is told once, an empty one is not', () => {
	const said = (order: object) => read('wooCommerceOrder', order).warnings;
	for (const lines of [undefined, null, '', ' ', false]) {
		expect(said(withLines(lines))).toEqual(['The order has no line_items; there are no products']);
	}
	for (const lines of [[], {}]) expect(said(withLines(lines))).toEqual([]);
	for (const lines of ['x', 7, true, { a: 1 }]) {
		expect(said(withLines(lines))).toEqual([
			`line_items ${JSON.stringify(lines)} is not a list; there are no products`,
		]);
	}
});

test('where only some of the lists are not there, there may be other products', () => {
	const order = withValue(bigOrder, 'consignments.pickups[0].line_items', null);
	expect(read('bigCommerceOrder', order).warnings).toContain(
		'The order has no consignments.pickups[0].line_items; its products are not known',
	);
});

test('a home page that can not be used is told once for all products', () => {
	const lines = [LINE, { ...LINE, product_id: 6 }, { ...LINE, product_id: 7 }];
	const { warnings } = read('wooCommerceOrder', withLines(lines), { shopUrl: 'my shop' });
	expect(warnings.filter((text) => text.includes('"my shop"'))).toHaveLength(1);
	expect(warnings.filter((text) => text.includes('it has no web address'))).toHaveLength(3);
});

test('a home page that stands in for the pages of products goes out in ASCII', () => {
	const { values, filledFrom } = read('billbeeOrder', billbeeOrder, {
		shopUrl: 'https://wöllwerk.example/läden',
		productsWithoutUrl: 'shopUrl',
	});
	expect(values.products[0]).toMatchObject({
		url: 'https://xn--wllwerk-90a.example/l%C3%A4den',
	});
	expect(filledFrom['products[0].url']).toBe('Shop URL');
});
