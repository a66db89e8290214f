import type { IDataObject } from 'n8n-workflow';

import type { Fault, InviteSetting } from '../../../sandbox';
import { defaultChannels } from '../../../sandbox/defaults';
import { CHANNEL, output, Shop, skipWaiting } from '../shop';

let shop: Shop;
beforeAll(async () => {
	shop = await Shop.open({ expressions: 'legacy' });
});
beforeEach(() => {
	skipWaiting();
});
afterEach(() => {
	shop.reset();
	jest.restoreAllMocks();
});

const UK = 'chl-1c2d9b74-52a3-4e6f-9a08-7d4c1f6b8e21';

const arrived = () =>
	shop.sandbox.requests
		.filter(({ pathname, status }) => pathname !== '/oauth/token' && status !== 401)
		.map(({ method, path }) => `${method} ${path}`);

const bodies = () =>
	shop.sandbox.requests.filter(({ method }) => method === 'PATCH').map(({ json }) => json);

const locator = (value: string, mode = 'list') => ({ __rl: true, mode, value });

const run = async (operation: string, parameters: IDataObject, input: IDataObject[] = [{}]) =>
	await shop.run(input, { resource: 'inviteSettings', operation, ...parameters });

const jsons = (done: Awaited<ReturnType<typeof run>>) => {
	expect(done.error?.message).toBeUndefined();
	return output(done).map(({ json }) => json);
};

const hints = (done: Awaited<ReturnType<typeof run>>) =>
	done.rounds('eTrusted')[0]?.hints?.map(({ message }) => message);

const typeId = (name: string) => shop.sandbox.automation.eventTypes.named(name)?.id ?? '';
const setting = (channelId = UK, type = 'delivery') =>
	shop.sandbox.automation.inviteSettings.of(channelId, typeId(type)) as InviteSetting;

const KEYS = [
	'id',
	'channelId',
	'channelName',
	'eventTypeId',
	'eventType',
	'eventTypeActive',
	'enabled',
	'serviceEnabled',
	'serviceDelayDays',
	'serviceTimeOfDay',
	'productEnabled',
	'productDelayDays',
	'productTimeOfDay',
	'updatedAt',
];

/** UK's setting for deliveries, as it comes out. */
const SIMPLE = () => ({
	id: setting().id,
	channelId: UK,
	channelName: 'Müller & Sons Store',
	eventTypeId: typeId('delivery'),
	eventType: 'delivery',
	eventTypeActive: true,
	enabled: true,
	serviceEnabled: true,
	serviceDelayDays: 5,
	serviceTimeOfDay: '07:15:00Z',
	productEnabled: true,
	productDelayDays: 5,
	productTimeOfDay: '07:15:00Z',
	updatedAt: '2025-09-15T13:30:00.000Z',
});

