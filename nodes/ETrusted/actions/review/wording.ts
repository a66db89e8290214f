import { BASE_WORDING, type Wording } from '../../messages/wording';

/** For whatever is done with one review. */
export const REVIEW_WORDING: Wording = {
	...BASE_WORDING,
	notFound: {
		message: 'eTrusted has no review with this ID',
		description:
			'Check the review, e.g. against the output of "Get many reviews": the review must belong to the account of this credential, and must not have been deleted.',
	},
	forbidden: {
		message: 'This API client may not use this review',
		description:
			'Give the client of this credential access in the eTrusted Control Centre, under Settings > API Clients.',
	},
};

/** For lists and counts of reviews, which can only be missing something that a filter names. */
export const REVIEWS_WORDING: Wording = {
	...BASE_WORDING,
	noneFound: 'No reviews meet the filters',
	notFound: {
		message: 'eTrusted knows no such address, or no channel that the filters name',
		description: `Check the channels under Filters. ${BASE_WORDING.notFound.description}`,
	},
};
