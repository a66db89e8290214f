import type { IDataObject } from 'n8n-workflow';

import { at, flattener } from '../../../../nodes/ETrusted/helpers/flatten';

const flatten = flattener({
	id: 'id',
	locale: 'questionnaire.locale',
	city: 'customer.address.city',
	length: 'title.length',
	count: ({ products }: IDataObject) => (Array.isArray(products) ? products.length : undefined),
});

const NOTHING = { id: null, locale: null, city: null, length: null, count: null };

test('has exactly the keys of the table, in its order', () => {
	const flat = flatten({
		products: [{}, {}],
		customer: { email: 'a@b.example', address: { city: 'Köln' } },
		questionnaire: { locale: 'de_DE' },
		id: 'rev-1',
		other: 1,
	});
	expect(Object.entries(flat)).toEqual([
		['id', 'rev-1'],
		['locale', 'de_DE'],
		['city', 'Köln'],
		['length', null],
		['count', 2],
	]);
});

test.each<IDataObject>([
	{},
	{ id: null, questionnaire: null, customer: { address: null } },
	{ id: '', questionnaire: '', customer: 'x' },
	{ questionnaire: 7, customer: { address: false } },
	{ customer: { address: { city: undefined } } },
])('%p has null where there is nothing', (object) => {
	expect(flatten(object)).toStrictEqual(NOTHING);
});

test.each(['x', ' ', 0, 4.5, -1, true, false])('%p comes out as it is', (id) => {
	expect(flatten({ id })).toStrictEqual({ ...NOTHING, id });
});

test.each([{}, { a: 1 }, [], ['x'], new Date(0), 1n, () => 1])(
	'%p, where a plain value is documented, is left out',
	(id) => {
		expect(flatten({ id, customer: { address: { city: id } } } as IDataObject)).toStrictEqual(
			NOTHING,
		);
	},
);

test('what a text has of its own, such as its length, is nothing of the API', () => {
	expect(flatten({ title: 'Great' })).toStrictEqual(NOTHING);
});

test('what one object had is not in the next', () => {
	expect(flatten({ id: 'first' }).id).toBe('first');
	expect(flatten({})).toStrictEqual(NOTHING);
});

describe('what stands at a path', () => {
	const event = { customer: { name: 'Ann', tags: ['vip'] }, channel: null };

	test.each([
		['customer.name', 'Ann'],
		['customer', event.customer],
		['customer.tags', ['vip']],
		['channel', null],
	])('%s is %p', (path, expected) => expect(at(event, path)).toEqual(expected));

	test.each(['other', 'other.name', 'channel.id', 'customer.name.length', 'customer.tags.0'])(
		'%s is nothing',
		(path) => expect(at(event, path)).toBeUndefined(),
	);

	test.each([undefined, null, 'text', 7, [event]])('of %p is nothing', (value) => {
		expect(at(value, 'customer.name')).toBeUndefined();
	});
});
