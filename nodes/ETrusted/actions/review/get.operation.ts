import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Operation } from '../../execution/operation';
import { simplifyReview } from '../../simplify/review';
import { reading } from '../common/reading';
import { readSimplify, simplify } from '../common/simplify';
import { readReview } from './oneReview';
import { readReviewId, reviewIdProperty } from './reviewId';
import { REVIEW_WORDING } from './wording';

export const option: INodePropertyOptions = {
	name: 'Get',
	value: 'get',
	action: 'Get review',
	description: 'Read one review by its ID, with its rating, text, state and reply',
};

export const description: INodeProperties[] = [reviewIdProperty, simplify];

/** `GET /reviews/{id}`: the review, one for each item. */
export const operation: Operation = {
	wording: REVIEW_WORDING,

	prepare(context) {
		const reviewId = readReviewId(context);
		const isSimple = readSimplify(context);
		return reading([reviewId, isSimple], function* () {
			const review = yield* readReview(reviewId);
			return [isSimple ? simplifyReview(review) : review];
		});
	},
};
