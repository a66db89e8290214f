import type { INodeParameters } from 'n8n-workflow';

import { ETrustedTrigger } from '../../../nodes/ETrusted/ETrustedTrigger.node';
import { SHOP_NAMES } from '../../../nodes/ETrusted/actions/fillFrom/fillFrom.properties';
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

const trigger = new ETrustedTrigger();

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
