import { defaultChannels, defaultEventTypes } from '../../../sandbox/defaults';
import { answered, CHANNEL, output, Shop, skipWaiting, TOOL_TYPE } from '../shop';

let shop: Shop;
beforeAll(async () => {
	shop = await Shop.open({ expressions: 'legacy' });
});
afterAll(async () => await shop.close());
afterEach(() => {
	shop.sandbox.reset();
	jest.restoreAllMocks();
});

const paired = (list: unknown[], item = 0) => list.map((json) => ({ json, pairedItem: { item } }));

test('an event is read back, and its absence explained', async () => {
	await shop.run([{}]);
	const ref = answered(shop, 0).json.EventRef;
	const run = await shop.run([{}], { operation: 'get', eventId: ` ${ref} ` });
	expect(output(run)).toEqual([
		{
			json: expect.objectContaining({ id: ref, type: 'after_sales' }) as object,
			pairedItem: { item: 0 },
		},
	]);
	const none = await shop.run([{}], { operation: 'get', eventId: '../channels?x=ä' });
	expect(none.error?.message).toBe(
		'eTrusted has no event with this ID yet: The event was not found (404) [item 0]',
	);
	expect(none.error?.description).toBe(
		'An event appears a while after it was accepted: put a Wait node before this one, or turn on "Retry On Fail". If it never appears, check the event ID.',
	);
	expect(shop.sandbox.requests.at(-1)?.path).toBe('/events/..%2Fchannels%3Fx%3D%C3%A4');
	expect(
		(await shop.run([{}], { operation: 'get', eventId: '={{ "" }}' })).error?.message,
	).toContain('Event ID (eventId) is required, but empty');
});

test('a read that broke is not said to have created anything', async () => {
	skipWaiting();
	shop.sandbox.faults.add({ match: { path: '/channels' }, times: Infinity, status: 500 });
	expect((await shop.run([{}], { resource: 'channel', operation: 'getAll' })).error?.message).toBe(
		'eTrusted failed to answer: Internal Server Error (500), after 4 tries [item 0]',
	);
	shop.sandbox.faults.clear();
	shop.sandbox.faults.add({ match: { path: '/channels' }, times: Infinity, drop: 'before' });
	expect(
		(await shop.run([{}], { resource: 'channel', operation: 'getAll' })).error?.message,
	).not.toContain('created');
	shop.sandbox.faults.clear();
	shop.sandbox.faults.add({ match: { path: '/channels' }, status: 200, body: { not: 'a list' } });
	expect(
		(await shop.run([{}], { resource: 'channel', operation: 'getAll' })).error?.message,
	).toContain('not what the eTrusted API is documented to send');
});

test.each([[[null]], [['x']], ['<html>'], [{}]])('%j is no list', async (body) => {
	for (const [resource, path, pick] of [
		['channel', '/channels', 'searchChannels'],
		['eventType', '/event-types', 'searchEventTypes'],
	] as const) {
		shop.sandbox.faults.add({ match: { path }, times: 2, status: 200, body });
		const run = await shop.run([{}], {
			resource,
			operation: 'getAll',
			filters: { activeOnly: true },
		});
		expect(run.error?.message).toContain('not what the eTrusted API is documented to send');
		await expect(shop.engine.listSearch(shop.node(), pick)).rejects.toThrow(
			'not what the eTrusted API is documented',
		);
	}
	shop.sandbox.faults.add({ match: { path: '/events/evt-1' }, status: 200, body: [{ id: 1 }] });
	expect((await shop.run([{}], { operation: 'get', eventId: 'evt-1' })).error?.message).toContain(
		'not what the eTrusted API is documented',
	);
});