describe('getAll', () => {
	const getAll = async (parameters: IDataObject = {}, input?: IDataObject[]) =>
		await run('getAll', { channel: locator(''), eventType: locator(''), ...parameters }, input);

	test('all of them, with the names of their channels and event types', async () => {
		const all = jsons(await getAll());
		expect(all).toHaveLength(11);
		for (const one of all) expect(Object.keys(one)).toEqual(KEYS);
		expect(all.find(({ id }) => id === setting().id)).toEqual(SIMPLE());
		expect(arrived()).toEqual(['GET /invite-settings', 'GET /channels', 'GET /event-types']);
	});

	test.each([
		[{ channel: locator(UK) }, `?channel-id=${UK}`, 4],
		[{ channel: locator(UK, 'id') }, `?channel-id=${UK}`, 4],
	])('%j', async (parameters, query, count) => {
		expect(jsons(await getAll(parameters))).toHaveLength(count);
		expect(arrived()[0]).toBe(`GET /invite-settings${query}`);
	});

	test.each([
		['list', 'delivery'],
		['name', 'Delivery'],
		['id', 'ety-4b1c8e29-5d6f-4a72-9fa3-c2d4e6a8ba54'],
	])('of one event type by %s, in one channel', async (mode, value) => {
		const parameters = { channel: locator(UK), eventType: locator(value, mode) };
		expect(jsons(await getAll(parameters))).toEqual([SIMPLE()]);
		expect(arrived().slice(0, 2)).toEqual([
			'GET /event-types',
			`GET /invite-settings?channel-id=${UK}&event-type-id=${typeId('delivery')}`,
		]);
	});

	test('as the API gives them', async () => {
		shop.sandbox.automation.inviteSettings.change(setting().id, { novelty: [1] });
		const all = jsons(await getAll({ simplify: false, channel: locator(UK) }));
		expect(all).toContainEqual(setting());
		expect(arrived()).toEqual([`GET /invite-settings?channel-id=${UK}`]);
	});

	test('names are asked once a run', async () => {
		const input = [{ channel: UK }, { channel: CHANNEL }, { channel: UK }];
		const all = jsons(await getAll({ channel: locator('={{ $json.channel }}', 'id') }, input));
		expect(all).toHaveLength(12);
		expect(arrived().filter((path) => !path.includes('settings'))).toEqual([
			'GET /channels',
			'GET /event-types',
		]);
	});

	test('with an event type chosen too', async () => {
		const input = [{ type: 'delivery' }, { type: 'Delivery' }, { type: typeId('delivery') }];
		const eventType = '={{ $json.type }}';
		const all = jsons(await getAll({ channel: UK, eventType }, input));
		expect(all).toEqual([SIMPLE(), SIMPLE(), SIMPLE()]);
		expect(arrived().filter((path) => !path.includes('settings'))).toEqual([
			'GET /event-types',
			'GET /channels',
		]);
	});

	test('more than the API gives at once are asked for channel by channel', async () => {
		const { inviteSettings } = shop.sandbox.automation;
		const before = inviteSettings.all.length;
		for (let index = 0; index < 5000; index += 1) {
			const channelId = index % 2 === 0 ? UK : CHANNEL;
			inviteSettings.add({ channelId, eventTypeId: `ety-${index}` });
		}
		const all = jsons(await getAll({ simplify: false }));
		expect(new Set(all.map(({ id }) => id)).size).toBe(before + 5000);
		expect(all).toHaveLength(before + 5000);
		const channels = defaultChannels.map(({ id }) => id);
		expect(arrived()).toEqual([
			'GET /invite-settings',
			'GET /channels',
			...channels.map((id) => `GET /invite-settings?channel-id=${id}`),
		]);
	});

	test('what is odd or missing is null, and so are names that cannot be read', async () => {
		shop.sandbox.faults.add({ match: { path: '/channels' }, status: 403 });
		shop.sandbox.faults.add({
			match: { path: '/invite-settings' },
			status: 200,
			body: [{ id: 'is-1', enabled: 'maybe', serviceInviteConfiguration: null }],
		});
		const [one, ...more] = jsons(await getAll());
		expect(more).toEqual([]);
		expect(one).toEqual({
			...Object.fromEntries(KEYS.map((key) => [key, null])),
			id: 'is-1',
			enabled: 'maybe',
		});
	});

	test.each(['/channels', '/event-types'])(
		'a 401 of %s alone, which gives names, hides no setting',
		async (path) => {
			shop.sandbox.faults.add({ match: { path }, status: 401, times: 9 });
			const items = [{ id: UK }, { id: CHANNEL }];
			const settings = jsons(
				await run(
					'getAll',
					{ channel: locator('={{ $json.id }}', 'id'), eventType: locator('') },
					items,
				),
			);
			expect(settings).toHaveLength(8);
			const isUnnamed = path === '/channels' ? 'channelName' : 'eventType';
			expect(settings.map((one) => one[isUnnamed])).toEqual(settings.map(() => null));
		},
	);

	test('an API that ignores a filter does not show the whole account', async () => {
		const body = shop.sandbox.automation.inviteSettings.all;
		shop.sandbox.faults.add({ match: { path: /^\/invite-settings/ }, status: 200, body });
		const all = jsons(await getAll({ channel: locator(UK) }));
		expect(new Set(all.map(({ channelId }) => channelId))).toEqual(new Set([UK]));
	});

	test.each([
		[{ channel: locator('={{ $json.nothing }}', 'id') }, 'Channel (channel) came to nothing'],
		[{ eventType: locator('={{ "" }}', 'name') }, 'Event Type (eventType) came to nothing'],
		[{ channel: locator('shop', 'id') }, 'is not a channel ID of eTrusted'],
	])('%j is wrong', async (parameters, problem) => {
		expect((await getAll(parameters)).error?.message).toContain(problem);
		expect(arrived()).toEqual([]);
	});

	test('who may not read them is told so', async () => {
		shop.sandbox.faults.add({
			match: { path: '/invite-settings' },
			status: 403,
			body: { Error: 'Forbidden', ErrorDescription: 'Ask your admin' },
		});
		const done = await getAll();
		expect(done.error?.message).toBe(
			'This API client may not read or change invite settings: Ask your admin (403) [item 0]',
		);
	});
});

