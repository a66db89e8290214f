import { simplifyInvite } from '../../../../nodes/ETrusted/simplify/invite';

/** Each key that the API's page lists, with a value that stands nowhere else. */
const FULL = {
	_object: 'Invite',
	id: 'inv-1',
	accountRef: 'acc-1',
	channelRef: 'chl-1',
	locale: 'de_DE',
	mode: 'AUTOMATIC',
	reviewType: 'SERVICE_REVIEW',
	platform: 'GOOGLE',
	customer: {
		id: 'cst-1',
		firstName: 'John',
		lastName: 'Doe',
		email: 'john@example.com',
		phoneNumber: '+49123',
		preferredLocale: 'en_US',
		consents: [{ purpose: 'DATA_FORWARDING', given: true }],
	},
	inviteSource: 'CUSTOM',
	transaction: { id: 'txn-1', reference: 'ORDER-1', date: '2024-08-01T00:00:00.000Z' },
	event: 'evt-1',
	template: { id: 'tpl-inv-1', name: 'Standard', sender: { email: 'shop@example.com' } },
	scheduledAt: '2024-08-03T00:00:00.000Z',
	sentAt: '2024-08-04T00:00:00.000Z',
	createdAt: '2024-08-02T00:00:00.000Z',
	updatedAt: '2024-08-05T00:00:00.000Z',
	estimatedDeliveryDate: '2024-08-02',
	status: { name: 'NOT_DELIVERED', reason: 'BLACKLISTED_DOMAIN' },
};

const SIMPLE = {
	id: 'inv-1',
	status: 'NOT_DELIVERED',
	reason: 'BLACKLISTED_DOMAIN',
	orderReference: 'ORDER-1',
	eventId: 'evt-1',
	reviewType: 'SERVICE_REVIEW',
	mode: 'AUTOMATIC',
	locale: 'de_DE',
	scheduledAt: '2024-08-03T00:00:00.000Z',
	sentAt: '2024-08-04T00:00:00.000Z',
	templateName: 'Standard',
	channelId: 'chl-1',
};

test('the keys of the contract, in its order, and nothing personal', () => {
	expect(simplifyInvite(FULL)).toEqual(SIMPLE);
	expect(Object.keys(simplifyInvite(FULL))).toEqual(Object.keys(SIMPLE));
});

test('null where the invite has nothing; what is unknown is handed on', () => {
	const nothing = Object.fromEntries(Object.keys(SIMPLE).map((key) => [key, null]));
	expect(simplifyInvite({})).toEqual(nothing);
	expect(simplifyInvite({ status: null, template: 'none', event: { id: 1 } })).toEqual(nothing);
	expect(simplifyInvite({ status: { name: 'PAUSED', reason: 'MOON' } })).toEqual({
		...nothing,
		status: 'PAUSED',
		reason: 'MOON',
	});
});
