import type { Review } from './review';

const days: Record<string, number> = {
	'7days': 7,
	'30days': 30,
	'90days': 90,
	'365days': 365,
	overall: Infinity,
};

const dayMs = 86_400_000;

/** When the vendor's fixtures were calculated: once a day, at about this time. It is where the seeded account stands. */
const seedTime = Date.parse('2026-11-23T04:05:00.000Z');

type Rated = Review & { rating: number };

const average = (reviews: Rated[]) =>
	reviews.length === 0
		? 0
		: Math.round((100 * reviews.reduce((sum, { rating }) => sum + rating, 0)) / reviews.length) /
			100;

const timeOf = ({ submittedAt }: Review) => Date.parse(submittedAt);

function distribution(reviews: Rated[]): Record<string, number> {
	const numbers = ['oneStar', 'twoStars', 'threeStars', 'fourStars', 'fiveStars'];
	return Object.fromEntries(
		numbers.map((name, index) => [
			name,
			reviews.filter(({ rating }) => Math.round(rating) === index + 1).length,
		]),
	);
}

/** The rating against that of the same number of days before; neutral where there is nothing to compare with. */
function trend(now: Rated[], before: Rated[]): string {
	const change = before.length === 0 ? 0 : average(now) - average(before);
	if (change === 0) return 'NEUTRAL';
	return change > 0 ? 'POSITIVE' : 'NEGATIVE';
}

function period(reviews: Rated[], name: string, calculatedAt: number): object {
	const length = (days[name] ?? Infinity) * dayMs;
	const oldest = Math.min(...reviews.map(timeOf), calculatedAt);
	const start = Math.max(calculatedAt - length, oldest);
	const within = reviews.filter((review) => timeOf(review) >= start);
	const before = reviews.filter(
		(review) => timeOf(review) < start && timeOf(review) >= start - length,
	);
	const submissions = within.map(({ submittedAt }) => submittedAt).sort();
	const isCounted = within.length > 0;
	return {
		count: within.length,
		rating: average(within),
		period: {
			start: new Date(start).toISOString(),
			end: new Date(calculatedAt).toISOString(),
			calculatedAt: new Date(calculatedAt).toISOString(),
			...(isCounted && {
				firstConsideredReviewSubmission: submissions[0],
				lastConsideredReviewSubmission: submissions.at(-1),
			}),
			...(isCounted &&
				name !== 'overall' && {
					ratingTrend: trend(within, before),
				}),
		},
		distribution: distribution(within),
	};
}

/**
 * The answer of GET /channels/{id}/service-reviews/aggregate-rating: of approved and verified service reviews only.
 * Stars without text count, which is not documented. The account's time stands still at its seed until a newer review
 * comes, so that the same account gives the same answer on any day.
 *
 * @param reviews those that are visible
 */
export function aggregateRating(reviews: Review[], channelId: string): object {
	const counted = reviews.filter(
		(review): review is Rated =>
			review.channelRef === channelId &&
			review.type === 'SERVICE_REVIEW' &&
			review.state === 'APPROVED' &&
			review.verificationType === 'VERIFIED' &&
			review.rating !== undefined,
	);
	const calculatedAt = Math.max(seedTime, ...counted.map(timeOf));
	return Object.fromEntries(
		Object.keys(days).map((name) => [name, period(counted, name, calculatedAt)]),
	);
}
