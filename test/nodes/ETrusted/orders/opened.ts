import {
	openOrder,
	type OpenedOrder,
	type OrderReading,
	type OrderSettings,
	type ShopName,
} from '../../../../nodes/ETrusted/orders';

/** As the panel has it when nothing was changed, but with the zone of a shop that knows a clock change. */
export const SETTINGS: OrderSettings = {
	zone: 'Europe/Berlin',
	alsoSend: [],
	productDetails: [],
	productsWithoutUrl: 'leaveOut',
	leaveOut: [],
	reviewVariants: false,
};

/** An order that is taken. */
export function open(shop: ShopName, item: unknown): OpenedOrder {
	const result = openOrder(shop, item);
	if ('refused' in result) throw new Error(result.refused);
	return result.order;
}

/** What an order gives, with what a test says of the panel. */
export function read(
	shop: ShopName,
	item: unknown,
	settings: Partial<OrderSettings> = {},
): OrderReading {
	return readingOf(open(shop, item), { ...SETTINGS, ...settings });
}

/** The same of an order that is open: with all that a dry run warns of. */
export function readingOf(order: OpenedOrder, settings: OrderSettings): OrderReading {
	const { values, filledFrom, missing, warnings, problems } = order.read(settings);
	return {
		values,
		filledFrom,
		missing,
		warnings: [...order.oddities(), ...warnings],
		problems,
	};
}

/** Why an item is refused. */
export function refusal(shop: ShopName, item: unknown): string {
	const result = openOrder(shop, item);
	if ('order' in result) throw new Error('The order was taken');
	return result.refused;
}

/** A copy with the value at a path replaced; `undefined` takes the key away. */
export function withValue<T>(original: T, path: string, value: unknown): T {
	const copy = structuredClone(original);
	const keys = path.replace(/\[(\d+)\]/g, '.$1').split('.');
	const last = keys.pop() as string;
	const holder = keys.reduce(
		(inner, key) => inner[key] as Record<string, unknown>,
		copy as Record<string, unknown>,
	);
	if (value === undefined) delete holder[last];
	else holder[last] = value;
	return copy;
}
