import type { INodePropertyOptions } from 'n8n-workflow';

export * as getAll from './getAll.operation';
export * as getRating from './getRating.operation';

export const resource: INodePropertyOptions = {
	name: 'Channel',
	value: 'channel',
	description: 'A shop or place that collects reviews',
};

export const defaultOperation = 'getAll';
