import { payloadOf, problemsOf } from './payload';

const json = (value: unknown) => ({ metadata: { mode: 'json' as const, value } });
const rows = (...entry: unknown[]) => ({ metadata: { mode: 'fields' as const, value: { entry } } });
const row = (key: unknown, value: unknown) => ({ key, value });

const metadataOf = (given: object) => payloadOf(given).metadata;

test('rows of the panel; what has no value is left out', () => {
	expect(
		metadataOf(rows(row(' store ', ' Cologne '), row('till', 7), row('note', ''), row('', ''))),
	).toEqual({ store: 'Cologne', till: '7' });
});

test.each([
	['an object', { store: 'Cologne', tags: ['a', ''], empty: {} }],
	['text', '{"store":"Cologne","tags":["a",""],"empty":{}}'],
])('JSON as %s, without what is empty', (_, value) => {
	expect(metadataOf(json(value))).toEqual({ store: 'Cologne', tags: ['a'] });
});

test.each([[rows()], [rows(row('store', ' '))], [json('')], [json({})], [json(null)]])(
	'none: %j',
	(given) => {
		expect(payloadOf(given)).not.toHaveProperty('metadata');
	},
);

test('the same key with the same value twice is one', () => {
	expect(metadataOf(rows(row('store', 'Cologne'), row('store', 'Cologne ')))).toEqual({
		store: 'Cologne',
	});
});

test('a key that is there twice, but once without a value', () => {
	expect(metadataOf(rows(row('store', 'Cologne'), row('store', '')))).toEqual({ store: 'Cologne' });
});

describe('below what the panel names', () => {
	test('stands what the item has, and the panel wins', () => {
		expect(
			metadataOf({ ...rows(row('store', 'Cologne')), baseMetadata: { store: 'Bonn', till: '7' } }),
		).toEqual({ store: 'Cologne', till: '7' });
	});

	test('it stands alone where the panel names nothing', () => {
		expect(metadataOf({ baseMetadata: '{"till":"7"}' })).toEqual({ till: '7' });
	});

	test('it is checked as strictly', () => {
		expect(problemsOf({ baseMetadata: [] })).toEqual([
			'Metadata (JSON) (metadata) [] is not an object ({ … })',
		]);
	});
});

test.each([
	[
		rows(row('', 'Cologne')),
		['Metadata 1 > Key (metadata[0].key) is required where there is a value, but empty'],
	],
	[
		rows(row('store', 'Cologne'), row('store', 'Bonn')),
		['Metadata 2 > Key (metadata.store) "store" stands there twice with two values'],
	],
	[
		rows(row({}, 'x'), row('store', {})),
		[
			'Metadata 1 > Key (metadata[0].key) {} is not a text',
			'Metadata 1 > Key (metadata[0].key) is required where there is a value, but empty',
			'Metadata 2 > Value (metadata.store) {} is not a text',
		],
	],
	[rows(row('', {})), ['Metadata 1 > Value (metadata.0) {} is not a text']],
	[json('[1]'), ['Metadata (JSON) (metadata) "[1]" is not an object ({ … })']],
	[json('7'), ['Metadata (JSON) (metadata) "7" is not an object ({ … })']],
	[json({ number: NaN }), [expect.stringContaining('holds a number that is none')]],
	[
		{ metadata: { mode: 'fields' as const, value: { entry: 'store' } } },
		['Metadata (metadata) "store" is not a list of rows'],
	],
])('%j is refused', (given, problems) => {
	expect(problemsOf(given)).toEqual(problems);
});

test('a row that is none counts as empty', () => {
	expect(payloadOf(rows('store', null))).not.toHaveProperty('metadata');
});
