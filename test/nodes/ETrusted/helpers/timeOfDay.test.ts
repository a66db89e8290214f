import { toTimeOfDay } from '../../../../nodes/ETrusted/helpers/timeOfDay';

test.each([
	['07:15', '07:15:00Z'],
	[' 07:15:00Z ', '07:15:00Z'],
	['07:15Z', '07:15:00Z'],
	['23:59:59', '23:59:59Z'],
	['00:00', '00:00:00Z'],
	['', undefined],
	[' ', undefined],
	[undefined, undefined],
	[null, undefined],
])('%j is %j', (value, expected) => {
	expect(toTimeOfDay(value)).toBe(expected);
});

test.each([
	'24:00',
	'25:00',
	'7:15',
	'07:60',
	'07:15:60',
	'07:15+01:00',
	'07:15:00.000Z',
	715,
	'7pm',
])('%j is no time of day', (value) => {
	expect(() => toTimeOfDay(value)).toThrow('is not a time of day in UTC');
});
