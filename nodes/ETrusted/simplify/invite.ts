import { flattener } from '../helpers/flatten';

const INVITE = {
	id: 'id',
	status: 'status.name',
	reason: 'status.reason',
	orderReference: 'transaction.reference',
	// The event's ID itself, unlike in a review.
	eventId: 'event',
	reviewType: 'reviewType',
	mode: 'mode',
	locale: 'locale',
	scheduledAt: 'scheduledAt',
	sentAt: 'sentAt',
	templateName: 'template.name',
	channelId: 'channelRef',
};

/** An invite of `GET /channels/{id}/invites`, flat and without personal data. */
export const simplifyInvite = flattener(INVITE);
