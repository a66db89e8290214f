import {
	NodeHelpers,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
	type INodeType,
} from 'n8n-workflow';

import { ETrusted } from '../../nodes/ETrusted/ETrusted.node';

/*
 * What the panel of the nodes shows, in lines.
 *
 * Names and values are saved in users' workflows, and defaults stand in for what was never touched: whoever changes one
 * of them changes workflows that exist. So they are written out here, in the order in which the panel shows them.
 */

export const node = new ETrusted();

/** The parameters that n8n shows beside these values. */
export function shown({ description }: INodeType, values: INodeParameters): INodeProperties[] {
	const version = { typeVersion: 1 };
	const { properties } = description;
	const filled = NodeHelpers.getNodeParameters(
		properties,
		values,
		true,
		false,
		version,
		description,
	);
	return properties.filter((property) =>
		NodeHelpers.displayParameter(filled ?? {}, property, version, description),
	);
}

/** Each of them in one line, with what is inside of a collection below it. */
export const panel = (of: INodeType, values: INodeParameters = {}) =>
	shown(of, values)
		.filter(({ name }) => name !== 'resource' && name !== 'operation')
		.flatMap((property) => describeField(property));

function describeField(property: INodeProperties, indent = ''): string[] {
	const { name, type, modes, placeholder, noDataExpression, required } = property;
	const { multipleValues, minValue, maxValue, loadOptionsMethod, password } =
		property.typeOptions ?? {};
	const options = property.options ?? [];
	const values = (options as INodePropertyOptions[]).map(({ value }) =>
		value === '' ? "''" : value,
	);
	const choices = (modes ?? []).map((mode) =>
		[mode.name, mode.typeOptions?.searchListMethod].filter(Boolean).join(': '),
	);
	const isChoice = type === 'options' || type === 'multiOptions';
	const words = [
		name,
		type,
		modes && `(${choices.join(', ')})`,
		isChoice && `(${loadOptionsMethod ? String(loadOptionsMethod) : values.join(' ')})`,
		type !== 'notice' && JSON.stringify(property.default),
		multipleValues && 'multiple',
		minValue !== undefined && `from ${minValue}`,
		maxValue !== undefined && `to ${maxValue}`,
		required && 'required',
		password && 'password',
		placeholder === 'From the order' && placeholder,
		noDataExpression && 'no expression',
	];
	const inner = isChoice
		? []
		: options.flatMap((option) =>
				'values' in option
					? [
							`${indent}- ${option.name}`,
							...option.values.flatMap((value) => describeField(value, `${indent}- - `)),
						]
					: describeField(option as INodeProperties, `${indent}- `),
			);
	return [indent + words.filter(Boolean).join(' '), ...inner];
}

export const PICK_CHANNEL =
	'channel resourceLocator (list: searchChannels, id, userDefinedId) {"mode":"list","value":""} required';

const CUSTOMER_FIELDS = [
	'customerFields collection {}',
	'- address string ""',
	'- firstName string ""',
	'- lastName string ""',
	'- mobile string ""',
	'- reference string ""',
];

export const ORDER_BY_HAND = [
	'customerEmail string "" required',
	'transactionReference string "" required',
	'transactionDate dateTime ""',
	...CUSTOMER_FIELDS,
];

export const ORDER_FROM_ORDER = [
	'customerEmail string "" From the order',
	'transactionReference string "" From the order',
	'transactionDate dateTime ""',
	...CUSTOMER_FIELDS,
];

export const PRODUCTS_FROM_ORDER = 'productsInput options (order none fields json) "order"';

export const PRODUCTS = [
	'products fixedCollection {} multiple',
	'- product',
	'- - brand string ""',
	'- - gtin string ""',
	'- - imageUrl string ""',
	'- - mpn string ""',
	'- - name string "" required',
	'- - sku string "" required',
	'- - url string "" required',
];

export const METADATA = [
	'metadataInput options (fields json) "fields"',
	'metadata fixedCollection {} multiple',
	'- entry',
	'- - key string ""',
	'- - value string ""',
];

export const SENDING = [
	'options collection {}',
	'- dryRun boolean true',
	'- maxConcurrentRequests number 20 from 1 to 100',
	'- maxRetries number 3 from 0',
	'- timeout number 30000 from 1',
];

export const FILL_FROM =
	'fillFrom options (bigCommerceOrder billbeeOrder eventPayload fields magentoOrder plentyOneOrder prestaShopOrder shopifyOrder shopwareOrder wooCommerceOrder) "fields" no expression';

export const ORDER_OPTIONS = [
	'orderOptions collection {}',
	'- alsoSend multiOptions (address mobile) []',
	'- leaveOut string ""',
	'- order json ""',
	'- productDetails json ""',
	'- productsWithoutUrl options (leaveOut shopUrl error) "leaveOut"',
	'- reviewVariants boolean false',
];
