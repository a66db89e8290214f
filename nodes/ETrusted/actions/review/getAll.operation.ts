import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { DEFAULTS, type Operation } from '../../execution/operation';
import { withoutEmpty } from '../../helpers/json';
import { simplifyReview } from '../../simplify/review';
import { getPaged } from '../../transport/paging';
import { toChoice } from '../../helpers/choice';
import { limitProperties, readLimit } from '../common/limit';
import { toQueryList } from '../../helpers/lists';
import { reading } from '../common/reading';
import { readSimplify, simplify } from '../common/simplify';
import { filtersProperty, readFilters } from './filters';
import { include, INCLUDES, includeWithoutText, readIgnoreStatements } from './include';
import { REVIEWS_WORDING } from './wording';

/** The API's page: "count", 1 to 1000. */
const LARGEST_PAGE = 1000;

/** By any other word the API would sort as by the date of submission. */
const SORTS = ['editedAt', 'submittedAt', 'updatedAt'];

export const option: INodePropertyOptions = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many reviews',
	description: 'List reviews, newest first, e.g. those of an order, of a channel or with few stars',
};

export const description: INodeProperties[] = [
	...limitProperties,
	simplify,
	filtersProperty,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		description: 'What comes with a review, and in which order',
		options: [
			include,
			includeWithoutText,
			{
				displayName: 'Sort By',
				name: 'sortBy',
				type: 'options',
				default: 'submittedAt',
				description: 'Which date decides; the newest always comes first',
				options: [
					{
						name: 'Edited At',
						value: 'editedAt',
						description: 'When the customer last edited the review',
					},
					{
						name: 'Submitted At',
						value: 'submittedAt',
						description: 'When the customer submitted the review',
					},
					{
						name: 'Updated At',
						value: 'updatedAt',
						description: 'When anything about the review last changed',
					},
				],
			},
		],
	},
];

/** `GET /reviews`, page by page: one output for each review. */
export const operation: Operation = {
	wording: REVIEWS_WORDING,

	prepare(context) {
		const { parameters, item, problems } = context;
		const limit = readLimit(context);
		const isSimple = readSimplify(context);
		const options = problems.fields('Options', 'options', parameters.get('options', item, {}));
		const include = problems.check(
			{ field: 'Include', path: 'options.include' },
			options.include,
			(value) => toQueryList(value, INCLUDES),
		);
		const sortBy = problems.check(
			{ field: 'Sort By', path: 'options.sortBy' },
			options.sortBy,
			(value) => toChoice(value, SORTS),
		);
		const query = {
			...readFilters(context),
			...readIgnoreStatements(options, context),
			...withoutEmpty<string | string[]>([
				['additionalInformation', include],
				['orderBy', sortBy],
			]),
		};
		return reading([limit, isSimple, query], () =>
			getPaged({
				path: '/reviews',
				query,
				timeout: DEFAULTS.timeout,
				limit,
				largestPage: LARGEST_PAGE,
				...(isSimple ? { convert: simplifyReview } : {}),
			}),
		);
	},
};
