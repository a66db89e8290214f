import { toChoice } from '../../../../nodes/ETrusted/helpers/choice';

const STATES = ['APPROVED', 'REJECTED'] as const;

test.each([
	['APPROVED', 'APPROVED'],
	[' REJECTED ', 'REJECTED'],
	['', undefined],
	['  ', undefined],
	[null, undefined],
	[undefined, undefined],
])('%p is %p', (value, expected) => expect(toChoice(value, STATES)).toBe(expected));

test.each(['OPEN', 'approved', 'APPROVED,REJECTED', 0, false])(
	'%p, which the API would ignore, is refused with those that there are',
	(value) => {
		expect(() => toChoice(value, STATES)).toThrow(
			/^is not allowed: allowed are APPROVED, REJECTED$/,
		);
	},
);

test.each([{}, ['APPROVED']])('%p is no word', (value) => {
	expect(() => toChoice(value, STATES)).toThrow('is not a text');
});
