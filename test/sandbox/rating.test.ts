import { startSandbox, type Sandbox } from '../../sandbox';
import { aggregateRating } from '../../sandbox/reviews/rating';
import { completeReview } from '../../sandbox/reviews/reviews';
import type { Review } from '../../sandbox';
import { get, messageOf, token } from './client';

const channel = 'chl-0f8e6a52-6f0b-4d0c-8c1e-3b9d5a7e4f10';

const none = { oneStar: 0, twoStars: 0, threeStars: 0, fourStars: 0, fiveStars: 0 };

interface Period {
	count: number;
	rating: number;
	period: Record<string, string>;
	distribution: object;
}

const rate = (...reviews: Partial<Review>[]) =>
	aggregateRating(
		reviews.map((review) => completeReview({ channelRef: channel, ...review }, [])),
		channel,
	) as Record<string, Period>;

const at = (day: string) => `2026-${day}T04:05:00.000Z`;

describe('the rating of a channel', () => {
	it('is 0 without reviews, and has no trend', () => {
		const calculatedAt = at('11-23');
		const period = (start: string) => ({
			count: 0,
			rating: 0,
			period: { start, end: calculatedAt, calculatedAt },
			distribution: none,
		});
		// A period does not begin before there was a review.
		expect(rate()).toEqual(
			Object.fromEntries(
				['7days', '30days', '90days', '365days', 'overall'].map((name) => [
					name,
					period(calculatedAt),
				]),
			),
		);
	});

	it('counts what was submitted in each period', () => {
		const ratings = rate(
			{ rating: 5, submittedAt: at('11-22') },
			{ rating: 4.33, submittedAt: at('11-16'), comment: '' },
			{ rating: 1, submittedAt: '2026-11-16T04:04:59.999Z' },
			{ rating: 2, submittedAt: at('09-01') },
			{ rating: 3, submittedAt: at('01-01') },
			{ rating: 3, submittedAt: '2025-01-01T00:00:00.000Z' },
		);
		expect(Object.values(ratings).map(({ count }) => count)).toEqual([2, 3, 4, 5, 6]);
		expect(ratings['7days']).toEqual({
			count: 2,
			rating: 4.67,
			period: {
				start: at('11-16'),
				end: at('11-23'),
				calculatedAt: at('11-23'),
				firstConsideredReviewSubmission: at('11-16'),
				lastConsideredReviewSubmission: at('11-22'),
				ratingTrend: 'POSITIVE',
			},
			distribution: { ...none, fourStars: 1, fiveStars: 1 },
		});
		expect(ratings['overall']?.period).toEqual({
			start: '2025-01-01T00:00:00.000Z',
			end: at('11-23'),
			calculatedAt: at('11-23'),
			firstConsideredReviewSubmission: '2025-01-01T00:00:00.000Z',
			lastConsideredReviewSubmission: at('11-22'),
		});
		expect(ratings['overall']?.distribution).toEqual({
			oneStar: 1,
			twoStars: 1,
			threeStars: 2,
			fourStars: 1,
			fiveStars: 1,
		});
	});

	it.each([
		[5, 4, 'POSITIVE'],
		[4, 5, 'NEGATIVE'],
		[4, 4, 'NEUTRAL'],
	])('%d after %d is %s', (now, before, trend) => {
		const ratings = rate(
			{ rating: now, submittedAt: at('11-20') },
			{ rating: before, submittedAt: at('11-12') },
		);
		expect(ratings['7days']?.period['ratingTrend']).toBe(trend);
		expect(ratings['30days']?.period['ratingTrend']).toBe('NEUTRAL');
	});

	it.each<Partial<Review>>([
		{ state: 'MODERATION' },
		{ state: 'REJECTED' },
		{ verificationType: 'UNDEFINED' },
		{ type: 'PRODUCT_REVIEW' },
		{ channelRef: 'chl-other' },
		{ rating: undefined },
	])('does not count %j', (review) => {
		expect(rate({ submittedAt: at('11-20'), ...review })['overall']?.count).toBe(0);
	});

	it('goes on in time with the newest review', () => {
		const { period } = rate({ submittedAt: at('12-24') })['7days'] as Period;
		expect(period).toMatchObject({ calculatedAt: at('12-24'), end: at('12-24') });
	});
});

describe('GET /channels/{id}/service-reviews/aggregate-rating', () => {
	let sandbox: Sandbox;
	beforeAll(async () => (sandbox = await startSandbox({ reviews: [] })));
	afterAll(async () => await sandbox.close());

	it('rates what is visible', async () => {
		sandbox.reviews.addReview({ rating: 1, submittedAt: at('11-22') }, { visible: false });
		sandbox.reviews.addReview({ rating: 4, submittedAt: at('11-21') });
		const path = `/channels/${channel}/service-reviews/aggregate-rating`;
		const response = await get(sandbox, path, await token(sandbox));
		expect(response.status).toBe(200);
		expect(await response.json()).toMatchObject({ '7days': { count: 1, rating: 4 } });
	});

	it('knows no other channel', async () => {
		const path = '/channels/chl-0/service-reviews/aggregate-rating';
		const response = await get(sandbox, path, await token(sandbox));
		expect([response.status, await messageOf(response)]).toEqual([
			404,
			'The channel was not found',
		]);
	});
});
