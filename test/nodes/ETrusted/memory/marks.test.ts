import { keyOf, marksOf, questionsOf } from '../../../../nodes/ETrusted/memory/marks';

/* These stand in the rows of everybody who uses the package: under other names no order that was sent would be known. */

const KEY = '8MvQcKtz3Dj0wuZ1XfvB2tMobYRbBXXHhg-7FUdFgpY';

test('the name of an order is the same in every release', () => {
	expect(keyOf({ type: 'after_sales', channel: 'user_defined:my-shop', reference: 'W-1001' })).toBe(
		KEY,
	);
});

test('so are its marks: begun, accepted, and asked for, in this order', () => {
	expect(marksOf(KEY)).toEqual([`${KEY}|1`, `${KEY}|2`, `${KEY}|?`]);
	expect(questionsOf(KEY)).toEqual([`${KEY}|2`, `${KEY}|?`]);
});

test('no two orders share a name, whatever signs theirs have', () => {
	const orders = [
		{ type: 'a', channel: 'b', reference: 'c' },
		{ type: 'a', channel: 'c', reference: 'b' },
		{ type: 'b', channel: 'a', reference: 'c' },
		{ type: 'a","b', channel: 'c', reference: '' },
		{ type: 'a', channel: 'b","c', reference: '' },
		{ type: 'a', channel: 'b', reference: 'C' },
	];
	expect(new Set(orders.map(keyOf)).size).toBe(orders.length);
});
