import type { IDataObject, INode } from 'n8n-workflow';

import { CHANNEL, output, Shop, skipWaiting, TOOL_TYPE } from '../shop';

/** Every filter of every operation that reads a list: its label, its name, and something for it. */
const REVIEW_FILTERS: Array<[label: string, name: string, value: unknown]> = [
	['Channels', 'channels', [CHANNEL]],
	['Has Reply', 'hasReply', false],
	['Order Reference or Email', 'query', 'W-1'],
	['Ratings', 'ratings', [5]],
	['SKUs', 'skus', 'A-1'],
	['States', 'states', 'APPROVED'],
	['Submitted After', 'submittedAfter', '2026-11-01'],
	['Submitted Before', 'submittedBefore', '2026-11-02'],
	['Types', 'types', ['SERVICE_REVIEW']],
];
const OPERATIONS = {
	'review:getAll': REVIEW_FILTERS,
	'review:count': REVIEW_FILTERS,
	'invite:getAll': [
		['Event ID', 'eventId', 'evt-1'],
		['Exact Match', 'exactMatch', false],
		['Order Reference or Email', 'query', 'W-1'],
		['Statuses', 'statuses', 'SENT'],
	],
	'eventType:getAll': [
		['Active Only', 'activeOnly', false],
		['Name', 'name', 'delivery'],
	],
} as Record<string, typeof REVIEW_FILTERS>;
const ALL = Object.entries(OPERATIONS).flatMap(([operation, filters]) =>
	filters.map(([label, name, value]) => [operation, label, name, value] as const),
);

/** Items of which `given` comes to nothing, most of them by a typo. */
const NOTHINGS: IDataObject[] = [
	{},
	...[null, '', ' ', [], [null, ''], '[]', '[ ]', '[""]'].map((given) => ({ given })),
];

const parametersOf = (operation: string) => {
	const [resource, name] = operation.split(':');
	return { resource, operation: name, returnAll: true };
};

