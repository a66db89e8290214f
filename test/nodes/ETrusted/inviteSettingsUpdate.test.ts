import type { InviteSetting } from '../../../sandbox';
import { shop } from '../oneShop';
import {
	arrived,
	bodies,
	jsons,
	KEYS,
	run,
	setting,
	SIMPLE,
	UK,
	update,
} from '../settingsOfInvites';

const hints = (done: Awaited<ReturnType<typeof run>>) =>
	done.rounds('eTrusted')[0]?.hints?.map(({ message }) => message);

const wholeOf = (one: InviteSetting) => {
	const { id, channelId, eventTypeId, createdAt, updatedAt, ...content } = one;
	expect([id, channelId, eventTypeId, createdAt, updatedAt]).not.toContain(undefined);
	return content;
};

describe('update', () => {
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
});
