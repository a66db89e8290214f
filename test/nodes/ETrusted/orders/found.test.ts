import {
	at,
	candidateOf,
	entryOf,
	field,
	isEmpty,
	isList,
	listOf,
	own,
	View,
	viewsOf,
} from '../../../../nodes/ETrusted/orders/found';

const order = {
	billing: { email: 'a@b.de' },
	'billing.email': 'literal@b.de',
	lines: [{ name: 'Mug' }, { name: 'Jug' }],
	meta: [null, 'x', { key: 'consent', value: 'yes' }, { key: 'consent', value: 'no' }],
};

test.each([
	['billing.email', 'literal@b.de'],
	['lines[1].name', 'Jug'],
	['lines.0.name', 'Mug'],
	['lines[2].name', undefined],
	['billing.email.length', undefined],
	['billing.phone.country', undefined],
	['', undefined],
	['toString', undefined],
	['billing.constructor', undefined],
	['__proto__', undefined],
	['lines.length', 2],
])('at %p stands %p', (path, value) => {
	expect(at(order, path)).toBe(value);
});

test('a key with the value undefined is looked for as a path, too', () => {
	expect(at({ 'a.b': undefined, a: { b: 1 } }, 'a.b')).toBe(1);
});

test.each([undefined, null, 'text', 5, true])('%p has no keys', (value) => {
	expect(own(value, 'length')).toBeUndefined();
	expect(at(value, 'a.b')).toBeUndefined();
});

test('a field knows its path and its value, and takes no literal key with dots', () => {
	const email = field('billing.email');
	expect(email.path).toBe('billing.email');
	expect(email.of(order)).toBe('a@b.de');
	expect(candidateOf(email, order)).toEqual({ path: 'billing.email', value: 'a@b.de' });
	expect(field('lines[0].name').of(order)).toBe('Mug');
});

test('a view puts its own path before that of its fields', () => {
	const view = new View(order.lines[0], 'lines[0]');
	expect(view.at('name')).toEqual({ path: 'lines[0].name', value: 'Mug' });
	expect(new View(undefined, 'x').at('y.z')).toEqual({ path: 'x.y.z', value: undefined });
});

test('the first of equal entries is the one that counts', () => {
	expect(entryOf(order.meta, 'key', 'consent')).toBe('yes');
	expect(entryOf(order.meta, 'key', 'other')).toBeUndefined();
	expect(entryOf(order.meta, 'name', 'consent')).toBeUndefined();
	expect(entryOf({ key: 'consent', value: 'yes' }, 'key', 'consent')).toBeUndefined();
	expect(entryOf(undefined, 'key', 'consent')).toBeUndefined();
});

test('only a list is a list', () => {
	expect(listOf([1])).toEqual([1]);
	for (const value of [undefined, null, 'ab', { length: 1 }, 5]) expect(listOf(value)).toEqual([]);
});

test.each([undefined, null, false, '', ' \n', [], {}])('%p is empty', (value) => {
	expect(isEmpty(value)).toBe(true);
});

test.each([0, true, 'x', [null], { a: undefined }, new Date(0)])('%p is not empty', (value) => {
	expect(isEmpty(value)).toBe(false);
});

test.each<[unknown, boolean, unknown[]]>([
	[[], true, []],
	[['a'], true, ['a']],
	[{ '3': 'a', '12': 'b' }, true, ['a', 'b']],
	[{}, false, []],
	[{ '3': 'a', b: 'c' }, false, []],
	[{ '-1': 'a' }, false, []],
	[{ '1.5': 'a' }, false, []],
	['12', false, []],
	[null, false, []],
])('%j is a list: %p', (value, isOne, entries) => {
	expect(isList(value)).toBe(isOne);
	expect(listOf(value)).toEqual(entries);
});

test('the entries of a list know where they stand, also of one that PHP made an object of', () => {
	const paths = (value: unknown) => viewsOf(value, 'lines').map((view) => [view.path, view.value]);
	expect(paths(['a', 'b'])).toEqual([
		['lines[0]', 'a'],
		['lines[1]', 'b'],
	]);
	expect(paths({ '3': 'a', '12': 'b' })).toEqual([
		['lines[3]', 'a'],
		['lines[12]', 'b'],
	]);
	expect(paths({ a: 'b' })).toEqual([]);
	expect(at({ lines: { '3': { name: 'Mug' } } }, 'lines[0].name')).toBe('Mug');
	expect(field('lines[0].name').of({ lines: { '3': { name: 'Mug' } } })).toBe('Mug');
});
