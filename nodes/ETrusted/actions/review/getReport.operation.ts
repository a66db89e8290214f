import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Operation } from '../../execution/operation';
import { RequestFailed, type Exchange } from '../../transport/exchange';
import { isNotFound } from '../common/outcomes';
import { reading } from '../common/reading';
import { getReview } from './oneReview';
import { readReviewId, reviewIdProperty } from './reviewId';
import { readStandingReport } from './standingReport';
import { REVIEW_WORDING } from './wording';

export const option: INodePropertyOptions = {
	name: 'Get Report',
	value: 'getReport',
	action: 'Get report of review',
	description: 'Read whether a review was reported to eTrusted, when, and for which reason',
};

export const description: INodeProperties[] = [reviewIdProperty];

/** `GET /reviews/{id}/vetos`: the report that stands, or that there is none. */
export const operation: Operation = {
	wording: REVIEW_WORDING,

	prepare(context) {
		const reviewId = readReviewId(context);
		return reading([reviewId], function* () {
			const report = yield* readStandingReport(reviewId);
			if (report) return [toOutput(reviewId, report)];
			yield* expectReview(reviewId);
			return [{ reviewId, reported: false }];
		});
	},
};

const toOutput = (reviewId: string, report: IDataObject): IDataObject => ({
	reviewId,
	reported: true,
	ticketId: report.ticketId ?? null,
	reason: report.reason ?? null,
	comment: report.comment ?? null,
	createdAt: report.createdAt ?? null,
	status: report.status ?? null,
});

/** The API answers alike where there is no report and where there is no such review, which must not pass for the former. */
function* expectReview(reviewId: string): Exchange<void> {
	const outcome = yield getReview(reviewId);
	if (outcome.state === 'failed' && isNotFound(outcome)) throw new RequestFailed(outcome);
}
