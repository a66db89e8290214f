import type { INodeProperties } from 'n8n-workflow';

/** How the metadata is named. */
export const metadataInput: INodeProperties = {
	displayName: 'Specify Metadata',
	name: 'metadataInput',
	type: 'options',
	default: 'fields',
	description: 'How to name what else should be stored with the order',
	options: [
		{ name: 'Using Fields Below', value: 'fields' },
		{ name: 'Using JSON', value: 'json' },
	],
};

/** What else is stored with an order, as fields or as JSON. */
export const metadataProperties: INodeProperties[] = [
	{
		displayName: 'Metadata',
		name: 'metadata',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Metadata',
		default: {},
		description:
			'Anything else that should be stored with the order, as pairs of a key and a value',
		displayOptions: { show: { metadataInput: ['fields'] } },
		options: [
			{
				displayName: 'Entry',
				name: 'entry',
				values: [
					{
						displayName: 'Key',
						name: 'key',
						type: 'string',
						default: '',
						placeholder: 'e.g. store',
						description: 'The name of the entry',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. Cologne',
						description: 'The value of the entry; an entry without one is left out',
					},
				],
			},
		],
	},
	{
		displayName: 'Metadata (JSON)',
		name: 'metadataJson',
		type: 'json',
		default: '{}',
		placeholder: 'e.g. { "store": "Cologne" }',
		description: 'An object of keys and values. An expression may give the object itself.',
		displayOptions: { show: { metadataInput: ['json'] } },
	},
];
