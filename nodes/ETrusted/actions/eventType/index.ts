import type { INodePropertyOptions } from 'n8n-workflow';

export * as create from './create.operation';
export * as getAll from './getAll.operation';
export * as update from './update.operation';

export const resource: INodePropertyOptions = {
	name: 'Event Type',
	value: 'eventType',
	description: 'The kinds of events set up in the account',
};

export const defaultOperation = 'getAll';
