import type { INodeProperties } from 'n8n-workflow';

/** Required, unless an order names it. */
export const transactionReference: INodeProperties = {
	displayName: 'Transaction Reference',
	name: 'transactionReference',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. order-12345',
	description: 'Required. The order number in the shop.',
};

/** In any usual form. */
export const transactionDate: INodeProperties = {
	displayName: 'Transaction Date',
	name: 'transactionDate',
	type: 'dateTime',
	default: '',
	description:
		'When the order was placed, in any usual form. Without a time zone of its own, it is in the time zone of the workflow.',
};
