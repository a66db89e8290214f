import type { View } from './found';
import type { LineReading, Shop } from './shop';
import { orderText } from './values';

/**
 * Whether "Leave Out Products" names a line of an order: by its SKU, by an ID of its product, or by the SKU that its product
 * was looked up with.
 */
export function isLeftOut(
	{ lineIds }: Pick<Shop, 'lineIds'>,
	view: View,
	line: LineReading,
	leaveOut: readonly string[],
): boolean {
	if (leaveOut.length === 0) return false;
	const skus = line.is === 'product' ? line.product.sku : [];
	return [...lineIds.map((path) => view.at(path)), ...skus].some(({ value }) => {
		const text = textOf(value);
		return text !== undefined && leaveOut.includes(text);
	});
}

/** As it would be sent: a number as its digits, without blanks around it. */
function textOf(value: unknown): string | undefined {
	try {
		return orderText(value);
	} catch {
		return undefined;
	}
}
