import { isDeepStrictEqual } from 'node:util';

import fc from 'fast-check';

import {
	openOrder,
	type OrderReading,
	type OrderSettings,
} from '../../../../nodes/ETrusted/orders';
import { validateEvent } from '../../../../sandbox/schema';
import { at, isEmpty } from '../../../../nodes/ETrusted/orders/found';
import { read, readingOf, SETTINGS, withValue } from './opened';
import { eventOf } from './payload';
import { SHOPS } from './samples';
import { randomRuns, randomSeed } from '../../../runs';

const seed = randomSeed();
const RUNS = randomRuns(150, 500);

/** Nine ways in which a field is not what it should be. */
const WAYS = fc.oneof(
	fc.constantFrom<unknown>(undefined, null, '', true, false, {}, [], 2 ** 60, 1e300, -1),
	fc.string({ unit: 'grapheme' }),
	fc.double(),
	fc.integer(),
	fc.array(fc.jsonValue(), { maxLength: 3 }),
	fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 }),
);

/** The paths of all that is in an object or a list, at any depth. */
function pathsOf(value: unknown, path = ''): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => {
		const own = path === '' ? key : `${path}.${key}`;
		return [own, ...pathsOf(inner, own)];
	});
}

/** Names with dots in them are no paths: `withValue` could not follow them. */
const reachable = (value: unknown) => pathsOf(value).filter((path) => !path.includes('consent'));

/** What stands in the values, by its path in the payload. */
function payloadPathsOf({ values }: OrderReading): string[] {
	const { customer, products, ...others } = values;
	const names: Record<string, string> = {
		customerEmail: 'customer.email',
		transactionReference: 'transaction.reference',
		transactionDate: 'transaction.date',
	};
	return [
		...Object.keys(others).map((name) => names[name] ?? name),
		...Object.keys(customer).map((name) => `customer.${name}`),
		...products.flatMap((product, index) =>
			Object.keys(product).map((name) => `products[${index}].${name}`),
		),
	].sort();
}

