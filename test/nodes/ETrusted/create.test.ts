import { buildPayload } from '../../../nodes/ETrusted/payload/eventPayload';
import { describeProblems, Problems } from '../../../nodes/ETrusted/helpers/problems';
import { answered, BASE_PAYLOAD, CHANNEL, output, Shop } from '../shop';

let shop: Shop;
beforeAll(async () => {
	shop = await Shop.open();
});
afterAll(async () => await shop.close());
afterEach(() => shop.sandbox.reset());

const send = async (parameters: object, item: object = {}, timezone?: string) =>
	await shop.run([item as never], parameters as never, { timezone });

test("the smallest event, byte for byte, and the API's answer", async () => {
	const run = await send({});
	expect(run.error).toBeUndefined();
	const [request] = shop.sandbox.eventRequests;
	expect(request?.method).toBe('POST');
	expect(request?.headers['content-type']).toBe('application/json');
	expect(request?.headers.authorization).toMatch(/^Bearer eyJ/);
	expect(request?.json).toEqual(BASE_PAYLOAD);
	expect(request?.text).toBe(JSON.stringify(request?.json));
	expect(output(run)).toEqual([answered(shop, 0)]);
});

test.each([
	[202, '', {}],
	[202, { Message: 'ok', error: 'none' }, {}],
	[200, { EventRef: 'evt-1' }, { EventRef: 'evt-1' }],
])(
	'a %d with %j is an acceptance, and only what is documented comes out',
	async (status, body, ref) => {
		shop.sandbox.faults.add({ match: { path: '/events' }, status, body });
		const run = await send({});
		expect(run.error).toBeUndefined();
		expect(output(run)).toEqual([
			{
				json: { Message: 'The event was accepted for processing.', ...ref },
				pairedItem: { item: 0 },
			},
		]);
	},
);

test('every parameter goes where the API wants it', async () => {
	await send({
		eventType: { __rl: true, mode: 'name', value: ' delivery ' },
		channel: { __rl: true, mode: 'userDefinedId', value: 'my-shop' },
		defaultLocale: '={{ "de-de" }}',
		customerEmail: ' jörg+x@müller.example ',
		customerFields: {
			address: 'Anystr. 17',
			firstName: 'Jörg',
			lastName: "“O'Neill” <b>",
			mobile: '={{ 49123456789 }}',
			reference: '={{ 0 }}',
		},
		transactionReference: '={{ 1001 }}',
		transactionDate: '2026-11-23T10:00:00',
		products: {
			product: [
				{
					brand: 'b',
					gtin: '={{ 4006381333931 }}',
					imageUrl: 'https://x.example/i.jpg',
					mpn: 'm',
					name: 'Ship &ndash; it',
					sku: 's',
					url: 'https://x.example/ä?b=1',
				},
				{ brand: '', gtin: ' ', name: 'n2', sku: 7, url: 'http://x.example' },
			],
		},
		metadata: {
			entry: [
				{ key: ' store ', value: ' Köln\nMitte ' },
				{ key: 'empty', value: '' },
				{ key: '', value: '' },
				{ key: 'constructor', value: 'c' },
				{ key: '__proto__', value: 'p' },
			],
		},
		additionalFields: {
			createdAt:
				'={{ $now.set({year:2026,month:11,day:23,hour:10,minute:0,second:0,millisecond:5}) }}',
			estimatedDeliveryDate: '2026-11-25',
			system: 'my-shop',
			systemVersion: '={{ 2 }}',
		},
	});
	expect(shop.sandbox.eventRequests.at(-1)?.text).toBe(
		JSON.stringify({
			type: 'delivery',
			defaultLocale: 'de_DE',
			customer: {
				address: 'Anystr. 17',
				firstName: 'Jörg',
				lastName: "“O'Neill” <b>",
				mobile: '49123456789',
				reference: '0',
				email: 'jörg+x@müller.example',
			},
			channel: { id: 'my-shop', type: 'user_defined' },
			transaction: { reference: '1001', date: '2026-11-23T09:00:00.000Z' },
			estimatedDeliveryDate: '2026-11-25',
			products: [
				{
					brand: 'b',
					gtin: '4006381333931',
					imageUrl: 'https://x.example/i.jpg',
					mpn: 'm',
					name: 'Ship &ndash; it',
					sku: 's',
					url: 'https://x.example/ä?b=1',
				},
				{ name: 'n2', sku: '7', url: 'http://x.example' },
			],
			system: 'my-shop',
			systemVersion: '2',
			metadata: JSON.parse('{"store":"Köln\\nMitte","constructor":"c","__proto__":"p"}') as object,
			createdAt: '2026-11-23T09:00:00.005Z',
		}),
	);
	expect(shop.sandbox.accepted).toHaveLength(1);
});

