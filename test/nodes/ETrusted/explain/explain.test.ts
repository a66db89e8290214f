import type { IDataObject } from 'n8n-workflow';

import { inviteStatuses } from '../../../../sandbox';
import { explain } from '../../../../nodes/ETrusted/explain/explain';
import type { Found } from '../../../../nodes/ETrusted/explain/found';
import { REASONS } from '../../../../nodes/ETrusted/explain/reasons';
import { STATUSES } from '../../../../nodes/ETrusted/explain/statuses';

const CHANNEL = 'chl-1';
const MOMENT = { zone: 'Europe/Berlin', now: Date.parse('2026-11-26T12:00:00.000Z') };

const found = <T>(value: T) => ({ state: 'found' as const, value });
const unknown = (because: string) => ({ state: 'unknown' as const, because, advice: 'Do it.' });

const EVENT: IDataObject = {
	id: 'evt-1',
	type: 'delivery',
	channel: { id: CHANNEL },
	transaction: { reference: 'A-1' },
	createdAt: '2026-11-20T23:30:00.000Z',
};

const SETTING: IDataObject = {
	id: 'is-1',
	channelId: CHANNEL,
	eventTypeId: 'ety-1',
	enabled: true,
	serviceInviteConfiguration: {
		enabled: true,
		sendingDelayInDays: 5,
		sendingTimeOfDay: '07:15:00Z',
	},
	productInviteConfiguration: { enabled: false, sendingDelayInDays: 7 },
};

/** An event of which all is well, and no invite. */
const ALL_WELL: Found = {
	lookUpBy: 'eventId',
	eventId: 'evt-1',
	channelId: CHANNEL,
	invites: found([]),
	event: found(EVENT),
	eventTypes: found([{ id: 'ety-1', name: 'delivery', active: true }]),
	settings: found([SETTING]),
};

const invite = (name: unknown, reason?: string, more: IDataObject = {}): IDataObject => ({
	id: 'inv-1',
	event: 'evt-1',
	channelRef: CHANNEL,
	transaction: { reference: 'A-1' },
	status: { name, ...(reason ? { reason } : {}) } as IDataObject,
	...more,
});

interface Explained {
	invited: boolean | null;
	summary: string;
	advice: string | null;
	checks: Array<{ check: string; ok: boolean | null; detail: string }>;
	[key: string]: unknown;
}

const ask = (changes: Partial<Found> = {}) =>
	explain({ ...ALL_WELL, ...changes }, MOMENT) as unknown as Explained;

const oks = ({ checks }: Explained) => checks.map(({ ok }) => ok);
const detailOf = ({ checks }: Explained, name: string) =>
	checks.find(({ check }) => check === name)?.detail;

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

