import type { IDataObject } from 'n8n-workflow';

import { BASE_PAYLOAD, CHANNEL, output, Shop } from '../shop';
import { shopwareOrder } from './orders/samples/shopware';

let shop: Shop;
beforeAll(async () => {
	shop = await Shop.open({ expressions: 'legacy' });
});
afterAll(async () => await shop.close());
afterEach(() => shop.sandbox.reset());

/** As the WooCommerce Trigger hands it on, cut to what is read. */
const order = (more: IDataObject = {}): IDataObject => ({
	id: 1701,
	number: '1701',
	status: 'completed',
	date_created: '2026-11-20T10:15:00',
	date_created_gmt: '2026-11-20T09:15:00',
	customer_id: 44,
	billing: {
		first_name: 'Ada',
		last_name: 'Brunner',
		company: 'Brunner KG',
		address_1: 'Seestr. 3',
		address_2: '',
		postcode: '8002',
		city: 'Zürich',
		country: 'CH',
		email: 'ada@brunner.example',
		phone: '+41 44 123 45 67',
	},
	meta_data: [{ id: 1, key: 'review_invitation', value: 'yes' }],
	line_items: [
		{ id: 5, name: 'Kettle &amp; Lid', product_id: 71, variation_id: 0, quantity: 1, sku: 'K-1' },
	],
	_links: { self: [{ href: 'https://shop.example/wp-json/wc/v3/orders/1701' }] },
	...more,
});

const WOO: IDataObject = {
	fillFrom: 'wooCommerceOrder',
	consentField: 'review_invitation',
	customerEmail: '',
	transactionReference: '',
};

const PAYLOAD = {
	...BASE_PAYLOAD,
	customer: {
		firstName: 'Ada',
		lastName: 'Brunner',
		reference: '44',
		email: 'ada@brunner.example',
	},
	transaction: { reference: '1701', date: '2026-11-20T09:15:00.000Z' },
	products: [
		{
			name: 'Kettle & Lid',
			sku: 'K-1',
			url: 'https://shop.example/?post_type=product&p=71',
		},
	],
};

const run = async (item: IDataObject, more: IDataObject = {}, settings = {}) =>
	await shop.run([item], { ...WOO, ...more }, settings);

