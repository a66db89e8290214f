import type { IDataObject } from 'n8n-workflow';

import type { Found } from '../../../../nodes/ETrusted/explain/found';
import { ask, CHANNEL, detailOf, EVENT, found, invite, oks, SETTING } from './found';

test('the keys and the checks, in their order', () => {
	const explained = ask({
		invites: found([invite('OPENED', undefined, { sentAt: '2026-11-20T09:00:00Z' })]),
	});
	expect(Object.keys(explained)).toEqual([
		'invited',
		'summary',
		'advice',
		'orderReference',
		'eventId',
		'eventType',
		'channelId',
		'checks',
		'invites',
	]);
	expect(explained).toMatchObject({
		invited: true,
		summary: 'Invited on 2026-11-20: the invitation was opened',
		advice: null,
		orderReference: 'A-1',
		eventId: 'evt-1',
		eventType: 'delivery',
		channelId: CHANNEL,
		invites: [{ id: 'inv-1', status: 'OPENED', orderReference: 'A-1', eventId: 'evt-1' }],
	});
	expect(explained.checks).toEqual([
		{ check: 'invite', ok: true, detail: 'OPENED: the invitation was opened (sent on 2026-11-20)' },
		{
			check: 'event',
			ok: true,
			detail: `The event was accepted on 2026-11-21 as "delivery" for the channel ${CHANNEL}`,
		},
		{ check: 'eventType', ok: true, detail: 'The event type "delivery" is there and active' },
		{
			check: 'inviteSettings',
			ok: true,
			detail:
				'On for "delivery": a service invitation is to go out 5 days after 2026-11-21 (the day of the event): on 2026-11-26 at 07:15 UTC',
		},
	]);
});

describe('the delay', () => {
	const configured = (more: object, event: object = {}) =>
		ask({
			event: found({ ...EVENT, ...event }),
			settings: found([{ ...SETTING, ...more } as IDataObject]),
		});
	const service = (more: object) => ({ serviceInviteConfiguration: { enabled: true, ...more } });

	test.each([
		[
			{},
			{},
			'a service invitation is to go out 5 days after 2026-11-21 (the day of the event): on 2026-11-26 at 07:15 UTC',
		],
		[
			{},
			{ estimatedDeliveryDate: '2026-11-30' },
			'a service invitation is to go out 5 days after 2026-11-30 (the estimated delivery date): on 2026-12-05 at 07:15 UTC',
		],
		[
			service({ sendingDelayInDays: 1 }),
			{},
			'a service invitation is to go out 1 day after 2026-11-21 (the day of the event): on 2026-11-22',
		],
		[service({}), {}, 'a service invitation is to go out after 2026-11-21 (the day of the event)'],
		[
			service({ sendingDelayInDays: 3 }),
			{ createdAt: 'soon' },
			'a service invitation is to go out 3 days after the event',
		],
		[
			{
				productInviteConfiguration: {
					enabled: true,
					sendingDelayInDays: 5,
					sendingTimeOfDay: '07:15:00Z',
				},
			},
			{},
			'a service and a product invitation are to go out 5 days after 2026-11-21 (the day of the event): on 2026-11-26 at 07:15 UTC',
		],
		[
			{ productInviteConfiguration: { enabled: true, sendingDelayInDays: 9 } },
			{},
			'a service invitation is to go out 5 days after 2026-11-21 (the day of the event): on 2026-11-26 at 07:15 UTC; a product invitation is to go out 9 days after 2026-11-21 (the day of the event): on 2026-11-30',
		],
		[
			{
				...service({ enabled: false }),
				productInviteConfiguration: { enabled: true, sendingDelayInDays: 0 },
			},
			{},
			'a product invitation is to go out 0 days after 2026-11-21 (the day of the event): on 2026-11-21. The event has no products, which a product invitation asks about',
		],
		[
			{
				...service({ enabled: false }),
				productInviteConfiguration: { enabled: true, sendingDelayInDays: 0 },
			},
			{ products: [{ sku: 's' }] },
			'a product invitation is to go out 0 days after 2026-11-21 (the day of the event): on 2026-11-21',
		],
	])('%j, %j', (more, event, plan) => {
		const explained = configured(more, event);
		expect(oks(explained)).toEqual([null, true, true, true]);
		expect(detailOf(explained, 'inviteSettings')).toBe(`On for "delivery": ${plan}`);
	});

	test('until it is over, the invitation is still to come; after it, nothing explains that there is none', () => {
		const coming = configured({});
		expect(coming).toMatchObject({ invited: null, advice: 'Wait until then.' });
		expect(coming.summary).toMatch(/^Not invited yet: a service invitation is to go out 5 days/);
		const late = configured({}, { createdAt: '2026-11-01T00:00:00.000Z' });
		expect(late.invited).toBeNull();
		expect(late.summary).toMatch(/^There is no invite, and nothing explains it: a service/);
		expect(late.advice).toMatch(/Reviews > Invites > History.*event ID/);
	});
});

