import type { ShopName } from '../../../../nodes/ETrusted/orders';
import { open, SETTINGS, withValue } from './opened';
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
		open(shop, order).skipReason([], { ...SETTINGS, hasEmail });

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
