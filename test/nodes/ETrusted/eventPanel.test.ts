import type { INodeParameters } from 'n8n-workflow';

import {
	FILL_FROM,
	METADATA,
	node,
	ORDER_BY_HAND,
	ORDER_FROM_ORDER,
	ORDER_OPTIONS,
	panel,
	PICK_CHANNEL,
	PRODUCTS,
	PRODUCTS_FROM_ORDER,
	SENDING,
	shown,
} from '../panel';

const LOCALES =
	"'' bg_BG hr_HR cs_CZ da_DK nl_BE nl_NL en_IE en_GB en_US et_EE fi_FI fr_BE fr_FR fr_CH de_AT de_DE de_CH el_GR hu_HU it_IT it_CH lv_LV lt_LT nb_NO pl_PL pt_PT ro_RO sk_SK sl_SI es_ES sv_SE tr_TR";

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
