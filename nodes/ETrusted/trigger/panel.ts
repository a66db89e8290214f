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
			'Only what comes after the workflow was switched on starts it, not what is there already. "Fetch Test Event" shows the newest review that is wanted.',
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
				description: 'Each edit once, with what the review said before',
			},
		],
	},
	...reviewFilter('channels').map((channels) => ({
		...channels,
		description:
			'Only reviews of these channels; of all channels where none is chosen. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	})),
	simplify,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description:
			'Which reviews are wanted: those that meet every filter. When filters are changed, what they left out before stays out.',
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
					'Whether a review comes out as soon as it is seen, in whatever state but rejected or discarded, instead of when it is approved',
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
					'How long after it was submitted a review may appear at eTrusted and still be found, however many came since. From 1 to 720.',
			},
		],
	},
];
