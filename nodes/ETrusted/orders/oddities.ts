import type { Json } from './found';
import { warnOfMarks } from './marks';
import { Reading } from './reading';
import type { Shop } from './shop';
import { warnOfParts } from './warnOfParts';

/** What of an order is not as it should be, whatever is taken from it: sentences. */
export function odditiesOf(shop: Shop, order: Json): string[] {
	const reading = new Reading();
	for (const sentence of shop.warnings?.(order) ?? []) reading.warn(sentence);
	warnOfParts(shop, order, reading);
	warnOfMarks(shop, order, reading);
	return reading.warnings;
}
