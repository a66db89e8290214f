import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { DEFAULTS, Skipped, type ItemContext, type Operation } from '../../execution/operation';
import { toAnsweredSwitch, toSwitch } from '../../helpers/answers';
import { toText } from '../../helpers/text';
import { ExchangeError, type Exchange } from '../../transport/exchange';
import type { ApiRequest } from '../../transport/request';
import { toChoice } from '../../helpers/choice';
import { settle } from '../common/outcomes';
import { isSaved } from '../common/isSaved';
import { getReview, readReview, reviewPath } from './oneReview';
import { readReviewId, reviewIdProperty } from './reviewId';
import { isSameText, replyOf } from './standingReply';
import { REVIEW_WORDING } from './wording';

const CHOICES = ['fail', 'overwrite', 'skip'] as const;

export const option: INodePropertyOptions = {
	name: 'Reply',
	value: 'reply',
	action: 'Reply to review',
	description: "Post the shop's reply to a review. Everybody can read it below the review.",
};

export const description: INodeProperties[] = [
	reviewIdProperty,
	{
		displayName: 'Comment',
		name: 'comment',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '',
		placeholder: 'e.g. Thank you for your review!',
		description: 'The text of the reply, as everybody can read it',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		description: 'What to do if there is a reply already, whom to tell, and how to try it',
		options: [
			{
				displayName: 'Dry Run',
				name: 'dryRun',
				type: 'boolean',
				default: true,
				description:
					'Whether to post nothing and show the reply as it would be sent. The review is not looked at.',
			},
			{
				displayName: 'If Replied',
				name: 'ifReplied',
				type: 'options',
				default: 'skip',
				description: 'What to do with a review that has another reply already',
				options: [
					{ name: 'Fail', value: 'fail', description: 'Treat it as an error' },
					{ name: 'Overwrite', value: 'overwrite', description: 'Put this reply in its place' },
					{ name: 'Skip', value: 'skip', description: 'Leave the reply as it is' },
				],
			},
			{
				displayName: 'Notify Customer',
				name: 'notifyCustomer',
				type: 'boolean',
				default: false,
				description: 'Whether eTrusted tells the customer of the reply by email',
			},
		],
	},
];

interface NewReply {
	reviewId: string;
	comment: string;
	ifReplied: (typeof CHOICES)[number];
	notifyCustomer: boolean;
}

/** `POST /reviews/{id}/reply`, after a look at the review: an answer of a person is not overwritten unasked. */
export const operation: Operation = {
	wording: {
		...REVIEW_WORDING,
		creation: {
			done: 'posted',
			perhaps: 'the reply may have been saved',
			advice:
				'The reply may have been saved, so it was not sent again: afterwards the review could not be read, or had a reply with another text. Look at the review before you run the item again; a reply with the same text is left as it is.',
			surelyNot: 'The reply was not saved.',
		},
	},

	prepare(context) {
		const { dryRun, ...reply } = readReply(context);
		const { reviewId } = reply;
		if (dryRun) {
			return { output: { dryRun: true, reviewId, payload: toPayload(reply) }, because: 'dryRun' };
		}
		return {
			maxRetries: DEFAULTS.maxRetries,
			takesTurns: reviewId,
			once: {
				identity: { ...reply, type: 'reply' },
				unnoted: { comment: reply.comment },
				canBeUndone: true,
			},
			exchange: () => postReply(reply),
		};
	},
};

function readReply(context: ItemContext): NewReply & { dryRun: boolean } {
	const { parameters, item, problems } = context;
	const options = problems.fields('Options', 'options', parameters.get('options', item, {}));
	const read = <T>(field: string, name: string, convert: (value: unknown) => T | undefined) =>
		problems.check({ field, path: `options.${name}` }, options[name], convert);
	const isDryRunGiven = parameters.isSet('options', 'dryRun') || Object.hasOwn(options, 'dryRun');
	return {
		reviewId: readReviewId(context),
		comment:
			problems.check(
				{ field: 'Comment', path: 'comment', required: true },
				parameters.get('comment', item, ''),
				toText,
			) ?? '',
		ifReplied: read('If Replied', 'ifReplied', (value) => toChoice(value, CHOICES)) ?? 'skip',
		notifyCustomer: read('Notify Customer', 'notifyCustomer', toSwitch) ?? false,
		// One that is there but empty is no answer: guessing could post a real reply.
		dryRun: isDryRunGiven && read('Dry Run', 'dryRun', toAnsweredSwitch) === true,
	};
}

function* postReply(reply: NewReply): Exchange<IDataObject[] | Skipped> {
	const { reviewId, comment, ifReplied, notifyCustomer } = reply;
	const standing = replyOf(yield* readReview(reviewId));
	if (standing && isSameText(standing.comment, comment)) {
		return [describe(reply, standing.notified)];
	}
	if (standing && ifReplied === 'skip') {
		const reason = 'The review has another reply already';
		return new Skipped(
			{ skipped: true, reason, reviewId, reply: standing.comment },
			'already replied to',
		);
	}
	if (standing && ifReplied === 'fail') {
		throw new ExchangeError(
			'The review has another reply already, and was left as it is',
			'Set "If Replied" under Options to "Overwrite" to put this reply in its place, or to "Skip" to go on without an error.',
		);
	}
	yield* settle(yield saveReply(reply), getReview(reviewId), (review) => {
		const found = replyOf(review);
		if (!found) return false;
		if (isSameText(found.comment, comment)) return true;
		// Another text can be this one, stored in another way, or somebody else's.
		return standing && isSameText(found.comment, standing.comment) ? false : undefined;
	});
	return [describe(reply, notifyCustomer)];
}

const toPayload = ({ comment, notifyCustomer }: NewReply) => ({
	comment,
	sendNotification: notifyCustomer,
});

const saveReply = (reply: NewReply): ApiRequest => ({
	method: 'POST',
	path: `${reviewPath(reply.reviewId)}/reply`,
	body: toPayload(reply),
	timeout: DEFAULTS.timeout,
	creates: true,
	promises: isSaved,
});

const describe = ({ reviewId, comment }: NewReply, notified: boolean) => ({
	reviewId,
	replied: true,
	comment,
	notified,
});