describe('an order in, an event out', () => {
	test('as it comes, without any mapping', async () => {
		const done = await run(order());
		expect(done.error).toBeUndefined();
		expect(shop.payloads).toEqual([PAYLOAD]);
		expect(output(done)[0]?.json.EventRef).toBe(shop.sandbox.accepted[0]?.ref);
	});

	test("from a Webhook node's body, and from elsewhere than the item", async () => {
		await run({ headers: {}, params: {}, query: {}, body: order() });
		await run({ other: true }, { orderOptions: { order: JSON.stringify(order()) } });
		await run({ one: order() }, { orderOptions: { order: '={{ $json.one }}' } });
		expect(shop.payloads).toEqual([PAYLOAD, PAYLOAD, PAYLOAD]);
	});

	test('what is filled in wins, field by field, and is checked as ever', async () => {
		await run(order(), {
			customerEmail: 'other@brunner.example',
			customerFields: { firstName: 'Eva', mobile: '0171', reference: '' },
			transactionReference: '={{ "R-" + $json.number }}',
			transactionDate: '2026-11-21T00:00:00Z',
			defaultLocale: 'de_CH',
			productsInput: 'fields',
			products: { product: [{ name: 'n', sku: 's', url: 'https://x.example' }] },
			additionalFields: { estimatedDeliveryDate: '2026-11-30', system: 'own' },
		});
		expect(shop.payloads).toEqual([
			{
				...PAYLOAD,
				defaultLocale: 'de_CH',
				customer: {
					firstName: 'Eva',
					lastName: 'Brunner',
					mobile: '0171',
					reference: '44',
					email: 'other@brunner.example',
				},
				transaction: { reference: 'R-1701', date: '2026-11-21T00:00:00.000Z' },
				estimatedDeliveryDate: '2026-11-30',
				products: [{ name: 'n', sku: 's', url: 'https://x.example' }],
				system: 'own',
			},
		]);
		expect((await run(order(), { customerEmail: 'a@b' })).error?.message).toContain(
			'Customer Email (customer.email) "a@b" is not an email address',
		);
	});

	test.each([
		['none', undefined],
		['order', PAYLOAD.products],
		['', PAYLOAD.products],
	])('products: %p', async (productsInput, products) => {
		await run(order(), { productsInput });
		expect((shop.payloads[0] as IDataObject).products).toEqual(products);
	});

	test('an unknown choice of products is refused', async () => {
		const { error } = await run(order(), { productsInput: '={{ "some" }}' });
		expect(error?.message).toContain('Specify Products (productsInput) "some" is neither');
	});

	test('more personal data only where it is asked for', async () => {
		await run(order(), { orderOptions: { alsoSend: ['address', 'mobile'] } });
		expect(shop.payloads[0]).toMatchObject({
			customer: { address: 'Seestr. 3, 8002 Zürich, CH', mobile: '+41441234567' },
		});
	});

	test.each([
		[
			{ alsoSend: ['phone'] },
			'Also Send (orderOptions.alsoSend) ["phone"] holds "phone": allowed are address, mobile',
		],
		[
			{ productDetails: '7' },
			'Product Details (orderOptions.productDetails) "7" is not a list of products',
		],
		[
			{ productsWithoutUrl: '={{ "ask" }}' },
			'Products Without URL (orderOptions.productsWithoutUrl) "ask" is not allowed: allowed are leaveOut, shopUrl, error',
		],
		[
			{ reviewVariants: '={{ "maybe" }}' },
			'Review Variants (orderOptions.reviewVariants) "maybe" is neither true nor false',
		],
		[{ order: '{' }, 'Order (orderOptions.order) "{" is not valid JSON'],
	])('an order option that is none: %j', async (orderOptions, message) => {
		expect((await run(order(), { orderOptions })).error?.message).toContain(message);
		expect(shop.sandbox.requests).toEqual([]);
	});

	test.each([
		['shop.example', 'https://shop.example/?post_type=product&p=71'],
		['http://other.example/de/', 'http://other.example/de/?post_type=product&p=71'],
	])('Shop URL %s', async (shopUrl, url) => {
		await run(order(), { shopUrl });
		expect((shop.payloads[0] as typeof PAYLOAD).products[0]?.url).toBe(url);
	});

	test('Shop URL that is none', async () => {
		expect((await run(order(), { shopUrl: 'my shop' })).error?.message).toContain(
			'Shop URL (shopUrl) "my shop" is not a full web address',
		);
	});

	test('product details are joined by ID', async () => {
		await run(order(), {
			orderOptions: {
				productDetails:
					'={{ [{ id: 71, permalink: "https://shop.example/p/kettle", brands: [{ name: "Kettler" }] }] }}',
			},
		});
		expect((shop.payloads[0] as IDataObject).products).toEqual([
			{ ...PAYLOAD.products[0], url: 'https://shop.example/p/kettle', brand: 'Kettler' },
		]);
	});

	test('product details may be a lone product', async () => {
		await run(order(), {
			orderOptions: { productDetails: '{ "id": 71, "permalink": "https://shop.example/kettle" }' },
		});
		expect((shop.payloads[0] as typeof PAYLOAD).products[0]?.url).toBe(
			'https://shop.example/kettle',
		);
	});

	describe('a product whose web address is not known', () => {
		const homeless = order({
			_links: {},
			line_items: [{ id: 5, name: 'Kettle', product_id: 71, quantity: 1, sku: 'K-1' }],
		});
		const handle = (productsWithoutUrl: string, more: IDataObject = {}) => ({
			orderOptions: { productsWithoutUrl },
			...more,
		});

		test('is left out, unless the panel says otherwise', async () => {
			await run(homeless);
			await run(homeless, handle('leaveOut'));
			const { products, ...others } = PAYLOAD;
			expect(products).toHaveLength(1);
			expect(shop.payloads).toEqual([others, others]);
		});

		test('is an error where it should be one, but not where the products come from elsewhere', async () => {
			const { error } = await run(homeless, handle('error'));
			expect(error?.message).toContain(
				'Order (products) lacks the web address of line_items[0] ("Kettle"): fill in Shop URL',
			);
			expect(shop.sandbox.requests).toEqual([]);
			await run(homeless, handle('error', { productsInput: 'none' }));
			expect(shop.payloads).toHaveLength(1);
		});
	});

	test('each variant is a product of its own where that is asked for', async () => {
		const line = { name: 'Shirt - Red', parent_name: 'Shirt', product_id: 80, quantity: 1 };
		const item = order({
			line_items: [
				{ ...line, id: 1, variation_id: 81, sku: 'S-RED' },
				{ ...line, id: 2, variation_id: 82, sku: 'S-BLUE', name: 'Shirt - Blue' },
			],
		});
		await run(item);
		await run(item, { orderOptions: { reviewVariants: true } });
		expect(
			(shop.payloads as Array<typeof PAYLOAD>).map(({ products }) =>
				products.map(({ name, sku }) => [name, sku]),
			),
		).toEqual([
			[['Shirt', '80']],
			[
				['Shirt - Red', 'S-RED'],
				['Shirt - Blue', 'S-BLUE'],
			],
		]);
	});

	test("a wrong or missing value names the order's field", async () => {
		const wrong = order({ billing: { email: 'ada@@brunner' }, number: '' });
		expect((await run(wrong)).error?.message).toMatch(
			/Customer Email \(customer\.email, from billing\.email\) "ada@@brunner" is not an email address; Transaction Reference \(transaction\.reference\) is required, but the order has none: .*number/,
		);
	});

	test('another order than the one that was chosen', async () => {
		const { error } = await run({
			order_number: 1,
			line_items: [],
			name: '#1',
			admin_graphql_api_id: 'gid://shopify/Order/1',
		});
		expect(error?.message).toMatch(
			/^Nothing was sent.*This is no WooCommerce order; it looks like a Shopify order/,
		);
	});
});

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

