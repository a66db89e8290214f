import type { IDataObject, INode } from 'n8n-workflow';

import { PACKAGE_VERSION } from '../../../nodes/ETrusted/helpers/package';
import type { Fault } from '../../../sandbox';
import { shop } from '../oneShop';
import { CHANNEL, output } from '../shop';

const PATH = '/questionnaire-links';
const LINK = { id: 'qre-1', link: 'https://etru.st/abc', token: 'eyJhbGciOiJSUzI1NiJ9.secret.x' };
const OUT = { id: 'qre-1', link: 'https://etru.st/abc' };
const TEMPLATE = 'tpl-qst-1';

const PARAMETERS: IDataObject = {
	resource: 'reviewLink',
	operation: 'create',
	template: { __rl: true, mode: 'list', value: TEMPLATE },
};

const PAYLOAD = {
	questionnaireTemplate: { id: TEMPLATE },
	customer: { email: 'a@b.de' },
	channel: { id: CHANNEL, type: 'etrusted' },
	transaction: { reference: 'order-1' },
	system: 'n8n-nodes-etrusted',
	systemVersion: PACKAGE_VERSION,
};

function answerWith(...answers: Fault[]) {
	for (const fault of answers) {
		shop.sandbox.faults.add({ match: { method: 'POST', path: PATH }, ...fault });
	}
}

const CREATED: Fault = { status: 200, body: LINK };

const asked = () => shop.sandbox.requests.filter(({ pathname }) => pathname === PATH);

const create = async (
	parameters: IDataObject = {},
	input: IDataObject[] = [{}],
	settings: Partial<INode> = {},
) => await shop.run(input, { ...PARAMETERS, ...parameters }, settings);

test('the least: a template, a channel, a customer and an order; the token stays inside', async () => {
	answerWith(CREATED);
	const run = await create();
	expect(output(run)).toEqual([{ json: OUT, pairedItem: { item: 0 } }]);
	expect(asked().map(({ method, json }) => [method, json])).toEqual([['POST', PAYLOAD]]);
	expect(run.serialize()).not.toContain('secret');
});

test('everything, with the rules of events', async () => {
	answerWith(CREATED);
	await create({
		template: { __rl: true, mode: 'id', value: '={{ " tpl-1 " }}' },
		channel: { __rl: true, mode: 'userDefinedId', value: 'my-shop' },
		customerEmail: ' jörg@müller.example ',
		customerFields: { address: '', firstName: 'Jörg', lastName: 'Müller', mobile: 49123 },
		transactionReference: '={{ 4711 }}',
		transactionDate: '2026-11-23 10:00:00',
		productsInput: 'json',
		productsJson: '[{"sku":"1","name":"Shoe","url":"https://shop.example/1","gtin":""}]',
		metadataInput: 'fields',
		metadata: { entry: [{ key: 'store', value: 'Cologne' }] },
		additionalFields: { type: 'after_sales', system: 'my-shop', systemVersion: '2.0' },
	});
	expect(asked()[0]?.json).toEqual({
		questionnaireTemplate: { id: 'tpl-1' },
		customer: {
			email: 'jörg@müller.example',
			firstName: 'Jörg',
			lastName: 'Müller',
			mobile: '49123',
		},
		channel: { id: 'my-shop', type: 'user_defined' },
		transaction: { reference: '4711', date: '2026-11-23T09:00:00.000Z' },
		products: [{ sku: '1', name: 'Shoe', url: 'https://shop.example/1' }],
		metadata: { store: 'Cologne' },
		type: 'after_sales',
		system: 'my-shop',
		systemVersion: '2.0',
	});
});

test.each([
	[
		{ template: { __rl: true, mode: 'list', value: '={{ undefined }}' } },
		'Template (questionnaireTemplate.id) is required, but empty',
	],
	[
		{ customerEmail: 'a@@b.de' },
		'Customer Email (customer.email) "a@@b.de" is not an email address',
	],
	[
		{ transactionReference: '={{ "" }}' },
		'Transaction Reference (transaction.reference) is required, but empty',
	],
	[
		{ channel: { __rl: true, mode: 'id', value: 'x' } },
		'Channel (channel.id) "x" is not a channel ID',
	],
	[{ additionalFields: { type: 'checkout' } }, 'Type (type) "checkout" is reserved by eTrusted'],
	[{ additionalFields: { system: '={{ [] }}' } }, 'System (system) [] is not a text'],
	[{ productsInput: 'json', productsJson: '[{"sku":"1"}]' }, '(products[0].name) is required'],
	[{ options: { dryRun: '={{ "" }}' } }, 'Dry Run (options.dryRun) is empty'],
	[{ options: { timeout: 0 } }, 'Timeout (options.timeout) 0 is not a whole number'],
])('%j is refused, and nothing is sent', async (parameters, message) => {
	const run = await create(parameters);
	expect(run.error?.message).toContain(message);
	expect(asked()).toEqual([]);
});

test('a dry run sends nothing', async () => {
	const run = await create({ options: { dryRun: true } });
	expect(output(run)).toEqual([
		{ json: { dryRun: true, wouldBe: 'sent', payload: PAYLOAD }, pairedItem: { item: 0 } },
	]);
	expect(shop.sandbox.requests).toEqual([]);
});

test.each(['', 'not a url', 7])('%j is no link', async (link) => {
	answerWith({ status: 200, body: { id: 'qre-1', link } });
	expect((await create()).error?.message).toContain('not what the eTrusted API is documented');
});

test('an answer without an ID gives its link', async () => {
	answerWith({ status: 201, body: { link: 'https://etru.st/x' } });
	expect(output(await create())[0]?.json).toEqual({ id: null, link: 'https://etru.st/x' });
});

