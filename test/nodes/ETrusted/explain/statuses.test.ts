import { REASONS } from '../../../../nodes/ETrusted/explain/reasons';
import { STATUSES } from '../../../../nodes/ETrusted/explain/statuses';
import { inviteStatuses } from '../../../../sandbox';
import { ask, detailOf, found, invite, oks } from './found';

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
});
