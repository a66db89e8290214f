import { defaultChannels, defaultEventTypes } from '../../../sandbox/defaults';
import { answered, output, Shop, skipWaiting } from '../shop';

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
	expect(none.error?.description).toContain('a while after it was accepted');
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
