import type { INodePropertyOptions } from 'n8n-workflow';

export * as explain from './explain.operation';
export * as getAll from './getAll.operation';

export const resource: INodePropertyOptions = {
	name: 'Invite',
	value: 'invite',
	description: 'What became of an event: the invitation of its customer to a review',
};

export const defaultOperation = 'getAll';
