import type { IDataObject } from 'n8n-workflow';

import { shop } from '../oneShop';
import { refused, run, skipped } from '../orderCases';
import { BASE_PAYLOAD } from '../shop';

describe('Shopware', () => {
	const order = (more: IDataObject = {}): IDataObject => ({
		orderNumber: '10042',
		orderDateTime: '2025-03-01T10:00:00.000+00:00',
		stateMachineState: { technicalName: 'in_progress' },
		orderCustomer: { email: 'mia@kunde.example' },
		customFields: { review_ok: true },
		deliveries: [{ stateMachineState: null, shippingCosts: { totalPrice: 4.9 } }],
		transactions: [{ stateMachineState: null }],
		lineItems: [
			{
				id: 'li1',
				type: 'product',
				productId: 'aa11',
				label: 'Kanne',
				payload: { productNumber: 'K-1' },
			},
		],
		...more,
	});
	const PAYLOAD = {
		...BASE_PAYLOAD,
		customer: { email: 'mia@kunde.example' },
		transaction: { reference: '10042', date: '2025-03-01T10:00:00.000Z' },
		products: [{ sku: 'K-1', name: 'Kanne', url: 'https://shop.example/detail/aa11' }],
	};
	const state = (technicalName: string, totalPrice: number) => ({
		stateMachineState: { technicalName },
		shippingCosts: { totalPrice },
	});

	test('the delivery of a free-shipping promotion does not count', async () => {
		const returned = order({ deliveries: [state('returned', 4.9), state('open', -4.9)] });
		expect(await skipped('shopwareOrder', returned)).toEqual([
			{
				skipped: true,
				reason: 'The order was returned (deliveries[].stateMachineState.technicalName)',
			},
		]);
		const unshipped = order({ deliveries: [state('open', 4.9), state('shipped', -4.9)] });
		expect(await skipped('shopwareOrder', unshipped, { onlyWithStatus: ['shipped'] })).toEqual([
			{
				skipped: true,
				reason: 'The order is "in_progress" and its delivery is "open", not "shipped"',
			},
		]);
		const shipped = order({ deliveries: [state('shipped', 4.9), state('open', -4.9)] });
		await run('shopwareOrder', shipped, { onlyWithStatus: ['shipped'] });
		expect(shop.payloads).toEqual([PAYLOAD]);
	});

	const bare = order({
		stateMachineState: null,
		deliveries: null,
		transactions: null,
		lineItems: null,
		language: null,
	});

	test.each([[[]], [['completed']], [['shipped']]])(
		'an order without what it needs is refused, with %j wanted',
		async (onlyWithStatus) => {
			const message = await refused('shopwareOrder', bare, { onlyWithStatus });
			expect(message).toContain(
				'Order (stateMachineState) came without its state, so that a cancelled one would not be recognised: ask for the association "stateMachineState"; Order (products) came without its lines, so it has no products: ask for the association "lineItems"',
			);
		},
	);

	test('its lines are not needed where the products come from elsewhere, its state is', async () => {
		const none = { productsInput: 'none' };
		const message = await refused('shopwareOrder', bare, none);
		expect(message).toContain('Order (stateMachineState)');
		expect(message).not.toContain('lines');
		const { products, ...others } = PAYLOAD;
		expect(products).toHaveLength(1);
		await run('shopwareOrder', order({ lineItems: null }), none);
		expect(shop.payloads).toEqual([others]);
	});

	test('who did not agree is skipped before anything is missed', async () => {
		const refusing = { ...bare, customFields: { review_ok: false } };
		expect(await skipped('shopwareOrder', refusing)).toMatchObject([{ skipped: true }]);
	});

	test('a webhook of 6.6 and later tells the state of the delivery in its event', async () => {
		const webhook = (event: string, sent = order()): IDataObject => ({
			headers: { 'sw-version': '6.7.4.0' },
			params: {},
			query: {},
			body: { data: { payload: { order: sent }, event }, source: {}, timestamp: 1 },
		});
		const shipped = { onlyWithStatus: ['shipped'] };
		const event = 'state_enter.order_delivery.state.shipped';
		await run('shopwareOrder', webhook(event), shipped);
		expect(shop.payloads).toEqual([PAYLOAD]);
		shop.sandbox.reset();

		const partly = 'state_enter.order_delivery.state.shipped_partially';
		expect(await skipped('shopwareOrder', webhook(partly), shipped)).toEqual([
			{
				skipped: true,
				reason: 'The order is "in_progress" and its delivery is "shipped_partially", not "shipped"',
			},
		]);
		const cancelled = order({ stateMachineState: { technicalName: 'cancelled' } });
		expect(await skipped('shopwareOrder', webhook(event, cancelled), shipped)).toEqual([
			{ skipped: true, reason: 'The order was cancelled (stateMachineState.technicalName)' },
		]);
		expect(
			await refused('shopwareOrder', webhook('state_enter.order.state.in_progress'), shipped),
		).toContain(
			'Only With Status (onlyWithStatus) asks for a state of the deliveries, but none was loaded',
		);
	});
});
