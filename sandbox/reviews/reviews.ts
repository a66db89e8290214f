import { accountRef, type Channel } from '../defaults';
import { STORED_REPLIES } from '../faults';
import { createId, Store, type Visibility } from '../store';
import type { OriginalReview, Review, Veto } from './review';

/** A change that the customer makes. What is left out stays. */
export interface Edit {
	rating?: number;
	title?: string;
	comment?: string;
	/** By default now. */
	at?: Date | string | number;
}

const iso = (time: Date | string | number = Date.now()) => new Date(time).toISOString();

/** Fills in what a review always has, and what follows from its other parts. */
export function completeReview(partial: Partial<Review>, channels: Channel[]): Review {
	const submittedAt = iso(partial.submittedAt);
	const createdAt = partial.createdAt ?? submittedAt;
	const channelRef = partial.channelRef ?? channels[0]?.id ?? createId('chl', 'none');
	const locale = channels.find(({ id }) => id === channelRef)?.locale ?? 'en_GB';
	const { rating = 5, comment = 'Fast delivery, and everything is as described.' } = partial;
	const hasNoRating = 'rating' in partial && partial.rating === undefined;
	return {
		_object: 'CustomerReview',
		id: createId('rev'),
		accountRef,
		channelRef,
		rating: hasNoRating ? undefined : rating,
		title: comment === '' ? '' : 'All went well',
		comment,
		createdAt,
		updatedAt: partial.editedAt ?? createdAt,
		submittedAt,
		feedbackType: feedbackType(comment, hasNoRating ? undefined : rating),
		state: 'APPROVED',
		type: partial.product ? 'PRODUCT_REVIEW' : 'SERVICE_REVIEW',
		verificationType: 'VERIFIED',
		customer: { firstName: 'Erika', lastName: 'Mustermann', email: 'erika@example.com' },
		transaction: { reference: 'S-10042' },
		questionnaire: { id: createId('qre'), locale, templateRef: createId('qrt', 'standard') },
		hasAttachments: Boolean(partial.additionalInformation?.attachments),
		additionalInformation: {},
		...definedOf(partial),
		...(partial.submittedAt && { submittedAt }),
	};
}

/** A statement lacks the text or the stars. */
const feedbackType = (comment: string, rating: number | undefined) =>
	comment === '' || rating === undefined ? 'STATEMENT' : 'REVIEW';

/** What is given as undefined is left to its default. */
const definedOf = (partial: Partial<Review>): Partial<Review> =>
	Object.fromEntries(Object.entries(partial).filter(([, value]) => value !== undefined));

/** What the review says now, as `originalReview` keeps it. */
function versionOf({ rating, title, comment, reply }: Review): OriginalReview {
	return {
		rating,
		title,
		comment,
		...(reply && {
			reply: {
				replyComment: reply.comment,
				replyCreatedAt: reply.createdAt,
				replyUpdatedAt: reply.updatedAt,
			},
		}),
	};
}

/**
 * The account's reviews, and what customers, moderators and time do to them. Each method gives the review as it then
 * is, and throws an Error when there is none of this ID.
 */
export class Reviews {
	readonly store = new Store<Review>();

	/** In which way the next reply is stored; as it was sent unless told. */
	storesReply?: keyof typeof STORED_REPLIES;

	/** Every report of a review, in their order: each is a ticket that people at the vendor work on. */
	readonly vetos: (Veto & { reviewId: string })[] = [];

	constructor(
		private readonly channels: Channel[],
		private readonly seed: () => Review[],
	) {
		this.reset();
	}

	/** Those that are not visible yet included, in the order in which they were added. */
	get all(): Review[] {
		return this.store.all;
	}

	/** A customer writes a review: `submittedAt` is now unless it is given. */
	addReview(partial: Partial<Review> = {}, visibility?: Visibility): Review {
		return this.store.add(completeReview(partial, this.channels), visibility);
	}

	get(id: string): Review {
		return this.store.get(id);
	}

	/** Makes it visible now. */
	show(id: string): Review {
		return this.store.setVisibility(id, {});
	}

	approve(id: string): Review {
		return this.setState(id, 'APPROVED');
	}

	reject(id: string): Review {
		return this.setState(id, 'REJECTED');
	}

	moderate(id: string): Review {
		return this.setState(id, 'MODERATION');
	}

	/** Any state, one that the API has not today included. Counts as a change of the review, as its page says of any. */
	setState(id: string, state: string): Review {
		return this.store.change(id, { state, updatedAt: iso() });
	}

	/** The customer changes what they wrote. Only the first version is kept. */
	edit(id: string, { at, ...changes }: Edit): Review {
		const before = this.get(id);
		const editedAt = iso(at);
		const { comment, rating } = { ...before, ...changes };
		return this.store.change(id, {
			...changes,
			feedbackType: feedbackType(comment, rating),
			originalReview: before.originalReview ?? versionOf(before),
			editedAt,
			updatedAt: editedAt,
		});
	}

	/** Sets the one reply that a review can have: a second one overwrites the first, which is inferred, not documented. */
	reply(id: string, text: string, sendNotification = false): Review {
		const now = iso();
		const comment = this.storesReply ? STORED_REPLIES[this.storesReply](text) : text;
		const createdAt = this.get(id).reply?.createdAt ?? now;
		return this.store.change(id, {
			reply: { comment, createdAt, updatedAt: now, sendNotification },
			updatedAt: now,
		});
	}

	deleteReply(id: string): Review {
		return this.store.change(id, { reply: undefined, updatedAt: iso() });
	}

	/** Every call opens a ticket. */
	report(id: string, report: Pick<Veto, 'comment' | 'reason' | 'vetoReporterEmail'>): Veto {
		const { additionalInformation } = this.get(id);
		const veto = {
			id: createId('vet'),
			ticketId: String(4_700_000 + this.vetos.length + 1),
			comment: report.comment,
			reason: report.reason,
			createdAt: iso(),
			...(report.vetoReporterEmail && { vetoReporterEmail: report.vetoReporterEmail }),
		};
		this.vetos.push({ ...veto, reviewId: id });
		const { ticketId, comment, reason, createdAt } = veto;
		this.store.change(id, {
			additionalInformation: {
				...additionalInformation,
				veto: { ticketId, comment, reason, createdAt },
			},
			updatedAt: createdAt,
		});
		return veto;
	}

	/** As if it had never been: what the API does with one that its author deletes. */
	remove(id: string): void {
		this.store.remove(id);
	}

	/** What the account had at its beginning. */
	reset(): void {
		this.store.reset(this.seed());
		this.vetos.length = 0;
	}
}