describe("dates are in the workflow's zone, whatever an expression gives", () => {
	test.each([
		['Europe/Berlin', '={{ $json.at }}', '2026-11-23 10:00:00', '2026-11-23T09:00:00.000Z'],
		['America/New_York', '={{ $json.at }}', '2026-11-23T10:00:00', '2026-11-23T15:00:00.000Z'],
		[
			'Asia/Kolkata',
			'={{ new Date($json.at) }}',
			'2026-11-23T10:00:00Z',
			'2026-11-23T10:00:00.000Z',
		],
		[
			'Asia/Kolkata',
			'={{ DateTime.fromISO($json.at) }}',
			'2026-11-23T10:00:00',
			'2026-11-23T04:30:00.000Z',
		],
		['UTC', '={{ $json.at.toDateTime() }}', '2026-11-23T10:00:00Z', '2026-11-23T10:00:00.000Z'],
		['UTC', '={{ $json.at }}', 1517504981790, '2018-02-01T17:09:41.790Z'],
	])('%s %s of %s', async (timezone, transactionDate, at, date) => {
		await send({ transactionDate }, { at }, timezone);
		expect(shop.payloads).toEqual([
			{ ...BASE_PAYLOAD, transaction: { reference: 'order-1', date } },
		]);
	});

	test("the day of delivery is the workflow's", async () => {
		await send(
			{ additionalFields: { estimatedDeliveryDate: '={{ $json.at }}' } },
			{ at: '2026-11-23T23:30:00Z' },
			'Europe/Berlin',
		);
		expect(shop.payloads).toEqual([{ ...BASE_PAYLOAD, estimatedDeliveryDate: '2026-11-24' }]);
	});
});

describe('JSON', () => {
	const products = [{ sku: 's', name: 'n', url: 'https://x.example' }];

	test.each([
		['text', JSON.stringify(products)],
		['text from an expression', `={{ ${JSON.stringify(JSON.stringify(products))} }}`],
		['a list from an expression', '={{ $json.products }}'],
	])('products as %s', async (_, productsJson) => {
		await send({ productsInput: 'json', productsJson }, { products });
		expect(shop.payloads).toEqual([{ ...BASE_PAYLOAD, products }]);
	});

	test.each(['', '[]', '={{ undefined }}', '={{ null }}', '={{ [] }}'])(
		'no products: %p',
		async (productsJson) => {
			await send({ productsInput: 'json', productsJson });
			expect(shop.payloads).toEqual([BASE_PAYLOAD]);
		},
	);

	test('other keys pass through, numbers become text only in text fields', async () => {
		await send({
			productsInput: 'json',
			productsJson:
				'[{"sku":12,"name":" n ","url":"https://x.example","gtin":null,"extra":{"a":1,"b":[],"c":" d "},"big":12345678901234567890}]',
			metadataInput: 'json',
			metadataJson: '={{ { vip: true, count: 3, none: "", note: " x " } }}',
		});
		expect(shop.payloads).toEqual([
			{
				...BASE_PAYLOAD,
				products: [
					{
						sku: '12',
						name: 'n',
						url: 'https://x.example',
						extra: { a: 1, c: 'd' },
						big: '12345678901234567890',
					},
				],
				metadata: { vip: true, count: 3, note: 'x' },
			},
		]);
	});
});

