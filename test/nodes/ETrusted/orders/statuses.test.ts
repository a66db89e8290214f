import {
	hasStatus,
	stateOf,
	statusOf,
	statusReason,
} from '../../../../nodes/ETrusted/orders/statuses';

const order = (value: string) => statusOf(value);
const delivery = (value: string) => statusOf(value, 'delivery');

test.each([
	['completed', [{ of: 'order', value: 'completed' }]],
	[' completed ', [{ of: 'order', value: 'completed' }]],
	['', []],
	[' ', []],
	[null, []],
	[undefined, []],
	[5, []],
	[{ a: 1 }, []],
	[['completed'], []],
])('the status of %p', (value, statuses) => {
	expect(statusOf(value)).toEqual(statuses);
});

test('a status that is wanted, or none wanted, is no reason', () => {
	expect(statusReason(order('completed'), ['processing', 'completed'], ['status'])).toBeUndefined();
	expect(statusReason(order('completed'), [], ['status'])).toBeUndefined();
	expect(statusReason([], [], ['status'])).toBeUndefined();
	expect(
		statusReason([...order('open'), ...delivery('shipped')], ['shipped'], ['status']),
	).toBeUndefined();
});

test.each([
	[order('processing'), ['completed'], 'The order is "processing", not "completed"'],
	[
		order('failed'),
		['completed', 'processing'],
		'The order is "failed", not "completed" or "processing"',
	],
	[
		[...order('open'), ...delivery('open'), ...delivery('open')],
		['shipped'],
		'The order is "open" and its delivery is "open", not "shipped"',
	],
	[
		[...delivery('open'), ...delivery('open')],
		['shipped'],
		'The delivery is "open", not "shipped"',
	],
	[delivery('open'), ['shipped'], 'The delivery is "open", not "shipped"'],
	[
		[...order('open'), ...delivery('open'), ...delivery('returned')],
		['shipped'],
		'The order is "open" and its delivery is "open" and its delivery is "returned", not "shipped"',
	],
	[[], ['completed'], 'The order has no status (status, deliveries[].status), not "completed"'],
])('%j with %j: %s', (statuses, wanted, reason) => {
	expect(statusReason(statuses, wanted, ['status', 'deliveries[].status'])).toBe(reason);
});

test.each([
	['7', '7', true],
	['7.20', '7.2', true],
	['7,20', '7.2', true],
	['7,2,1', '7.2', false],
	['07', '7', true],
	['7', '7.2', false],
	['1e1', '10', false],
	['10', '1e1', false],
	['0x7', '7', false],
	['', '0', false],
	['Completed ', 'completed', true],
])('who wants %p wants %p: %p', (wish, value, isWanted) => {
	expect(hasStatus(statusOf(value), [wish])).toBe(isWanted);
});

test.each([
	[7, '7'],
	[' 7.20 ', '7.2'],
	['7,20', '7.2'],
	[' 8,1', '8.1'],
	['7,2,1', '7,2,1'],
	['07', '7'],
	['x7', 'x7'],
	['7x', '7x'],
	['7.', '7.'],
])('the state %p is %p', (value, state) => {
	expect(stateOf(value)).toEqual([{ of: 'order', value: state }]);
});
