import { PERIODS, toRating } from '../../../../nodes/ETrusted/simplify/rating';

const GRADE = {
	count: 12,
	rating: 4.56,
	period: {
		start: '2024-08-01T00:00:00.000Z',
		end: '2024-08-08T00:00:00.000Z',
		calculatedAt: '2024-08-08T04:05:00.000Z',
		ratingTrend: 'POSITIVE',
	},
	distribution: { oneStar: 1, twoStars: 2, threeStars: 3, fourStars: 4, fiveStars: 5 },
};

const FLAT = {
	channelId: 'chl-1',
	period: '7days',
	rating: 4.56,
	count: 12,
	oneStar: 1,
	twoStars: 2,
	threeStars: 3,
	fourStars: 4,
	fiveStars: 5,
	trend: 'POSITIVE',
	calculatedAt: '2024-08-08T04:05:00.000Z',
};

test('the keys of the contract, in its order', () => {
	expect(toRating('chl-1', '7days', GRADE)).toEqual(FLAT);
	expect(Object.keys(toRating('chl-1', '7days', GRADE))).toEqual(Object.keys(FLAT));
});

test('a period without reviews has zeros and no trend', () => {
	const none = { count: 0, rating: 0, period: {}, distribution: { oneStar: 0 } };
	expect(toRating('chl-1', 'overall', none)).toMatchObject({
		period: 'overall',
		rating: 0,
		count: 0,
		oneStar: 0,
		twoStars: null,
		trend: null,
		calculatedAt: null,
	});
});

test.each([undefined, null, 'none', [], 4])('a period that is %j is one of nothing', (grade) => {
	const { channelId, period, ...others } = toRating('chl-1', '30days', grade);
	expect([channelId, period]).toEqual(['chl-1', '30days']);
	expect(others).toEqual(
		Object.fromEntries(
			Object.keys(FLAT)
				.slice(2)
				.map((key) => [key, null]),
		),
	);
});

test('the periods, as the API names them', () => {
	expect(PERIODS).toEqual(['7days', '30days', '90days', '365days', 'overall']);
});