describe('wrong values', () => {
	test.each([
		[
			{ customerEmail: '={{ "a@@b.de" }}' },
			'Customer Email (customer.email) "a@@b.de" is not an email address',
		],
		[{ customerEmail: '={{ "" }}' }, 'Customer Email (customer.email) is required, but empty'],
		[
			{ customerEmail: '={{ $("Nowhere").item.json.x }}' },
			'Customer Email (customer.email) could not be read: ',
		],
		[
			{ transactionReference: '={{ $json.none }}' },
			'Transaction Reference (transaction.reference) is required, but empty',
		],
		[
			{ transactionReference: '={{ {a: 1} }}' },
			'Transaction Reference (transaction.reference) {"a":1} is not a text',
		],
		[
			{ transactionReference: '={{ 9007199254740993 }}' },
			'Transaction Reference (transaction.reference) 9007199254740992 is a number too large to be exact',
		],
		[
			{ transactionDate: '02/03/2026' },
			'Transaction Date (transaction.date) "02/03/2026" is not a date that can be read with certainty; accepted are a DateTime, ISO 8601',
		],
		[
			{ additionalFields: { createdAt: '2026-02-30' } },
			'Created At (createdAt) "2026-02-30" is not a date',
		],
		[
			{ additionalFields: { estimatedDeliveryDate: 'soon' } },
			'Estimated Delivery Date (estimatedDeliveryDate) "soon" is not a date',
		],
		[
			{ defaultLocale: '={{ "deutsch" }}' },
			'Default Locale (defaultLocale) "deutsch" is not a locale',
		],
		[
			{ eventType: { __rl: true, mode: 'name', value: 'checkout' } },
			'Event Type (type) "checkout" is reserved by eTrusted',
		],
		[
			{ eventType: '={{ { __rl: true, mode: "name" } }}' },
			'Event Type (type) is required, but empty',
		],
		[
			{ channel: '={{ { __rl: true, mode: "id" } }}' },
			'Channel (channel.id) is required, but empty',
		],
		[
			{ channel: { __rl: true, mode: 'id', value: '={{ $("Nowhere").item.json.x }}' } },
			'Channel (channel.id) could not be read: ',
		],
		[
			{ channel: { __rl: true, mode: 'id', value: 'my-shop' } },
			'Channel (channel.id) "my-shop" is not a channel ID of eTrusted',
		],
		[
			{ customerFields: { firstName: '={{ [1] }}' } },
			'First Name (customer.firstName) [1] is not a text',
		],
		[
			{ products: { product: [{ sku: '={{ "" }}', name: 'n', url: '={{ null }}' }] } },
			'Product 1 > SKU (products[0].sku) is required, but empty; Product 1 > URL (products[0].url) is required, but empty',
		],
		[
			{ products: { product: [{ sku: 's', name: 'n', url: 'x.example', imageUrl: '/i' }] } },
			'Product 1 > Image URL (products[0].imageUrl) "/i" is not a full web address that starts with https:// or http://; Product 1 > URL (products[0].url) "x.example" is not',
		],
		[
			{ productsInput: 'json', productsJson: '{"sku":"s"}' },
			'Products (JSON) (products) "{"sku":"s"}" is not a list of products',
		],
		[
			{ productsInput: 'json', productsJson: '[null]' },
			'Product 1 (products[0]) "null" is not an object with SKU, name and URL',
		],
		[
			{ productsInput: 'json', productsJson: '[{]' },
			'Products (JSON) (products) "[{]" is not valid JSON: ',
		],
		[
			{ metadataInput: 'json', metadataJson: '[1]' },
			'Metadata (JSON) (metadata) "[1]" is not an object',
		],
		[
			{ metadata: { entry: [{ key: '', value: 'v' }] } },
			'Metadata 1 > Key (metadata[0].key) is required where there is a value',
		],
		[
			{
				metadata: {
					entry: [
						{ key: 'k', value: 'v' },
						{ key: 'k', value: 'w' },
					],
				},
			},
			'Metadata 2 > Key (metadata.k) "k" stands there twice with two values',
		],
		[
			{ transactionDate: '={{ new Date(NaN) }}' },
			'Transaction Date (transaction.date) Invalid Date is not a date',
		],
		[
			{ transactionDate: '={{ 46349 }}' },
			'Transaction Date (transaction.date) 46349 is not a date',
		],
		[
			{ metadata: { entry: [{ key: 'n', value: '={{ NaN }}' }] } },
			'Metadata 1 > Value (metadata.n) NaN is not a text',
		],
		[
			{ productsInput: '={{ "JSON" }}', productsJson: '[]' },
			'Specify Products (productsInput) "JSON" is neither "fields" nor "json"',
		],
		[
			{ options: { dryRun: '={{ $json.none }}' } },
			'Dry Run (options.dryRun) is empty: neither true nor false',
		],
		[
			{ metadataInput: 'json', metadataJson: '={{ { n: 12345678901234567890 } }}' },
			'Metadata (JSON) (metadata) {"n":12345678901234567000} holds a number too large to be exact',
		],
		[{ options: { timeout: 0 } }, 'Timeout (options.timeout) 0 is not a whole number'],
		// A timer set to more than this fires at once.
		[{ options: { timeout: 2 ** 31 } }, 'Timeout (options.timeout) 2147483648 is not a whole'],
		[
			{ options: { maxConcurrentRequests: 101 } },
			'Max Concurrent Requests (options.maxConcurrentRequests) 101 is not a whole number from 1 to 100',
		],
		[{ options: { maxRetries: -1 } }, 'Max Retries (options.maxRetries) -1 is not a whole number'],
		[
			{ options: { dryRun: '={{ "maybe" }}' } },
			'Dry Run (options.dryRun) "maybe" is neither true nor false',
		],
	])('%j', async (parameters, problem) => {
		const run = await send(parameters);
		expect(run.error?.message).toContain(problem);
		expect(run.error?.message).toMatch(
			/^Nothing was sent, because values are wrong: .* \[item 0\]$/s,
		);
		expect(shop.sandbox.requests).toEqual([]);

		const continued = await shop.run([{}], parameters as never, {
			onError: 'continueRegularOutput',
		});
		expect(continued.error).toBeUndefined();
		expect(output(continued)[0]?.json.error).toContain(problem);
		expect(shop.sandbox.requests).toEqual([]);
	});

	test('a collection that is none is refused, should n8n ever hand one on (today its engine empties it)', () => {
		const problems = new Problems();
		const input = {
			eventType: 't',
			channel: CHANNEL,
			defaultLocale: '',
			customerEmail: 'a@b.de',
			customerFields: '{}',
			transactionReference: 'r',
			transactionDate: '',
			additionalFields: [],
		};
		buildPayload(
			{
				...input,
				products: { mode: 'fields', value: [{ sku: 's' }] },
				metadata: { mode: 'fields', value: { a: 1 } },
			},
			'UTC',
			problems,
		);
		expect(describeProblems(problems.found)).toBe(
			'Additional Fields (additionalFields) [] is not a set of fields; Customer Fields (customer) "{}" is not a set of fields; ' +
				'Products (products) [{"sku":"s"}] is not a set of fields; Metadata (metadata) {"a":1} is not a list of rows',
		);
	});

	test('of a collection the fields are named whose expressions fail, and the others are checked all the same', async () => {
		const broken = '={{ $("Nowhere").item.json.x }}';
		const run = await send({
			transactionReference: broken,
			customerFields: { firstName: broken, lastName: '={{ [1] }}' },
			products: { product: [{ sku: 's', name: broken, url: 'x' }] },
			additionalFields: { createdAt: broken },
			options: { timeout: broken },
		});
		const named = (run.error?.message ?? '')
			.split(': ')
			.slice(1)
			.join(': ')
			.split('; ')
			.map((problem) => problem.replace(/: .*/, ''));
		expect(named).toEqual([
			'First Name (customer.firstName) could not be read',
			'Last Name (customer.lastName) [1] is not a text',
			'Transaction Reference (transaction.reference) could not be read',
			'Product 1 > Name (products[0].name) could not be read',
			'Product 1 > URL (products[0].url) "x" is not a full web address that starts with https:// or http://',
			'Created At (createdAt) could not be read',
			'Timeout (options.timeout) could not be read',
		]);
		const skipped = await send({ options: { timeout: broken }, customerOptedIn: '={{ false }}' });
		expect(output(skipped)[0]?.json.skipped).toBe(true);
	});

	test('one message names every wrong field of every wrong item, and nothing is sent', async () => {
		const run = await shop.run([{}, { email: 'x', ref: '' }, { email: 'EPERM@y' }]);
		expect(run.error?.message).toBe(
			'Nothing was sent, because values are wrong: Customer Email (customer.email) "x" is not an email address; Transaction Reference (transaction.reference) is required, but empty [item 1] | Customer Email (customer.email) "EPERM@y" is not an email address [item 2]',
		);
		expect(run.error?.description).toContain('Items with wrong values: 2 of 3.');
		expect(shop.sandbox.requests).toEqual([]);
	});

	test('with "Continue On Fail" the others are sent, each in its place', async () => {
		const run = await shop.run(
			[{ ref: '0' }, { email: 'x' }, { ref: '2' }],
			{},
			{ onError: 'continueRegularOutput' },
		);
		expect(output(run)).toEqual([
			answered(shop, 0, 0),
			{
				json: {
					error:
						'Not sent, because values are wrong: Customer Email (customer.email) "x" is not an email address [item 1]',
					details: [
						{
							field: 'Customer Email',
							path: 'customer.email',
							value: '"x"',
							problem: 'is not an email address',
						},
					],
				},
				pairedItem: { item: 1 },
			},
			answered(shop, 1, 2),
		]);
	});

	test('the error output gets the failed item with its input', async () => {
		const run = await shop.run(
			[{ ref: '0' }, { email: 'x' }],
			{},
			{ onError: 'continueErrorOutput' },
		);
		expect(output(run)).toEqual([answered(shop, 0, 0)]);
		expect(output(run, 1)).toEqual([
			{
				json: expect.objectContaining({
					email: 'x',
					error: expect.stringContaining('"x" is not an email address') as string,
				}) as object,
				pairedItem: { item: 1 },
			},
		]);
	});
});

