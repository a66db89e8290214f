import type { INodeProperties } from 'n8n-workflow';

/** Entry of "Additional Fields". */
export const createdAt: INodeProperties = {
	displayName: 'Created At',
	name: 'createdAt',
	type: 'dateTime',
	default: '',
	description: 'When the event happened; without it, eTrusted takes the time at which it arrives',
};

/** Entry of "Additional Fields". */
export const estimatedDeliveryDate: INodeProperties = {
	displayName: 'Estimated Delivery Date',
	name: 'estimatedDeliveryDate',
	type: 'dateTime',
	default: '',
	description:
		'The day on which the order should arrive. Only the day counts, in the time zone of the workflow.',
};