function expectFilled(value: unknown) {
	if (Array.isArray(value)) return value.forEach(expectFilled);
	if (typeof value === 'object' && value !== null)
		return Object.values(value).forEach(expectFilled);
	expect(typeof value === 'number' ? Number.isSafeInteger(value) : typeof value === 'string').toBe(
		true,
	);
	expect(String(value).trim()).not.toBe('');
	expect(String(value)).not.toMatch(/undefined|\[object|NaN/);
}

/** What tells something more of an address, a customer or a line that is there, or of a delivery whose state the event has. */
const REFINES = /(country|street|customer|image|cover|payload|payload\.order\.deliveries)$/;

/** All that can be taken from an order. */
const EVERYTHING = {
	shopUrl: 'https://shop.example',
	alsoSend: ['address', 'mobile'],
} satisfies Partial<OrderSettings>;

const skusOf = ({ values }: OrderReading) => values.products.map(({ sku }) => sku as string);

const settings = fc.record({
	zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Pacific/Apia'),
	shopUrl: fc.constantFrom(undefined, '', 'shop.example', 'https://shop.example/de/', 'no shop'),
	alsoSend: fc.constantFrom([], ['address'], ['address', 'mobile'] as const),
	productsWithoutUrl: fc.constantFrom('leaveOut' as const, 'shopUrl' as const, 'error' as const),
	reviewVariants: fc.boolean(),
	hasDetails: fc.boolean(),
});

describe.each(SHOPS)('%s', (shop, orders, details) => {
	test(`${RUNS} orders with spoilt fields: each has an outcome, and what leaves is what the schema takes`, () => {
		console.info(`seed ${seed}`);
		const choices = orders.map((order) => ({ order, paths: reachable(order) }));
		const detailPaths = reachable(details);
		const counted = { read: 0, sent: 0, refused: 0, leftOut: 0 };
		fc.assert(
			fc.property(
				fc.constantFrom(...choices).chain(({ order, paths }) =>
					fc.record({
						order: fc.constant(order),
						spoilt: fc.array(fc.tuple(fc.constantFrom(...paths), WAYS), {
							minLength: 1,
							maxLength: 3,
						}),
					}),
				),
				fc.array(fc.tuple(fc.constantFrom(...detailPaths), WAYS), { maxLength: 2 }),
				settings,
				({ order, spoilt }, spoiltDetails, { hasDetails, alsoSend, ...panel }) => {
					const item = spoil(order, spoilt);
					const result = openOrder(shop, item);
					if ('refused' in result) {
						expect(result.refused).toMatch(/^(This is no |The item is |The webhook's body |")/);
						counted.refused++;
						return;
					}
					const { order: opened } = result;
					for (const statuses of [
						[],
						['completed'],
						['shipped', 'fulfilled', 'complete'],
						['4', '7', '2'],
					]) {
						expect(opened.skipReason(statuses) ?? 'The order is taken').toMatch(
							/^(The (order|delivery)('s)? |It is |A sale over |The payment of the order |Nothing of the order is left: )/,
						);
					}
					for (const [path] of spoilt) opened.consent(path);
					expect(
						opened.marketplace() ?? 'The order came from a marketplace (none is none)',
					).toMatch(/^The order came from a marketplace \(\w+(\[\d+\])?(\.\w+)? is .+\)$/s);

					const productDetails = hasDetails ? [spoil(details, spoiltDetails)].flat() : [];
					const readWithout = (leaveOut: string[]) =>
						readingOf(opened, {
							...panel,
							leaveOut,
							alsoSend: [...alsoSend],
							productDetails: productDetails as Array<Record<string, unknown>>,
						});
					const reading = readWithout([]);
					counted.read++;
					const skus = skusOf(reading);
					for (const sku of skus.slice(0, 1)) {
						expect(skusOf(readWithout([sku]))).not.toContain(sku);
						const others = skusOf(readWithout(skus));
						expect(others.filter((other) => skus.includes(other))).toEqual([]);
						counted.leftOut++;
					}
					expectFilled(reading.values);
					expect(Object.keys(reading.filledFrom).sort()).toEqual(payloadPathsOf(reading));
					expect('customerEmail' in reading.values).toBe(!reading.missing['customer.email']);
					expect('transactionReference' in reading.values).toBe(
						!reading.missing['transaction.reference'],
					);
					for (const warning of reading.warnings) {
						expect(warning).toMatch(
							/not used for|left out|no time zone|is not a list|holds no fields|nothing is taken from it$|is read without it$|of another order$|merge the two so|taken for the shop's own|looked for elsewhere$|^The order has no |was not loaded/,
						);
					}

					const { event, wrong } = eventOf(reading, panel.zone);
					// The address is judged with the payload; all else was judged here, or is missing.
					const missing = Object.keys(reading.missing);
					expect(wrong.filter((path) => path !== 'customer.email')).toEqual(
						missing.filter((path) => path !== 'customer.email'),
					);
					if (wrong.length > 0) return;
					expect(validateEvent(event)).toBeUndefined();
					counted.sent++;
				},
			),
			{ seed, numRuns: RUNS },
		);
		expect(counted.read).toBeGreaterThan(RUNS * 0.8);
		expect(counted.sent).toBeGreaterThan(RUNS * 0.6);
		expect(counted.leftOut).toBeGreaterThan(RUNS * 0.1);
	}, 900_000);

	test('what is of another kind is told, or changes nothing', () => {
		const silent: string[] = [];
		let told = 0;
		for (const order of orders) {
			const usual = read(shop, order, EVERYTHING);
			for (const path of reachable(order).filter((one) => !REFINES.test(one))) {
				const value = at(order, path);
				if (isEmpty(value)) continue;
				const others = typeof value === 'object' ? [[1], 'x', 7, true] : [[1], { a: 1 }];
				for (const other of others) {
					const result = openOrder(shop, withValue(order, path, other));
					if ('refused' in result || result.order.skipReason([]) !== undefined) continue;
					const reading = readingOf(result.order, { ...SETTINGS, ...EVERYTHING });
					if (isDeepStrictEqual(reading.values, usual.values)) continue;
					const words = ({ warnings, problems, missing }: OrderReading) =>
						JSON.stringify([warnings, problems, missing]);
					if (words(reading) === words(usual)) silent.push(`${path} ${JSON.stringify(other)}`);
					else told++;
				}
			}
		}
		expect(silent).toEqual([]);
		expect(told).toBeGreaterThan(5);
	}, 900_000);

	test('an order of which one field is spoilt is still taken for one', () => {
		for (const order of orders) {
			const top = Object.keys(order).filter(
				(key) => !['body', 'headers', 'Data', 'order'].includes(key),
			);
			for (const key of top) {
				for (const value of [undefined, null, '', {}, [], 'x', 5, 2 ** 60, true]) {
					expect(openOrder(shop, withValue(order, key, value))).toHaveProperty('order');
				}
			}
		}
	});
});

/** A copy with values replaced; a path that an earlier replacement took away is passed over. */
function spoil(original: object, replacements: Array<[string, unknown]>): object {
	return replacements.reduce((order, [path, value]) => {
		try {
			return withValue(order, path, value);
		} catch {
			return order;
		}
	}, original);
}
