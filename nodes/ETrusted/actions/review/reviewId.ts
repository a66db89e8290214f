import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { ItemContext } from '../../execution/operation';
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
