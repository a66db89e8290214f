import type { INodeProperties } from 'n8n-workflow';

/** Entry of "Additional Fields". */
export const system: INodeProperties = {
	displayName: 'System',
	name: 'system',
	type: 'string',
	default: '',
	placeholder: 'e.g. my-shop',
	description:
		'The name of the system that sends, as eTrusted should see it; this package by default',
};

/** Entry of "Additional Fields". */
export const systemVersion: INodeProperties = {
	displayName: 'System Version',
	name: 'systemVersion',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1.0',
	description: 'The version of the system that sends; the version of this package by default',
};
