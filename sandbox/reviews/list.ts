import { Query } from '../query';
import type { SandboxSettings } from '../settings';
import type { Review } from './review';

const stars = ['1', '2', '3', '4', '5'];
const states = ['APPROVED', 'MODERATION', 'REJECTED'];
const types = ['SERVICE_REVIEW', 'PRODUCT_REVIEW'];
const orders = ['submittedAt', 'updatedAt', 'editedAt'] as const;
const information = ['VETO', 'ATTACHMENTS'];

/** Whether there is nothing asked for, or this is part of it. */
const isWanted = (wanted: string[] | undefined, value: string | undefined) =>
	wanted === undefined || (value !== undefined && wanted.includes(value));

/** Which reviews a query of GET /reviews or GET /reviews/count asks for. */
export function reviewFilter(query: Query, channelIds: string[]): (review: Review) => boolean {
	const channels = query.knownOf('channels', channelIds);
	const ratings = query.knownOf('rating', stars);
	const wantedStates = query.knownOf('status', states);
	const wantedTypes = query.knownOf('type', types);
	const skus = query.list('sku');
	const hasReply = query.boolean('hasReply');
	const after = query.time('submittedAfter');
	const before = query.time('submittedBefore');
	const text = query.text('query')?.toLowerCase();
	const hidesStatements = query.boolean('ignoreStatements') ?? true;
	return (review) =>
		isWanted(channels, review.channelRef) &&
		// Which stars a fraction belongs to is not documented: the nearest, as a widget draws it.
		isWanted(
			ratings,
			review.rating === undefined ? undefined : String(Math.round(review.rating)),
		) &&
		isWanted(wantedStates, review.state) &&
		isWanted(wantedTypes, review.type) &&
		isWanted(skus, review.product?.sku) &&
		(hasReply === undefined || hasReply === (review.reply !== undefined)) &&
		(after === undefined || review.submittedAt > after) &&
		(before === undefined || review.submittedAt < before) &&
		(text === undefined || textOf(review).includes(text)) &&
		!(hidesStatements && review.feedbackType === 'STATEMENT');
}

/** What the parameter `query` looks through. */
const textOf = ({ transaction, customer }: Review) =>
	`${transaction?.reference ?? ''}\n${customer?.email ?? ''}`.toLowerCase();

/**
 * Newest first, by what `orderBy` says. Of one moment, the one added last comes first, which is not documented; nor is
 * where those stand under `editedAt` that were never edited.
 *
 * @param unedited where they stand, by the channel's ID; last without it
 */
export function sortReviews(
	reviews: Review[],
	query: Query,
	unedited: SandboxSettings['unedited'],
): Review[] {
	const [key = 'submittedAt'] = orders.filter((order) => order === query.text('orderBy'));
	const placeOf = ({ channelRef, submittedAt }: Review) =>
		({ first: '~', among: submittedAt, last: '' })[unedited[channelRef] ?? 'last'];
	const timeOf = (review: Review) => review[key] ?? placeOf(review);
	return reviews
		.toReversed()
		.sort(
			(one, other) => Number(timeOf(one) < timeOf(other)) - Number(timeOf(one) > timeOf(other)),
		);
}

/** How a list shows a review: additional information stays empty unless it is asked for. */
export function reviewViewer(query: Query): (review: Review) => Review {
	const wanted = query.knownOf('additionalInformation', information) ?? [];
	return ({ additionalInformation: { veto, attachments }, ...review }) =>
		({
			...review,
			additionalInformation: {
				...(wanted.includes('VETO') && { veto }),
				...(wanted.includes('ATTACHMENTS') && { attachments }),
			},
		}) as Review;
}
