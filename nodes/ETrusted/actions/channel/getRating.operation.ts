import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { ItemContext, Operation } from '../../execution/operation';
import { isObject } from '../../helpers/json';
import { readLocator, toChannelId } from '../../payload/order';
import { PERIODS, toRating } from '../../simplify/rating';
import { call } from '../../transport/exchange';
import { encodeSegment } from '../../transport/request';
import { channel } from '../common/channel';
import { toChoice } from '../../helpers/choice';
import { getObject, reading } from '../common/reading';
import { CHANNEL_WORDING } from './wording';

/** The one that eTrusted wants to be shown in public. */
const DEFAULT_PERIOD = '365days';

const ALL = 'all';

export const option: INodePropertyOptions = {
	name: 'Get Rating',
	value: 'getRating',
	action: 'Get rating of channel',
	description:
		'Read the average rating of a channel and the number of its reviews. Only verified service reviews count. In public, eTrusted wants the rating of 365 days to be shown.',
};

export const description: INodeProperties[] = [
	{
		...channel,
		description: 'The shop whose rating to read',
		modes: channel.modes?.filter(({ name }) => name !== 'userDefinedId'),
	},
	{
		displayName: 'Period',
		name: 'period',
		type: 'options',
		default: DEFAULT_PERIOD,
		description:
			'The days whose reviews count. eTrusted wants the rating of 365 days to be the one that is shown in public.',
		options: [
			{ name: '30 Days', value: '30days' },
			{ name: '365 Days', value: '365days', description: 'The one to show in public' },
			{ name: '7 Days', value: '7days' },
			{ name: '90 Days', value: '90days' },
			{ name: 'All', value: ALL, description: 'All of them, one item for each' },
			{ name: 'Overall', value: 'overall', description: 'Since the first review' },
		],
	},
];

/** `GET /channels/{id}/service-reviews/aggregate-rating`: one output for each period asked for. */
export const operation: Operation = {
	wording: CHANNEL_WORDING,

	prepare(context) {
		const channelId = readChannelId(context);
		const periods = readPeriods(context);
		return reading([channelId, periods], function* () {
			const path = `/channels/${encodeSegment(channelId)}/service-reviews/aggregate-rating`;
			const { body } = yield* call(
				getObject(path, { promises: (_, answer) => hasPeriods(answer) }),
			);
			const grades = body as Record<string, unknown>;
			return periods.map((period) => toRating(channelId, period, grades[period]));
		});
	},
};

function readChannelId({ parameters, item, problems }: ItemContext): string {
	const { value } = readLocator(parameters.get('channel', item, ''));
	const field = { field: 'Channel', path: 'channel', required: true };
	return problems.check(field, value, toChannelId) ?? '';
}

function readPeriods({ parameters, item, problems }: ItemContext): readonly string[] {
	const period = problems.check(
		{ field: 'Period', path: 'period' },
		parameters.get('period', item, ''),
		(value) => toChoice(value, [...PERIODS, ALL]),
	);
	return period === ALL ? PERIODS : [period ?? DEFAULT_PERIOD];
}

/** Whether it is an answer to this question at all; a period that is missing is met with tolerance. */
const hasPeriods = (answer: unknown): boolean =>
	isObject(answer) && PERIODS.some((period) => Object.hasOwn(answer, period));
