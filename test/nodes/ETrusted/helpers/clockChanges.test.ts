import { DateTime, Settings } from 'luxon';

import { toDateTime } from '../../../../nodes/ETrusted/helpers/dates';

test.each(['2026-03-29T02:30:00', '2026-03-29 02:30:00'])(
	'%s, which Berlin does not have, is as if its clocks had not been put forward',
	(value) => {
		expect(toDateTime(value, 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
	},
);

describe.each(['2026-01-15', '2026-07-15'])('read on %s', (today) => {
	beforeEach(() => jest.spyOn(Settings, 'now').mockReturnValue(Date.parse(today)));
	afterEach(() => jest.restoreAllMocks());

	test('luxon alone takes the one with the offset of that day', () => {
		const taken = DateTime.fromISO('2026-10-25T02:30', { zone: 'Europe/Berlin' });
		expect(taken.offset).toBe(today === '2026-01-15' ? 60 : 120);
	});

	test.each([
		['2026-10-25T02:30:00', 'Europe/Berlin', '2026-10-25T01:30:00.000Z'],
		['2026-10-25 02:30:00', 'Europe/Berlin', '2026-10-25T01:30:00.000Z'],
		['2026-10-25 01:59:59', 'Europe/Berlin', '2026-10-24T23:59:59.000Z'],
		['2026-10-25 03:00:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
		['2026-11-01T01:30:00', 'America/New_York', '2026-11-01T06:30:00.000Z'],
		['2026-04-05T02:30:00', 'Australia/Sydney', '2026-04-04T16:30:00.000Z'],
		['2026-10-25 02:30:00 Europe/Berlin', 'America/New_York', '2026-10-25T01:30:00.000Z'],
		['2026-10-25T02:30:00[Europe/Berlin]', 'UTC', '2026-10-25T01:30:00.000Z'],
		['2026-11-01 01:30:00 America/Ciudad_Juarez', 'UTC', '2026-11-01T08:30:00.000Z'],
		['2026-11-01', 'America/Havana', '2026-11-01T05:00:00.000Z'],
	])('of the times that %s in %s can be, the later one is taken', (value, zone, expected) => {
		expect(toDateTime(value, zone)).toBe(expected);
	});

	test.each([
		['2026-10-25T02:30:00+02:00', '2026-10-25T00:30:00.000Z'],
		['2026-10-25T02:30:00+01:00', '2026-10-25T01:30:00.000Z'],
		['2026-10-25T02:30:00+02:00[Europe/Berlin]', '2026-10-25T00:30:00.000Z'],
		['2026-10-25T02:30:00+0100[Europe/Berlin]', '2026-10-25T01:30:00.000Z'],
		['2026-10-25 02:30:00 +02:00', '2026-10-25T00:30:00.000Z'],
		['2026-10-25T02:30:00Z', '2026-10-25T02:30:00.000Z'],
		['2026-10-25 02:30:00 Z', '2026-10-25T02:30:00.000Z'],
		['2026-10-25T01:30:00Z[Europe/London]', '2026-10-25T01:30:00.000Z'],
		['Sun, 25 Oct 2026 02:30:00 +0200', '2026-10-25T00:30:00.000Z'],
	])('which of two %s is, its offset says', (value, expected) => {
		expect(toDateTime(value, 'Europe/Berlin')).toBe(expected);
	});
});
