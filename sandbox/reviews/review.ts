export interface ReviewReply {
	comment: string;
	createdAt: string;
	updatedAt: string;
	sendNotification?: boolean;
}

/** A report of a review, as GET /reviews/{id}/vetos shows it. */
export interface Veto {
	id: string;
	ticketId: string;
	comment: string;
	reason: string;
	createdAt: string;
	vetoReporterEmail?: string;
}

export interface AttachedImage {
	id: string;
	extensions: string[];
	urlOriginal: string;
	pathOriginal: string;
	pathThumbnail: string;
	pathLarge: string;
}

export interface ReviewedProduct {
	id: string;
	sku: string;
	name: string;
	url: string;
	gtin?: string;
	mpn?: string;
	brand?: string;
	imageUrl?: string;
}

/** What a review said before its first edit. The reply has other names here than in the review. */
export interface OriginalReview {
	rating?: number;
	title: string;
	comment: string;
	reply?: { replyComment: string; replyCreatedAt: string; replyUpdatedAt: string };
}

/** A review as GET /reviews shows it. Date-times are ISO 8601 in UTC with milliseconds. */
export interface Review {
	_object: 'CustomerReview';
	id: string;
	accountRef: string;
	channelRef: string;
	inviteRef?: string;
	/** 1 to 5, fractions included; none for a statement without stars. */
	rating?: number;
	title: string;
	comment: string;
	/** Later than `submittedAt` for an imported review. */
	createdAt: string;
	updatedAt: string;
	submittedAt: string;
	editedAt?: string;
	/** `STATEMENT`: the comment or the rating is missing. */
	feedbackType: string;
	/** `SUBMITTED`, `APPROVED`, `REJECTED`, `MODERATION`, `DISCARDED`, or what a test wants. */
	state: string;
	/** `SERVICE_REVIEW` or `PRODUCT_REVIEW`. */
	type: string;
	/** `VERIFIED` or `UNDEFINED`. */
	verificationType?: string;
	reply?: ReviewReply;
	customer?: {
		firstName?: string;
		lastName?: string;
		fullName?: string;
		email?: string;
		mobile?: string;
	};
	transaction?: { reference: string; date?: string };
	event?: { id: string; type: string };
	metadata?: object;
	surveyData?: object;
	/** Its locale is the only sign of the review's language. */
	questionnaire: { id: string; locale: string; templateRef: string };
	hasAttachments?: boolean;
	/** All there is; the API shows what it is asked for. */
	additionalInformation: {
		veto?: Omit<Veto, 'id' | 'vetoReporterEmail'>;
		attachments?: { images: AttachedImage[] };
	};
	product?: ReviewedProduct;
	originalReview?: OriginalReview;
	/** What the API may add one day. */
	[key: string]: unknown;
}
