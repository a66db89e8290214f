import type { INodePropertyOptions } from 'n8n-workflow';

export * as explain from './explain.operation';
export * as getAll from './getAll.operation';

export const resource: INodePropertyOptions = {
	name: 'Invite',
	value: 'invite',
	description: 'Whether the customer of an order was invited to review it, and if not, why not',
};

export const defaultOperation = 'getAll';
