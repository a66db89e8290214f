import type { IDataObject } from 'n8n-workflow';

import { defaultChannels } from '../../../sandbox/defaults';
import { shop } from '../oneShop';
import {
	arrived,
	jsons,
	KEYS,
	locator,
	run,
	setting,
	SIMPLE,
	typeId,
	UK,
} from '../settingsOfInvites';
import { CHANNEL } from '../shop';

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
