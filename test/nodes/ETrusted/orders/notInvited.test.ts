import type { ShopName } from '../../../../nodes/ETrusted/orders';
import { open, read, SETTINGS, withValue } from './opened';
import { magentoOrder } from './samples/magento';
import { shopifyOrder } from './samples/shopify';
import { shopwareOrder } from './samples/shopware';
import { wooOrder } from './samples/wooCommerce';

describe('WooCommerce', () => {
	const why = (more: object) => open('wooCommerceOrder', { ...wooOrder, ...more }).skipReason([]);

	test.each([
		[100, 'It is a part of order 100 (parent_id)'],
		['100', 'It is a part of order 100 (parent_id)'],
		[0, undefined],
		['0', undefined],
		['', undefined],
		[null, undefined],
		[undefined, undefined],
		[-1, undefined],
		[{}, undefined],
	])('an order below the order %p', (parent_id, reason) => {
		expect(why({ parent_id })).toBe(reason);
	});

	test('of a cart that was split among vendors, the first order alone is sent', () => {
		const numbers = [100, 101, 102].filter(
			(id) => why({ number: String(id), parent_id: id === 100 ? 0 : 100 }) === undefined,
		);
		expect(numbers).toEqual([100]);
	});

	test.each([
		[{ billing_period: 'month', billing_interval: '1', status: 'active' }, 'billing_period'],
		[{ next_payment_date_gmt: '2026-12-01T00:00:00', parent_id: 5 }, 'next_payment_date_gmt'],
		[{ next_payment_date: '2026-12-01T00:00:00', status: 'completed' }, 'next_payment_date'],
		[{ type: 'shop_subscription' }, 'type'],
		// Whatever its status, and whatever it goes back to.
		[{ billing_period: 'week', status: 'cancelled', parent_id: 7 }, 'billing_period'],
	])('a subscription is told as such: %j', (more, key) => {
		expect(why(more)).toBe(`It is a subscription, not an order (${key})`);
	});

	test('the renewal of a subscription is an order like any other', () => {
		const renewal = (value: unknown) => [{ key: '_subscription_renewal', value }];
		expect(why({ meta_data: renewal('77') })).toBeUndefined();
		expect(why({ meta_data: renewal('77'), parent_id: 12 })).toBeUndefined();
		expect(why({ meta_data: renewal(''), parent_id: 12 })).toContain('a part of order 12');
		expect(
			why({ billing_period: '', next_payment_date: null, type: 'shop_order' }),
		).toBeUndefined();
	});

	test.each([
		['29.35', [{ total: '-29.35' }], true],
		['29.35', [{ total: '-9.35' }, { total: '-20.00' }], true],
		['29.35', [{ total: '-29.34' }], false],
		['29.35', { '3': { total: '-29.35' } }, true],
		['29,35', [{ total: '-9,35' }, { total: '-20,00' }], true],
		['1.029,35', [{ total: '-29,35' }], false],
		['29.35', [{ total: 'x' }, null], false],
		['29.35', [], false],
		['0.00', [], false],
		['0.00', [{ total: '0.00' }], false],
		[null, [{ total: '-1' }], false],
	])('of %p, with the refunds %j, all was paid back: %p', (total, refunds, isBack) => {
		expect(why({ total, refunds })).toBe(isBack ? 'The order was refunded (refunds)' : undefined);
	});
});

