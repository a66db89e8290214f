import {
	NodeHelpers,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
	type INodeType,
} from 'n8n-workflow';

import { SHOP_NAMES } from '../../../nodes/ETrusted/actions/fillFrom/fillFrom.properties';
import { ETrusted } from '../../../nodes/ETrusted/ETrusted.node';
import { ETrustedTrigger } from '../../../nodes/ETrusted/ETrustedTrigger.node';

/*
 * Names and values are saved in users' workflows, and defaults stand in for what was never touched: whoever changes one
 * of them changes workflows that exist. So they are written out here, in the order in which the panel shows them.
 */

const node = new ETrusted();
const trigger = new ETrustedTrigger();

/** The parameters that n8n shows beside these values. */
function shown({ description }: INodeType, values: INodeParameters): INodeProperties[] {
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
const panel = (of: INodeType, values: INodeParameters = {}) =>
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

const PICK_CHANNEL =
	'channel resourceLocator (list: searchChannels, id, userDefinedId) {"mode":"list","value":""} required';

const CUSTOMER_FIELDS = [
	'customerFields collection {}',
	'- address string ""',
	'- firstName string ""',
	'- lastName string ""',
	'- mobile string ""',
	'- reference string ""',
];

const ORDER_BY_HAND = [
	'customerEmail string "" required',
	'transactionReference string "" required',
	'transactionDate dateTime ""',
	...CUSTOMER_FIELDS,
];

const ORDER_FROM_ORDER = [
	'customerEmail string "" From the order',
	'transactionReference string "" From the order',
	'transactionDate dateTime ""',
	...CUSTOMER_FIELDS,
];

const PRODUCTS_FROM_ORDER = 'productsInput options (order none fields json) "order"';

const LOCALES =
	"'' bg_BG hr_HR cs_CZ da_DK nl_BE nl_NL en_IE en_GB en_US et_EE fi_FI fr_BE fr_FR fr_CH de_AT de_DE de_CH el_GR hu_HU it_IT it_CH lv_LV lt_LT nb_NO pl_PL pt_PT ro_RO sk_SK sl_SI es_ES sv_SE tr_TR";

const PRODUCTS = [
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

const METADATA = [
	'metadataInput options (fields json) "fields"',
	'metadata fixedCollection {} multiple',
	'- entry',
	'- - key string ""',
	'- - value string ""',
];

const SENDING = [
	'options collection {}',
	'- dryRun boolean true',
	'- maxConcurrentRequests number 20 from 1 to 100',
	'- maxRetries number 3 from 0',
	'- timeout number 30000 from 1',
];

const FILL_FROM =
	'fillFrom options (bigCommerceOrder billbeeOrder eventPayload fields magentoOrder plentyOneOrder prestaShopOrder shopifyOrder shopwareOrder wooCommerceOrder) "fields" no expression';

const START_OF_EVENT = [
	'eventType resourceLocator (list: searchEventTypes, name) {"mode":"list","value":""} required',
	PICK_CHANNEL,
	FILL_FROM,
];

const END_OF_EVENT = [
	'additionalFields collection {}',
	'- createdAt dateTime ""',
	'- estimatedDeliveryDate dateTime ""',
	'- system string ""',
	'- systemVersion string ""',
	...SENDING,
];

const FROM_ORDER = [
	...ORDER_FROM_ORDER,
	`defaultLocale options (${LOCALES}) ""`,
	PRODUCTS_FROM_ORDER,
	...METADATA,
	...END_OF_EVENT,
];

const ORDER_OPTIONS = [
	'orderOptions collection {}',
	'- alsoSend multiOptions (address mobile) []',
	'- leaveOut string ""',
	'- order json ""',
	'- productDetails json ""',
	'- productsWithoutUrl options (leaveOut shopUrl error) "leaveOut"',
	'- reviewVariants boolean false',
];

describe('event: create', () => {
	const event = (values: INodeParameters = {}) =>
		panel(node, { resource: 'event', operation: 'create', ...values });

	test('is what a new node starts with, mapped by hand, with nobody opted in', () => {
		const expected = [
			...START_OF_EVENT,
			'optInNotice notice',
			'customerOptedIn boolean false',
			'sendOnce boolean true',
			...ORDER_BY_HAND,
			`defaultLocale options (${LOCALES}) ""`,
			'productsInput options (fields json) "fields"',
			...PRODUCTS,
			...METADATA,
			...END_OF_EVENT,
		];
		expect(event()).toEqual(expected);
		expect(panel(node)).toEqual(expected);
	});

	test('an item in the shape of the payload', () => {
		expect(event({ fillFrom: 'eventPayload' })).toEqual([
			...START_OF_EVENT,
			'payloadNotice notice',
			'customerOptedIn boolean false',
			'sendOnce boolean true',
			...FROM_ORDER,
		]);
	});

	test.each([
		[
			'wooCommerceOrder',
			'(completed failed on-hold pending processing) ["completed"]',
			' From the order',
		],
		['shopifyOrder', '(fulfilled partial unfulfilled) ["fulfilled"]', ' From the order'],
		['shopwareOrder', '(completed in_progress open shipped shipped_partially) []', ''],
		[
			'magentoOrder',
			'(complete new holded payment_review pending_payment processing) ["complete"]',
			'',
		],
		['bigCommerceOrder', '(11 7 8 9 10 12 14 3 1 2) ["2","10"]', ''],
		['billbeeOrder', '(9 7 2 11 12 16 1 13 3 15 10 4) ["4","7"]', ''],
		['plentyOneOrder', '(3 5 4 6 7) ["7"]', ''],
		['prestaShopOrder', '(10 13 1 5 12 9 2 3 11 4) ["5"]', ''],
	])('%s', (fillFrom, statuses, urlFromOrder) => {
		expect(event({ fillFrom })).toEqual([
			...START_OF_EVENT,
			'orderNotice notice',
			'consentField string ""',
			'customerOptedIn boolean false',
			`onlyWithStatus multiOptions ${statuses}`,
			'maxAgeInDays number 90 from 0',
			'sendOnce boolean true',
			`shopUrl string ""${urlFromOrder}`,
			...ORDER_OPTIONS,
			...FROM_ORDER,
		]);
	});

	test('a field for the consent alone decides, so the switch goes', () => {
		const fields = event({ fillFrom: 'shopifyOrder', consentField: 'review_invitation' });
		expect(fields).toContain('consentField string ""');
		expect(fields.filter((field) => field.startsWith('customerOptedIn'))).toEqual([]);
	});

	test.each(['fields', 'shopwareOrder'])('JSON instead of rows, with %s', (fillFrom) => {
		const fields = event({ fillFrom, productsInput: 'json', metadataInput: 'json' });
		const named = fields.filter((field) => /^(products|metadata)/.test(field));
		expect(named).toEqual([
			expect.stringMatching(/^productsInput /),
			'productsJson json "[]"',
			'metadataInput options (fields json) "fields"',
			'metadataJson json "{}"',
		]);
	});

	test('rows instead of the products of the order', () => {
		expect(event({ fillFrom: 'magentoOrder', productsInput: 'fields' })).toEqual(
			expect.arrayContaining(PRODUCTS),
		);
	});

	test('the words that the documentation uses', () => {
		const fields = shown(node, {
			resource: 'event',
			operation: 'create',
			fillFrom: 'wooCommerceOrder',
		});
		expect(
			fields.map(({ name, displayName, type }) => (type === 'notice' ? name : displayName)),
		).toEqual([
			'Resource',
			'Operation',
			'Event Type',
			'Channel',
			'Fill From',
			'orderNotice',
			'Consent Field',
			'Customer Opted In',
			'Only With Status',
			'Not Older Than (Days)',
			'Send Each Order Only Once',
			'Shop URL',
			'Order Options',
			'Customer Email',
			'Transaction Reference',
			'Transaction Date',
			'Customer Fields',
			'Default Locale',
			'Specify Products',
			'Specify Metadata',
			'Metadata',
			'Additional Fields',
			'Options',
		]);
		const fillFrom = fields.find(({ name }) => name === 'fillFrom');
		expect(fillFrom?.options?.map(({ name }) => name)).toEqual([
			'BigCommerce Order',
			'Billbee Order',
			'Event Payload',
			'Fields Below',
			'Magento 2 Order',
			'PlentyONE Order',
			'PrestaShop Order',
			'Shopify Order',
			'Shopware 6 Order',
			'WooCommerce Order',
		]);
	});

	test.each(['fields', 'eventPayload', 'shopifyOrder'])(
		'with %s the panel says that only customers who agreed may be sent, and names the dry run',
		(fillFrom) => {
			const [notice, ...others] = shown(node, {
				resource: 'event',
				operation: 'create',
				fillFrom,
			}).filter(({ type }) => type === 'notice');
			expect(others).toEqual([]);
			expect(notice?.displayName).toMatch(/Only customers who agreed .*\(GDPR\).*"Dry Run"/s);
		},
	);
});

const START_OF_LINK = [
	'template resourceLocator (list: searchTemplates, id) {"mode":"list","value":""} required',
	PICK_CHANNEL,
	FILL_FROM,
];

const END_OF_LINK = [
	'additionalFields collection {}',
	'- system string ""',
	'- systemVersion string ""',
	'- type string ""',
	...SENDING,
];

describe('reviewLink: create, from what comes in', () => {
	const link = (values: INodeParameters) =>
		panel(node, { resource: 'reviewLink', operation: 'create', ...values });
	const fromOrder = [...ORDER_FROM_ORDER, PRODUCTS_FROM_ORDER, ...METADATA, ...END_OF_LINK];

	test('an item in the shape of the payload', () => {
		expect(link({ fillFrom: 'eventPayload' })).toEqual([
			...START_OF_LINK,
			'payloadNotice notice',
			...fromOrder,
		]);
	});

	test.each(SHOP_NAMES)('%s: as an event, but for what decides who is invited', (fillFrom) => {
		const ofEvent = panel(node, { resource: 'event', operation: 'create', fillFrom });
		expect(link({ fillFrom })).toEqual([
			...START_OF_LINK,
			'orderNotice notice',
			ofEvent.find((field) => field.startsWith('shopUrl ')),
			...ORDER_OPTIONS,
			...fromOrder,
		]);
	});
});

const LIMIT = ['returnAll boolean false', 'limit number 50 from 1'];
const SIMPLIFY = 'simplify boolean true';
const REVIEW_ID =
	'reviewId resourceLocator (list: searchReviews, id, url) {"mode":"list","value":""} required';

const PICK_OWN_CHANNEL =
	'channel resourceLocator (list: searchChannels, id) {"mode":"list","value":""}';
const PICK_EVENT_TYPE =
	'eventType resourceLocator (list: searchAllEventTypes, name, id) {"mode":"list","value":""}';

const REVIEW_FILTERS = [
	'filters collection {}',
	'- channels multiOptions (getChannels) []',
	'- hasReply boolean false',
	'- query string ""',
	'- ratings multiOptions (1 2 3 4 5) []',
	'- skus string ""',
	'- states multiOptions (APPROVED MODERATION REJECTED) []',
	'- submittedAfter dateTime ""',
	'- submittedBefore dateTime ""',
	'- types multiOptions (PRODUCT_REVIEW SERVICE_REVIEW) []',
];

const INCLUDE = [
	'- include multiOptions (ATTACHMENTS VETO) []',
	'- includeWithoutText boolean true',
];

test.each([
	['event', 'get', ['eventId string "" required', SIMPLIFY]],
	['channel', 'getAll', LIMIT],
	[
		'channel',
		'getRating',
		[
			'channel resourceLocator (list: searchChannels, id) {"mode":"list","value":""} required',
			'period options (30days 365days 7days 90days all overall) "365days"',
		],
	],
	[
		'eventType',
		'getAll',
		[...LIMIT, 'filters collection {}', '- activeOnly boolean true', '- name string ""'],
	],
	[
		'review',
		'getAll',
		[
			...LIMIT,
			SIMPLIFY,
			...REVIEW_FILTERS,
			'options collection {}',
			...INCLUDE,
			'- sortBy options (editedAt submittedAt updatedAt) "submittedAt"',
		],
	],
	['review', 'get', [REVIEW_ID, SIMPLIFY]],
	[
		'review',
		'count',
		[...REVIEW_FILTERS, 'options collection {}', '- includeWithoutText boolean true'],
	],
	[
		'review',
		'reply',
		[
			REVIEW_ID,
			'comment string "" required',
			'options collection {}',
			'- dryRun boolean true',
			'- ifReplied options (fail overwrite skip) "skip"',
			'- notifyCustomer boolean false',
		],
	],
	['review', 'deleteReply', [REVIEW_ID]],
	['review', 'getReport', [REVIEW_ID]],
	[
		'review',
		'report',
		[
			REVIEW_ID,
			'reason options (ABUSIVE INAPPROPRIATE_IMAGE UNTRUTHFUL VIOLATES_THE_TERMS_OF_USE) "UNTRUTHFUL" required',
			'comment string "" required',
			'goodFaith boolean false',
			'options collection {}',
			'- reporterEmail string ""',
		],
	],
	[
		'invite',
		'getAll',
		[
			PICK_CHANNEL,
			...LIMIT,
			SIMPLIFY,
			'filters collection {}',
			'- eventId string ""',
			'- exactMatch boolean true',
			'- query string ""',
			'- statuses multiOptions (CANCELED CLICKED DELIVERED NOT_DELIVERED OPENED READY_FOR_RENDER REJECTED RENDERED REVIEW_WRITTEN SCHEDULED SENT) []',
		],
	],
	[
		'invite',
		'explain',
		[
			PICK_CHANNEL,
			'lookUpBy options (eventId orderReference) "orderReference"',
			'orderReference string ""',
		],
	],
	['eventType', 'create', ['name string "" required', 'active boolean true']],
	['eventType', 'update', [`${PICK_EVENT_TYPE} required`, 'active boolean true']],
	['inviteSettings', 'getAll', [PICK_OWN_CHANNEL, PICK_EVENT_TYPE, SIMPLIFY]],
	[
		'inviteSettings',
		'update',
		[
			`${PICK_OWN_CHANNEL} required`,
			`${PICK_EVENT_TYPE} required`,
			'changes collection {}',
			'- enabled boolean true',
			'- productDelayDays number 7 from 0 to 180',
			'- productEnabled boolean true',
			'- productTimeOfDay string ""',
			'- serviceDelayDays number 7 from 0 to 180',
			'- serviceEnabled boolean true',
			'- serviceTimeOfDay string ""',
			'options collection {}',
			'- dryRun boolean true',
		],
	],
	[
		'reviewLink',
		'create',
		[
			...START_OF_LINK,
			...ORDER_BY_HAND,
			'productsInput options (fields json) "fields"',
			...PRODUCTS,
			...METADATA,
			...END_OF_LINK,
		],
	],
])('%s: %s', (resource, operation, expected) => {
	expect(panel(node, { resource, operation })).toEqual(expected);
});

test('only resource, operation and "Fill From" take no expression; no parameter of a list counts beside "Return All"', () => {
	const fixed = node.description.properties.filter(({ noDataExpression }) => noDataExpression);
	expect([...new Set(fixed.map(({ name }) => name))]).toEqual([
		'resource',
		'operation',
		'fillFrom',
	]);
	for (const resource of ['channel', 'eventType', 'review', 'invite']) {
		const fields = shown(node, { resource, operation: 'getAll', returnAll: true });
		expect(fields.map(({ name }) => name)).not.toContain('limit');
	}
});

test.each([
	['event', 'create'],
	['channel', 'getAll'],
	['eventType', 'getAll'],
	['review', 'getAll'],
	['invite', 'getAll'],
	['inviteSettings', 'getAll'],
	['reviewLink', 'create'],
])('%s starts with %s', (resource, operation) => {
	const [, start] = shown(node, { resource });
	expect(start).toMatchObject({ name: 'operation', default: operation });
});

test('the trigger', () => {
	expect(panel(trigger)).toEqual([
		'notice notice',
		'event options (newReview reviewEdited) "newReview" required no expression',
		'channels multiOptions (getChannels) []',
		SIMPLIFY,
		'filters collection {}',
		'- ratings multiOptions (1 2 3 4 5) []',
		'- skus string ""',
		'- types multiOptions (PRODUCT_REVIEW SERVICE_REVIEW) []',
		'options collection {}',
		'- emitBeforeApproval boolean false',
		...INCLUDE,
		'- lookBackHours number 24 from 1 to 720',
	]);
});

test('the editor finds what fills the lists of both nodes', () => {
	expect(Object.keys(node.methods.listSearch).sort()).toEqual([
		'searchAllEventTypes',
		'searchChannels',
		'searchEventTypes',
		'searchReviews',
		'searchTemplates',
	]);
	for (const { methods } of [node, trigger]) {
		expect(Object.keys(methods.loadOptions)).toEqual(['getChannels']);
	}
});