describe('the invite', () => {
	test('every status of the API is known, and no other', () => {
		expect([...STATUSES.keys()].sort()).toEqual([...inviteStatuses].sort());
	});

	test.each([
		['SENT', true, true],
		['DELIVERED', true, true],
		['OPENED', true, true],
		['CLICKED', true, true],
		['RENDERED', true, true],
		['REVIEW_WRITTEN', true, true],
		['NOT_DELIVERED', false, false],
		['REJECTED', false, false],
		['CANCELED', false, false],
		['SCHEDULED', null, null],
		['READY_FOR_RENDER', null, null],
		['PAUSED', null, null],
		[undefined, null, null],
	])('%s: invited %p', (name, invited, ok) => {
		const explained = ask({ invites: found([invite(name)]) });
		expect([explained.invited, oks(explained)[0]]).toEqual([invited, ok]);
		const words = STATUSES.get(String(name))?.words ?? 'a status that eTrusted does not document';
		if (name !== undefined) expect(detailOf(explained, 'invite')).toContain(words);
		expect(detailOf(explained, 'invite')).toMatch(new RegExp(`^${name ?? 'No status'}: `));
		expect(explained.advice === null).toBe(invited === true);
		expect(explained.summary).toMatch(
			invited
				? /^Invited: the /
				: invited === false
					? /^Not invited: the /
					: /^(Not invited yet|Cannot be told): /,
		);
	});

	const reasons = [
		'INVALID_TEMPLATE',
		'RENDERING_ERROR',
		'INVALID_RECIPIENT_EMAIL',
		'TEMPORARY_RECIPIENT_ERROR',
		'REPORTED_AS_SPAM_SENDER',
		'REPORTED_AS_SPAM_RECIPIENT',
		'REPORTED_AS_SPAM_CONTENT',
		'REPORTED_AS_SPAM_FREQUENCY',
		'PROVIDER_ERROR',
		'DELAYED',
		'RECIPIENT_UNSUBSCRIBED',
		'RECIPIENT_BLACKLISTED_PROVIDER',
		'RECIPIENT_BLACKLISTED_ACCOUNT',
		'RECIPIENT_BLACKLISTED_CHANNEL',
		'RECIPIENT_BLACKLISTED_EMAIL',
		'BLACKLISTED_DOMAIN',
		'DUPLICATE',
		'INVITE_SENDING_SUSPENDED_BY_EMPLOYEE',
		'INVITE_SENDING_SUSPENDED_BY_CUSTOMER',
		'INTERNAL_ERROR',
		'BLOCKED_BY_CONSUMER',
	];

	test('the 21 reasons of the API, each in words of its own', () => {
		expect(reasons).toHaveLength(21);
		expect([...REASONS.keys()].sort()).toEqual([...reasons].sort());
		expect(new Set([...REASONS.values()].map(({ words }) => words)).size).toBe(21);
	});

	test.each(reasons)('%s is why, with what to do', (code) => {
		const { words, advice } = REASONS.get(code)!;
		const explained = ask({ invites: found([invite('REJECTED', code)]) });
		expect(explained).toMatchObject({ invited: false, summary: `Not invited: ${words}`, advice });
		expect(detailOf(explained, 'invite')).toBe(
			`REJECTED (${code}): the invitation was rejected by eTrusted, because ${words}`,
		);
	});

	test('a reason that is not documented is handed on as it is', () => {
		const explained = ask({ invites: found([invite('REJECTED', 'FULL_MOON')]) });
		expect(explained.summary).toBe('Not invited: eTrusted gives the reason FULL_MOON');
		expect(ask({ invites: found([invite('PAUSED', 'FULL_MOON')]) }).summary).toBe(
			'Cannot be told: the status of the invitation is PAUSED (FULL_MOON), which eTrusted does not document',
		);
	});

	test('one without a status is told as such', () => {
		expect(ask({ invites: found([invite(undefined)]) }).summary).toBe(
			'Cannot be told: eTrusted does not tell what became of the invitation',
		);
	});

	test('what was delivered with a delay was delivered', () => {
		const explained = ask({ invites: found([invite('DELIVERED', 'DELAYED')]) });
		expect(explained).toMatchObject({
			invited: true,
			summary: 'Invited: the invitation was delivered',
			advice: null,
		});
		expect(detailOf(explained, 'invite')).toBe(
			'DELIVERED (DELAYED): the invitation was delivered; the delivery is delayed',
		);
	});

	test('the newest decides, and an older one that went out is told', () => {
		const older = invite('OPENED', undefined, { id: 'inv-0', sentAt: '2026-11-01T09:00:00Z' });
		const explained = ask({ invites: found([invite('REJECTED', 'DUPLICATE'), older]) });
		expect(explained.invited).toBe(false);
		expect(explained.summary).toBe(
			'Not invited: eTrusted takes it for a duplicate of another invite; another invite was sent on 2026-11-01',
		);
		expect((explained.invites as IDataObject[]).map(({ id }) => id)).toEqual(['inv-1', 'inv-0']);
		for (const [name, summary] of [
			[
				'SCHEDULED',
				/^Not invited yet: the invitation is scheduled; another invite was sent on 2026/,
			],
			['PAUSED', /^Cannot be told: the status .*; another invite was sent on 2026-11-01$/],
			[
				undefined,
				/^Cannot be told: eTrusted does not tell.*; another invite was sent on 2026-11-01$/,
			],
		] as const) {
			expect(ask({ invites: found([invite(name), older]) }).summary).toMatch(summary);
		}
		const both = ask({ invites: found([invite('SCHEDULED'), invite('CANCELED')]) });
		expect(detailOf(both, 'invite')).toBe(
			'SCHEDULED: the invitation is scheduled. It is the newest of 2 invites',
		);
	});

	test('of several, one that went out is told beside the newest, with its day where it has one', () => {
		const undated = ask({ invites: found([invite('CANCELED'), invite('SENT')]) });
		expect(undated.summary).toMatch(/the channel; another invite was sent$/);
		const newestSent = ask({ invites: found([invite('SENT'), invite('CANCELED')]) });
		expect(detailOf(newestSent, 'invite')).toBe(
			'SENT: the invitation was sent. It is the newest of 2 invites',
		);
	});

	test('where the newest did not go out, another that is still to is told', () => {
		const scheduledAt = '2026-12-01T07:15:00.000Z';
		const coming = invite('SCHEDULED', undefined, { scheduledAt });
		const duplicate = ask({ invites: found([invite('CANCELED', 'DUPLICATE'), coming]) });
		expect(duplicate).toMatchObject({
			invited: false,
			summary:
				'Not invited: eTrusted takes it for a duplicate of another invite; another invite is still to go out on 2026-12-01',
		});
		const undated = ask({ invites: found([invite('REJECTED'), invite('READY_FOR_RENDER')]) });
		expect(undated.summary).toMatch(/; another invite is still to go out$/);
		const sentToo = [invite('REJECTED'), coming, invite('SENT')];
		expect(ask({ invites: found(sentToo) }).summary).toMatch(/; another invite was sent$/);
		expect(ask({ invites: found([coming, { ...coming }]) }).summary).not.toMatch(/another/);
		const sent = ask({ invites: found([invite('SENT'), coming]) });
		expect(sent.summary).toBe('Invited: the invitation was sent');
		expect(detailOf(sent, 'invite')).toMatch(
			/newest of 2 invites; another invite is still to go out on 2026-12-01$/,
		);
	});

	test('where there is none, that is said of the order or of the event', () => {
		expect(detailOf(ask(), 'invite')).toBe('There is no invite of this event in this channel');
		const byOrder = ask({ lookUpBy: 'orderReference', orderReference: 'A-1' });
		expect(detailOf(byOrder, 'invite')).toBe('There is no invite of this order in this channel');
	});

	test('the order number comes from the event, or where that cannot be read from the invite', () => {
		expect(ask().orderReference).toBe('A-1');
		const event = { state: 'none' } as const;
		const other = invite('SENT', undefined, { transaction: { reference: 7 } });
		expect(ask({ event, invites: found([other]) }).orderReference).toBe('7');
		expect(ask({ invites: found([other]) }).orderReference).toBe('A-1');
		expect(ask({ event }).orderReference).toBeNull();
	});

	test.each([
		['2026-12-01T07:15:00.000Z', 'Wait until then.'],
		['2026-11-26T07:15:00.000Z', 'Wait until then.'],
		[
			'2026-11-01T07:15:00.000Z',
			expect.stringMatching(/^That day is past: look at the invite in /),
		],
	])('scheduled for %s', (scheduledAt, advice) => {
		const explained = ask({ invites: found([invite('SCHEDULED', undefined, { scheduledAt })]) });
		expect(explained).toMatchObject({
			invited: null,
			summary: `Not invited yet: the invitation is scheduled for ${scheduledAt.slice(0, 10)}`,
			advice,
		});
	});

	test('about to be sent, and on which day; where that is not told, nobody is told to wait until then', () => {
		const scheduledAt = '2026-12-01T07:15:00.000Z';
		expect(
			ask({ invites: found([invite('READY_FOR_RENDER', undefined, { scheduledAt })]) }).summary,
		).toBe('Not invited yet: the invitation is about to be written and sent on 2026-12-01');
		expect(
			detailOf(
				ask({ invites: found([invite('SCHEDULED', 'DELAYED', { scheduledAt })]) }),
				'invite',
			),
		).toBe(
			'SCHEDULED (DELAYED): the invitation is scheduled for 2026-12-01; the delivery is delayed',
		);
		expect(ask({ invites: found([invite('SCHEDULED')]) })).toMatchObject({
			summary: 'Not invited yet: the invitation is scheduled',
			advice: 'Wait: eTrusted does not tell until when.',
		});
	});

	test('scheduled, and switched off since: what is in the way is told', () => {
		const explained = ask({
			invites: found([invite('SCHEDULED')]),
			eventTypes: found([{ id: 'ety-1', name: 'delivery', active: false }]),
		});
		expect(explained.invited).toBeNull();
		expect(explained.summary).toBe(
			'Not invited yet: the invitation is scheduled, but the event type "delivery" is inactive',
		);
		expect(explained.advice).toMatch(/"Update event type"/);
	});

	test('invites that cannot be read leave the answer open, and what else is wrong is told', () => {
		const invites = unknown('This is why (403)');
		const explained = ask({ invites });
		expect(explained).toMatchObject({
			invited: null,
			summary: 'Cannot be told: this is why (403)',
			advice: 'Do it.',
			invites: [],
		});
		expect(oks(explained)).toEqual([null, true, true, true]);
		const off = ask({ invites, settings: found([]) });
		expect(off).toMatchObject({
			invited: null,
			summary:
				'Cannot be told: this is why (403); but the channel has no invite settings for "delivery"',
			advice: expect.stringMatching(/^Do it\. Set up the invitations for this event type in /),
		});
		expect(oks(off)).toEqual([null, true, true, false]);
		expect(ask({ invites, settings: found([]), event: { state: 'none' } }).summary).toBe(
			'Cannot be told: this is why (403)',
		);
	});

	test.each(['SENT', 'RENDERED', 'SCHEDULED', 'READY_FOR_RENDER'])(
		'a reason that can still keep it from its recipient is told: %s',
		(name) => {
			const known = ask({ invites: found([invite(name, 'INVITE_SENDING_SUSPENDED_BY_EMPLOYEE')]) });
			expect(known.summary).toMatch(/; sending was suspended by an employee$/);
			expect(known.advice).toMatch(/^Ask whoever looks after the account/);
			const unknownReason = ask({ invites: found([invite(name, 'FULL_MOON')]) });
			expect(unknownReason.summary).toMatch(/; eTrusted gives the reason FULL_MOON$/);
			expect(unknownReason.advice).toMatch(/^Look at the invite in /);
		},
	);

	test.each(['DELIVERED', 'OPENED', 'CLICKED', 'REVIEW_WRITTEN'])(
		'what has arrived stands, whatever the reason: %s',
		(name) => {
			const explained = ask({ invites: found([invite(name, 'DUPLICATE')]) });
			expect(explained.summary).not.toMatch(/;/);
			expect(explained.advice).toBeNull();
			expect(detailOf(explained, 'invite')).toMatch(/; eTrusted takes it for a duplicate/);
		},
	);

	test('when it was sent', () => {
		const sentAt = '2026-11-20T09:00:00Z';
		const sent = ask({ invites: found([invite('SENT', 'DELAYED', { sentAt })]) });
		expect(sent.summary).toBe(
			'Invited on 2026-11-20: the invitation was sent; the delivery is delayed',
		);
		expect(detailOf(sent, 'invite')).toBe(
			'SENT (DELAYED): the invitation was sent on 2026-11-20; the delivery is delayed',
		);
		const failed = ask({ invites: found([invite('NOT_DELIVERED', 'PROVIDER_ERROR', { sentAt })]) });
		expect(detailOf(failed, 'invite')).toBe(
			'NOT_DELIVERED (PROVIDER_ERROR): the invitation could not be delivered, because the email service failed (sent on 2026-11-20)',
		);
	});

	test('a status that is not documented, with a reason that is', () => {
		const why = '; eTrusted takes it for a duplicate of another invite';
		for (const [name, told] of [
			['PAUSED', /the status of the invitation is PAUSED \(DUPLICATE\), which eTrusted does not/],
			[undefined, /eTrusted does not tell what became of the invitation/],
		] as const) {
			const explained = ask({ invites: found([invite(name, 'DUPLICATE')]) });
			expect(explained.summary).toMatch(told);
			expect(explained.summary.endsWith(why)).toBe(true);
			expect(detailOf(explained, 'invite')!.endsWith(why)).toBe(true);
		}
	});

	test('where not all invites could be looked through, that is said', () => {
		const explained = ask({ among: 1000 });
		expect(detailOf(explained, 'invite')).toBe(
			'There is no invite of this event among the first 1000 that eTrusted lists of this channel',
		);
	});
});

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
