import { PLACES } from './places';

interface Reason {
	/** A half sentence, which stands alone as well as after "because". */
	words: string;
	/** What to do about it. */
	advice: string;
}

const TEMPLATE_ADVICE = `Check the template of the invitation ${PLACES.inviteSettings}.`;

const SUPPORT_ADVICE = `Ask the support of Trusted Shops, with the ID of the invite. The invite itself is ${PLACES.history}.`;

const RESPECT_ADVICE = 'Nothing is broken: respect it, and do not invite this customer again.';

const SPAM_ADVICE =
	'Do not invite this customer again. If it happens often, ask the support of Trusted Shops about the sender and the text of the invitations.';

const BLOCK_LIST_ADVICE =
	'If the customer should be invited, ask the support of Trusted Shops to take the address off that list.';

const ADDRESS_ADVICE =
	'Correct the address in the shop. Then send the order again with "Create event", with "Send Each Order Only Once" off for that run.';

const SUSPENDED_ADVICE = `Ask whoever looks after the account at eTrusted why. The invite is ${PLACES.history}.`;

const WAIT_ADVICE = 'Look again tomorrow. Whether eTrusted tries again is not documented.';

/** All that the API's page names, by what their names say: it explains none of them. */
export const REASONS = new Map<string, Reason>([
	[
		'BLACKLISTED_DOMAIN',
		{ words: 'the domain of the email address is on a block list', advice: BLOCK_LIST_ADVICE },
	],
	[
		'BLOCKED_BY_CONSUMER',
		{ words: 'the customer has blocked invitations', advice: RESPECT_ADVICE },
	],
	['DELAYED', { words: 'the delivery is delayed', advice: WAIT_ADVICE }],
	[
		'DUPLICATE',
		{
			words: 'eTrusted takes it for a duplicate of another invite',
			advice:
				'Nothing to do where another invite of the order went out. If the shop hands on its orders several times, turn on "Send Each Order Only Once" in "Create event".',
		},
	],
	['INTERNAL_ERROR', { words: 'eTrusted had an error of its own', advice: SUPPORT_ADVICE }],
	[
		'INVALID_RECIPIENT_EMAIL',
		{ words: 'the email address of the customer does not work', advice: ADDRESS_ADVICE },
	],
	[
		'INVALID_TEMPLATE',
		{ words: 'the template of the invitation is wrong', advice: TEMPLATE_ADVICE },
	],
	[
		'INVITE_SENDING_SUSPENDED_BY_CUSTOMER',
		{
			words:
				'sending was suspended by the customer, which can be the shop as a customer of eTrusted',
			advice: SUSPENDED_ADVICE,
		},
	],
	[
		'INVITE_SENDING_SUSPENDED_BY_EMPLOYEE',
		{ words: 'sending was suspended by an employee', advice: SUSPENDED_ADVICE },
	],
	['PROVIDER_ERROR', { words: 'the email service failed', advice: SUPPORT_ADVICE }],
	[
		'RECIPIENT_BLACKLISTED_ACCOUNT',
		{ words: 'the address is on the block list of the account', advice: BLOCK_LIST_ADVICE },
	],
	[
		'RECIPIENT_BLACKLISTED_CHANNEL',
		{ words: 'the address is on the block list of the channel', advice: BLOCK_LIST_ADVICE },
	],
	[
		'RECIPIENT_BLACKLISTED_EMAIL',
		{ words: 'the email address is on a block list', advice: BLOCK_LIST_ADVICE },
	],
	[
		'RECIPIENT_BLACKLISTED_PROVIDER',
		{ words: 'the address is on the block list of the email service', advice: BLOCK_LIST_ADVICE },
	],
	[
		'RECIPIENT_UNSUBSCRIBED',
		{ words: 'the customer has unsubscribed from invitations', advice: RESPECT_ADVICE },
	],
	[
		'RENDERING_ERROR',
		{
			words: 'the invitation could not be written from its template',
			advice: TEMPLATE_ADVICE,
		},
	],
	[
		'REPORTED_AS_SPAM_CONTENT',
		{ words: 'the message was reported as spam for its content', advice: SPAM_ADVICE },
	],
	[
		'REPORTED_AS_SPAM_FREQUENCY',
		{ words: 'the message was reported as spam for coming too often', advice: SPAM_ADVICE },
	],
	[
		'REPORTED_AS_SPAM_RECIPIENT',
		{ words: 'the message was reported as spam on the side of its recipient', advice: SPAM_ADVICE },
	],
	[
		'REPORTED_AS_SPAM_SENDER',
		{ words: 'the message was reported as spam for its sender', advice: SPAM_ADVICE },
	],
	[
		'TEMPORARY_RECIPIENT_ERROR',
		{
			words: 'the mailbox of the customer could not take the message for the moment',
			advice: WAIT_ADVICE,
		},
	],
]);
