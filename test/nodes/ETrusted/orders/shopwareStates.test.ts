import { open, read, withValue } from './opened';
import { shopwareOrder } from './samples/shopware';

const SHOP = 'shopwareOrder';
const HOME = { shopUrl: 'https://vasen.example' };
const changed = (path: string, value: unknown, order: object = shopwareOrder) =>
	withValue(order, path, value);

interface Delivery {
	state?: string | null;
	costs?: unknown;
	latest?: string;
	id?: string;
}

const delivery = ({ state, costs, latest, id }: Delivery) => ({
	...(id === undefined ? {} : { id }),
	stateMachineState: typeof state === 'string' ? { technicalName: state } : (state ?? null),
	...(costs === undefined ? {} : { shippingCosts: { totalPrice: costs } }),
	...(latest === undefined ? {} : { shippingDateLatest: latest }),
});
const withDeliveries = (...deliveries: Delivery[]) =>
	changed('deliveries', deliveries.map(delivery));

describe('a promotion that takes the shipping costs off is one more delivery', () => {
	const RETURNED = 'The order was returned (deliveries[].stateMachineState.technicalName)';

	test.each<[Delivery[], string | undefined]>([
		[
			[
				{ state: 'returned', costs: 4.9 },
				{ state: 'open', costs: -4.9 },
			],
			RETURNED,
		],
		[
			[
				{ state: 'open', costs: '-4.90' },
				{ state: 'cancelled', costs: '4.90' },
			],
			RETURNED,
		],
		[[{ state: 'returned' }, { state: 'shipped', costs: -1 }], RETURNED],
		[
			[
				{ state: 'returned', costs: 0 },
				{ state: 'shipped', costs: -0.01 },
			],
			RETURNED,
		],
		[
			[
				{ state: 'shipped', costs: 4.9 },
				{ state: 'returned', costs: -4.9 },
			],
			undefined,
		],
		[
			[
				{ state: 'returned', costs: 4.9 },
				{ state: 'open', costs: 0 },
			],
			undefined,
		],
		[
			[
				{ state: 'returned', costs: 4.9 },
				{ state: 'shipped', costs: 'x' },
			],
			undefined,
		],
		// Where all are such, all count.
		[
			[
				{ state: 'returned', costs: -4.9 },
				{ state: 'open', costs: -1 },
			],
			undefined,
		],
		[
			[
				{ state: 'returned', costs: -4.9 },
				{ state: 'cancelled', costs: -1 },
			],
			RETURNED,
		],
	])('with %j nobody is invited: %p', (deliveries, reason) => {
		expect(open(SHOP, withDeliveries(...deliveries)).skipReason([])).toBe(reason);
	});

	test('its price for one counts where there is no other', () => {
		const order = withDeliveries({ state: 'returned' }, { state: 'shipped' });
		const discount = changed('deliveries[1].shippingCosts', { unitPrice: -4.9 }, order);
		expect(open(SHOP, discount).skipReason([])).toBe(RETURNED);
	});

	test.each<[Delivery[], string | undefined]>([
		[
			[
				{ state: 'open', costs: 4.9 },
				{ state: 'shipped', costs: -4.9 },
			],
			'The order is "in_progress" and its delivery is "open", not "shipped"',
		],
		[
			[
				{ state: 'shipped', costs: 4.9 },
				{ state: 'open', costs: -4.9 },
			],
			undefined,
		],
		[[{ state: 'shipped', costs: -4.9 }], undefined],
	])('of %j only those that count have a status', (deliveries, reason) => {
		expect(open(SHOP, withDeliveries(...deliveries)).skipReason(['shipped'])).toBe(reason);
	});

	test('its date is that of no delivery', () => {
		const order = withDeliveries(
			{ state: 'shipped', costs: 4.9, latest: '2026-10-28' },
			{ state: 'open', costs: -4.9, latest: '2026-11-30' },
		);
		expect(read(SHOP, order).values.estimatedDeliveryDate).toBe('2026-10-28');
	});
});

