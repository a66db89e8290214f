import type { IDataObject } from 'n8n-workflow';

import { at } from '../../helpers/flatten';

/** The reply that stands, where there is one. */
export interface Reply {
	comment: string;
	/** Whether the customer was told of it. */
	notified: boolean;
}

/** What of a review is its reply; one without a text is none. */
export function replyOf(review: IDataObject): Reply | undefined {
	const { reply } = review;
	// Of another shape it is a reply all the same, and no automaton's to overwrite.
	const texts = [reply, at(review, 'reply.comment'), at(review, 'reply.replyComment')];
	const comment = texts.find((text) => typeof text === 'string' && text.trim() !== '');
	if (typeof comment !== 'string') return undefined;
	return { comment, notified: at(review, 'reply.sendNotification') === true };
}

/**
 * Whether two replies say the same. Servers may store a text in another way than it was sent: accents composed, blanks
 * and line breaks as a single blank.
 */
export function isSameText(one: string, other: string): boolean {
	const inOneForm = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();
	return inOneForm(one) === inOneForm(other);
}
