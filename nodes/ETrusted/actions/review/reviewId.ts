import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { ItemContext } from '../../execution/operation';
import { at } from '../../helpers/flatten';
import { isObject } from '../../helpers/json';
import { toText } from '../../helpers/text';
import { call, type Exchange } from '../../transport/exchange';
import { encodeSegment } from '../../transport/request';
import { getObject } from '../common/reading';

export const reviewIdProperty: INodeProperties = {
	displayName: 'Review ID',
	name: 'reviewId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. rev-5ac2b3a2-7a5e-4c2d-9a51-0d5f1f2f6c11',
	description: 'The ID of the review, as "Get many reviews" and the eTrusted Trigger return it',
};

/** The ID as text; empty, and one more problem, where there is none. */
export function readReviewId({ parameters, item, problems }: ItemContext): string {
	const field = { field: 'Review ID', path: 'reviewId', required: true };
	return problems.check(field, parameters.get('reviewId', item, ''), toText) ?? '';
}

/** The review's address below the API's base. */
export const reviewPath = (reviewId: string) => `/reviews/${encodeSegment(reviewId)}`;

/** `GET /reviews/{id}` */
export const getReview = (reviewId: string) =>
	// Any other object would pass for a review without a reply, and be answered.
	getObject(reviewPath(reviewId), {
		promises: (_, body) => isObject(body) && typeof body.id === 'string',
	});

/** The review as the API gives it. */
export function* readReview(reviewId: string): Exchange<IDataObject> {
	const { body } = yield* call(getReview(reviewId));
	return body as IDataObject;
}

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
