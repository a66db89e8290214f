import type { Fault } from '../../../sandbox';
import { shop } from '../oneShop';
import {
	arrived,
	bodies,
	jsons,
	locator,
	run,
	setting,
	SIMPLE,
	typeId,
	UK,
	update,
} from '../settingsOfInvites';

describe('update', () => {
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
