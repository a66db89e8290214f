import { changed, HOME, SHOP } from './changedShopware';
import { open, read } from './opened';
import { shopwareOrder } from './samples/shopware';
import { delivery, withDeliveries, type Delivery } from './shopwareDeliveries';

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