describe('an item in the shape of the payload', () => {
	const FILL = { fillFrom: 'eventPayload', customerEmail: '', transactionReference: '' };
	const item = {
		type: 'after_sales',
		defaultLocale: 'fr-CH',
		customer: { email: 'ada@brunner.example', firstName: 'Ada', vip: true },
		channel: { id: CHANNEL, type: 'etrusted' },
		transaction: { reference: 7, date: '2026-11-20T09:15:00Z' },
		estimatedDeliveryDate: '2026-11-24',
		products: [{ sku: 1, name: 'n', url: 'https://x.example', extra: 'kept' }],
		metadata: { store: 'Zürich', count: 2 },
		createdAt: '2026-11-20 09:15:00Z',
		consent: true,
	};

	test('all of it is sent', async () => {
		await shop.run([{ ...item }], FILL);
		expect(shop.payloads).toEqual([
			{
				...BASE_PAYLOAD,
				defaultLocale: 'fr_CH',
				customer: { firstName: 'Ada', email: 'ada@brunner.example' },
				transaction: { reference: '7', date: '2026-11-20T09:15:00.000Z' },
				estimatedDeliveryDate: '2026-11-24',
				products: [{ name: 'n', sku: '1', url: 'https://x.example', extra: 'kept' }],
				metadata: { store: 'Zürich', count: 2 },
				createdAt: '2026-11-20T09:15:00.000Z',
			},
		]);
	});

	test('what is filled in wins', async () => {
		await shop.run([{ headers: {}, body: item }], {
			...FILL,
			customerEmail: 'x@y.example',
			customerFields: { firstName: 'Eva' },
			metadata: { entry: [{ key: 'store', value: 'Bern' }] },
			productsInput: 'none',
			additionalFields: { createdAt: '2026-01-01T00:00:00Z', estimatedDeliveryDate: '' },
		});
		expect(shop.payloads[0]).toMatchObject({
			customer: { firstName: 'Eva', email: 'x@y.example' },
			metadata: { store: 'Bern', count: 2 },
			estimatedDeliveryDate: '2026-11-24',
			createdAt: '2026-01-01T00:00:00.000Z',
		});
		expect(shop.payloads[0]).not.toHaveProperty('products');
	});

	test.each([
		[
			{ type: 'delivery' },
			'Event Type (type) "delivery" stands in the item, but the panel says "after_sales"',
		],
		[
			{ channel: { id: 'chl-1' } },
			'Channel (channel.id) "chl-1" stands in the item, but the panel says',
		],
		[{ channel: 'my-shop' }, 'Channel (channel.id) "my-shop" stands'],
		[{ channel: { type: 'user_defined' } }, 'Channel (channel.type) "user_defined" stands'],
		[
			{ system: 'x' },
			'System (system) "x" stands in the item, but the panel says "n8n-nodes-etrusted"',
		],
		[{ systemVersion: '9' }, 'System Version (systemVersion) "9" stands'],
		[{ customer: 'Ada' }, 'Customer (customer) "Ada" is not a set of fields'],
		[{ transaction: [] }, 'Transaction (transaction) [] is not a set of fields'],
		[{ products: { sku: 1 } }, 'Products (JSON) (products) {"sku":1} is not a list of products'],
		[{ products: [{ sku: 's' }] }, 'Product 1 > Name (products[0].name) is required, but empty'],
		[{ metadata: 'x' }, 'Metadata (JSON) (metadata) "x" is not valid JSON'],
		[{ customer: { email: 'x' } }, 'Customer Email (customer.email) "x" is not an email address'],
	])('refused: %j', async (more, message) => {
		const { error } = await shop.run([{ ...item, ...more } as IDataObject], FILL);
		expect(error?.message).toContain(message);
		expect(shop.sandbox.requests).toEqual([]);
	});

	test('a list of them', async () => {
		const { error } = await shop.run([{ body: [item], headers: {} }], FILL);
		expect(error?.message).toContain('Split Out');
	});
});
