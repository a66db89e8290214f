import fc from 'fast-check';

import { openOrder, type OpenedOrder } from '../../../../nodes/ETrusted/orders';
import { randomRuns, randomSeed } from '../../../runs';
import { open, readingOf, SETTINGS, withValue } from './opened';
import { SHOPS } from './samples';

// What is the same order in another shape: JSON of PHP, envelopes, nothing where a list is expected.

const seed = randomSeed();
const RUNS = randomRuns(60, 300);

/** The paths of all lists, at any depth. */
function listsIn(value: unknown, path = ''): string[] {
	if (typeof value !== 'object' || value === null) return [];
	const own = Array.isArray(value) && value.length > 0 && path !== '' ? [path] : [];
	return [
		...own,
		...Object.entries(value).flatMap(([key, inner]) =>
			listsIn(inner, path === '' ? key : `${path}.${key}`),
		),
	];
}

/** A list as PHP writes it that lost entries: an object whose keys are the numbers that are left. */
const numbered = (list: unknown[], first: number, step: number) =>
	Object.fromEntries(list.map((entry, index) => [String(first + index * step), entry]));

function valueAt(order: object, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], order);
}

/** Everything that is to be read of an order, without the paths, in which numbers may differ. */
function allOf(order: OpenedOrder, productDetails: object[]) {
	const settings = {
		...SETTINGS,
		shopUrl: 'https://shop.example',
		alsoSend: ['address', 'mobile'] as const,
		productDetails: productDetails as Array<Record<string, unknown>>,
		reviewVariants: true,
	};
	const { values, missing, warnings, problems } = readingOf(order, settings);
	return {
		values,
		missing,
		warnings: warnings.length,
		problems: problems.length,
		skipped: order.skipReason([], settings),
		status: order.statusReason(['no such status']),
		marketplace: order.marketplace(),
		consent: ['review_invitation', 'consent', 'newsletter'].map((name) => order.consent(name)),
	};
}

/** What carries an order, each by a key that some system uses for it. */
const ENVELOPE = fc.constantFrom<(inner: unknown) => unknown>(
	(data) => ({ data }),
	(order) => ({ order, customer_note: 'x' }),
	(order) => ({ orders: [order] }),
	(order) => ({ orders: { elements: { '7': order } }, total: 1 }),
	(payload) => ({ detail: { payload, metadata: {} } }),
	(value) => ({ event: { data: { key: 'k', value } } }),
	(order) => ({ items: [order], total_count: 1 }),
	(entry) => [entry],
	(json) => ({ json, pairedItem: { item: 0 } }),
	(inner) => ({ data: JSON.stringify(inner) }),
);

describe.each(SHOPS)('%s', (shop, orders, details) => {
	const order = fc.constantFrom(...orders);

	test('lists that are objects with numbers for keys are the same lists', () => {
		let changed = 0;
		fc.assert(
			fc.property(
				order.chain((one) =>
					fc.record({ one: fc.constant(one), paths: fc.subarray(listsIn(one)) }),
				),
				fc.nat(9),
				fc.integer({ min: 1, max: 3 }),
				({ one, paths }, first, step) => {
					// From the inside out, so that each path is still there.
					const item = [...paths]
						.sort((a, b) => b.length - a.length)
						.reduce(
							(copy, path) =>
								withValue(copy, path, numbered(valueAt(copy, path) as unknown[], first, step)),
							one,
						);
					expect(allOf(open(shop, item), details)).toEqual(allOf(open(shop, one), details));
					if (paths.length > 0) changed++;
				},
			),
			{ seed, numRuns: RUNS },
		);
		expect(changed).toBeGreaterThan(RUNS / 4);
	}, 120_000);

	test('in envelopes, an order is the same order', () => {
		let wrapped = 0;
		fc.assert(
			fc.property(
				order,
				fc.array(ENVELOPE, { maxLength: 2 }),
				fc.constantFrom('none', 'body', 'text'),
				(one, envelopes, webhook) => {
					const inner = envelopes.reduce<unknown>((item, put) => put(item), one);
					const body = webhook === 'text' ? JSON.stringify(inner) : inner;
					const item = webhook === 'none' ? inner : { headers: {}, params: {}, query: {}, body };
					expect(allOf(open(shop, item), details)).toEqual(allOf(open(shop, one), details));
					if (item !== one) wrapped++;
				},
			),
			{ seed, numRuns: RUNS },
		);
		expect(wrapped).toBeGreaterThan(RUNS / 2);
	}, 120_000);

	test('nothing where a list should be never breaks, and lines that are missing are told', () => {
		const counted = { told: 0, read: 0 };
		fc.assert(
			fc.property(
				order.chain((one) =>
					fc.record({
						one: fc.constant(one),
						paths: fc.subarray(listsIn(one), { minLength: 1 }),
					}),
				),
				fc.constantFrom(null, undefined, ''),
				({ one, paths }, nothing) => {
					const item = [...paths]
						.sort((a, b) => b.length - a.length)
						.reduce((copy, path) => withValue(copy, path, nothing), one);
					const result = openOrder(shop, item);
					if ('refused' in result) return;
					counted.read++;
					const { values, warnings, problems } = readingOf(result.order, {
						...SETTINGS,
						shopUrl: 'https://shop.example',
						productDetails: details as Array<Record<string, unknown>>,
					});
					result.order.skipReason([]);
					const told = [...warnings, ...problems.map(({ message }) => message)];
					if (values.products.length > 0) return;
					if (told.some((text) => /no products|lines|left out/.test(text))) counted.told++;
				},
			),
			{ seed, numRuns: RUNS },
		);
		expect(counted.read).toBeGreaterThan(RUNS / 2);
		expect(counted.told).toBeGreaterThan(0);
	}, 120_000);
});
