import { describeProblems, Problems } from '../../../nodes/ETrusted/helpers/problems';
import { buildPayload } from '../../../nodes/ETrusted/payload/eventPayload';
import { answered, CHANNEL, output, Shop } from '../shop';

let shop: Shop;
beforeAll(async () => {
	shop = await Shop.open();
});
afterAll(async () => await shop.close());
afterEach(() => shop.sandbox.reset());

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
		const run = await shop.run([{}], parameters as never);
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
		const run = await shop.run([{}], {
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
		const skipped = await shop.run([{}], {
			options: { timeout: broken },
			customerOptedIn: '={{ false }}',
		});
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
