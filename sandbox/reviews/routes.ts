import type { Account } from '../account';
import { empty, invalid, json, message } from '../answer';
import { accountRef } from '../defaults';
import { page, type PagingSettings } from '../paging';
import { Query } from '../query';
import type { ReceivedRequest } from '../receivedRequest';
import type { Outcome, Route } from '../route';
import { validateReply, validateVeto } from '../schema';
import { reviewFilter, reviewViewer, sortReviews } from './list';
import { aggregateRating } from './rating';
import type { SandboxSettings } from '../settings';
import type { Review, Veto } from './review';
import type { Reviews } from './reviews';

const count = { byDefault: 50, max: 1000 };

/** How a review is shown that was asked for by its ID: without additional information, which is not documented. */
const show = reviewViewer(new Query(new URLSearchParams()));

/** All that the API has on reviews and ratings. */
export function reviewRoutes(
	reviews: Reviews,
	account: Account,
	settings: PagingSettings & Pick<SandboxSettings, 'unedited'>,
	baseUrl: () => string,
): Route[] {
	const channelIds = () => account.settings.channels.map(({ id }) => id);
	return [
		{
			method: 'GET',
			path: /^\/reviews$/,
			answer: (request) => {
				const query = new Query(request.query);
				const isWanted = reviewFilter(query, channelIds());
				const fits = (review: Review) =>
					isWanted(review) && reviews.store.find(review.id) !== undefined;
				const cursors = [query.text('after'), query.text('before')];
				// Sorting all takes long in an account of a hundred thousand.
				const inReach = reviews.all.filter((review) => cursors.includes(review.id) || fits(review));
				const body = page(
					query,
					{
						sorted: sortReviews(inReach, query, settings.unedited),
						fits,
						count,
						// Such links are in the page's samples: whoever follows one finds nothing there.
						link: `${baseUrl()}/channels/${channelIds()[0]}/customer-reviews`,
					},
					settings,
					reviewViewer(query),
				);
				request.listed = body.items.length;
				return { answer: json(200, body) };
			},
		},
		{
			method: 'GET',
			path: /^\/reviews\/count$/,
			answer: ({ query: parameters }) => {
				const query = new Query(parameters);
				const fitting = reviews.store.visible.filter(reviewFilter(query, channelIds()));
				const channelList = query.knownOf('channels', channelIds()) ?? channelIds();
				const body = { accountId: accountRef, channelList, totalElements: fitting.length };
				return { answer: json(200, body) };
			},
		},
		{
			method: 'GET',
			path: /^\/reviews\/([^/]+)$/,
			answer: (_, id) => withReview(reviews, id, (review) => json(200, show(review))),
		},
		{
			method: 'POST',
			path: /^\/reviews\/([^/]+)\/reply$/,
			answer: (request, id) =>
				withReview(reviews, id, () => {
					const error = request.jsonError ?? validateReply(request.json);
					if (error !== undefined) return invalid(error);
					const { comment, sendNotification } = request.json as ReplyPayload;
					reviews.reply(id, comment, sendNotification);
					// The page describes no body.
					return empty(200);
				}),
		},
		{
			method: 'DELETE',
			path: /^\/reviews\/([^/]+)\/reply$/,
			answer: (_, id) =>
				withReview(reviews, id, ({ reply }) => {
					if (!reply) return message(404, 'The review has no reply');
					reviews.deleteReply(id);
					return empty(204);
				}),
		},
		{
			method: 'GET',
			path: /^\/reviews\/([^/]+)\/vetos$/,
			answer: (_, id) => withReview(reviews, id, (review) => vetoAnswer(reviews, review)),
		},
		{
			method: 'POST',
			path: /^\/reviews\/([^/]+)\/vetos$/,
			answer: (request, id) => withReview(reviews, id, () => report(reviews, id, request)),
		},
		{
			method: 'GET',
			path: /^\/channels\/([^/]+)\/service-reviews\/aggregate-rating$/,
			answer: (_, id) => ({
				answer: account.channel(id)
					? json(200, aggregateRating(reviews.store.visible, id))
					: message(404, 'The channel was not found'),
			}),
		},
	];
}

interface ReplyPayload {
	comment: string;
	sendNotification?: boolean;
}

function withReview(
	reviews: Reviews,
	id: string,
	answer: (review: Review) => Outcome['answer'],
): Outcome {
	const review = reviews.store.find(id);
	return { answer: review ? answer(review) : message(404, 'The review was not found') };
}

function report(reviews: Reviews, id: string, request: ReceivedRequest): Outcome['answer'] {
	const error = request.jsonError ?? validateVeto(request.json);
	if (error !== undefined) return invalid(error);
	const {
		id: vetoId,
		ticketId,
		comment,
		reason,
		createdAt,
	} = reviews.report(id, request.json as Veto);
	return json(200, { id: vetoId, ticketId, comment, reason, createdAt });
}

/** The last report: one, in spite of the path's plural. A seeded one has no ticket of its own in `vetos`. */
function vetoAnswer(reviews: Reviews, review: Review): Outcome['answer'] {
	const { veto } = review.additionalInformation;
	if (!veto) return message(404, 'The review has no veto');
	const reported = reviews.vetos.findLast(({ reviewId }) => reviewId === review.id);
	return json(200, { id: reported?.id ?? review.id.replace('rev-', 'vet-'), ...veto });
}
