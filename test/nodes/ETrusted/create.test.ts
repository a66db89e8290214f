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
