import type { IDataObject } from 'n8n-workflow';

import type { Found } from '../../../../nodes/ETrusted/explain/found';
import { ask, detailOf, EVENT, found, invite, oks, SETTING, unknown } from './found';

describe('without an invite', () => {
	test.each([
		[
			'the event is not there yet',
			{ event: { state: 'none' } },
			null,
			[null, null, null, null],
			/^There is no invite, and why cannot be told: eTrusted has no event with this ID \(404\), because it is not processed yet or was never created$/,
			/some minutes/,
		],
		[
			'the event cannot be read',
			{ event: unknown('This API client may not read the event (403)') },
			null,
			[null, null, null, null],
			/cannot be told: this API client may not read the event \(403\)$/,
			/^Do it\.$/,
		],
		[
			'the type is missing',
			{ eventTypes: found([{ id: 'ety-2', name: 'after_sales', active: true }]) },
			false,
			[null, true, false, null],
			/^Not invited: the account has no event type "delivery"$/,
			/"Create event type"/,
		],
		[
			'the type differs in case alone',
			{ eventTypes: found([{ id: 'ety-1', name: 'Delivery', active: true }]) },
			null,
			[null, true, null, null],
			/cannot be told: the account has no event type "delivery", but "Delivery": whether case counts is not documented$/,
			/^Pick "Delivery" from the list/,
		],
		[
			'the type differs in how an accented letter is written',
			{
				event: found({ ...EVENT, type: 'zur\u00fcck' }),
				eventTypes: found([{ id: 'ety-1', name: 'Zuru\u0308ck'.toLowerCase(), active: true }]),
			},
			null,
			[null, true, null, null],
			/but "zuru\u0308ck": whether the way in which accented letters are written counts is not/,
			/^Pick "zuru\u0308ck" from the list/,
		],
		[
			'the type differs in how an accented letter is written, and is inactive',
			{
				event: found({ ...EVENT, type: 'zur\u00fcck' }),
				eventTypes: found([{ id: 'ety-1', name: 'ZURU\u0308CK', active: false }]),
			},
			false,
			[null, true, false, null],
			/and "ZURU\u0308CK" is inactive$/,
			/^Pick "ZURU\u0308CK" from the list/,
		],
		[
			'the type differs in case alone, and is inactive: nothing comes of it either way',
			{ eventTypes: found([{ id: 'ety-1', name: 'Delivery', active: false }]) },
			false,
			[null, true, false, null],
			/^Not invited: the account has no event type "delivery", and "Delivery" is inactive$/,
			/^Pick "Delivery" from the list.*"Update event type".*Automation > Events\.$/,
		],
		[
			'of two that differ in case alone one is active',
			{
				eventTypes: found([
					{ id: 'ety-1', name: 'Delivery', active: false },
					{ id: 'ety-2', name: 'DELIVERY', active: true },
				]),
			},
			null,
			[null, true, null, null],
			/but "DELIVERY": whether case counts is not documented$/,
			/^Pick "DELIVERY" from the list/,
		],
		[
			'the type is inactive',
			{ eventTypes: found([{ id: 'ety-1', name: 'delivery', active: false }]) },
			false,
			[null, true, false, true],
			/^Not invited: the event type "delivery" is inactive$/,
			/"Update event type".*Automation > Events/,
		],
		[
			'the type does not say whether it is active',
			{ eventTypes: found([{ id: 'ety-1', name: 'delivery' }]) },
			null,
			[null, true, null, true],
			/whether the event type "delivery" is active cannot be told$/,
			/^Look at it in .*Automation > Events\.$/,
		],
		[
			'the types cannot be read',
			{ eventTypes: unknown('They cannot be read') },
			null,
			[null, true, null, null],
			/cannot be told: they cannot be read$/,
			/^Do it\.$/,
		],
		[
			'there is no setting for it',
			{ settings: found([{ ...SETTING, eventTypeId: 'ety-9' }]) },
			false,
			[null, true, true, false],
			/^Not invited: the channel has no invite settings for "delivery"$/,
			/Optimise Review Collection/,
		],
		[
			'the setting is off',
			{ settings: found([{ ...SETTING, enabled: false }]) },
			false,
			[null, true, true, false],
			/^Not invited: the invite settings of the channel are off for "delivery"$/,
			/"Update invite settings".*Optimise Review Collection/,
		],
		[
			'neither kind is on',
			{ settings: found([{ ...SETTING, serviceInviteConfiguration: { enabled: false } }]) },
			false,
			[null, true, true, false],
			/neither service nor product invitations are$/,
			/"Update invite settings"/,
		],
		[
			'the setting does not say whether it is on',
			{ settings: found([{ ...SETTING, enabled: undefined }]) },
			null,
			[null, true, true, null],
			/whether the invite settings for "delivery" are on cannot be told$/,
			/^Look at them in .*Optimise Review Collection\.$/,
		],
		[
			'a kind does not say whether it is on',
			{ settings: found([{ ...SETTING, serviceInviteConfiguration: {} }]) },
			null,
			[null, true, true, null],
			/are on cannot be told$/,
			/^Look at them in /,
		],
		[
			'the settings cannot be read',
			{ settings: unknown('This API client may not read the invite settings (403)') },
			null,
			[null, true, true, null],
			/cannot be told: this API client may not read the invite settings \(403\)$/,
			/^Do it\.$/,
		],
		[
			'the settings cannot be read, but the type is inactive',
			{
				settings: unknown('This API client may not (403)'),
				eventTypes: found([{ id: 'ety-1', name: 'delivery', active: false }]),
			},
			false,
			[null, true, false, null],
			/^Not invited: the event type "delivery" is inactive$/,
			/"Update event type"/,
		],
	] as Array<[string, object, boolean | null, Array<boolean | null>, RegExp, RegExp]>)(
		'%s',
		(_, changes, invited, expected, summary, advice) => {
			const explained = ask(changes as Partial<Found>);
			expect(explained.invited).toBe(invited);
			expect(oks(explained)).toEqual(expected);
			expect(explained.summary).toMatch(summary);
			expect(explained.advice).toMatch(advice);
		},
	);

	test('of two types of one name, or two settings of one pair, one that is on counts', () => {
		const eventTypes = found([
			{ id: 'ety-9', name: 'delivery', active: false },
			{ id: 'ety-1', name: 'delivery', active: true },
		]);
		const settings = found([{ ...SETTING, enabled: false }, SETTING]);
		expect(oks(ask({ eventTypes, settings }))).toEqual([null, true, true, true]);
	});

	test('the first cause comes first', () => {
		const settings = found([{ ...SETTING, enabled: false }]);
		const eventTypes = found([{ id: 'ety-1', name: 'delivery', active: false }]);
		expect(ask({ settings, eventTypes }).summary).toBe(
			'Not invited: the event type "delivery" is inactive',
		);
	});

	const byReference = {
		lookUpBy: 'orderReference',
		orderReference: 'A-1',
		eventId: undefined,
		event: { state: 'none' },
	} as Partial<Found>;

	test('and without an event ID nothing can be told, but where to find it', () => {
		const explained = ask(byReference);
		expect(explained).toMatchObject({
			invited: null,
			orderReference: 'A-1',
			eventId: null,
			eventType: null,
		});
		expect(oks(explained)).toEqual([null, null, null, null]);
		expect(explained.advice).toMatch(
			/^Check that the order number is exactly as it was sent.*"Look Up By" to "Event ID".*"Get many invite settings"/,
		);
		expect(detailOf(explained, 'inviteSettings')).toMatch(
			/without the event type; 1 of the 1 in this channel are on$/,
		);
	});

	test('order numbers that are written in another way are told first', () => {
		const explained = ask({ ...byReference, alike: ['#A-1', 'A-10'] });
		expect(explained.summary).toBe(
			'Cannot be told: there is no invite of this order in this channel, but of "#A-1", "A-10"',
		);
		expect(explained.advice).toMatch(
			/^Enter the order number as eTrusted has it: "#A-1", "A-10"\. If that is another order, set "Look Up By" to "Event ID", and enter the EventRef /,
		);
	});

	test('nobody is said not to be invited who may be, under a number written in another way', () => {
		const off = found([{ ...SETTING, enabled: false }]);
		const explained = ask({ ...byReference, alike: ['#A-1'], settings: off });
		expect(explained).toMatchObject({
			invited: null,
			summary:
				'Cannot be told: there is no invite of this order in this channel, but of "#A-1"; and invitations are off in this channel, for every event type',
		});
		expect(explained.advice).toMatch(
			/^Enter the order number .*\. Switch on those for your event type with /,
		);
		expect(oks(explained)).toEqual([null, null, null, false]);
	});

	test('nor under one of the invites that were not looked through', () => {
		const many = { event: { state: 'none' }, among: 1000 } as Partial<Found>;
		const explained = ask({ ...many, settings: found([]) });
		expect(explained).toMatchObject({
			invited: null,
			summary:
				'Cannot be told: there is no invite of this event among the first 1000 that eTrusted lists of this channel; and the channel has no invite settings at all',
		});
		expect(explained.advice).toMatch(/^An event can be read a while .* Set up the invitations /);
		expect(ask(many).summary).toMatch(/^There is no invite, and why cannot be told: .*\(404\)/);
		const inactive = found([{ id: 'ety-1', name: 'delivery', active: false }]);
		expect(ask({ among: 1000, eventTypes: inactive })).toMatchObject({
			invited: null,
			advice: expect.stringMatching(/^Switch it on with "Update event type"/),
		});
	});

	test('where the types cannot be read, it is the ID of the type that is missing', () => {
		const explained = ask({ eventTypes: unknown('They cannot be read') });
		expect(detailOf(explained, 'inviteSettings')).toMatch(/without the ID of the event type; 1 of/);
	});

	test.each([
		{ enabled: undefined },
		{ serviceInviteConfiguration: { enabled: 'perhaps' } },
		{ serviceInviteConfiguration: { enabled: false }, productInviteConfiguration: {} },
	])(
		'a setting that does not say whether it is on is not taken for one that is off: %j',
		(more) => {
			const settings = found([{ ...SETTING, ...more } as IDataObject]);
			const explained = ask({ ...byReference, settings });
			expect(explained.invited).toBeNull();
			expect(oks(explained)).toEqual([null, null, null, null]);
		},
	);

	test.each([
		[[], 'the channel has no invite settings at all', /^Set up the invitations of the channel in /],
		[
			[{ ...SETTING, enabled: false }],
			'invitations are off in this channel, for every event type',
			/^Switch on those for your event type with "Update invite settings", or in /,
		],
	])('but a channel in which nothing is on invites nobody (%#)', (settings, cause, advice) => {
		const explained = ask({ ...byReference, settings: found(settings) });
		expect(explained).toMatchObject({ invited: false, summary: `Not invited: ${cause}` });
		expect(explained.advice).toMatch(advice);
		expect(oks(explained)).toEqual([null, null, null, false]);
	});

	test('an invite without an event says that there is none to be read', () => {
		const explained = ask({
			...byReference,
			invites: found([{ ...invite('SENT'), event: undefined } as unknown as IDataObject]),
		});
		expect(explained).toMatchObject({ invited: true, eventId: null });
		expect(detailOf(explained, 'event')).toMatch(/^The invite names no event/);
	});
});
