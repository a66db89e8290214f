import type { IDataObject } from 'n8n-workflow';

import { output } from '../shop';
import { shop } from '../oneShop';
import { order, PAYLOAD, run, WOO } from '../wooShop';

describe('who is not invited', () => {
	const skipped = async (item: IDataObject, more: IDataObject = {}) =>
		output(await run(item, more)).map(({ json }) => json);

	test.each([
		['no', '"review_invitation" is "no"'],
		['', '"review_invitation" is ""'],
		[['yes'], '"review_invitation" is ["yes"]'],
		[undefined, 'has no field "review_invitation"'],
	])('consent field with %j', async (value, reason) => {
		const meta_data = value === undefined ? [] : [{ key: 'review_invitation', value }];
		expect(await skipped(order({ meta_data: meta_data as IDataObject[], billing: 7 }))).toEqual([
			{ skipped: true, reason: expect.stringContaining(reason) as string },
		]);
		expect(shop.sandbox.requests).toEqual([]);
	});

	test('the switch says no by default, and how to change it', async () => {
		const off = { consentField: '', customerOptedIn: false };
		expect(await skipped(order(), off)).toEqual([
			{
				skipped: true,
				reason: expect.stringContaining('map the consent to "Customer Opted In"') as string,
			},
		]);
		expect(await skipped({ nonsense: true }, off)).toEqual([
			{ skipped: true, reason: expect.stringContaining('is off') as string },
		]);
		expect(output(await shop.run([{}], { customerOptedIn: false }))[0]?.json).toEqual({
			skipped: true,
			reason: expect.stringContaining('"Customer Opted In" is off') as string,
		});
	});

	test('the field alone decides, whatever the switch said before', async () => {
		const meta_data = [{ key: 'review_invitation', value: 'no' }];
		expect(await skipped(order({ meta_data }), { customerOptedIn: true })).toHaveLength(1);
		await run(order(), { customerOptedIn: false });
		await run(order({ meta_data: [] }), { consentField: '', customerOptedIn: '={{ true }}' });
		expect(shop.payloads).toEqual([PAYLOAD, PAYLOAD]);
		expect(await skipped(order(), { consentField: '={{ "" }}', customerOptedIn: true })).toEqual([
			{ skipped: true, reason: 'Consent Field is empty, so there is no consent' },
		]);
	});

	test('of several entries of one name each must be a yes', async () => {
		const both = ['yes', 'no'].map((value) => ({ key: 'review_invitation', value }));
		for (const meta_data of [both, [...both].reverse()]) {
			expect(await skipped(order({ meta_data }))).toEqual([
				{ skipped: true, reason: expect.stringContaining('is "no"') as string },
			]);
		}
		await run(order({ meta_data: both.map((entry) => ({ ...entry, value: 'yes' })) }));
		expect(shop.payloads).toEqual([PAYLOAD]);
	});

	test("an order that cannot be read is an error, though the item's consent says no", async () => {
		const item = order({ meta_data: [] });
		for (const given of ['={{ $("Nowhere").item.json }}', '={{ undefined }}', '{ "a": ']) {
			expect((await run(item, { orderOptions: { order: given } })).error?.message).toContain(
				'Order Options > Order (orderOptions.order)',
			);
		}
	});

	test('a status from an expression that gives nothing is not any status', async () => {
		const { error } = await run(order({ status: 'pending' }), {
			onlyWithStatus: '={{ $json.nothing }}',
		});
		expect(error?.message).toContain('Only With Status (onlyWithStatus) came to nothing');
	});

	test('a status is never sent in whatever way it is written', async () => {
		expect(await skipped(order({ status: 'Cancelled ' }), { onlyWithStatus: [] })).toEqual([
			{ skipped: true, reason: 'The order was cancelled' },
		]);
	});

	test('a list beside the order makes it no list of orders', async () => {
		await run({ ...order(), data: [], orders: [] });
		expect(shop.payloads).toEqual([PAYLOAD]);
	});

	test('a field that was never touched leaves it to the switch', async () => {
		const { fillFrom, customerEmail, transactionReference } = WOO;
		const untouched = { fillFrom, customerEmail, transactionReference };
		await shop.run([order()], { ...untouched, customerOptedIn: true });
		expect(shop.payloads).toEqual([PAYLOAD]);
	});

	test('an expression for the consent that fails is told', async () => {
		const broken = { consentField: '', customerOptedIn: '={{ $("Nowhere").item.json.x }}' };
		expect((await run(order(), broken)).error?.message).toContain(
			'Customer Opted In (customerOptedIn) could not be read',
		);
	});

	test.each([
		[{ status: 'processing' }, {}, 'The order is "processing", not "completed"'],
		[{ status: 'refunded' }, { onlyWithStatus: [] }, 'refunded'],
		[{ status: 'checkout-draft' }, { onlyWithStatus: ['checkout-draft'] }, 'draft'],
	])('%j', async (more, parameters, reason) => {
		expect(await skipped(order({ ...more, billing: 7 }), parameters)).toEqual([
			{ skipped: true, reason: expect.stringContaining(reason) as string },
		]);
	});

	test('any status, and several from an expression', async () => {
		await run(order({ status: 'processing' }), { onlyWithStatus: [] });
		await run(order({ status: 'processing' }), {
			onlyWithStatus: '={{ "completed, processing" }}',
		});
		expect(shop.payloads).toHaveLength(2);
	});

	test('the hint counts them', async () => {
		const no = [{ key: 'review_invitation', value: 'no' }];
		const done = await shop.run(
			[order(), order({ meta_data: no }), order({ status: 'pending' }), order({ meta_data: no })],
			WOO,
		);
		expect(done.rounds('eTrusted')[0]?.hints?.map(({ message }) => message)).toEqual([
			'1 sent, 3 skipped: 2 without consent, 1 with another status',
		]);
		expect((await run(order())).rounds('eTrusted')[0]?.hints ?? []).toEqual([]);
	});
});