test('an event type without a name cannot be picked, a channel without one is picked by its ID', async () => {
	shop.sandbox.faults.add({
		match: { path: '/event-types' },
		status: 200,
		body: [{ id: 'ety-1' }],
	});
	expect((await shop.engine.listSearch(shop.node(), 'searchEventTypes')).results).toEqual([]);
	shop.sandbox.faults.add({
		match: { path: '/channels' },
		status: 200,
		body: [{ id: 'chl-1', locale: 'de_DE' }],
	});
	expect((await shop.engine.listSearch(shop.node(), 'searchChannels')).results).toEqual([
		{ name: 'chl-1 (de_DE)', value: 'chl-1' },
	]);
});

test('channels and event types, for each item in', async () => {
	expect(
		output(await shop.run([{}, {}], { resource: 'channel', operation: 'getAll', limit: 2 })),
	).toEqual([...paired(defaultChannels.slice(0, 2)), ...paired(defaultChannels.slice(0, 2), 1)]);
	expect(
		output(await shop.run([{}], { resource: 'channel', operation: 'getAll', returnAll: true })),
	).toEqual(paired(defaultChannels));
	expect(
		output(
			await shop.run([{}], {
				resource: 'eventType',
				operation: 'getAll',
				filters: { activeOnly: true },
			}),
		),
	).toEqual(paired(defaultEventTypes.filter(({ active }) => active)));
	expect(
		output(
			await shop.run([{}], {
				resource: 'eventType',
				operation: 'getAll',
				filters: { name: '={{ "delivery" }}' },
			}),
		),
	).toEqual(paired(defaultEventTypes.filter(({ name }) => name === 'delivery')));
	expect(shop.sandbox.requests.at(-1)?.path).toBe('/event-types?name=delivery');
	expect(
		(await shop.run([{}], { resource: 'channel', operation: 'getAll', limit: 0 })).error?.message,
	).toContain('Limit (limit) 0 is not a whole number of 1 or more');
});

test('a limit that the panel does not show is of no account', async () => {
	const all = { resource: 'channel', operation: 'getAll', returnAll: '={{ "yes" }}', limit: 'all' };
	expect(output(await shop.run([{}], all as never))).toEqual(paired(defaultChannels));
});

test('items share an answer only where they ask for the same', async () => {
	const outcomes = async (parameters: object, input: object[], settings: object = {}) => {
		const run = await shop.run(input as never, parameters as never, settings);
		return input.map((_, item) =>
			output(run)
				.filter(({ pairedItem }) => (pairedItem as { item: number }).item === item)
				.map(({ json }) => json),
		);
	};
	const asked = (path: string) =>
		shop.sandbox.requests.filter(({ method, pathname }) => method === 'GET' && pathname === path);

	await shop.run([{ ref: 'a' }, { ref: 'b' }]);
	const [a, b] = shop.sandbox.accepted.map(({ ref }) => ref);
	const events = await outcomes(
		{ operation: 'get', eventId: '={{ $json.id }}', simplify: '={{ $json.simple }}' },
		[
			{ id: a, simple: false },
			{ id: b, simple: false },
			{ id: a, simple: true },
			{ id: a, simple: true },
		],
	);
	expect(events.map(([event]) => event?.id)).toEqual([a, b, a, a]);
	expect(events.map(([event]) => event && 'customer' in event)).toEqual([true, true, false, false]);
	expect(asked(`/events/${a}`)).toHaveLength(2);

	const channels = await outcomes(
		{ resource: 'channel', operation: 'getAll', limit: '={{ $json.n }}' },
		[{ n: 1 }, { n: 2 }, { n: 1 }],
	);
	expect(channels.map(({ length }) => length)).toEqual([1, 2, 1]);
	expect(asked('/channels')).toHaveLength(2);

	const eventTypes = await outcomes(
		{
			resource: 'eventType',
			operation: 'getAll',
			limit: '={{ $json.n }}',
			filters: { activeOnly: '={{ $json.active }}', name: '={{ $json.name }}' },
		},
		[
			{ n: 9, active: false },
			{ n: 9, active: true },
			{ n: 1, active: true },
			{ n: 9, active: true, name: 'delivery' },
			{ n: 9, active: false },
		],
		// As a tool, where a filter that comes to nothing is none.
		{ type: TOOL_TYPE },
	);
	const active = defaultEventTypes.filter((type) => type.active);
	expect(eventTypes).toEqual([
		defaultEventTypes,
		active,
		active.slice(0, 1),
		active.filter(({ name }) => name === 'delivery'),
		defaultEventTypes,
	]);
	expect(asked('/event-types')).toHaveLength(4);
});

