import type { IDataObject } from 'n8n-workflow';

import { ask, detailOf, found, invite, oks, unknown } from './found';

describe('the invite', () => {
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
