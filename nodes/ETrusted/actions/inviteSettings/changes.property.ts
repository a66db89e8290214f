import type { INodeProperties } from 'n8n-workflow';

import { CHANGES, MOST_DAYS, type Change } from './changes';

const delay = (name: Change, kind: string): INodeProperties => ({
	displayName: CHANGES[name].field,
	name,
	type: 'number',
	typeOptions: { minValue: 0, maxValue: MOST_DAYS },
	default: 7,
	description: `How many days after the event, or after its estimated delivery date, the ${kind} invitation goes out, from 0 to ${MOST_DAYS}`,
});

const timeOfDay = (name: Change, kind: string): INodeProperties => ({
	displayName: CHANGES[name].field,
	name,
	type: 'string',
	default: '',
	placeholder: 'e.g. 07:15',
	description: `At what time of that day the ${kind} invitation goes out, in UTC and not in your own time zone: "07:15" or "07:15:00Z"`,
});

const enabled = (name: Change, kind: string): INodeProperties => ({
	displayName: CHANGES[name].field,
	name,
	type: 'boolean',
	default: true,
	description: `Whether ${kind} invitations go out`,
});

/** "Changes" of an update. */
export const changesProperty: INodeProperties = {
	displayName: 'Changes',
	name: 'changes',
	type: 'collection',
	placeholder: 'Add Change',
	default: {},
	description: 'The new values. What you do not add stays as it is.',
	options: [
		{
			displayName: CHANGES.enabled.field,
			name: 'enabled',
			type: 'boolean',
			default: true,
			description:
				'Whether any invitation goes out after an event of this type. One of the two kinds must be on as well: service or product.',
		},
		delay('productDelayDays', 'product'),
		enabled('productEnabled', 'product'),
		timeOfDay('productTimeOfDay', 'product'),
		delay('serviceDelayDays', 'service'),
		enabled('serviceEnabled', 'service'),
		timeOfDay('serviceTimeOfDay', 'service'),
	],
};