describe('consent and dry run', () => {
	test.each([[true], [1], ['true'], [' Yes '], ['1']])('%p is a yes', async (consent) => {
		await send({ customerOptedIn: '={{ $json.consent }}' }, { consent });
		expect(shop.payloads).toEqual([BASE_PAYLOAD]);
	});

	test.each([[false], [0], ['no'], [''], [null], [undefined], ['ja'], ['y'], [2], [{}], [[true]]])(
		'%p skips, even where values are wrong',
		async (consent) => {
			const run = await send(
				{ customerOptedIn: '={{ $json.consent }}' },
				{ consent, email: 'wrong' },
			);
			expect(output(run)).toEqual([
				{
					json: { skipped: true, reason: 'The customer did not opt in to review invitations' },
					pairedItem: { item: 0 },
				},
			]);
			expect(shop.sandbox.requests).toEqual([]);
		},
	);

	test('a dry run checks and shows, and calls nobody', async () => {
		const run = await send({ options: { dryRun: true } });
		expect(output(run)).toEqual([
			{
				json: { dryRun: true, wouldBe: 'sent', payload: BASE_PAYLOAD },
				pairedItem: { item: 0 },
			},
		]);
		expect((await send({ options: { dryRun: true } }, { email: 'x' })).error?.message).toContain(
			'"x" is not an email',
		);
		expect(shop.sandbox.requests).toEqual([]);
	});
});

test('a bare expression for a whole picker works', async () => {
	await send(
		{ channel: '={{ $json.c }}', eventType: '={{ $json.t }}' },
		{ c: CHANNEL, t: 'after_sales' },
	);
	expect(shop.payloads).toEqual([BASE_PAYLOAD]);
});
