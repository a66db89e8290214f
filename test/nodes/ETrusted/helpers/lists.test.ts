import { readJsonList, toList, toQueryList } from '../../../../nodes/ETrusted/helpers/lists';

const RATINGS = ['1', '2', '3', '4', '5'];

test.each([
	['one picked', ['chl-1'], ['chl-1']],
	['several picked', ['chl-1', 'chl-2'], ['chl-1', 'chl-2']],
	['a text with commas', 'chl-1,chl-2', ['chl-1', 'chl-2']],
	['blanks around them', ' chl-1 ,\tchl-2\n', ['chl-1', 'chl-2']],
	['commas too many', ',chl-1,, ,chl-2,', ['chl-1', 'chl-2']],
	['one twice', 'chl-1,chl-2, chl-1', ['chl-1', 'chl-2']],
	['numbers', [5, 4], ['5', '4']],
	['one number', 5, ['5']],
	['nothing among them', [null, 'chl-1', '', undefined, ' '], ['chl-1']],
	['a comma in what was picked', ['A,1'], ['A,1']],
	['a JSON list, as models write it', '["A-1","B-2"]', ['A-1', 'B-2']],
	['blanks and nothing in a JSON list', ' [ " A-1 ", "", null, "A-1" ]\n', ['A-1']],
	['numbers and switches in a JSON list', '[5, 4.5, true]', ['5', '4.5', 'true']],
	['a long number in a JSON list', '[4006381333931000001]', ['4006381333931000001']],
	['a comma in an entry of a JSON list', '["A,1"]', ['A,1']],
	['a JSON list among what was picked', ['["A-1","B-2"]', 'C'], ['A-1', 'B-2', 'C']],
	['a bracket in what was picked', ['[C-7', '[D-8]', 'E[9]'], ['[C-7', '[D-8]', 'E[9]']],
	['a bracket in a text with commas', 'C[7],[D-8]', ['C[7]', '[D-8]']],
])('%s', (_, value, expected) => expect(toList(value)).toEqual(expected));

test.each([undefined, null, '', '  ', ',', [], ['', null], '[]', ' [ ] ', '[null, ""]', ['[]']])(
	'%p is none',
	(value) => {
		expect(toList(value)).toBeUndefined();
		expect(toList(value, RATINGS)).toBeUndefined();
	},
);

test('what is allowed is taken', () => {
	expect(toList('5,1', RATINGS)).toEqual(['5', '1']);
	expect(toList('["5", 1]', RATINGS)).toEqual(['5', '1']);
});

test.each([
	['5,6', '6'],
	[[6, 7], '6'],
	['five', 'five'],
	[['1,2'], '1,2'],
	['["5", 6]', '6'],
])(
	'%p holds what the API would ignore, and is refused with all that there is',
	(value, unknown) => {
		expect(() => toList(value, RATINGS)).toThrow(
			new Error(`holds "${unknown}": allowed are 1, 2, 3, 4, 5`),
		);
	},
);

test.each([{}, [{}], [['chl-1']], NaN])('%p is no list of texts', (value) => {
	expect(() => toList(value)).toThrow('is not a text');
});

test.each(['[C-7, D-8]', '["A"', '["A"] x', '[["A"]]', '[{}]', " ['A']"])(
	'%p starts like a JSON list, and is none',
	(value) => {
		expect(() => toList(value)).toThrow(
			new Error('starts like a JSON list, ["…", "…"], but is none'),
		);
		expect(readJsonList(value)).toBeUndefined();
	},
);

test('where the API separates by commas, no entry can have one', () => {
	for (const value of [['A-1', 'B,2'], '["A-1", "B,2"]', ['["A-1", "B,2"]']]) {
		expect(() => toQueryList(value)).toThrow(
			new Error('holds "B,2": eTrusted separates entries by commas, so none can have one'),
		);
	}
	expect(toQueryList('A-1,B-2')).toEqual(['A-1', 'B-2']);
	expect(toQueryList('')).toBeUndefined();
	expect(() => toQueryList(['1,2'], RATINGS)).toThrow('holds "1,2": allowed are 1, 2, 3, 4, 5');
});

test('of an entry of any length no more is told than a person reads', () => {
	const long = 'x,'.repeat(1000);
	for (const convert of [toQueryList, (value: unknown) => toList(value, RATINGS)]) {
		expect(() => convert([long])).toThrow(/^holds "(x,)+x?…: /);
		expect(() => convert([long])).toThrow(/^.{0,250}$/);
	}
});
