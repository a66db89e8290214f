/** What the status of an invite says of its customer: was invited, was not, or is still to be. */
export type Fate = 'invited' | 'notInvited' | 'coming';

export interface Status {
	fate: Fate;
	/** After "the invitation". */
	words: string;
	/** Before the day on which it is to go out, or went out. Without one the day stands in brackets. */
	preposition?: string;
	/** Of one that went out: whether a reason can still keep it from its recipient. */
	isUnderWay?: true;
}

/**
 * All that the API's page names. The glossary explains SCHEDULED, CANCELED and SENT; the others are taken by their names.
 */
export const STATUSES = new Map<string, Status>([
	['CANCELED', { fate: 'notInvited', words: 'was canceled by the owner of the channel' }],
	['CLICKED', { fate: 'invited', words: 'was opened, and its link was clicked' }],
	['DELIVERED', { fate: 'invited', words: 'was delivered' }],
	['NOT_DELIVERED', { fate: 'notInvited', words: 'could not be delivered' }],
	['OPENED', { fate: 'invited', words: 'was opened' }],
	[
		'READY_FOR_RENDER',
		{ fate: 'coming', words: 'is about to be written and sent', preposition: 'on' },
	],
	['REJECTED', { fate: 'notInvited', words: 'was rejected by eTrusted' }],
	['RENDERED', { fate: 'invited', words: 'was written', isUnderWay: true }],
	['REVIEW_WRITTEN', { fate: 'invited', words: 'led to a review' }],
	['SCHEDULED', { fate: 'coming', words: 'is scheduled', preposition: 'for' }],
	['SENT', { fate: 'invited', words: 'was sent', preposition: 'on', isUnderWay: true }],
]);
