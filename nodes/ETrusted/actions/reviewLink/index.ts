import type { INodePropertyOptions } from 'n8n-workflow';

export * as create from './create.operation';

export const resource: INodePropertyOptions = {
	name: 'Review Link',
	value: 'reviewLink',
	description: 'A link at which the customer of an order can write a review',
};

export const defaultOperation = 'create';
