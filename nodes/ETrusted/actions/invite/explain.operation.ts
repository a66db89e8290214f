import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { ItemContext, Operation } from '../../execution/operation';
import { explain } from '../../explain/explain';
import { toChoice } from '../../helpers/choice';
import { toText } from '../../helpers/text';
import { clock } from '../../transport/clock';
import { CHANNEL_WORDING } from '../channel/wording';
import { channel } from '../common/channel';
import { reading } from '../common/reading';
import { readChannel } from './channel';
import { findOut, type Question } from './findOut';

const LOOK_UP_BY = ['eventId', 'orderReference'] as const;

export const option: INodePropertyOptions = {
	name: 'Explain',
	value: 'explain',
	action: 'Explain why order was not invited',
	description:
		'Find out whether the customer of an order was invited to a review, and if not, why not and what to do about it. Reads only: nothing is sent.',
};

export const description: INodeProperties[] = [
	{ ...channel, description: 'The shop that the order belongs to' },
	{
		displayName: 'Look Up By',
		name: 'lookUpBy',
		type: 'options',
		default: 'orderReference',
		description:
			'What you know of the order. Where no invite was ever made, only the event ID leads to the cause.',
		options: [
			{
				name: 'Event ID',
				value: 'eventId',
				description: 'The EventRef that "Create event" returned',
			},
			{ name: 'Order Reference', value: 'orderReference', description: 'The order number' },
		],
	},
	// Neither is "required" to n8n: where an expression chooses, it shows both, and would not run with one of them empty.
	{
		displayName: 'Order Reference',
		name: 'orderReference',
		type: 'string',
		default: '',
		placeholder: 'e.g. order-12345',
		description:
			'The order number, exactly as it was sent to eTrusted as the transaction reference',
		displayOptions: { show: { lookUpBy: ['orderReference'] } },
	},
	{
		displayName: 'Event ID',
		name: 'eventId',
		type: 'string',
		default: '',
		placeholder: 'e.g. evt-5ac2b3a2-7a5e-4c2d-9a51-0d5f1f2f6c11',
		description: 'The EventRef that "Create event" returned for the order',
		displayOptions: { show: { lookUpBy: ['eventId'] } },
	},
];

/** One answer for each item: see `explain/explain.ts` for what it says, and `findOut.ts` for what it asks. */
export const operation: Operation = {
	wording: CHANNEL_WORDING,

	prepare(context) {
		const question = readQuestion(context);
		const { zone } = context;
		return reading([question], function* () {
			return [explain(yield* findOut(question), { zone, now: clock.now() })];
		});
	},
};

function readQuestion(context: ItemContext): Question {
	const { parameters, item, problems } = context;
	const read = (name: string) => parameters.get(name, item, '');
	const channelOf = readChannel(context);
	const lookUpBy =
		problems.check({ field: 'Look Up By', path: 'lookUpBy' }, read('lookUpBy'), (value) =>
			toChoice(value, LOOK_UP_BY),
		) ?? 'orderReference';
	const field = lookUpBy === 'eventId' ? 'Event ID' : 'Order Reference';
	const text = problems.check({ field, path: lookUpBy, required: true }, read(lookUpBy), toText);
	return { channel: channelOf, lookUpBy, [lookUpBy]: text };
}
