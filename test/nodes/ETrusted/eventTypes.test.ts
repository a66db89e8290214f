import type { IDataObject } from 'n8n-workflow';

import type { Fault } from '../../../sandbox';
import { shop } from '../oneShop';
import { output } from '../shop';

/** What the API took or refused; not what the sandbox no longer knew the token of. */
const arrived = () =>
	shop.sandbox.requests
		.filter(({ pathname, status }) => pathname.startsWith('/event-types') && status !== 401)
		.map(({ method, path, text }) => [method, path, ...(text ? [JSON.parse(text) as object] : [])]);

const run = async (operation: string, parameters: IDataObject, input: IDataObject[] = [{}]) =>
	await shop.run(input, { resource: 'eventType', operation, ...parameters });

const jsons = (done: Awaited<ReturnType<typeof run>>) => {
	expect(done.error?.message).toBeUndefined();
	return output(done).map(({ json }) => json);
};

const hints = (done: Awaited<ReturnType<typeof run>>) =>
	done.rounds('eTrusted')[0]?.hints?.map(({ message }) => message);

const named = (name: string) => shop.sandbox.automation.eventTypes.named(name);

/** Outcomes after which nobody knows whether the API took a request. */
const DOUBTS: Fault[] = [
	{ acceptThenStatus: 500 },
	{ acceptThenStatus: 504 },
	{ acceptThenStatus: 200, body: '<html>Please sign in</html>' },
	{ drop: 'after' },
	{ drop: 'midway' },
];

const fault = (method: string, more: Fault) =>
	shop.sandbox.faults.add({ match: { method, path: /^\/event-types/ }, ...more });

describe('create', () => {
	const create = async (parameters: IDataObject, input?: IDataObject[]) =>
		await run('create', parameters, input);

	test('it looks, and creates: the name trimmed, active by default', async () => {
		const [created] = jsons(await create({ name: ' Click & Collect ' }));
		expect(created).toEqual({ ...named('Click & Collect'), created: true });
		expect(Object.keys(created!).at(-1)).toBe('created');
		expect(arrived()).toEqual([
			['GET', '/event-types'],
			['POST', '/event-types', { active: true, name: 'Click & Collect' }],
		]);
	});

	test('inactive where asked for', async () => {
		const [created] = jsons(await create({ name: 'pickup', active: '={{ "no" }}' }));
		expect(created).toMatchObject({ name: 'pickup', active: false, created: true });
	});

	test.each(['delivery', ' DELIVERY ', 'Spring_Campaign_2024'])(
		'%j is there already, and left as it is',
		async (name) => {
			const done = await create({ name });
			const standing = named(name.trim().toLowerCase());
			expect(jsons(done)).toEqual([{ ...standing, created: false }]);
			expect(arrived()).toEqual([['GET', '/event-types']]);
			expect(hints(done)).toEqual(['0 created, 1 skipped: 1 already there']);
		},
	);

	test('two items of one name make one', async () => {
		const composed = 'r\u00fcckgabe';
		const items = ['pickup', 'Pickup', 'other', composed, composed.normalize('NFD')];
		const input = items.map((name) => ({ name }));
		const made = jsons(await create({ name: '={{ $json.name }}' }, input));
		expect(made.map(({ name, created }) => [name, created])).toEqual([
			['pickup', true],
			['pickup', false],
			['other', true],
			[composed, true],
			[composed, false],
		]);
		expect(arrived().filter(([method]) => method === 'POST')).toHaveLength(3);
	});

	test.each(DOUBTS)('in doubt it is looked for, and not sent again: %j', async (doubt) => {
		fault('POST', doubt);
		expect(jsons(await create({ name: 'pickup' }))).toEqual([
			{ ...named('pickup'), created: true },
		]);
		expect(arrived().map(([method]) => method)).toEqual(['GET', 'POST', 'GET']);
		expect(shop.sandbox.automation.eventTypes.all).toHaveLength(5);
	});

	test('what is not found afterwards was not created', async () => {
		fault('POST', { status: 504 });
		const done = await create({ name: 'pickup' });
		expect(done.error?.message).toMatch(/^The event type was not created: eTrusted .*\(504\)/);
		expect(arrived().filter(([method]) => method === 'POST')).toHaveLength(1);
	});

	test('what cannot be looked for may have been created', async () => {
		// A token that is good: a request that is repeated for it would be counted.
		await create({ name: 'delivery' });
		fault('POST', { acceptThenStatus: 500 });
		shop.sandbox.faults.add({
			match: { method: 'GET', path: '/event-types', nth: [1, 2, 3, 4, 5] },
			status: 500,
		});
		const done = await create({ name: 'pickup' });
		expect(done.error?.message).toContain('the event type may have been created');
		expect(arrived().filter(([method]) => method === 'POST')).toHaveLength(1);
	});

	test.each([429, 503])('%d was surely not taken, and is sent again', async (status) => {
		fault('POST', { status });
		expect(jsons(await create({ name: 'pickup' }))[0]).toMatchObject({ created: true });
		expect(arrived().filter(([method]) => method === 'POST')).toHaveLength(2);
	});

	test("the API's own words of a refusal", async () => {
		const body = { Error: 'BadRequest', ErrorDescription: 'The name is too long' };
		fault('POST', { status: 400, body });
		const done = await create({ name: 'pickup' });
		expect(done.error?.message).toBe(
			'eTrusted refused the request: The name is too long (400) [item 0]',
		);
		fault('GET', { status: 403, body: { Error: 'Forbidden', ErrorDescription: 'no' } });
		expect((await create({ name: 'pickup' })).error?.message).toMatch(
			/^This API client may not create event types: no \(403\)/,
		);
	});

	test.each([
		['checkout', 'is reserved by eTrusted'],
		[' Checkout ', 'is reserved by eTrusted'],
		['={{ " " }}', 'is required, but empty'],
	])('%j is refused before anything is sent', async (name, problem) => {
		const done = await create({ name });
		expect(done.error?.message).toMatch(/^Nothing was sent.* Name \(name\) /);
		expect(done.error?.message).toContain(problem);
		expect(arrived()).toEqual([]);
	});

	test('an expression for "Active" that gives nothing does not make one that is off', async () => {
		const done = await create({ name: 'pickup', active: '={{ $json.nothing }}' });
		expect(done.error?.message).toContain('Active (active) is empty: neither true nor false');
		expect(arrived()).toEqual([]);
	});
});