test('an event comes out flat by default', async () => {
	await shop.run([{}]);
	const event = shop.sandbox.accepted[0];
	const run = await shop.run([{}], { operation: 'get', eventId: event?.ref });
	expect(output(run)).toEqual([
		{
			json: {
				id: event?.ref,
				type: 'after_sales',
				channelId: CHANNEL,
				orderReference: 'order-1',
				orderDate: null,
				estimatedDeliveryDate: null,
				locale: 'de_DE',
				productCount: null,
				system: 'n8n-nodes-etrusted',
				createdAt: expect.stringMatching(/Z$/) as string,
			},
			pairedItem: { item: 0 },
		},
	]);
});

test('only an event type that says so is active', async () => {
	const body = [{ name: 'a', active: true }, { name: 'b' }, { name: 'c', active: null }];
	shop.sandbox.faults.add({ match: { path: '/event-types' }, status: 200, body });
	const run = await shop.run([{}], {
		resource: 'eventType',
		operation: 'getAll',
		filters: { activeOnly: true },
	});
	expect(output(run)).toEqual(paired(body.slice(0, 1)));
});

test('an operation that does not exist', async () => {
	const run = await shop.run([{}], { resource: 'channel', operation: 'drop' });
	expect(run.error?.message).toBe('There is no operation "channel:drop"');
});

test('the pickers: searched, sorted, marked', async () => {
	const eventTypes = await shop.engine.listSearch(shop.node(), 'searchEventTypes');
	expect(eventTypes.results.map(({ name, value }) => [name, value])).toEqual([
		['after_sales', 'after_sales'],
		['appointment', 'appointment'],
		['delivery', 'delivery'],
		['spring_campaign_2024 (inactive)', 'spring_campaign_2024'],
	]);
	const [channel] = defaultChannels;
	expect((await shop.engine.listSearch(shop.node(), 'searchChannels', ' DE_de ')).results).toEqual([
		{ name: `${channel?.name} (de_DE)`, value: channel?.id, url: channel?.url },
	]);
	shop.sandbox.faults.add({
		match: { path: '/channels' },
		times: 5,
		status: 403,
		body: { Message: 'no' },
	});
	await expect(shop.engine.listSearch(shop.node(), 'searchChannels')).rejects.toThrow(
		'This API client may not read this: no (403)',
	);
	shop.sandbox.faults.clear();
	shop.sandbox.faults.add({ match: { path: '/channels' }, status: 503 });
	await expect(shop.engine.listSearch(shop.node(), 'searchChannels')).rejects.toMatchObject({
		description: 'Open the list again later.',
	});
	shop.sandbox.faults.add({ match: { path: '/channels' }, status: 200, body: {} });
	await expect(shop.engine.listSearch(shop.node(), 'searchChannels')).rejects.toThrow(
		'not what the eTrusted API is documented',
	);
});

