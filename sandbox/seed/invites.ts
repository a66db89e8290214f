import { defaultChannels } from '../defaults';
import type { Invite } from '../invites/invite';
import { completeInvite } from '../invites/invites';
import { createId } from '../store';
import { seededReviews } from './reviews';

const dayMs = 86_400_000;

/** Orders that became no review: every status, with every reason that the API's page lists. */
const outcomes: [status: string, reason?: string][] = [
	['SCHEDULED'],
	['SCHEDULED'],
	['CANCELED'],
	['CANCELED', 'INVITE_SENDING_SUSPENDED_BY_EMPLOYEE'],
	['CANCELED', 'INVITE_SENDING_SUSPENDED_BY_CUSTOMER'],
	['SENT'],
	['DELIVERED'],
	['DELIVERED', 'DELAYED'],
	['OPENED'],
	['CLICKED'],
	['RENDERED'],
	['READY_FOR_RENDER'],
	['NOT_DELIVERED', 'INVALID_RECIPIENT_EMAIL'],
	['NOT_DELIVERED', 'TEMPORARY_RECIPIENT_ERROR'],
	['NOT_DELIVERED', 'REPORTED_AS_SPAM_SENDER'],
	['NOT_DELIVERED', 'REPORTED_AS_SPAM_RECIPIENT'],
	['NOT_DELIVERED', 'REPORTED_AS_SPAM_CONTENT'],
	['NOT_DELIVERED', 'REPORTED_AS_SPAM_FREQUENCY'],
	['NOT_DELIVERED', 'PROVIDER_ERROR'],
	['REJECTED', 'RECIPIENT_UNSUBSCRIBED'],
	['REJECTED', 'RECIPIENT_BLACKLISTED_PROVIDER'],
	['REJECTED', 'RECIPIENT_BLACKLISTED_ACCOUNT'],
	['REJECTED', 'RECIPIENT_BLACKLISTED_CHANNEL'],
	['REJECTED', 'RECIPIENT_BLACKLISTED_EMAIL'],
	['REJECTED', 'BLACKLISTED_DOMAIN'],
	['REJECTED', 'BLOCKED_BY_CONSUMER'],
	['REJECTED', 'DUPLICATE'],
	['REJECTED', 'INVALID_TEMPLATE'],
	['REJECTED', 'RENDERING_ERROR'],
	['REJECTED', 'INTERNAL_ERROR'],
];

const unsent = ['SCHEDULED', 'CANCELED', 'REJECTED', 'READY_FOR_RENDER', 'RENDERED'];

const newest = Date.parse('2026-11-22T16:20:00.000Z');

const iso = (time: number) => new Date(time).toISOString();

/** The invites behind the seeded reviews. */
function ofReviews(): Invite[] {
	return seededReviews().map((review) => {
		const submittedAt = Date.parse(review.submittedAt);
		const { firstName, lastName, email = '' } = review.customer ?? {};
		const { reference = '', date } = review.transaction ?? {};
		return completeInvite(
			{
				id: review.inviteRef,
				channelRef: review.channelRef,
				locale: review.questionnaire.locale,
				reviewType: review.type,
				customer: {
					email,
					...(firstName && { firstName }),
					...(lastName && { lastName }),
				},
				transaction: { id: createId('txn', reference), reference, date },
				event: review.event?.id,
				createdAt: iso(submittedAt - 8 * dayMs),
				scheduledAt: iso(submittedAt - 2 * dayMs),
				sentAt: iso(submittedAt - 2 * dayMs),
				updatedAt: review.submittedAt,
				status: { name: 'REVIEW_WRITTEN' },
			},
			defaultChannels,
		);
	});
}

function ofOutcome([name, reason]: [string, string?], index: number): Invite {
	const createdAt = newest - (outcomes.length - index) * 0.6 * dayMs;
	const scheduledAt = iso(createdAt + 7 * dayMs);
	const reference = `W-${31_000 + index}`;
	return completeInvite(
		{
			id: createId('inv', `invite ${index}`),
			channelRef: defaultChannels[index % defaultChannels.length]?.id,
			mode: index % 7 === 6 ? 'MANUAL' : 'AUTOMATIC',
			inviteSource: index % 7 === 6 ? 'IMPORTER' : 'CUSTOM',
			customer: { firstName: 'Kim', lastName: 'Berger', email: `kim.berger.${index}@example.com` },
			transaction: { id: createId('txn', reference), reference, date: iso(createdAt - dayMs) },
			event: createId('evt', `event of invite ${index}`),
			createdAt: iso(createdAt),
			scheduledAt,
			...(!unsent.includes(name) && { sentAt: scheduledAt }),
			updatedAt: iso(createdAt),
			status: { name, ...(reason && { reason }) },
		},
		defaultChannels,
	);
}

let created: Invite[] | undefined;

/** The invites of the default account: the same at every start. */
export function seededInvites(): Invite[] {
	created ??= [...ofReviews(), ...outcomes.map(ofOutcome)];
	return created;
}
