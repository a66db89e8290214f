import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../helpers/json';
import { call, type Exchange } from '../../transport/exchange';
import { encodeSegment } from '../../transport/request';
import { getObject } from '../common/reading';

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
