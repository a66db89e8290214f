import type { IDataObject } from 'n8n-workflow';

import { flattener } from '../helpers/flatten';
import { isObject } from '../helpers/json';

/** The periods that the API knows, as it names them; `overall` is since the first review. */
export const PERIODS = ['7days', '30days', '90days', '365days', 'overall'] as const;

const RATING = {
	rating: 'rating',
	count: 'count',
	oneStar: 'distribution.oneStar',
	twoStars: 'distribution.twoStars',
	threeStars: 'distribution.threeStars',
	fourStars: 'distribution.fourStars',
	fiveStars: 'distribution.fiveStars',
	trend: 'period.ratingTrend',
	calculatedAt: 'period.calculatedAt',
};

const flat = flattener(RATING);

/**
 * One period of `GET /channels/{id}/service-reviews/aggregate-rating`, flat.
 *
 * @param grade what the answer has for the period: anything, or nothing
 */
export const toRating = (channelId: string, period: string, grade: unknown): IDataObject => ({
	channelId,
	period,
	...flat(isObject(grade) ? (grade as IDataObject) : {}),
});
