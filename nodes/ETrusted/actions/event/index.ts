import type { INodePropertyOptions } from 'n8n-workflow';

export * as create from './create.operation';
export * as get from './get.operation';

export const resource: INodePropertyOptions = {
	name: 'Event',
	value: 'event',
	description: 'Something that can invite a customer to review, e.g. a delivery',
};

export const defaultOperation = 'create';
