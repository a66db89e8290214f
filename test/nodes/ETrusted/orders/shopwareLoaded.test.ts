import { changed, HOME, SHOP } from './changedShopware';
import { open, read } from './opened';
import { shopwareOrder } from './samples/shopware';
import { delivery, withDeliveries } from './shopwareDeliveries';

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
