import type { IDataObject } from 'n8n-workflow';

import { answerWith, asked, create, CREATED, OUT, PAYLOAD } from '../links';
import { shop } from '../oneShop';
import { CHANNEL, output } from '../shop';

describe('from what comes in', () => {
	const FROM_ORDER: IDataObject = {
		fillFrom: 'wooCommerceOrder',
		customerEmail: '',
		transactionReference: '',
	};

	/** An order that no event would be sent of: without consent, not complete, and old. */
	const order = (more: IDataObject = {}): IDataObject => ({
		number: '1701',
		status: 'processing',
		order_key: 'wc_1',
		date_created_gmt: '2024-03-01T09:15:00',
		customer_id: 44,
		billing: { first_name: 'Ada', last_name: 'Brunner', email: 'ada@brunner.example' },
		meta_data: [
			{ key: 'review_invitation', value: 'no' },
			{ key: 'wpml_language', value: 'de' },
		],
		line_items: [
			{ id: 5, name: 'Kettle &amp; Lid', product_id: 71, variation_id: 0, quantity: 1, sku: 'K-1' },
			{ id: 6, name: 'Sample', product_id: 72, variation_id: 0, quantity: 1, sku: 'S-1' },
		],
		_links: { self: [{ href: 'https://shop.example/wp-json/wc/v3/orders/1701' }] },
		...more,
	});

	const KETTLE = {
		name: 'Kettle & Lid',
		sku: 'K-1',
		url: 'https://shop.example/?post_type=product&p=71',
	};
	const SAMPLE = {
		name: 'Sample',
		sku: 'S-1',
		url: 'https://shop.example/?post_type=product&p=72',
	};

	const LINK_PAYLOAD = {
		...PAYLOAD,
		customer: {
			firstName: 'Ada',
			lastName: 'Brunner',
			reference: '44',
			email: 'ada@brunner.example',
		},
		transaction: { reference: '1701', date: '2024-03-01T09:15:00.000Z' },
		products: [KETTLE, SAMPLE],
	};

	const fromOrder = async (item: IDataObject, parameters: IDataObject = {}) =>
		await create({ ...FROM_ORDER, ...parameters }, [item]);

	test('an order, whoever may be invited by email: nothing is sent to anybody', async () => {
		answerWith(CREATED);
		const run = await fromOrder(order(), {
			sendOnce: true,
			onlyWithStatus: ['completed'],
			maxAgeInDays: 1,
		});
		expect(output(run)).toEqual([{ json: OUT, pairedItem: { item: 0 } }]);
		expect(asked().map(({ json }) => json)).toEqual([LINK_PAYLOAD]);
	});

	test('each time that it is asked for, as there is nothing that is sent once', async () => {
		answerWith(CREATED, CREATED);
		await fromOrder(order());
		await fromOrder(order());
		expect(asked()).toHaveLength(2);
	});

	test('what is filled in wins, and the options of orders hold', async () => {
		answerWith(CREATED);
		await fromOrder(order(), {
			customerEmail: 'eva@brunner.example',
			customerFields: { firstName: 'Eva' },
			transactionReference: '={{ "R-" + $json.number }}',
			transactionDate: '2026-11-23 10:00:00',
			shopUrl: 'müller.example',
			orderOptions: { leaveOut: '72', alsoSend: ['mobile'] },
			metadata: { entry: [{ key: 'store', value: 'Bern' }] },
			additionalFields: { type: 'delivery' },
		});
		expect(asked()[0]?.json).toEqual({
			...LINK_PAYLOAD,
			customer: {
				firstName: 'Eva',
				lastName: 'Brunner',
				reference: '44',
				email: 'eva@brunner.example',
			},
			transaction: { reference: 'R-1701', date: '2026-11-23T09:00:00.000Z' },
			products: [{ ...KETTLE, url: 'https://xn--mller-kva.example/?post_type=product&p=71' }],
			metadata: { store: 'Bern' },
			type: 'delivery',
		});
	});

	test.each([
		['none', undefined],
		['order', LINK_PAYLOAD.products],
	])('products: %s', async (productsInput, products) => {
		answerWith(CREATED);
		await fromOrder(order(), { productsInput });
		expect((asked()[0]?.json as IDataObject).products).toEqual(products);
	});

	test('a dry run shows where each value came from, and only of those that a link has', async () => {
		const json = output(
			await fromOrder(order({ customer_id: {} }), { options: { dryRun: true } }),
		)[0]?.json;
		const { reference, ...customer } = LINK_PAYLOAD.customer;
		expect(reference).toBe('44');
		expect(json).toEqual({
			dryRun: true,
			wouldBe: 'sent',
			payload: { ...LINK_PAYLOAD, customer },
			filledFrom: {
				'customer.email': 'billing.email',
				'customer.firstName': 'billing.first_name',
				'customer.lastName': 'billing.last_name',
				'transaction.reference': 'number',
				'transaction.date': 'date_created_gmt',
				...Object.fromEntries(
					[0, 1].flatMap((index) => [
						[`products[${index}].name`, `line_items[${index}].name`],
						[`products[${index}].sku`, `line_items[${index}].sku`],
						[`products[${index}].url`, `_links.self[0].href + line_items[${index}].product_id`],
					]),
				),
			},
			warnings: [],
		});
		expect(shop.sandbox.requests).toEqual([]);
	});

	test('who is never invited gets none, and the hint says so', async () => {
		answerWith(CREATED);
		const run = await create({ ...FROM_ORDER }, [order({ status: 'refunded' }), order()]);
		expect(output(run).map(({ json }) => json)).toEqual([
			{ skipped: true, reason: 'The order was refunded' },
			OUT,
		]);
		expect(run.rounds('eTrusted')[0]?.hints?.map(({ message }) => message)).toEqual([
			'1 created, 1 skipped: 1 not to be invited',
		]);
		const dry = await fromOrder(order({ status: 'refunded', number: '' }), {
			options: { dryRun: true },
		});
		expect(output(dry)[0]?.json).toMatchObject({
			dryRun: true,
			wouldBe: 'skipped',
			reason: 'The order was refunded',
			warnings: [
				expect.stringContaining('Transaction Reference (transaction.reference) is required'),
			],
		});
	});

	test('what is missing or wrong names the field of the order', async () => {
		const wrong = order({ billing: { email: 'ada@@brunner' }, number: null });
		expect((await fromOrder(wrong)).error?.message).toMatch(
			/Customer Email \(customer\.email, from billing\.email\) "ada@@brunner" is not an email address; Transaction Reference \(transaction\.reference\) is required, but the order has none: number/,
		);
		expect((await fromOrder({ a: 1 })).error?.message).toContain('This is no WooCommerce order');
		expect(
			(await fromOrder(order(), { orderOptions: { reviewVariants: '={{ "x" }}' } })).error?.message,
		).toContain(
			'Order Options > Review Variants (orderOptions.reviewVariants) "x" is neither true nor false',
		);
		expect(asked()).toEqual([]);
	});

	describe('an item in the shape of the payload', () => {
		const FILL = { ...FROM_ORDER, fillFrom: 'eventPayload' };
		const item = {
			type: 'delivery',
			defaultLocale: 'de_DE',
			customer: { email: 'ada@brunner.example', firstName: 'Ada' },
			channel: { id: CHANNEL, type: 'etrusted' },
			transaction: { reference: 7, date: '2026-11-20T09:15:00Z' },
			products: [{ sku: 1, name: 'n', url: 'https://x.example' }],
			metadata: { store: 'Zürich' },
			estimatedDeliveryDate: '2026-11-24',
			createdAt: '2026-11-20T09:15:00Z',
		};

		test('all of it that a link has is asked for, its event type included', async () => {
			answerWith(CREATED);
			await create(FILL, [{ headers: {}, body: item }]);
			expect(asked()[0]?.json).toEqual({
				...PAYLOAD,
				type: 'delivery',
				customer: item.customer,
				transaction: { reference: '7', date: '2026-11-20T09:15:00.000Z' },
				products: [{ name: 'n', sku: '1', url: 'https://x.example' }],
				metadata: { store: 'Zürich' },
			});
		});

		test.each([
			[
				{},
				{ additionalFields: { type: 'after_sales' } },
				'Event Type (type) "delivery" stands in the item, but the panel says "after_sales"',
			],
			[{ type: 'checkout' }, {}, 'Type (type) "checkout" is reserved by eTrusted'],
			[{ channel: { id: 'chl-9' } }, {}, 'Channel (channel.id) "chl-9" stands in the item'],
			[
				{ transaction: {} },
				{},
				'Transaction Reference (transaction.reference) is required, but empty',
			],
			[{ customer: 7 }, {}, 'Customer (customer) 7 is not a set of fields'],
		])('refused: %j, %j', async (more, parameters, message) => {
			const run = await create({ ...FILL, ...parameters }, [{ ...item, ...more } as IDataObject]);
			expect(run.error?.message).toContain(message);
			expect(asked()).toEqual([]);
		});

		test('the same type in the panel is no contradiction', async () => {
			answerWith(CREATED);
			await create({ ...FILL, additionalFields: { type: ' delivery ' } }, [item]);
			expect(asked()[0]?.json).toMatchObject({ type: 'delivery' });
		});
	});
});
