import { isNothing } from '../../../../nodes/ETrusted/helpers/nothing';

test.each([undefined, null, '', ' \t\n\u00a0'])('%j says nothing', (value) => {
	expect(isNothing(value)).toBe(true);
});

test.each([0, false, NaN, 'x', ' x ', '[]', [], {}])('%j says something', (value) => {
	expect(isNothing(value)).toBe(false);
});
