import type { INodeProperties } from 'n8n-workflow';

/** The shop, in all three ways that the API takes. */
export const channel: INodeProperties = {
	displayName: 'Channel',
	name: 'channel',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The shop that the order belongs to: the review is collected for this channel',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a channel…',
			typeOptions: { searchListMethod: 'searchChannels', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. chl-5ac2b3a2-7a5e-4c2d-9a51-0d5f1f2f6c11',
		},
		{
			displayName: 'By User-Defined ID',
			name: 'userDefinedId',
			type: 'string',
			placeholder: 'e.g. my-shop-de',
		},
	],
};