describe('a sale over the counter', () => {
	const REASON = 'A sale over the counter, without an email address';
	const NO_EMAIL = { email: '', contact_email: null, customer: null };
	const shopify = (more: object) => ({ ...shopifyOrder, source_name: 'pos', ...more });
	const woo = (more: object) => ({ ...wooOrder, created_via: 'pos-rest-api', ...more });
	const skip = (shop: ShopName, order: object, hasEmail = false) =>
		open(shop, order).skipReason([], SETTINGS, hasEmail);

	test('without an email address is skipped, with one it is an order', () => {
		expect(skip('shopifyOrder', shopify(NO_EMAIL))).toBe(REASON);
		expect(skip('shopifyOrder', shopify({ ...NO_EMAIL, source_name: ' POS' }))).toBe(REASON);
		expect(skip('shopifyOrder', shopify({}))).toBeUndefined();
		for (const key of ['email', 'contact_email']) {
			expect(skip('shopifyOrder', shopify({ ...NO_EMAIL, [key]: 'a@b.de' }))).toBeUndefined();
		}
		const known = { ...NO_EMAIL, customer: { email: 'a@b.de' } };
		expect(skip('shopifyOrder', shopify(known))).toBeUndefined();
		const billing = { billing: { ...wooOrder.billing, email: ' ' } };
		for (const by of ['pos-rest-api', 'woocommerce-pos', 'yith_pos', 'POS']) {
			expect(skip('wooCommerceOrder', woo({ ...billing, created_via: by }))).toBe(REASON);
		}
		expect(skip('wooCommerceOrder', woo({}))).toBeUndefined();
	});

	test('can be sent with an address from the panel', () => {
		expect(skip('shopifyOrder', shopify(NO_EMAIL), true)).toBeUndefined();
		expect(skip('wooCommerceOrder', woo({ billing: {} }), true)).toBeUndefined();
	});

	test('is the only order that may lack an address', () => {
		for (const source_name of ['web', 'shopify_draft_order', 'deposit', '', null, 5, undefined]) {
			expect(skip('shopifyOrder', shopify({ ...NO_EMAIL, source_name }))).toBeUndefined();
		}
		for (const created_via of ['checkout', 'rest-api', 'position', 'deposit', '', null]) {
			expect(skip('wooCommerceOrder', woo({ billing: {}, created_via }))).toBeUndefined();
		}
		const shopware = withValue(shopwareOrder, 'orderCustomer.email', null);
		expect(skip('shopwareOrder', { ...shopware, source_name: 'pos' })).toBeUndefined();
	});

	test('an address that is none is an error, as ever', () => {
		expect(skip('shopifyOrder', shopify({ ...NO_EMAIL, email: 'none' }))).toBeUndefined();
	});

	test('says more than that nothing of it is left, less than that it was cancelled', () => {
		const gone = { line_items: [{ product_id: 1, quantity: 1, current_quantity: 0 }] };
		expect(skip('shopifyOrder', shopify({ ...NO_EMAIL, ...gone }))).toBe(REASON);
		const cancelled = { ...NO_EMAIL, cancelled_at: '2026-04-01T00:00:00Z' };
		expect(skip('shopifyOrder', shopify(cancelled))).toContain('The order was cancelled');
	});
});

