import type { INodeProperties } from 'n8n-workflow';

/** The questionnaire that the link leads to. */
export const template: INodeProperties = {
	displayName: 'Template',
	name: 'template',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The questionnaire that the link leads to',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a template…',
			typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. tpl-qst-5ac2b3a2-7a5e-4c2d-9a51-0d5f1f2f6c11',
		},
	],
};
