import type { INodeProperties } from 'n8n-workflow';

import { simplify } from '../actions/common/simplify';
import { filtersProperty } from '../actions/review/filters';
import { include, includeWithoutText } from '../actions/review/include';

const reviewFilter = (name: string) =>
	(filtersProperty.options as INodeProperties[]).filter((filter) => filter.name === name);

/** What the trigger's panel shows. */
export const properties: INodeProperties[] = [
	{
		displayName:
			'Only reviews that come after you switched the workflow on start it. Those that are there already do not. "Fetch Test Event" shows the newest review that meets the filters.',
		name: 'notice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Event',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		required: true,
		default: 'newReview',
		description: 'When to start the workflow',
		options: [
			{
				name: 'New Review',
				value: 'newReview',
				description: 'Each review once, as soon as it is approved',
			},
			{
				name: 'Review Edited by Customer',
				value: 'reviewEdited',
				description: 'Each edit once, with what the review said at first',
			},
		],
	},
	...reviewFilter('channels').map((channels) => ({
		...channels,
		description:
			'Only reviews of these channels; of all channels if you choose none. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	})),
	simplify,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description:
			'Only reviews that meet every filter come out. If you change filters later, reviews that they left out before stay out.',
		options: ['ratings', 'skus', 'types'].flatMap(reviewFilter),
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		description: 'When a review comes out, and what comes with it',
		options: [
			{
				displayName: 'Emit Before Approval',
				name: 'emitBeforeApproval',
				type: 'boolean',
				default: false,
				description:
					'Whether a review comes out as soon as the trigger sees it, instead of once it is approved. Rejected and discarded reviews do not come out.',
			},
			include,
			includeWithoutText,
			{
				displayName: 'Look Back (Hours)',
				name: 'lookBackHours',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 720 },
				default: 24,
				description:
					'How many hours late a review may appear at eTrusted and still come out, from 1 to 720',
			},
		],
	},
];
