import { toOptionalSwitch } from '../../../../nodes/ETrusted/helpers/optionalSwitch';

test.each([
	['', undefined],
	[' \t', undefined],
	[null, undefined],
	[undefined, undefined],
	[true, true],
	['yes', true],
	[' 1 ', true],
	[false, false],
	['no', false],
	[0, false],
])('%p is %p', (value, expected) => expect(toOptionalSwitch(value)).toBe(expected));

test.each(['perhaps', 2, {}, [], [true]])('%p is neither set nor not', (value) => {
	expect(() => toOptionalSwitch(value)).toThrow('is neither true nor false');
});