describe('the main delivery, which has a place of its own', () => {
	const withPrimary = (primary: Delivery | null, ...deliveries: Delivery[]) =>
		changed('primaryOrderDelivery', primary && delivery(primary), withDeliveries(...deliveries));

	test('is one more candidate', () => {
		const shipped = withPrimary({ state: 'shipped', latest: '2026-10-30' }, { state: null });
		expect(open(SHOP, shipped).skipReason(['shipped'])).toBeUndefined();
		expect(read(SHOP, shipped).filledFrom.estimatedDeliveryDate).toBe(
			'primaryOrderDelivery.shippingDateLatest',
		);
		const returned = withPrimary({ state: 'returned' }, { state: 'returned' });
		expect(open(SHOP, returned).skipReason([])).toContain('The order was returned');
	});

	test('is never the only one', () => {
		const one = withPrimary({ state: 'returned' }, { state: 'shipped' });
		expect(open(SHOP, one).skipReason(['shipped'])).toBeUndefined();
		const other = withPrimary({ state: 'shipped' }, { state: 'returned' });
		expect(open(SHOP, other).skipReason([])).toBeUndefined();
		// Of orders that were made through the API, there is none.
		expect(open(SHOP, withPrimary(null, { state: 'returned' })).skipReason([])).toContain(
			'The order was returned',
		);
	});

	test('so is the main payment', () => {
		const payment = (technicalName: string) => ({ stateMachineState: { technicalName } });
		const order = changed('transactions', null);
		const refunded = { ...order, primaryOrderTransaction: payment('refunded') };
		expect(open(SHOP, refunded).skipReason([])).toContain('The order was refunded');
		const paid = { ...refunded, transactions: [payment('paid')] };
		expect(open(SHOP, paid).skipReason([])).toBeUndefined();
	});
});

