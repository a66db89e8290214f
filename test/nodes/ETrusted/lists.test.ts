import { defaultChannels, defaultEventTypes } from '../../../sandbox/defaults';
import { shop } from '../oneShop';
import { answered, CHANNEL, output, Shop, skipWaiting, TOOL_TYPE } from '../shop';

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
