import type { INodeProperties } from 'n8n-workflow';

/** How the products are named. */
export const productsInput: INodeProperties = {
	displayName: 'Specify Products',
	name: 'productsInput',
	type: 'options',
	default: 'fields',
	description: 'How to name the products of the order, which the customer can review one by one',
	options: [
		{ name: 'Using Fields Below', value: 'fields' },
		{ name: 'Using JSON', value: 'json' },
	],
};

/** The products of an order, as fields or as JSON. */
export const productsProperties: INodeProperties[] = [
	{
		displayName: 'Products',
		name: 'products',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Product',
		default: {},
		description: 'The products of the order. SKU, name and URL are needed for each.',
		displayOptions: { show: { productsInput: ['fields'] } },
		options: [
			{
				displayName: 'Product',
				name: 'product',
				values: [
					{
						displayName: 'Brand',
						name: 'brand',
						type: 'string',
						default: '',
						placeholder: 'e.g. specialbrand',
						description: 'The brand of the product',
					},
					{
						displayName: 'GTIN',
						name: 'gtin',
						type: 'string',
						default: '',
						placeholder: 'e.g. 04006381333931',
						description: 'The number under the barcode (GTIN, EAN, UPC), with its leading zeros',
					},
					{
						displayName: 'Image URL',
						name: 'imageUrl',
						type: 'string',
						default: '',
						placeholder: 'e.g. https://www.example.com/article123/image.jpg',
						description: 'The full web address of a picture of the product',
					},
					{
						displayName: 'MPN',
						name: 'mpn',
						type: 'string',
						default: '',
						placeholder: 'e.g. 23687778',
						description: 'The part number of the manufacturer',
					},
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						required: true,
						default: '',
						placeholder: 'e.g. T-Shirt White M',
						description: 'The name of the product as the customer knows it',
					},
					{
						displayName: 'SKU',
						name: 'sku',
						type: 'string',
						required: true,
						default: '',
						placeholder: 'e.g. 1234-TS-WH-M',
						description: 'The article number in the shop',
					},
					{
						displayName: 'URL',
						name: 'url',
						type: 'string',
						required: true,
						default: '',
						placeholder: 'e.g. https://www.example.com/article123',
						description: 'The full web address of the product in the shop',
					},
				],
			},
		],
	},
	{
		displayName: 'Products (JSON)',
		name: 'productsJson',
		type: 'json',
		default: '[]',
		placeholder:
			'e.g. [{ "sku": "1234", "name": "T-Shirt", "url": "https://www.example.com/1234" }]',
		description:
			'A list of objects with the keys of the example; "gtin", "mpn", "brand" and "imageUrl" can be added. An expression may give the list itself.',
		displayOptions: { show: { productsInput: ['json'] } },
	},
];
