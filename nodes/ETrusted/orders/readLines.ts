import { listOf, own, View, type Json } from './found';
import { ProductDetails } from './productDetails';
import type { LineReading, Shop } from './shop';

/** A line of an order, where it stands, and what it is. */
export interface ReadLine {
	view: View;
	line: LineReading;
}

/** The lines of an order, each as its shop reads it. */
export function readLines(
	shop: Shop,
	order: Json,
	details: ProductDetails,
	variants: boolean,
): ReadLine[] {
	const look = { order, details, variants };
	return Array.from(listOf(own(order, shop.lines)), (value, index) => {
		const view = new View(value, `${shop.lines}[${index}]`);
		return { view, line: shop.line(view, look) };
	});
}

/**
 * Why an order is never sent of which nothing is left: it had goods, and all are gone. One that never had any, but only a
 * gift card, say, is an order like any other.
 */
export function whyNothingIsLeft(shop: Shop, order: Json): string | undefined {
	const goods = readLines(shop, order, new ProductDetails([]), false)
		.map(({ line }) => line)
		.filter(({ is }) => is !== 'noGoods');
	const fields = new Set(goods.map((line) => (line.is === 'gone' ? line.fields : undefined)));
	if (goods.length === 0 || fields.has(undefined)) return undefined;
	return `Nothing of the order is left: all that was bought was cancelled, refunded or taken out (${[...fields].join(', ')})`;
}
