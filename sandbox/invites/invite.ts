/** All names of `status`, as the API's page lists them. */
export const inviteStatuses = [
	'SCHEDULED',
	'CANCELED',
	'SENT',
	'DELIVERED',
	'NOT_DELIVERED',
	'REJECTED',
	'OPENED',
	'CLICKED',
	'RENDERED',
	'REVIEW_WRITTEN',
	'READY_FOR_RENDER',
] as const;

interface Mailbox {
	name: string;
	email: string;
}

/** An invite as GET /channels/{id}/invites shows it. Date-times are ISO 8601 in UTC with milliseconds. */
export interface Invite {
	_object: 'Invite';
	id: string;
	accountRef: string;
	channelRef: string;
	locale: string;
	/** `AUTOMATIC` by an event, `MANUAL` by a person. */
	mode: string;
	/** `SERVICE_REVIEW`, `PRODUCT_REVIEW`, `SERVICE_AND_PRODUCT_REVIEW`. */
	reviewType: string;
	platform?: string;
	customer: {
		id?: string;
		firstName?: string;
		lastName?: string;
		email: string;
		phoneNumber?: string;
		preferredLocale?: string;
		consents?: { purpose: string; given: boolean }[];
	};
	inviteSource?: string;
	transaction?: { id: string; reference: string; date?: string };
	/** The event's ID: what POST /events answered as `EventRef`. */
	event?: string;
	template?: { id: string; name: string };
	sender?: Mailbox;
	replyTo?: Mailbox;
	scheduledAt?: string;
	sentAt?: string;
	createdAt: string;
	updatedAt: string;
	/** `yyyy-MM-dd`. */
	estimatedDeliveryDate?: string;
	/** One of `inviteStatuses` and a reason such as `RECIPIENT_UNSUBSCRIBED`, or what a test wants. */
	status: { name: string; reason?: string };
	/** What the API may add one day. */
	[key: string]: unknown;
}
