import type { IDataObject } from 'n8n-workflow';

import { BASE_PAYLOAD, output } from '../shop';
import { shop } from '../oneShop';
import { order, PAYLOAD, run } from '../wooShop';
import { shopwareOrder } from './orders/samples/shopware';

describe('dry run', () => {
	const dry = async (item: IDataObject, more: IDataObject = {}) =>
		output(await run(item, { options: { dryRun: true }, ...more }))[0]?.json as IDataObject;

	test('shows the payload, where it came from and what could not be read', async () => {
		const item = order({ date_created_gmt: 'soon', date_created: null });
		expect(await dry(item, { customerFields: { firstName: 'Eva' } })).toEqual({
			dryRun: true,
			wouldBe: 'sent',
			payload: {
				...PAYLOAD,
				transaction: { reference: '1701' },
				customer: { ...PAYLOAD.customer, firstName: 'Eva' },
			},
			filledFrom: {
				'customer.email': 'billing.email',
				'customer.lastName': 'billing.last_name',
				'customer.reference': 'customer_id',
				'transaction.reference': 'number',
				'products[0].name': 'line_items[0].name',
				'products[0].sku': 'line_items[0].sku',
				'products[0].url': expect.any(String) as string,
			},
			warnings: [expect.stringContaining('date_created_gmt') as string],
		});
		expect(shop.sandbox.requests).toEqual([]);
	});

	test('what the panel fills in did not come from the order', async () => {
		const item = order({
			meta_data: [
				{ key: 'review_invitation', value: 'yes' },
				{ key: 'trp_language', value: 'de_CH' },
			],
		});
		const { filledFrom: all } = await dry(item);
		expect(Object.keys(all as object).sort()).toEqual([
			'customer.email',
			'customer.firstName',
			'customer.lastName',
			'customer.reference',
			'defaultLocale',
			'products[0].name',
			'products[0].sku',
			'products[0].url',
			'transaction.date',
			'transaction.reference',
		]);
		const { filledFrom: rest } = await dry(item, {
			customerEmail: 'eva@brunner.example',
			customerFields: { firstName: 'Eva' },
			transactionReference: 'R-1',
			transactionDate: '2026-11-21T00:00:00Z',
			defaultLocale: 'fr_CH',
			productsInput: 'json',
			productsJson: '[]',
		});
		expect(Object.keys(rest as object).sort()).toEqual(['customer.lastName', 'customer.reference']);
	});

	test('nor did the day of delivery, where the panel names one', async () => {
		const parameters = { fillFrom: 'shopwareOrder', shopUrl: 'https://shop.example' };
		const filledFrom = async (more: IDataObject) =>
			(await dry(shopwareOrder as IDataObject, { ...parameters, ...more })).filledFrom;
		expect(await filledFrom({})).toHaveProperty('estimatedDeliveryDate');
		expect(
			await filledFrom({ additionalFields: { estimatedDeliveryDate: '2026-11-30' } }),
		).not.toHaveProperty('estimatedDeliveryDate');
	});

	test('of an item that would be skipped, with what is wrong with it', async () => {
		expect(await dry(order({ status: 'pending', billing: { email: 'x' } }))).toMatchObject({
			wouldBe: 'skipped',
			reason: 'The order is "pending", not "completed"',
			payload: { transaction: { reference: '1701' } },
			warnings: [expect.stringContaining('from billing.email) "x" is not') as string],
		});
		const off = await shop.run([{}], { customerOptedIn: false, options: { dryRun: true } });
		expect(output(off)[0]?.json).toEqual({
			dryRun: true,
			wouldBe: 'skipped',
			reason: expect.stringContaining('is off') as string,
			payload: BASE_PAYLOAD,
		});
		expect(off.rounds('eTrusted')[0]?.hints?.[0]?.message).toBe('Nothing was sent: Dry Run is on');
	});

	test('of what is no order at all, and of an unreadable switch', async () => {
		expect((await run({ a: 1 }, { options: { dryRun: true } })).error?.message).toContain(
			'This is no WooCommerce order',
		);
		const unclear = { options: { dryRun: '={{ "maybe" }}' } };
		expect((await run(order(), unclear)).error?.message).toContain('Dry Run');
		expect(output(await run(order({ status: 'pending' }), unclear))[0]?.json.skipped).toBe(true);
	});
});
