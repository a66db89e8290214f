import type { INodePropertyOptions } from 'n8n-workflow';

export * as getAll from './getAll.operation';
export * as update from './update.operation';

export const resource: INodePropertyOptions = {
	name: 'Invite Settings',
	value: 'inviteSettings',
	description: 'Whether and when invitations go out, for each channel and event type',
};

export const defaultOperation = 'getAll';
