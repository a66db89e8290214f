import type { INodeProperties } from 'n8n-workflow';

/** Required, unless an order names it. */
export const customerEmail: INodeProperties = {
	displayName: 'Customer Email',
	name: 'customerEmail',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. nathan@example.com',
	description: 'Required. The address to which the review invitation goes.',
};

/** All of the customer but the address. */
export const customerFields: INodeProperties = {
	displayName: 'Customer Fields',
	name: 'customerFields',
	type: 'collection',
	placeholder: 'Add Customer Field',
	default: {},
	description: 'More about the customer, e.g. the name for the salutation',
	options: [
		{
			displayName: 'Address',
			name: 'address',
			type: 'string',
			default: '',
			placeholder: 'e.g. Anystr. 17, 12345 Anycity',
			description: 'The postal address in one line',
		},
		{
			displayName: 'First Name',
			name: 'firstName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Nathan',
			description: 'The first name of the customer',
		},
		{
			displayName: 'Last Name',
			name: 'lastName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Smith',
			description: 'The last name of the customer',
		},
		{
			displayName: 'Mobile',
			name: 'mobile',
			type: 'string',
			default: '',
			placeholder: 'e.g. +49123456789',
			description: 'The mobile number in international form',
		},
		{
			displayName: 'Reference',
			name: 'reference',
			type: 'string',
			default: '',
			placeholder: 'e.g. cus-4711',
			description: 'The customer number in the shop',
		},
	],
};