describe.each(['legacy', 'vm'] as const)('with %s expressions', (expressions) => {
	let shop: Shop;
	beforeAll(async () => {
		shop = await Shop.open({ expressions });
	});
	beforeEach(() => {
		skipWaiting();
	});
	afterEach(() => {
		shop.reset();
		jest.restoreAllMocks();
	});
	const run = async (
		operation: string,
		filters: unknown,
		input: IDataObject[] = [{}],
		settings: Partial<INode> = {},
	) => await shop.run(input, { ...parametersOf(operation), filters } as IDataObject, settings);
	const asked = () => shop.sandbox.requests.length;
	const pathsAsked = () =>
		shop.sandbox.requests.map(({ path }) => path).filter((path) => !path.startsWith('/oauth/'));
	const mapped = (name: string) => ({ [name]: '={{ $json.given }}' });

	test.each(ALL)(
		'%s: an expression for "%s" that comes to nothing is an error that names it, and nothing is asked',
		async (operation, label, name) => {
			const { error } = await run(operation, mapped(name));
			expect(error?.message).toContain(
				`${label} (filters.${name}) came to nothing: remove it, or give it a value`,
			);
			const continued = { onError: 'continueRegularOutput' } as const;
			const items = output(await run(operation, mapped(name), NOTHINGS, continued));
			expect(items).toHaveLength(NOTHINGS.length);
			for (const { json } of items) {
				expect(json.error).toContain(`${label} (filters.${name})`);
				expect(json.error).toContain('came to nothing: remove it, or give it a value');
			}
			expect(asked()).toBe(0);
		},
	);

	test.each(ALL)('%s: "%s" that is something is taken', async (operation, _, name, value) => {
		const { error } = await run(operation, mapped(name), [{ given: value } as IDataObject]);
		expect(error).toBeUndefined();
		expect(asked()).toBeGreaterThan(0);
	});

	test.each(ALL)('%s: as a tool, "%s" that is empty is no filter', async (operation, _, name) => {
		const few = { ...parametersOf(operation), returnAll: false, limit: 3 };
		const all = output(await shop.run([{}], { ...few, filters: {} }));
		expect(all.length).toBeGreaterThan(0);
		const unfiltered = new Set(pathsAsked());
		expect(unfiltered.size).toBe(1);
		const items = output(
			await shop.run(NOTHINGS, { ...few, filters: mapped(name) }, { type: TOOL_TYPE }),
		);
		expect(items.map(({ json }) => json)).toEqual(
			NOTHINGS.flatMap(() => all.map(({ json }) => json)),
		);
		expect(new Set(pathsAsked())).toEqual(unfiltered);
	});

	test('of whatever kind: an empty expression, a path into nothing, several that are nothing', async () => {
		for (const nothing of ['=', '={{ $json.a.b.c }}', '={{ $json.a }}{{ $json.b }}']) {
			const { error } = await run('review:getAll', { query: nothing });
			expect(error?.message).toContain('Order Reference or Email (filters.query) came to nothing');
		}
		expect(asked()).toBe(0);
	});

	test('no typo lets a reply be posted under all reviews', async () => {
		const parameters = {
			...parametersOf('review:getAll'),
			filters: { query: '={{ $json.order_number }}' },
		};
		const workflow = {
			nodes: [
				{ name: 'Start', type: 'test.start' },
				shop.node(parameters),
				{
					...shop.node({
						resource: 'review',
						operation: 'reply',
						reviewId: '={{ $json.id }}',
						comment: 'Thank you',
					}),
					name: 'Reply',
				},
			],
			input: [{ number: '1001' }],
		};
		const done = await shop.engine.run(workflow);
		expect(done.error?.message).toContain(
			'Order Reference or Email (filters.query) came to nothing',
		);
		expect(asked()).toBe(0);
	});

	test('a template of which the text alone is left came to nothing; with something in it it is asked', async () => {
		const filters = { query: '=#{{ $json.order_number }}' };
		expect((await run('review:getAll', filters)).error?.message).toContain(
			'Order Reference or Email (filters.query) "#" is only the text around an expression that came to nothing',
		);
		expect(asked()).toBe(0);
		await run('review:getAll', filters, [{ order_number: 1001 }]);
		expect(shop.sandbox.requests.at(-1)?.query.get('query')).toBe('#1001');
	});

	test('one expression in a list of picked ones', async () => {
		const filters = { channels: [CHANNEL, '={{ $json.channel }}'] };
		expect((await run('review:getAll', filters)).error?.message).toContain('came to nothing');
		expect(asked()).toBe(0);
		await run('review:getAll', filters, [{ channel: 'chl-2' }]);
		expect(shop.sandbox.requests.at(-1)?.query.get('channels')).toBe(`${CHANNEL},chl-2`);
	});

	test('each item answers for itself', async () => {
		const items = output(
			await run('review:count', { query: '={{ $json.number }}' }, [{ number: 'none' }, {}], {
				onError: 'continueRegularOutput',
			}),
		);
		expect(items.map(({ json }) => json)).toMatchObject([
			{ count: 0 },
			{ error: expect.stringContaining('came to nothing') as string },
		]);
	});

	test('lists as JSON text, as models write them', async () => {
		await run(
			'review:getAll',
			{
				channels: '={{ $json.channels }}',
				ratings: '[1, "2"]',
				skus: '["A-1", "B-2"]',
				states: '={{ \'["APPROVED"]\' }}',
				types: '={{ ["SERVICE_REVIEW"] }}',
			},
			[{ channels: JSON.stringify([CHANNEL, 'chl-2']) }],
		);
		const request = shop.sandbox.requests.at(-1);
		expect(Object.fromEntries(request?.query ?? [])).toMatchObject({
			channels: `${CHANNEL},chl-2`,
			rating: '1,2',
			sku: 'A-1,B-2',
			status: 'APPROVED',
			type: 'SERVICE_REVIEW',
		});
		expect(request?.path).toContain('sku=A-1,B-2');
	});

	test.each([
		['[C-7, D-8]', 'SKUs (filters.skus) "[C-7, D-8]" starts like a JSON list'],
		['["A-1, B-2"]', 'holds "A-1, B-2": eTrusted separates entries by commas'],
		['={{ ["A,1"] }}', 'SKUs (filters.skus) ["A,1"] holds "A,1": eTrusted separates entries by'],
	])('%s is refused', async (skus, message) => {
		expect((await run('review:getAll', { skus })).error?.message).toContain(message);
		const asTool = output(await run('review:getAll', { skus }, [{}], { type: TOOL_TYPE }));
		expect(asTool[0]?.json.error).toContain(message);
		expect(asked()).toBe(0);
	});
});
