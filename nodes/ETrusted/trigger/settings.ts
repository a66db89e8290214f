/** What of a review decides whether it is wanted; the lists are sorted, and empty where all are wanted. */
export interface Filters {
	/** `chl-…` */
	channels: string[];
	/** 1 to 5 */
	ratings: number[];
	/** `SERVICE_REVIEW`, `PRODUCT_REVIEW` */
	types: string[];
	skus: string[];
	includeWithoutText: boolean;
}

export type TriggerEvent = 'newReview' | 'reviewEdited';

/** What the panel says. */
export interface Settings {
	event: TriggerEvent;
	filters: Filters;
	/** Whether a review comes out in whatever state but rejected or discarded. */
	emitBeforeApproval: boolean;
	/** `ATTACHMENTS`, `VETO` */
	include: string[];
	/** Milliseconds. */
	lookBack: number;
}