test.each([
	{ status: 500 },
	{ status: 502 },
	{ drop: 'before' },
	{ drop: 'after' },
	{ status: 200, body: '<html>' },
	{ status: 200, body: { id: 'qre-1', token: LINK.token } },
	{ hang: true },
] as Fault[])('in doubt (%j) it is not asked for again', async (fault) => {
	// The first request has a token to wait for: the second one is the one that hangs.
	answerWith(CREATED, fault);
	await create();
	const run = await create({ options: { timeout: 'hang' in fault ? 200 : 10_000 } });
	expect(run.error?.message).toContain('the review link may have been created');
	expect(run.error?.description).toContain(
		'The review link may have been created, so it was not asked for again. Nothing was sent to the customer: run the item again if a second link does no harm.',
	);
	expect(run.error?.message).not.toContain('eyJ');
	expect(asked()).toHaveLength(2);
});

test('what surely was not taken is asked for again, as often as the panel says', async () => {
	answerWith({ status: 429 }, { status: 503 }, CREATED);
	expect(output(await create())).toHaveLength(1);
	answerWith({ status: 503, body: '' }, { status: 503, body: '' });
	const run = await create({ options: { maxRetries: 1 } });
	expect(run.error?.message).toBe(
		'eTrusted is not available at the moment (503), after 2 tries [item 0]',
	);
	expect(run.error?.description).toContain('No review link was created.');
});

test.each([
	[
		{ status: 400, body: { Message: 'no template' } },
		'eTrusted refused the request: no template (400) [item 0]',
	],
	[{ status: 403, body: '' }, 'This API client may not use this channel (403) [item 0]'],
	[{ status: 404, body: '' }, 'eTrusted has no such template or channel (404) [item 0]'],
])('%j', async (fault, message) => {
	answerWith(fault);
	expect((await create()).error?.message).toBe(message);
});

test('too many requests: what to raise and to lower, and what was not done', async () => {
	answerWith({ status: 429, body: '' });
	const run = await create({ options: { maxRetries: 0 } });
	expect(run.error?.description).toBe(
		'No review link was created. Run the item again later, or raise "Max Retries" and lower "Max Concurrent Requests" under Options.',
	);
});

test('at most so many side by side as the panel says', async () => {
	// The first one goes alone. The others are answered once so many wait, and no earlier than one more could come.
	const until = () => asked().length < 2 || shop.sandbox.maxInFlight >= 3;
	shop.sandbox.faults.add({
		match: { path: PATH },
		times: Infinity,
		until,
		delayMs: 20,
		...CREATED,
	});
	const input = Array.from({ length: 20 }, (_, index) => ({ ref: `r${index}` }));
	const run = await create({ options: { maxConcurrentRequests: 3 } }, input);
	expect(output(run)).toHaveLength(20);
	expect(shop.sandbox.maxInFlight).toBe(3);
});

test('a retried execution does not create a link a second time, unless anything about it differs', async () => {
	const input = [{ ref: 'r0' }, { ref: 'r1' }];
	const linkOf = (ref: string): Fault => ({
		match: {
			path: PATH,
			body: ({ transaction }: { transaction: { reference: string } }) =>
				transaction.reference === ref,
		},
		status: 200,
		body: { ...LINK, link: `https://etru.st/${ref}` },
	});
	shop.sandbox.faults.add(linkOf('r0'));
	shop.sandbox.faults.add({ ...linkOf('r1'), status: 400, body: '' });
	const failed = await create({}, input);
	expect(failed.error?.message).toContain('(400) [item 1]. 1 of 2 items were accepted before it');
	const noted = JSON.stringify(failed.context('eTrusted'));
	expect(noted).toContain('https://etru.st/r0');
	for (const secret of ['a@b.de', 'eyJ', 'r0"', TEMPLATE]) {
		expect(noted.replaceAll('https://etru.st/r0"', '')).not.toContain(secret);
	}
	shop.sandbox.faults.add(linkOf('r1'));
	const retried = await shop.engine.retry(failed);
	expect(output(retried).map(({ json }) => json.link)).toEqual([
		'https://etru.st/r0',
		'https://etru.st/r1',
	]);
	expect(asked()).toHaveLength(3);
});

test.each([
	['template', { template: { __rl: true, mode: 'id', value: 'tpl-other' } }],
	['channel', { channel: { __rl: true, mode: 'list', value: 'chl-2' } }],
	['kind of channel', { channel: { __rl: true, mode: 'userDefinedId', value: CHANNEL } }],
	['order', { transactionReference: '={{ $json.ref }}-2' }],
	['customer', { customerEmail: 'other@b.de' }],
])('another %s is another link, also in a retried execution', async (_, changed) => {
	const ofOrder = (ref: string) => ({
		path: PATH,
		body: ({ transaction }: { transaction: { reference: string } }) =>
			transaction.reference.startsWith(ref),
	});
	shop.sandbox.faults.add({ match: ofOrder('r0'), times: 2, ...CREATED });
	shop.sandbox.faults.add({ match: ofOrder('r1'), status: 400, body: '' });
	const failed = await create({}, [{ ref: 'r0' }, { ref: 'r1' }]);
	shop.sandbox.faults.add({ match: ofOrder('r1'), ...CREATED });
	const workflow = shop.workflow({ ...PARAMETERS, ...(changed as IDataObject) });
	expect(output(await shop.engine.retry(failed, { workflow }))).toHaveLength(2);
	const made = asked().map(({ text }) => text);
	expect(made).toHaveLength(4);
	expect(new Set(made).size).toBe(4);
});

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
