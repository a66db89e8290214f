import type { INodeProperties } from 'n8n-workflow';

/** Entry of "Options". */
export const dryRun: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: true,
	description: 'Whether to send nothing and show what would be sent. No customer gets an email.',
	builderHint: {
		propertyHint:
			'Turn it on while the workflow is built and tried: each event that is accepted can mail a real customer. Remove it once the user has seen what would be sent.',
	},
};

/** Entry of "Options". */
export const maxConcurrentRequests: INodeProperties = {
	displayName: 'Max Concurrent Requests',
	name: 'maxConcurrentRequests',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 100 },
	default: 20,
	description: 'How many events are sent side by side, from 1 to 100',
};

/** Entry of "Options". */
export const maxRetries: INodeProperties = {
	displayName: 'Max Retries',
	name: 'maxRetries',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 3,
	description:
		'How often to try again where eTrusted surely did not take the event (too many requests, not available, no connection)',
};

/** Entry of "Options". */
export const timeout: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 30000,
	description: 'How many milliseconds to wait for the answer to one event',
};
