import type { IDataObject } from 'n8n-workflow';

import { DEFAULTS } from '../../execution/operation';
import { isObject } from '../../helpers/json';
import { RequestFailed, type Exchange } from '../../transport/exchange';
import { get } from '../../transport/request';
import { isNotFound } from '../common/outcomes';
import { reviewPath } from './oneReview';

/** Where the reports of a review are. */
export const reportPath = (reviewId: string) => `${reviewPath(reviewId)}/vetos`;

/**
 * The report that stands, where there is one; a review that does not exist has none either. The API's page shows one
 * object in spite of the plural, so a list is met with tolerance.
 */
export function* readStandingReport(reviewId: string): Exchange<IDataObject | undefined> {
	const outcome = yield get(reportPath(reviewId), {
		timeout: DEFAULTS.timeout,
		promises: isReportOrNone,
	});
	if (isNotFound(outcome)) return undefined;
	if (outcome.state === 'failed') throw new RequestFailed(outcome);
	const report = Array.isArray(outcome.body) ? (outcome.body as unknown[])[0] : outcome.body;
	return isObject(report) && Object.keys(report).length > 0 ? (report as IDataObject) : undefined;
}

/** A text is a proxy's: whether there is a report stays open then. */
const isReportOrNone = (_: number, body: unknown) =>
	body === undefined || body === null || body === '' || typeof body === 'object';