describe('update', () => {
	const update = async (parameters: IDataObject, input?: IDataObject[]) =>
		await run('update', parameters, input);
	const by = (mode: string, value: string) => ({ __rl: true, mode, value });

	test.each([
		['list', 'delivery'],
		['name', 'delivery'],
		['name', 'Delivery'],
		['id', 'ety-4b1c8e29-5d6f-4a72-9fa3-c2d4e6a8ba54'],
		['list', 'ety-4b1c8e29-5d6f-4a72-9fa3-c2d4e6a8ba54'],
	])('by %s %s: its name goes out as it is', async (mode, value) => {
		const id = named('delivery')?.id;
		const [updated] = jsons(await update({ eventType: by(mode, value), active: false }));
		expect(updated).toEqual({ ...named('delivery'), changed: true });
		expect(named('delivery')?.active).toBe(false);
		expect(arrived()).toEqual([
			['GET', '/event-types'],
			['PUT', `/event-types/${id}`, { active: false, name: 'delivery' }],
		]);
	});

	test('what is so already is not sent', async () => {
		const done = await update({ eventType: by('name', 'delivery'), active: true });
		expect(jsons(done)).toEqual([{ ...named('delivery'), changed: false }]);
		expect(arrived()).toEqual([['GET', '/event-types']]);
		expect(hints(done)).toEqual(['0 changed, 1 skipped: 1 already so']);
	});

	test('items of one type take turns', async () => {
		const input = [{ on: false }, { on: false }, { on: true }];
		const done = await update(
			{ eventType: by('name', 'delivery'), active: '={{ $json.on }}' },
			input,
		);
		expect(jsons(done).map(({ changed }) => changed)).toEqual([true, false, true]);
		expect(named('delivery')?.active).toBe(true);
	});

	test.each(DOUBTS)('in doubt it is read, and not sent again: %j', async (doubt) => {
		fault('PUT', doubt);
		const [updated] = jsons(await update({ eventType: by('name', 'delivery'), active: false }));
		expect(updated).toEqual({ ...named('delivery'), active: false, changed: true });
		expect(arrived().map(([method]) => method)).toEqual(['GET', 'PUT', 'GET']);
	});

	test('what is not so afterwards was not changed', async () => {
		fault('PUT', { drop: 'before' });
		const done = await update({ eventType: by('name', 'delivery'), active: false });
		expect(done.error?.message).toMatch(/^The event type was not changed: /);
		expect(named('delivery')?.active).toBe(true);
	});

	test('of two that differ in case alone none is changed, unless it is meant exactly', async () => {
		const { id } = shop.sandbox.automation.eventTypes.create('DELIVERY', true);
		const done = await update({ eventType: by('name', 'Delivery'), active: false });
		expect(done.error?.message).toBe(
			`The account has 2 event types with the name "Delivery": "delivery" (${named('delivery')?.id}), "DELIVERY" (${id}) [item 0]`,
		);
		expect(done.error?.description).toContain('Choose the event type "By ID"');
		const exact = await update({ eventType: by('name', 'DELIVERY'), active: false });
		expect(jsons(exact)[0]).toMatchObject({ id, active: false, changed: true });
		expect(named('delivery')?.active).toBe(true);
	});

	test('one that there is not: those that there are', async () => {
		const done = await update({ eventType: by('name', 'delivered'), active: false });
		expect(done.error?.message).toBe(
			'The account has no event type with the name "delivered" [item 0]',
		);
		expect(done.error?.description).toContain('It has "after_sales", "delivery", "appointment"');
	});

	test('of many, the first twenty', async () => {
		const body = Array.from({ length: 30 }, (_, index) => ({
			id: `ety-${index}`,
			name: `t${index}`,
		}));
		fault('GET', { status: 200, body });
		const done = await update({ eventType: by('name', 'delivered'), active: false });
		expect(done.error?.description).toContain('"t19", … and 10 more. Pick one of them');
	});

	test.each([
		[{ eventType: by('id', 'delivery') }, 'is not an event type ID of eTrusted'],
		[
			{ eventType: by('name', '={{ $json.nothing }}') },
			'Event Type (eventType) is required, but empty',
		],
		[{ eventType: by('name', 'delivery'), active: '={{ $json.nothing }}' }, 'Active (active)'],
		[{ eventType: by('name', 'delivery'), active: '={{ "maybe" }}' }, 'is neither true nor false'],
	])('%j is wrong', async (parameters, problem) => {
		const done = await update(parameters);
		expect(done.error?.message).toContain(problem);
		expect(arrived()).toEqual([]);
	});
});

test('the picker has all of them, the one of eTrusted included', async () => {
	shop.sandbox.automation.eventTypes.create('checkout', true);
	const { results } = await shop.engine.listSearch(shop.node(), 'searchAllEventTypes');
	expect(results.map(({ name, value }) => [name, value])).toEqual([
		['after_sales', 'after_sales'],
		['appointment', 'appointment'],
		['checkout', 'checkout'],
		['delivery', 'delivery'],
		['spring_campaign_2024 (inactive)', 'spring_campaign_2024'],
	]);
});
