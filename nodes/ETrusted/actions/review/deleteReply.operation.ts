import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { DEFAULTS, Skipped, type Operation } from '../../execution/operation';
import type { Exchange } from '../../transport/exchange';
import type { ApiRequest } from '../../transport/request';
import { isNotFound, settle } from '../common/outcomes';
import { isSaved } from '../common/isSaved';
import { getReview, readReview, reviewPath } from './oneReview';
import { readReviewId, reviewIdProperty } from './reviewId';
import { isSameText, replyOf } from './standingReply';
import { REVIEW_WORDING } from './wording';

export const option: INodePropertyOptions = {
	name: 'Delete Reply',
	value: 'deleteReply',
	action: 'Delete reply to review',
	description: 'Delete the reply of the shop to a review; the review itself stays',
};

export const description: INodeProperties[] = [reviewIdProperty];

/** `DELETE /reviews/{id}/reply`, where there is a reply. */
export const operation: Operation = {
	wording: {
		...REVIEW_WORDING,
		creation: {
			done: 'deleted',
			perhaps: 'the reply may have been deleted',
			advice:
				'The reply may have been deleted: afterwards the review could not be read, or had another reply. Look at the review before you run the item again; where there is no reply, nothing is done.',
			surelyNot: 'The reply was not deleted.',
		},
	},

	prepare(context) {
		const reviewId = readReviewId(context);
		return {
			maxRetries: DEFAULTS.maxRetries,
			exchange: () => deleteReply(reviewId),
		};
	},
};

function* deleteReply(reviewId: string): Exchange<IDataObject[] | Skipped> {
	const none = { skipped: true, reason: 'The review has no reply', reviewId };
	const standing = replyOf(yield* readReview(reviewId));
	if (!standing) return new Skipped(none, 'without a reply');
	const outcome = yield removeReply(reviewId);
	// The review is there, so it is the reply that was not found: somebody else deleted it meanwhile.
	if (isNotFound(outcome)) return new Skipped(none, 'without a reply');
	yield* settle(outcome, getReview(reviewId), (review) => {
		const found = replyOf(review);
		if (!found) return true;
		// Another reply can be written after this one was deleted, or in its place.
		return isSameText(found.comment, standing.comment) ? false : undefined;
	});
	return [{ reviewId, deleted: true }];
}

/** A second one could delete what somebody wrote after the first: so it is not repeated in doubt. */
const removeReply = (reviewId: string): ApiRequest => ({
	method: 'DELETE',
	path: `${reviewPath(reviewId)}/reply`,
	timeout: DEFAULTS.timeout,
	creates: true,
	promises: isSaved,
});
