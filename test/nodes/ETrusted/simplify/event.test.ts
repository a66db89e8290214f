import { simplifyEvent } from '../../../../nodes/ETrusted/simplify/event';

/** Each key that the API's page lists, with a value that stands nowhere else. */
const FULL = {
	id: 'evt-1',
	type: 'after_sales',
	accountRef: 'acc-1',
	channel: { id: 'chl-1', type: 'etrusted' },
	customer: { firstName: 'John', lastName: 'Doe', email: 'john@example.com', mobile: '+49123' },
	transaction: { reference: 'ORDER-1', date: '2026-11-20T09:15:00.000Z' },
	estimatedDeliveryDate: '2026-11-24',
	defaultLocale: 'de_DE',
	products: [{ sku: 'SKU-1' }, { sku: 'SKU-2' }],
	system: 'shop',
	systemVersion: '1.0',
	metadata: { store: 'Cologne' },
	createdAt: '2026-11-20T09:16:00.000Z',
};

test('exactly these keys, in this order, and nothing personal', () => {
	expect(JSON.stringify(simplifyEvent(FULL))).toBe(
		JSON.stringify({
			id: 'evt-1',
			type: 'after_sales',
			channelId: 'chl-1',
			orderReference: 'ORDER-1',
			orderDate: '2026-11-20T09:15:00.000Z',
			estimatedDeliveryDate: '2026-11-24',
			locale: 'de_DE',
			productCount: 2,
			system: 'shop',
			createdAt: '2026-11-20T09:16:00.000Z',
		}),
	);
});

test.each([{}, { channel: null, transaction: 'none', products: { sku: 'SKU-1' } }])(
	'null where there is nothing: %j',
	(event) => {
		expect(simplifyEvent(event)).toEqual({
			id: null,
			type: null,
			channelId: null,
			orderReference: null,
			orderDate: null,
			estimatedDeliveryDate: null,
			locale: null,
			productCount: null,
			system: null,
			createdAt: null,
		});
	},
);

test('no product is counted as none', () => {
	expect(simplifyEvent({ products: [] }).productCount).toBe(0);
});
