import { unwrapItem } from '../../../../nodes/ETrusted/orders';

const order = { number: '1', items: [1, 2] };
const SPLIT_OUT = 'use Split Out first, so that each order is an item of its own';

const NO_ITEM = 'use Split Out first, so that no item comes of it';

test.each([
	['the thing itself', order],
	["a Webhook node's item", { headers: {}, params: {}, query: {}, body: order }],
	["Shopware's event", { data: { payload: { order }, event: 'x' }, source: {} }],
	["Shopware's event in a Webhook node", { headers: {}, body: { data: { payload: { order } } } }],
	['a lone order', { order }],
	['a lone order in a Webhook node', { headers: {}, body: { order } }],
	["JSON text in a Webhook node's body", { headers: {}, body: JSON.stringify(order) }],
	['JSON text that is quoted', { headers: {}, body: JSON.stringify(JSON.stringify(order)) }],
])('%s', (_, item) => {
	expect(unwrapItem(item)).toEqual({ unwrapped: order });
});

test.each([
	['body without headers', { body: order }],
	['headers without a body', { headers: {} }],
	['order beside something else', { order, total: 5 }],
	['an order that is no object', { order: '#1001' }],
	['an empty payload', { data: { payload: null } }],
	['items of an order', { increment_id: '1', items: [1] }],
	['an empty object', {}],
])('%s is left as it is', (_, item) => {
	expect(unwrapItem(item)).toEqual({ unwrapped: item });
});

test.each([
	[[order], `The item is a list: ${SPLIT_OUT}`],
	[{ headers: {}, body: [order] }, `"body" is a list: ${SPLIT_OUT}`],
	[{ order: [order] }, `"order" is a list: ${SPLIT_OUT}`],
	[
		{ data: { payload: { order: [] } } },
		`"data.payload.order" is a list without an order: ${NO_ITEM}`,
	],
	[{ orders: [order] }, `"orders" is a list of orders: ${SPLIT_OUT}`],
	[{ orders: [], count: 2 }, `"orders" is a list without an order: ${NO_ITEM}`],
	[{ headers: {}, body: { Data: [] } }, `"Data" is a list without an order: ${NO_ITEM}`],
	[{ order: [] }, `"order" is a list without an order: ${NO_ITEM}`],
	[[], `The item is a list without an order: ${NO_ITEM}`],
	[{ headers: {}, body: { orders: [order] } }, `"orders" is a list of orders: ${SPLIT_OUT}`],
	[{ data: [order], total: 1 }, `"data" is a list of orders: ${SPLIT_OUT}`],
	[{ Data: [order], total: 1 }, `"Data" is a list of orders: ${SPLIT_OUT}`],
	[{ elements: [order], total: 1 }, `"elements" is a list of orders: ${SPLIT_OUT}`],
	[{ entries: [order], total: 1 }, `"entries" is a list of orders: ${SPLIT_OUT}`],
	[{ items: [order] }, `"items" is a list of orders: ${SPLIT_OUT}`],
	[{ items: [order], search_criteria: {} }, `"items" is a list of orders: ${SPLIT_OUT}`],
	[{ items: [order], total_count: 1, x: 1 }, `"items" is a list of orders: ${SPLIT_OUT}`],
])('the list in %j is refused', (item, refused) => {
	expect(unwrapItem(item)).toEqual({ refused });
});

test.each([
	['a=b', 'is text'],
	['', 'is empty'],
	[{}, 'is empty'],
	[undefined, 'is empty'],
	['5', 'is text'],
	['true', 'is text'],
	[5, 'is text'],
	[{ '{"transaction":{"reference":"1"}}': '' }, 'came as a form'],
])("a webhook's body that is %j is refused", (body, what) => {
	expect(unwrapItem({ headers: {}, params: {}, body })).toEqual({
		refused: `The webhook's body ${what}: let it be sent as application/json`,
	});
});

test.each([undefined, null, '', 'order', 5, true])('%p is no object', (item) => {
	expect(unwrapItem(item)).toEqual({ refused: 'The item is not an object' });
});
