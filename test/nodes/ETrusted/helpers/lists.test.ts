import { toList } from '../../../../nodes/ETrusted/helpers/lists';

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
])('%s', (_, value, expected) => expect(toList(value)).toEqual(expected));

test.each([undefined, null, '', '  ', ',', [], ['', null]])('%p is none', (value) => {
	expect(toList(value)).toBeUndefined();
	expect(toList(value, RATINGS)).toBeUndefined();
});

test('what is allowed is taken', () => expect(toList('5,1', RATINGS)).toEqual(['5', '1']));

test.each([
	['5,6', '6'],
	[[6, 7], '6'],
	['five', 'five'],
	[['1,2'], '1,2'],
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