describe('what was not loaded', () => {
	const bare = {
		...shopwareOrder,
		stateMachineState: null,
		deliveries: null,
		transactions: null,
		lineItems: null,
		language: null,
	};
	const STATE = {
		path: 'stateMachineState',
		message:
			'came without its state, so that a cancelled one would not be recognised: ask for the association "stateMachineState"',
	};
	const LINES = {
		path: 'products',
		message: 'came without its lines, so it has no products: ask for the association "lineItems"',
	};
	const DELIVERIES =
		'deliveries[].stateMachineState was not loaded, so a returned order is not recognised: ask for the association "deliveries.stateMachineState"';
	const TRANSACTIONS =
		'transactions[].stateMachineState was not loaded, so a refunded order is not recognised: ask for the association "transactions.stateMachineState"';
	const LANGUAGE =
		'language was not loaded, so the channel\'s own language is used: ask for the association "language.locale"';

	test('of state and lines is an error, of all else a warning', () => {
		const reading = read(SHOP, bare);
		expect(reading.problems).toEqual([STATE, LINES]);
		expect(reading.warnings).toEqual([DELIVERIES, TRANSACTIONS, LANGUAGE]);
		expect(reading.values).toMatchObject({ transactionReference: '10042', products: [] });
	});

	test('each by itself', () => {
		const of = (path: string, value: unknown = null) => {
			const { problems, warnings } = read(SHOP, changed(path, value), HOME);
			return [...problems, ...warnings.filter((one) => one.includes('not loaded'))];
		};
		expect(of('stateMachineState')).toEqual([STATE]);
		expect(of('lineItems')).toEqual([LINES]);
		expect(of('deliveries')).toEqual([DELIVERIES]);
		expect(of('deliveries', [{ stateMachineState: null }, {}])).toEqual([DELIVERIES]);
		expect(of('transactions')).toEqual([TRANSACTIONS]);
		expect(of('transactions', [{ stateMachineState: null }])).toEqual([TRANSACTIONS]);
		expect(of('language')).toEqual([LANGUAGE]);
	});

	test('what is empty, or not there at all, was not left out by Shopware', () => {
		for (const path of ['deliveries', 'transactions', 'lineItems']) {
			for (const value of [[], undefined]) {
				const { problems, warnings } = read(SHOP, changed(path, value), HOME);
				expect(problems).toEqual([]);
				expect(warnings.join()).not.toContain('not loaded');
			}
		}
		const { problems, warnings } = read(
			SHOP,
			changed('stateMachineState', undefined, changed('language', undefined)),
			HOME,
		);
		expect(problems).toEqual([]);
		expect(warnings.join()).not.toContain('not loaded');
		expect(open(SHOP, changed('stateMachineState', undefined)).skipReason([])).toBeUndefined();
	});

	test('that the order has no state at all is a warning', () => {
		const NO_STATE =
			'stateMachineState is not in the order, so a cancelled one is not recognised: ask for the association "stateMachineState"';
		const stateless = changed('stateMachineState', undefined);
		expect(read(SHOP, stateless, HOME).warnings).toContain(NO_STATE);
		expect(read(SHOP, shopwareOrder, HOME).warnings).not.toContain(NO_STATE);
		const entered = {
			data: { payload: { order: stateless }, event: 'state_enter.order.state.open' },
		};
		expect(read(SHOP, entered, HOME).warnings).not.toContain(NO_STATE);
	});

	test('one state that is known is enough', () => {
		const order = withDeliveries({ state: 'shipped' }, { state: null });
		expect(read(SHOP, order, HOME).warnings.join()).not.toContain('not loaded');
	});

	test('without its state, an order is judged by no status', () => {
		for (const wanted of [[], ['completed'], ['shipped']]) {
			expect(open(SHOP, bare).statusReason(wanted)).toBeUndefined();
			expect(open(SHOP, bare).skipReason(wanted)).toBeUndefined();
		}
		// What is known decides nevertheless.
		const returned = { ...withDeliveries({ state: 'returned' }), stateMachineState: null };
		expect(open(SHOP, returned).skipReason([])).toContain('The order was returned');
	});

	const UNKNOWN =
		'asks for a state of the deliveries, but none was loaded: ask for the association "deliveries.stateMachineState", or let the webhook be sent at "state_enter.order_delivery.state.shipped"';

	test.each<[string[], unknown, string | undefined]>([
		[['shipped'], null, UNKNOWN],
		[['shipped'], [{ stateMachineState: null }], UNKNOWN],
		[['completed', 'shipped_partially'], null, UNKNOWN],
		[['open'], null, UNKNOWN],
		// The order's own state is one of those that are wanted.
		[['in_progress', 'shipped'], null, undefined],
		// No delivery is ever in this state.
		[['completed'], null, undefined],
		[[], null, undefined],
		// There are no deliveries, as of downloads.
		[['shipped'], [], undefined],
		[['shipped'], [delivery({ state: 'open' })], undefined],
		[['shipped'], [delivery({ state: 'shipped' })], undefined],
	])('where %j is wanted, and deliveries are %j', (wanted, deliveries, problem) => {
		const order = open(SHOP, changed('deliveries', deliveries));
		expect(order.statusProblem(wanted)).toBe(problem);
		if (problem !== undefined) expect(order.skipReason(wanted)).toBeUndefined();
	});

	test.each([['in_progress'], ['completed'], ['In_Progress', 'completed']])(
		'no delivery is ever %s',
		(...wanted) => {
			const machine = { technicalName: 'open' };
			const order = changed('stateMachineState', machine, changed('deliveries', null));
			expect(open(SHOP, order).statusProblem(wanted)).toBeUndefined();
			expect(open(SHOP, order).skipReason(wanted)).toContain('The order is "open", not');
		},
	);

	test('a state that is known not to be wanted is a reason to skip', () => {
		expect(open(SHOP, changed('deliveries', null)).skipReason(['completed'])).toBe(
			'The order is "in_progress", not "completed"',
		);
	});
});

