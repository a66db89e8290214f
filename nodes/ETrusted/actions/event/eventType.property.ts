import type { INodeProperties } from 'n8n-workflow';

/** What happened. */
export const eventType: INodeProperties = {
	displayName: 'Event Type',
	name: 'eventType',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description:
		'What happened, e.g. a delivery. It must exist in the eTrusted account, and decides which invitation is sent.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select an event type…',
			typeOptions: { searchListMethod: 'searchEventTypes', searchable: true },
		},
		{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. after_sales' },
	],
};