describe('a status as others write it', () => {
	const state = (technicalName: string) => ({ stateMachineState: { technicalName } });
	const returned = [{ ...state('RETURNED') }, { ...state(' Cancelled ') }];

	test.each<[ShopName, object, object, string]>([
		['magentoOrder', magentoOrder, { state: ' Canceled ' }, 'was cancelled (state)'],
		['magentoOrder', magentoOrder, { state: 'CLOSED' }, 'was refunded (state)'],
		['magentoOrder', magentoOrder, { state: null, status: 'canceled' }, 'was cancelled (status)'],
		['magentoOrder', magentoOrder, { state: '', status: 'Closed' }, 'was refunded (status)'],
		[
			'shopifyOrder',
			shopifyOrder,
			{ financial_status: 'REFUNDED' },
			'was refunded (financial_status)',
		],
		[
			'shopifyOrder',
			shopifyOrder,
			{ financial_status: ' Voided' },
			'was voided (financial_status)',
		],
		[
			'shopwareOrder',
			shopwareOrder,
			state('Cancelled'),
			'was cancelled (stateMachineState.technicalName)',
		],
		[
			'shopwareOrder',
			shopwareOrder,
			{ deliveries: returned },
			'was returned (deliveries[].stateMachineState.technicalName)',
		],
		[
			'shopwareOrder',
			shopwareOrder,
			{ transactions: [state('FAILED'), state('Refunded')] },
			'was refunded (transactions[].stateMachineState.technicalName)',
		],
		['wooCommerceOrder', wooOrder, { status: 'wc-cancelled' }, 'was cancelled'],
		['wooCommerceOrder', wooOrder, { status: ' WC-Refunded' }, 'was refunded'],
		['wooCommerceOrder', wooOrder, { status: 'Trash' }, 'is in the trash'],
	])('keeps an order of %s from being sent, too', (shop, order, more, reason) => {
		expect(open(shop, { ...order, ...more }).skipReason([])).toBe(`The order ${reason}`);
	});

	test.each<[ShopName, object, object, string]>([
		['magentoOrder', magentoOrder, { state: 'Complete' }, 'complete'],
		['shopifyOrder', shopifyOrder, { fulfillment_status: 'FULFILLED' }, 'fulfilled'],
		['shopwareOrder', shopwareOrder, state('COMPLETED'), 'completed'],
		['wooCommerceOrder', wooOrder, { status: 'wc-completed' }, 'completed'],
		['wooCommerceOrder', wooOrder, { status: 'completed' }, ' Completed'],
	])('is among those that are wanted of %s, too', (shop, order, more, wanted) => {
		expect(open(shop, { ...order, ...more }).skipReason([wanted])).toBeUndefined();
		expect(open(shop, { ...order, ...more }).skipReason([`${wanted}-not`])).toContain('not "');
	});

	test.each([{}, [], { name: 'Storniert' }, { technicalName: ' ' }, { technicalName: null }, ''])(
		'of Shopware without its technical name is not loaded: %j',
		(stateMachineState) => {
			const order = { ...shopwareOrder, stateMachineState };
			expect(open('shopwareOrder', order).skipReason(['shipped'])).toBeUndefined();
			expect(read('shopwareOrder', order).problems).toEqual([
				{
					path: 'stateMachineState',
					message: expect.stringContaining('ask for the association "stateMachineState"'),
				},
			]);
		},
	);
});

test.each([
	[100, 100, true],
	['100.0000', '100.0000', true],
	[100, -100, true],
	[100, 99.98, false],
	[100, 99.999, true],
	[0, 0, false],
	[0, 5, false],
	[undefined, 5, false],
	[100, undefined, false],
	[100, 'all', false],
])(
	'of Magento, %p with %p paid back by amount, not by item: all is paid back: %p',
	(grand_total, total_refunded, isBack) => {
		const order = { ...magentoOrder, grand_total, total_refunded };
		expect(open('magentoOrder', order).skipReason(['complete'])).toBe(
			isBack ? 'The order was refunded (total_refunded)' : undefined,
		);
	},
);

test.each([
	[true, 'Nothing of the order is left'],
	['true', 'Nothing of the order is left'],
	[1, 'Nothing of the order is left'],
	[false, undefined],
	['false', undefined],
])('of Shopify, a gift card is none of the goods: gift_card is %p', (gift_card, reason) => {
	const line_items = [
		{ id: 1, product_id: 5, title: 'A', quantity: 1, gift_card },
		{ id: 2, product_id: 6, title: 'B', quantity: 1, current_quantity: 0 },
	];
	const skipped = open('shopifyOrder', { ...shopifyOrder, line_items }).skipReason([]);
	expect(skipped?.split(':')[0]).toBe(reason);
});

test('what a queue of Amazon carries is unwrapped', () => {
	const records = { Records: [{ body: JSON.stringify({ Message: JSON.stringify(wooOrder) }) }] };
	expect(open('wooCommerceOrder', records).skipReason(['completed'])).toBeUndefined();
	expect(read('wooCommerceOrder', records).values.transactionReference).toBe(wooOrder.number);
});
