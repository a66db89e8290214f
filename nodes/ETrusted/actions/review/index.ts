import type { INodePropertyOptions } from 'n8n-workflow';

export * as count from './count.operation';
export * as deleteReply from './deleteReply.operation';
export * as get from './get.operation';
export * as getAll from './getAll.operation';
export * as getReport from './getReport.operation';
export * as reply from './reply.operation';
export * as report from './report.operation';

export const resource: INodePropertyOptions = {
	name: 'Review',
	value: 'review',
	description: 'What a customer wrote about the shop or a product, and the reply to it',
};

export const defaultOperation = 'getAll';
