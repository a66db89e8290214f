import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { DEFAULTS, Skipped, type ItemContext, type Operation } from '../../execution/operation';
import { toSwitch } from '../../helpers/answers';
import { toEmail } from '../../helpers/email';
import { InvalidValue } from '../../helpers/invalidValue';
import { isObject, withoutEmpty } from '../../helpers/json';
import { toText } from '../../helpers/text';
import { call, ExchangeError, type Exchange } from '../../transport/exchange';
import type { ApiRequest } from '../../transport/request';
import { toChoice } from '../../helpers/choice';
import { readReviewId, reviewIdProperty } from './reviewId';
import { readStandingReport, reportPath } from './standingReport';
import { REVIEW_WORDING } from './wording';

/** Those of the API's page that a report may have. */
const REASONS = ['ABUSIVE', 'INAPPROPRIATE_IMAGE', 'UNTRUTHFUL', 'VIOLATES_THE_TERMS_OF_USE'];

export const option: INodePropertyOptions = {
	name: 'Report',
	value: 'report',
	action: 'Report review',
	description:
		'Report a review to the review team of eTrusted, which opens a ticket there. Only for reviews that break the rules, and only when the user asks for it.',
};

export const description: INodeProperties[] = [
	reviewIdProperty,
	{
		displayName: 'Reason',
		name: 'reason',
		type: 'options',
		required: true,
		default: 'UNTRUTHFUL',
		description: 'What is wrong with the review',
		options: [
			{ name: 'Abusive', value: 'ABUSIVE' },
			{ name: 'Inappropriate Image', value: 'INAPPROPRIATE_IMAGE' },
			{ name: 'Untruthful', value: 'UNTRUTHFUL' },
			{ name: 'Violates the Terms of Use', value: 'VIOLATES_THE_TERMS_OF_USE' },
		],
	},
	{
		displayName: 'Comment',
		name: 'comment',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '',
		placeholder: 'e.g. The customer describes a product that we do not sell.',
		description: 'Why the review should be checked, for the review team',
	},
	{
		displayName: 'In Good Faith',
		name: 'goodFaith',
		type: 'boolean',
		default: false,
		description:
			'Whether the reporter believes in good faith that this report is true and complete. Nothing is reported without it.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		description: 'More about the report',
		options: [
			{
				displayName: 'Reporter Email',
				name: 'reporterEmail',
				type: 'string',
				default: '',
				placeholder: 'e.g. nathan@example.com',
				description: 'The address at which the review team reaches the reporter',
			},
		],
	},
];

/** `POST /reviews/{id}/vetos`, where there is no report yet: each call opens a ticket. */
export const operation: Operation = {
	wording: {
		...REVIEW_WORDING,
		creation: {
			done: 'reported',
			perhaps: 'the report may have been filed',
			advice:
				'The report may have been filed, so it was not sent again: look for the review in the eTrusted Control Centre, and run the item again only if it is not reported there.',
			surelyNot: 'Nothing was reported.',
		},
	},

	prepare(context) {
		const reviewId = readReviewId(context);
		const report = readReport(context);
		return {
			maxRetries: DEFAULTS.maxRetries,
			takesTurns: reviewId,
			once: {
				identity: { ...report, type: 'report', reviewId },
				unnoted: report,
				remembersDoubt: true,
			},
			exchange: (isInDoubt) => fileReport(reviewId, report, isInDoubt),
		};
	},
};

/** The body of `POST /reviews/{id}/vetos`. */
function readReport({ parameters, item, problems }: ItemContext): Record<string, string> {
	const read = (name: string) => parameters.get(name, item, '');
	const options = problems.fields('Options', 'options', parameters.get('options', item, {}));
	problems.check({ field: 'In Good Faith', path: 'goodFaith' }, read('goodFaith'), toGoodFaith);
	return {
		...withoutEmpty([
			[
				'comment',
				problems.check(
					{ field: 'Comment', path: 'comment', required: true },
					read('comment'),
					toText,
				),
			],
			[
				'reason',
				problems.check(
					{ field: 'Reason', path: 'reason', required: true },
					read('reason'),
					(value) => toChoice(value, REASONS),
				),
			],
			[
				'vetoReporterEmail',
				problems.check(
					{ field: 'Reporter Email', path: 'options.reporterEmail' },
					options.reporterEmail,
					toEmail,
				),
			],
		]),
	};
}

/** The eTrusted Control Centre asks for the same declaration. */
function toGoodFaith(value: unknown): true {
	if (toSwitch(value)) return true;
	throw new InvalidValue(
		'must be on: only who believes in good faith that the report is true may file it',
	);
}

/** @param isInDoubt whether an earlier try may have opened a ticket: then no other is opened */
function* fileReport(
	reviewId: string,
	report: object,
	isInDoubt: boolean,
): Exchange<IDataObject[] | Skipped> {
	const standing = yield* readStandingReport(reviewId);
	if (standing) {
		return new Skipped(
			{
				skipped: true,
				reason: 'The review was reported before',
				reviewId,
				ticketId: standing.ticketId ?? null,
			},
			'already reported',
		);
	}
	if (isInDoubt) {
		throw new ExchangeError(
			'The report may have been filed by the try before, so it was not sent again',
			'Look for the review in the eTrusted Control Centre. If it is not reported there, start a new execution.',
		);
	}
	const { body } = yield* call(postReport(reportPath(reviewId), report));
	return [body as IDataObject];
}

const postReport = (path: string, report: object): ApiRequest => ({
	method: 'POST',
	path,
	body: report,
	timeout: DEFAULTS.timeout,
	creates: true,
	promises: (_, body) => isObject(body),
});