describe('what the pickers are filled with', () => {
	const answerWith = (path: string | RegExp, body: object[]) =>
		shop.sandbox.faults.add({ match: { path }, status: 200, body });
	const search = async (method: string, filter?: string) =>
		(await shop.engine.listSearch(shop.node(), method, filter)).results;

	test('channels by name, where one can be picked and where several can', async () => {
		const channels = [
			{ id: 'chl-2', name: 'Zoo', locale: 'de_DE', url: 'https://zoo.example' },
			{ id: '', name: 'Without an ID' },
			{ name: 'Without any' },
			{ id: 'chl-1', name: 'Apes' },
		];
		answerWith('/channels', channels);
		expect(await search('searchChannels')).toEqual([
			{ name: 'Apes', value: 'chl-1' },
			{ name: 'Zoo (de_DE)', value: 'chl-2', url: 'https://zoo.example' },
		]);
		answerWith('/channels', channels);
		expect(await shop.engine.loadOptions(shop.node(), 'getChannels')).toEqual([
			{ name: 'Apes', value: 'chl-1' },
			{ name: 'Zoo (de_DE)', value: 'chl-2' },
		]);
	});

	test('a channel is found by its ID as well', async () => {
		const [channel] = defaultChannels;
		expect(await search('searchChannels', channel?.id.toUpperCase())).toEqual([
			{ name: `${channel?.name} (de_DE)`, value: channel?.id, url: channel?.url },
		]);
	});

	test('event types by name, searched, the active ones first, without the one that is reserved', async () => {
		const names = ['checkout', 'my_sales', 'after_sales', 'delivery'];
		const eventTypes = [
			{ name: 'a_former_sales', active: false },
			...names.map((name) => ({ name, active: true })),
		];
		answerWith('/event-types', eventTypes);
		expect(await search('searchEventTypes')).toEqual([
			{ name: 'after_sales', value: 'after_sales' },
			{ name: 'delivery', value: 'delivery' },
			{ name: 'my_sales', value: 'my_sales' },
			{ name: 'a_former_sales (inactive)', value: 'a_former_sales' },
		]);
		answerWith('/event-types', eventTypes);
		expect((await search('searchEventTypes', ' SALES')).map(({ value }) => value)).toEqual([
			'after_sales',
			'my_sales',
			'a_former_sales',
		]);
	});

	test('questionnaires only, by name, searched', async () => {
		const templates = [
			{ id: 'tpl-2', name: 'Short', description: 'Three questions' },
			{ name: 'Without an ID' },
			{ id: 'tpl-3' },
			{ id: 'tpl-1', name: 'Long' },
		];
		answerWith(/^\/templates/, templates);
		expect(await search('searchTemplates')).toEqual([
			{ name: 'Long', value: 'tpl-1' },
			{ name: 'Short', value: 'tpl-2', description: 'Three questions' },
			{ name: 'tpl-3', value: 'tpl-3' },
		]);
		expect(shop.sandbox.requests.at(-1)?.path).toBe('/templates?type=QUESTIONNAIRE');
		answerWith(/^\/templates/, templates);
		expect((await search('searchTemplates', 'sHoRt ')).map(({ value }) => value)).toEqual([
			'tpl-2',
		]);
	});

	test('somebody sits in front of them: one try, of 15 seconds at most', async () => {
		const limits = jest.spyOn(AbortSignal, 'timeout');
		await search('searchChannels');
		expect(limits.mock.calls).toContainEqual([15_000]);
		shop.sandbox.requests.length = 0;
		shop.sandbox.faults.add({ match: { path: '/channels' }, times: Infinity, status: 503 });
		await expect(search('searchChannels')).rejects.toThrow(/not available at the moment.*\(503\)$/);
		expect(shop.sandbox.requests).toHaveLength(1);
	});
});

test('the credential: two fields, constants, and a test that calls the API', async () => {
	expect(await shop.engine.testCredential('1')).toMatchObject({ status: 'OK' });
	expect(shop.sandbox.requests.map(({ path }) => path)).toContain('/channels');
	const wrong = await Shop.engineFor(shop.sandbox, { secret: 'wrong' });
	const refused = await wrong.testCredential('1');
	expect(refused.status).toBe('Error');
	expect(refused.message).toMatch(/client/i);
	const unreachable = await Shop.engineFor(shop.sandbox, {
		overwrites: { accessTokenUrl: 'http://127.0.0.1:1/oauth/token' },
	});
	expect((await unreachable.testCredential('1')).message).toMatch(/refused/i);
});
