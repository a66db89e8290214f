import type { IDataObject } from 'n8n-workflow';

import { BASE_PAYLOAD, CHANNEL, output } from '../shop';
import { shop } from '../oneShop';
import { order, PAYLOAD, run } from '../wooShop';

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