describe('each check in whole sentences', () => {
	const OFF = { ...SETTING, id: 'is-2', enabled: false };
	const productOnly = {
		...SETTING,
		serviceInviteConfiguration: { enabled: false },
		productInviteConfiguration: { enabled: true, sendingDelayInDays: 0 },
	};
	const bare = { id: 'evt-1' };

	test.each([
		['event', { event: found(bare) }, 'The event was accepted'],
		[
			'event',
			{ lookUpBy: 'orderReference', eventId: undefined, event: { state: 'none' } },
			'Which event belongs to this order is not known, because eTrusted finds events by their ID alone, and only an invite names it',
		],
		['eventType', { event: found(bare) }, 'The type of the event is not known'],
		[
			'eventType',
			{ event: found({ ...EVENT, type: '' }), eventTypes: found([{ name: '', active: true }]) },
			'The type of the event is not known',
		],
		[
			'eventType',
			{ event: found({ ...EVENT, type: 7 }), eventTypes: found([{ name: 7, active: true }]) },
			'The type of the event is not known',
		],
		['eventType', { eventTypes: found([]) }, 'The account has no event type "delivery"'],
		[
			'eventType',
			{ eventTypes: found([{ id: 'ety-1', name: 'delivery', active: false }]) },
			'The event type "delivery" is inactive',
		],
		[
			'inviteSettings',
			{ settings: found([]) },
			'The channel has no invite settings for "delivery"',
		],
		[
			'inviteSettings',
			{ settings: found([OFF]) },
			'The invite settings of the channel are off for "delivery"',
		],
		[
			'inviteSettings',
			{ event: found(bare), settings: found([SETTING, OFF]) },
			'Which invite settings hold cannot be told without the event type; 1 of the 2 in this channel are on',
		],
		[
			// The type that is missing is the cause, and not that others are off.
			'inviteSettings',
			{ eventTypes: found([]), settings: found([OFF]) },
			'Which invite settings hold cannot be told without the ID of the event type; 0 of the 1 in this channel are on',
		],
		[
			'inviteSettings',
			{ event: found({ ...EVENT, products: [] }), settings: found([productOnly]) },
			'On for "delivery": a product invitation is to go out 0 days after 2026-11-21 (the day of the event): on 2026-11-21. The event has no products, which a product invitation asks about',
		],
		...[715, 'at 07:15', '7 o’clock'].map((sendingTimeOfDay) => [
			'inviteSettings',
			{
				settings: found([
					{
						...SETTING,
						serviceInviteConfiguration: { enabled: true, sendingDelayInDays: 1, sendingTimeOfDay },
					},
				]),
			},
			'On for "delivery": a service invitation is to go out 1 day after 2026-11-21 (the day of the event): on 2026-11-22',
		]),
	] as Array<[string, Partial<Found>, string]>)('%s, %#', (check, changes, detail) => {
		expect(detailOf(ask(changes), check)).toBe(detail);
	});

	test('of two kinds the one that is due first decides whether to wait', () => {
		const configuration = (sendingDelayInDays: number) => ({ enabled: true, sendingDelayInDays });
		const summaryOf = (service: number, product: number) =>
			ask({
				settings: found([
					{
						...SETTING,
						serviceInviteConfiguration: configuration(service),
						productInviteConfiguration: configuration(product),
					},
				]),
			}).summary;
		expect(summaryOf(9, 1)).toMatch(/^There is no invite, and nothing explains it: /);
		expect(summaryOf(1, 9)).toMatch(/^There is no invite, and nothing explains it: /);
		expect(summaryOf(9, 8)).toMatch(/^Not invited yet: /);
	});

	test('an event ID that is none is not one', () => {
		for (const event of [7, '']) {
			const one = { ...invite('SENT'), event } as IDataObject;
			const changes = { eventId: undefined, event: { state: 'none' as const } };
			expect(ask({ ...changes, invites: found([one]) }).eventId).toBeNull();
		}
	});
});

test('whatever shape things have, there is an answer', () => {
	const odd: unknown[] = [{}, { status: 'SENT' }, { status: { name: 7 }, event: 7, sentAt: {} }];
	for (const one of odd) {
		const explained = ask({
			invites: found([one as IDataObject]),
			event: found(one as IDataObject),
			eventTypes: found(odd as IDataObject[]),
			settings: found(odd as IDataObject[]),
		});
		expect(explained.invited).toBeNull();
		expect(explained.checks).toHaveLength(4);
	}
});
