import { viewsOf, type Json, type View } from './found';
import { isLeftOut } from './leaveOut';
import { ProductDetails } from './productDetails';
import type { LineReading, Shop } from './shop';
import type { LineSettings } from './types';

/** A line of an order, where it stands, and what it is. */
export interface ReadLine {
	view: View;
	line: LineReading;
}

/** What the panel says is none of what was bought, whatever the shop says. */
const LEFT_OUT: LineReading = { is: 'noGoods', reason: 'it is named under Leave Out Products' };

/** The lines of an order, each as its shop reads it. */
export function readLines(
	shop: Shop,
	order: Json,
	{ productDetails, reviewVariants, leaveOut }: LineSettings,
): ReadLine[] {
	const details = new ProductDetails(productDetails);
	const look = { order, details, variants: reviewVariants };
	return shop.lines(order).flatMap(({ path, value }) =>
		viewsOf(value, path).map((view) => {
			const line = shop.line(view, look);
			return { view, line: isLeftOut(shop, view, line, leaveOut) ? LEFT_OUT : line };
		}),
	);
}

/**
 * Why an order is never sent of which nothing is left: it had goods, and all are gone. One that never had any, but only a
 * gift card, say, is an order like any other.
 */
export function whyNothingIsLeft(lines: readonly ReadLine[]): string | undefined {
	const goods = lines.map(({ line }) => line).filter(({ is }) => is !== 'noGoods');
	const fields = new Set(goods.map((line) => (line.is === 'gone' ? line.fields : undefined)));
	if (goods.length === 0 || fields.has(undefined)) return undefined;
	return `Nothing of the order is left: all that was bought was cancelled, refunded or taken out (${[...fields].join(', ')})`;
}