describe("a webhook's event", () => {
	const bare = {
		...shopwareOrder,
		deliveries: [{ stateMachineState: null }],
		transactions: [{ stateMachineState: null }],
	};
	const sent = (event: unknown, order: object = bare) => ({
		headers: {},
		params: {},
		query: {},
		body: { data: { payload: { order }, event }, source: { url: 'x' }, timestamp: 1 },
	});
	const of = (machine: string, state: string) => `state_enter.${machine}.state.${state}`;

	test('counts as the state that was not loaded', () => {
		const shipped = sent(of('order_delivery', 'shipped'));
		expect(open(SHOP, shipped).skipReason(['shipped'])).toBeUndefined();
		expect(open(SHOP, shipped).statusProblem(['shipped'])).toBeUndefined();
		expect(open(SHOP, shipped).skipReason(['shipped_partially'])).toBe(
			'The order is "in_progress" and its delivery is "shipped", not "shipped_partially"',
		);
		expect(read(SHOP, shipped, HOME).warnings.join()).not.toContain('deliveries[]');
		expect(open(SHOP, sent(of('order_delivery', 'returned'))).skipReason([])).toContain(
			'The order was returned',
		);
		expect(open(SHOP, sent(of('order_transaction', 'refunded'))).skipReason([])).toContain(
			'The order was refunded',
		);
		expect(open(SHOP, sent(of('order_transaction', 'paid'))).skipReason([])).toBeUndefined();
		expect(read(SHOP, sent(of('order_transaction', 'paid')), HOME).warnings.join()).not.toContain(
			'transactions[]',
		);
	});

	test("is the order's own state where that is not there", () => {
		const stateless = { ...bare, stateMachineState: null };
		const completed = sent(of('order', 'completed'), stateless);
		expect(open(SHOP, completed).skipReason(['completed'])).toBeUndefined();
		expect(read(SHOP, completed, HOME).problems).toEqual([]);
		expect(open(SHOP, sent(of('order', 'cancelled'), stateless)).skipReason([])).toContain(
			'The order was cancelled',
		);
	});

	test('is of each delivery, also where none was loaded', () => {
		for (const deliveries of [null, undefined, [], [null], [{}, {}]]) {
			const item = sent(of('order_delivery', 'shipped'), { ...bare, deliveries });
			expect(open(SHOP, item).skipReason(['shipped'])).toBeUndefined();
			expect(open(SHOP, item).statusProblem(['shipped'])).toBeUndefined();
		}
	});

	test('what was loaded says more', () => {
		const item = sent(of('order_delivery', 'shipped'), withDeliveries({ state: 'open' }));
		expect(open(SHOP, item).skipReason(['shipped'])).toContain('its delivery is "open"');
		const order = sent(of('order', 'completed'), bare);
		expect(open(SHOP, order).skipReason(['completed'])).toContain('The order is "in_progress"');
	});

	test('keeps what else was loaded of a delivery', () => {
		const latest = [{ stateMachineState: null, shippingDateLatest: '2026-10-28' }];
		const item = sent(of('order_delivery', 'shipped'), { ...bare, deliveries: latest });
		expect(read(SHOP, item).values.estimatedDeliveryDate).toBe('2026-10-28');
	});

	test('stands in "source.action" as well', () => {
		const item = sent(undefined);
		const action = of('order_delivery', 'shipped');
		const acting = { ...item, body: { ...item.body, source: { action } } };
		for (const one of [acting, acting.body]) {
			expect(open(SHOP, one).skipReason(['shipped'])).toBeUndefined();
			expect(open(SHOP, one).statusProblem(['shipped'])).toBeUndefined();
		}
	});

	test.each([
		'state_leave.order_delivery.state.shipped',
		'checkout.order.placed',
		'state_enter.order_delivery.state.',
		'state_enter.customer.state.shipped',
		'x.state_enter.order_delivery.state.shipped',
		'state_enter.order_delivery.state.shipped ',
		5,
		null,
	])('%j is none', (event) => {
		expect(open(SHOP, sent(event)).statusProblem(['shipped'])).toContain('none was loaded');
	});
});