describe('update', () => {
	const update = async (changes: unknown, more: IDataObject = {}, input?: IDataObject[]) =>
		await run(
			'update',
			{
				channel: locator(UK),
				eventType: locator('delivery'),
				changes: changes as IDataObject,
				...more,
			},
			input,
		);

	const wholeOf = (one: InviteSetting) => {
		const { id, channelId, eventTypeId, createdAt, updatedAt, ...content } = one;
		expect([id, channelId, eventTypeId, createdAt, updatedAt]).not.toContain(undefined);
		return content;
	};

	test('it reads, and sends the whole with the change in it, unknown keys included', async () => {
		const before = setting();
		shop.sandbox.automation.inviteSettings.change(before.id, {
			novelty: { deep: [1, null] },
			serviceInviteConfiguration: { ...before.serviceInviteConfiguration, reminder: { days: 3 } },
		});
		const whole = wholeOf(setting());
		const [updated] = jsons(await update({ serviceDelayDays: 9 }));
		expect(Object.keys(updated!)).toEqual([...KEYS, 'changed']);
		expect(updated).toEqual({
			...SIMPLE(),
			serviceDelayDays: 9,
			updatedAt: setting().updatedAt,
			changed: ['serviceDelayDays'],
		});
		const content = {
			...whole,
			serviceInviteConfiguration: { ...whole.serviceInviteConfiguration, sendingDelayInDays: 9 },
		};
		expect(bodies()).toEqual([content]);
		expect(wholeOf(setting())).toEqual(content);
		expect(arrived()).toEqual([
			'GET /event-types',
			`GET /invite-settings?channel-id=${UK}`,
			'GET /channels',
			`PATCH /invite-settings/${before.id}`,
		]);
	});

	test('every change, told in the order of the keys', async () => {
		const [updated] = jsons(
			await update({
				productTimeOfDay: '23:59',
				productDelayDays: '={{ "0" }}',
				productEnabled: '={{ "no" }}',
				serviceTimeOfDay: '00:00:30Z',
				serviceDelayDays: 180,
				serviceEnabled: false,
				enabled: false,
			}),
		);
		expect(updated!.changed).toEqual([
			'enabled',
			'serviceEnabled',
			'serviceDelayDays',
			'serviceTimeOfDay',
			'productEnabled',
			'productDelayDays',
			'productTimeOfDay',
		]);
		expect(setting()).toMatchObject({
			enabled: false,
			serviceInviteConfiguration: {
				enabled: false,
				sendingDelayInDays: 180,
				sendingTimeOfDay: '00:00:30Z',
			},
			productInviteConfiguration: {
				enabled: false,
				sendingDelayInDays: 0,
				sendingTimeOfDay: '23:59:00Z',
			},
		});
	});

	test('nothing is sent where nothing changes; of several only what does is told', async () => {
		const done = await update({ serviceDelayDays: 5, serviceTimeOfDay: '07:15', enabled: true });
		expect(jsons(done)).toEqual([{ ...SIMPLE(), changed: [] }]);
		expect(bodies()).toEqual([]);
		expect(hints(done)).toEqual(['0 changed, 1 skipped: 1 already so']);
		const [updated] = jsons(await update({ serviceDelayDays: 5, enabled: false }));
		expect(updated!.changed).toEqual(['enabled']);
	});

	test('a time that the API writes in another way is the same time', async () => {
		const { id, serviceInviteConfiguration: before } = setting();
		const writings = ['07:15', '07:15:00', '07:15:00.000Z', '07:15:00+00:00', '07:15:00.00+0000'];
		for (const sendingTimeOfDay of writings) {
			shop.sandbox.automation.inviteSettings.change(id, {
				serviceInviteConfiguration: { ...before, sendingTimeOfDay },
			});
			expect(jsons(await update({ serviceTimeOfDay: '07:15' }))[0]!.changed).toEqual([]);
		}
		for (const sendingTimeOfDay of ['07:15:00+01:00', '07:15:30Z', 'early', 715, null]) {
			shop.sandbox.automation.inviteSettings.change(id, {
				serviceInviteConfiguration: { ...before, sendingTimeOfDay } as typeof before,
			});
			const [updated] = jsons(await update({ serviceTimeOfDay: '07:15' }));
			expect(updated!.changed).toEqual(['serviceTimeOfDay']);
		}
	});

	test('a setting without a configuration gets one', async () => {
		const { id } = setting();
		shop.sandbox.automation.inviteSettings.replace(id, { enabled: true });
		expect(jsons(await update({ serviceEnabled: true }))[0]!.changed).toEqual(['serviceEnabled']);
		expect(bodies()).toEqual([{ enabled: true, serviceInviteConfiguration: { enabled: true } }]);
	});

	test('Dry Run reads, and shows what would be sent', async () => {
		const before = setting();
		const done = await update({ serviceDelayDays: 9 }, { options: { dryRun: true } });
		const { serviceInviteConfiguration, ...rest } = wholeOf(before);
		expect(jsons(done)).toEqual([
			{
				dryRun: true,
				...SIMPLE(),
				changed: ['serviceDelayDays'],
				payload: {
					...rest,
					serviceInviteConfiguration: { ...serviceInviteConfiguration, sendingDelayInDays: 9 },
				},
			},
		]);
		expect(setting()).toEqual(before);
		expect(bodies()).toEqual([]);
		expect(hints(done)).toEqual(['Nothing was sent: Dry Run is on']);
	});

	test('items of one channel take turns, and none undoes what another changed', async () => {
		const input = [{ service: 1 }, { product: 2 }, { service: 1 }];
		const changes = {
			serviceDelayDays: '={{ $json.service ?? 1 }}',
			productDelayDays: '={{ $json.product ?? 5 }}',
		};
		const done = await update(changes, {}, input);
		expect(jsons(done).map(({ changed }) => changed)).toEqual([
			['serviceDelayDays'],
			['productDelayDays'],
			['productDelayDays'],
		]);
		expect(arrived().filter((path) => /channels|event-types/.test(path))).toHaveLength(2);
	});

	test.each<Fault>([
		{ acceptThenStatus: 500 },
		{ acceptThenStatus: 502 },
		{ drop: 'after' },
		{ acceptThenStatus: 200, body: '<html>Please sign in</html>' },
	])('in doubt it is read, and not sent again: %j', async (doubt) => {
		shop.sandbox.faults.add({ match: { method: 'PATCH' }, ...doubt });
		const [updated] = jsons(await update({ serviceDelayDays: 9 }));
		expect(updated).toMatchObject({ serviceDelayDays: 9, changed: ['serviceDelayDays'] });
		expect(updated!.updatedAt).toBe(setting().updatedAt);
		expect(bodies()).toHaveLength(1);
		expect(arrived().at(-1)).toBe(`GET /invite-settings/${setting().id}`);
	});

	test('what is not so afterwards was not changed; what cannot be read may have been', async () => {
		shop.sandbox.faults.add({ match: { method: 'PATCH' }, status: 504 });
		const done = await update({ serviceDelayDays: 9 });
		expect(done.error?.message).toMatch(/^The invite settings were not changed: /);
		shop.sandbox.faults.add({ match: { method: 'PATCH' }, status: 504 });
		shop.sandbox.faults.add({
			match: { method: 'GET', path: `/invite-settings/${setting().id}` },
			status: 500,
			times: 9,
		});
		const unknown = await update({ serviceDelayDays: 9 });
		expect(unknown.error?.message).toContain('the invite settings may have been changed');
		expect(bodies()).toHaveLength(2);
	});

	test.each([
		[
			{ serviceDelayDays: 181 },
			'Service Delay (Days) (changes.serviceDelayDays) 181 is not a whole number from 0 to 180',
		],
		[{ productDelayDays: -1 }, 'Product Delay (Days) (changes.productDelayDays) -1 is not'],
		[{ productDelayDays: 1.5 }, '1.5 is not a whole number from 0 to 180'],
		[{ serviceDelayDays: '={{ "soon" }}' }, '"soon" is not a whole number from 0 to 180'],
		[{ serviceDelayDays: '={{ [5] }}' }, 'is not a whole number from 0 to 180'],
		[{ serviceTimeOfDay: '24:00' }, '"24:00" is not a time of day in UTC'],
		[{ serviceDelayDays: '={{ $json.nothing }}' }, 'is empty: give a number from 0 to 180'],
		[
			{ serviceTimeOfDay: '25:00' },
			'Service Time of Day (UTC) (changes.serviceTimeOfDay) "25:00" is not a time of day in UTC',
		],
		[{ serviceTimeOfDay: '7 o’clock' }, 'is not a time of day in UTC'],
		[{ serviceTimeOfDay: '07:15+01:00' }, 'is not a time of day in UTC'],
		[{ productTimeOfDay: '' }, 'is empty: give a time in UTC'],
		[
			{ enabled: '={{ $json.nothing }}' },
			'Enabled (changes.enabled) is empty: neither true nor false',
		],
		[{ enabled: '={{ "off" }}' }, 'is neither true nor false'],
		[{}, 'Changes (changes) is empty: add what is to be changed'],
	])('%j is wrong, and nothing is sent', async (changes, problem) => {
		const done = await update(changes);
		expect(done.error?.message).toContain(problem);
		expect(arrived()).toEqual([]);
	});

	test('of many settings without the pair, the first twenty are told', async () => {
		const body = Array.from({ length: 30 }, (_, index) => ({
			...setting(),
			eventTypeId: `ety-${index}`,
		}));
		shop.sandbox.faults.add({
			match: { method: 'GET', path: /^\/invite-settings/ },
			status: 200,
			body,
		});
		const { error } = await update({ enabled: true });
		expect(error?.message).toContain('"ety-19", … and 10 more [item 0]');
	});

	test('a channel of another account, and a pair without a setting, say what there is', async () => {
		const elsewhere = await update({ enabled: true }, { channel: locator('chl-elsewhere', 'id') });
		expect(elsewhere.error?.message).toBe(
			'eTrusted has no invite settings for the channel chl-elsewhere and the event type "delivery": this channel has none at all [item 0]',
		);
		shop.sandbox.automation.inviteSettings.remove(setting().id);
		const none = await update({ enabled: true });
		expect(none.error?.message).toContain(
			'this channel has them for "after_sales", "appointment", "spring_campaign_2024"',
		);
		const type = await update({ enabled: true }, { eventType: locator('checkout') });
		expect(type.error?.message).toBe(
			'The account has no event type with the name "checkout" [item 0]',
		);
		expect(bodies()).toEqual([]);
	});

	test('where the event types cannot be read, an ID is enough', async () => {
		const forbid = () =>
			shop.sandbox.faults.add({
				match: { path: '/event-types' },
				status: 403,
				body: { Error: 'Forbidden', ErrorDescription: 'no' },
			});
		const byId = { eventType: locator(typeId('delivery'), 'id') };
		const untold = { ...SIMPLE(), eventType: null, eventTypeActive: null };
		for (let times = 0; times < 2; times++) forbid();
		const [updated] = jsons(await update({ serviceDelayDays: 9 }, byId));
		expect(updated).toEqual({
			...untold,
			serviceDelayDays: 9,
			updatedAt: setting().updatedAt,
			changed: ['serviceDelayDays'],
		});
		expect(bodies()).toHaveLength(1);
		for (let times = 0; times < 2; times++) forbid();
		const read = jsons(await run('getAll', { channel: locator(UK), ...byId }));
		expect(read).toEqual([{ ...untold, serviceDelayDays: 9, updatedAt: setting().updatedAt }]);
		for (let times = 0; times < 2; times++) forbid();
		const missing = await update(
			{ enabled: true },
			{ ...byId, channel: locator('chl-elsewhere', 'id') },
		);
		expect(missing.error?.message).toContain(`the event type "${typeId('delivery')}": this`);
		shop.sandbox.faults.clear();
		forbid();
		expect((await update({ enabled: true })).error?.message).toMatch(/may not .*: no \(403\)/);
	});

	test('two settings for one pair are not changed', async () => {
		shop.sandbox.automation.inviteSettings.add({
			id: 'is-second',
			channelId: UK,
			eventTypeId: typeId('delivery'),
		});
		const done = await update({ enabled: false });
		expect(done.error?.message).toMatch(/^eTrusted has 2 invite settings for .*: none was changed/);
		expect(bodies()).toEqual([]);
	});

	test('who may not change them is told so', async () => {
		const body = { Error: 'Forbidden', ErrorDescription: 'no' };
		shop.sandbox.faults.add({ match: { method: 'PATCH' }, status: 403, body });
		const done = await update({ enabled: false });
		expect(done.error?.message).toBe(
			'This API client may not read or change invite settings: no (403) [item 0]',
		);
		expect(done.error?.description).toMatch(/^The invite settings were not changed\. /);
	});
});
