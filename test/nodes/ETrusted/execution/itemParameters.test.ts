import type { IDataObject } from 'n8n-workflow';

import { ItemParameters } from '../../../../nodes/ETrusted/execution/itemParameters';
import { Unreadable } from '../../../../nodes/ETrusted/helpers/invalidValue';
import { FakeContext } from './context';

function open(
	parameters: IDataObject,
	input: IDataObject[] = [{ a: 1 }, { a: 2 }],
	isTool = false,
) {
	const fake = new FakeContext({ parameters, input });
	return { fake, parameters: new ItemParameters(fake.functions, isTool) };
}

test('what has no expression is read once for all items', () => {
	const { fake, parameters } = open({ fixed: 'x', mapped: '=a' });
	expect([0, 1].map((item) => parameters.get('fixed', item, ''))).toEqual(['x', 'x']);
	expect([0, 1].map((item) => parameters.get('mapped', item, ''))).toEqual([1, 2]);
	expect(fake.reads).toEqual(['fixed', 'mapped', 'mapped']);
});

test('an expression deep inside a collection makes the whole of it one', () => {
	const { fake, parameters } = open({ products: { product: [{ sku: 's' }, { sku: '=a' }] } });
	expect([0, 1].map((item) => parameters.get('products', item, {}))).toEqual([
		{ product: [{ sku: 's' }, { sku: 1 }] },
		{ product: [{ sku: 's' }, { sku: 2 }] },
	]);
	expect(fake.reads).toEqual(['products', 'products']);
});

test('what the node was saved without has the fallback', () => {
	const { parameters } = open({});
	expect(parameters.get('none', 0, 'fallback')).toBe('fallback');
	expect(parameters.get('none', 1, 'another')).toBe('fallback');
});

test.each<[IDataObject, boolean]>([
	[{ a: 'x', b: 7, c: null, d: { e: ['f'] } }, true],
	[{ a: 'x=1' }, true],
	[{ a: ' =x' }, true],
	[{ a: '' }, true],
	[{}, true],
	[{ a: '=x' }, false],
	[{ a: { b: [{ c: '=x' }] } }, false],
])('of %j all items are the same: %p', (raw, areSame) => {
	expect(open(raw).parameters.areSame).toBe(areSame);
});

test('once an item was looked at itself they are not', () => {
	const { parameters } = open({ a: 'x' });
	expect(parameters.areSame).toBe(true);
	expect(parameters.json(1)).toEqual({ a: 2 });
	expect(parameters.areSame).toBe(false);
});

test('what is fixed and what is not', () => {
	const { parameters } = open({ fixed: 'x', mapped: '=a', nested: { a: '=a' } });
	expect(['fixed', 'mapped', 'nested', 'none'].map((name) => parameters.isFixed(name))).toEqual([
		true,
		false,
		false,
		true,
	]);
});

test('what was added to a collection is set, whatever its expression gives', () => {
	const { parameters } = open({ options: { dryRun: '=nothing', timeout: '' }, text: 'dryRun' });
	expect(
		[
			['options', 'dryRun'],
			['options', 'timeout'],
			['options', 'maxRetries'],
			['options', 'toString'],
			['text', 'length'],
			['none', 'x'],
		].map(([collection, entry]) => parameters.isSet(collection as string, entry as string)),
	).toEqual([true, true, false, false, false, false]);
});

describe('an expression that fails', () => {
	const unreadable = new Unreadable('No "nowhere" here');

	test('is in the place of the value', () => {
		const { parameters } = open({ mapped: '=nowhere' });
		const value = parameters.get('mapped', 0, '');
		expect(value).toBeInstanceOf(Unreadable);
		expect(value).toEqual(unreadable);
	});

	test('is found by its path in a collection, and the others are read all the same', () => {
		const { fake, parameters } = open({
			products: { product: [{ sku: '=a', name: '=nowhere' }, { sku: 'x' }] },
		});
		expect(parameters.get('products', 1, {})).toEqual({
			product: [{ sku: 2, name: unreadable }, { sku: 'x' }],
		});
		expect(fake.reads).toEqual([
			'products',
			'products.product',
			'products.product[0]',
			'products.product[0].sku',
			'products.product[0].name',
			'products.product[1]',
		]);
	});

	test('is tried again for the next item', () => {
		const { parameters } = open({ mapped: '=b' }, [{}, { b: 2 }]);
		expect(parameters.get('mapped', 0, '')).toBeInstanceOf(Unreadable);
		expect(parameters.get('mapped', 1, '')).toBe(2);
	});
});

test('plain paths are read from the item, n8n is not asked', () => {
	const { fake, parameters } = open({
		plain: '={{ $json.a }}',
		rows: { row: [{ sku: '={{ $json["a"] }}', name: 'n', more: { count: 7 } }] },
	});
	expect([0, 1].map((item) => parameters.get('plain', item, ''))).toEqual([1, 2]);
	expect(parameters.get('rows', 1, {})).toEqual({
		row: [{ sku: 2, name: 'n', more: { count: 7 } }],
	});
	expect(fake.reads).toEqual([]);
	expect(parameters.areSame).toBe(false);
});

test('one expression that is more than a path, or a path that leads to nothing, is left to n8n', () => {
	const { fake, parameters } = open({
		rows: { row: [{ sku: '={{ $json.a }}', name: '=a' }] },
		missing: '={{ $json.b }}',
	});
	parameters.get('missing', 0, '');
	parameters.get('rows', 0, {});
	expect(fake.reads.slice(0, 2)).toEqual(['missing', 'rows']);
});

test('as a tool n8n reads all expressions', () => {
	const { fake, parameters } = open({ plain: '={{ $json.a }}' }, undefined, true);
	parameters.get('plain', 0, '');
	expect(fake.reads).toEqual(['plain']);
});

test('without input there is no item to read from', () => {
	const { fake, parameters } = open({ plain: '={{ $json.a }}' }, []);
	parameters.get('plain', 0, '');
	expect(fake.reads).toEqual(['plain']);
});

test('an expression is evaluated once for an item, however often it is asked for', () => {
	const { fake, parameters } = open({ mapped: '=a', list: ['=a'] });
	const read = (item: number) =>
		['mapped', 'list', 'mapped'].map((name) => parameters.get(name, item, ''));
	expect([0, 0, 1, 0].map(read)).toEqual([
		[1, [1], 1],
		[1, [1], 1],
		[2, [2], 2],
		[1, [1], 1],
	]);
	expect(fake.reads).toEqual(['mapped', 'list', 'mapped', 'list', 'mapped', 'list']);
});
