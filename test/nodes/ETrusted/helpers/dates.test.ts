import { DateTime } from 'luxon';

import { toDateTime, toDay } from '../../../../nodes/ETrusted/helpers/dates';

const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC'];

test('the server is in a zone that no workflow here is in', () => {
	expect(new Date(0).getTimezoneOffset()).toBe(-9 * 60);
});

describe('toDateTime', () => {
	test.each([
		['ISO with Z', '2018-02-01T17:09:41.790Z', '2018-02-01T17:09:41.790Z'],
		['ISO with an offset', '2026-11-23T10:00:00+01:00', '2026-11-23T09:00:00.000Z'],
		['ISO with an offset of hours', '2026-11-23T10:00:00+01', '2026-11-23T09:00:00.000Z'],
		['ISO in small letters', '2026-11-23t10:00:00z', '2026-11-23T10:00:00.000Z'],
		['ISO basic', '20261123T100000Z', '2026-11-23T10:00:00.000Z'],
		['microseconds', '2026-11-23T10:00:00.123456Z', '2026-11-23T10:00:00.123Z'],
		['SQL with an offset', '2026-11-23 10:00:00 +01:00', '2026-11-23T09:00:00.000Z'],
		['SQL with a zone', '2026-11-23 10:00:00 Europe/Berlin', '2026-11-23T09:00:00.000Z'],
		['RFC 2822', 'Mon, 23 Nov 2026 10:00:00 +0100', '2026-11-23T09:00:00.000Z'],
		['an HTTP date', 'Mon, 23 Nov 2026 09:00:00 GMT', '2026-11-23T09:00:00.000Z'],
		['RFC 850', 'Monday, 23-Nov-26 09:00:00 GMT', '2026-11-23T09:00:00.000Z'],
		['asctime', 'Mon Nov 23 09:00:00 2026', '2026-11-23T09:00:00.000Z'],
		['epoch seconds', 1517504981, '2018-02-01T17:09:41.000Z'],
		['epoch seconds with a fraction', 1517504981.79, '2018-02-01T17:09:41.790Z'],
		['digits of seconds with a fraction', '1517504981.79', '2018-02-01T17:09:41.790Z'],
		['eleven digits of seconds', '12345678901', '2361-03-21T19:15:01.000Z'],
		['digits that are of 1969 as a calendar', '19691231235959', '2593-12-27T18:27:15.959Z'],
		['digits that are of 2101 as a calendar', '21010101000000', '2635-10-14T11:10:00.000Z'],
		['epoch milliseconds', 1517504981790, '2018-02-01T17:09:41.790Z'],
		['digits of seconds', '1517504981', '2018-02-01T17:09:41.000Z'],
		['digits of milliseconds', ' 1517504981790 ', '2018-02-01T17:09:41.790Z'],
		['fifteen digits', '151750498179000', '6778-10-13T12:09:39.000Z'],
		['as many as a number', 151750498179000, '6778-10-13T12:09:39.000Z'],
		['the first seconds that are taken', 1e8, '1973-03-03T09:46:40.000Z'],
		['as digits', '100000000', '1973-03-03T09:46:40.000Z'],
		['the last seconds', 99999999999, '5138-11-16T09:46:39.000Z'],
		['the first milliseconds', 100000000000, '1973-03-03T09:46:40.000Z'],
		['milliseconds with a fraction', 1517504981790.6, '2018-02-01T17:09:41.791Z'],
		['the first year', '0001-06-01T00:00:00Z', '0001-06-01T00:00:00.000Z'],
		['the last year', '9999-06-01T00:00:00Z', '9999-06-01T00:00:00.000Z'],
		['SQL with more blanks', '2026-11-23   10:00:00Z', '2026-11-23T10:00:00.000Z'],
		['SQL in universal time', '2026-11-23 10:00:00 UTC', '2026-11-23T10:00:00.000Z'],
		['ISO in universal time', '2026-11-23T10:00:00 utc', '2026-11-23T10:00:00.000Z'],
		['SQL in Greenwich', '2026-07-01 10:00:00 GMT', '2026-07-01T10:00:00.000Z'],
		['SQL with Z', '2026-11-23 10:00:00Z', '2026-11-23T10:00:00.000Z'],
		['a zone of an hour', '2026-07-01 10:00:00 Etc/GMT+5', '2026-07-01T15:00:00.000Z'],
		['a zone of the winter', '2026-11-23 10:00:00 Europe/London', '2026-11-23T10:00:00.000Z'],
		['a zone of the summer', '2026-07-01 10:00:00 europe/london', '2026-07-01T09:00:00.000Z'],
		['a zone in brackets', '2026-07-01T10:00:00[Europe/London]', '2026-07-01T09:00:00.000Z'],
		[
			'an offset and a zone',
			'2026-07-01T10:00:00+01:00[Europe/London]',
			'2026-07-01T09:00:00.000Z',
		],
		['an offset of minutes', '2026-11-23T10:00:00-03:30', '2026-11-23T13:30:00.000Z'],
		['an offset without a colon', '2026-11-23T10:00:00+0545', '2026-11-23T04:15:00.000Z'],
		['the furthest offset', '2026-11-23T10:00:00+23:59', '2026-11-22T10:01:00.000Z'],
		['RFC 2822 in universal time', 'Mon, 23 Nov 2026 10:00:00 UTC', '2026-11-23T10:00:00.000Z'],
		['RFC 2822 as of old', '23 Nov 2026 10:00 UT', '2026-11-23T10:00:00.000Z'],
		[
			'RFC 2822 with a comment',
			'Mon, 23 Nov 2026 10:00:00 +0100 (CET)',
			'2026-11-23T09:00:00.000Z',
		],
		[
			'RFC 2822 with a comment right after it',
			'Mon, 23 Nov 2026 10:00:00 +0100(CET)',
			'2026-11-23T09:00:00.000Z',
		],
		[
			'RFC 2822 with two comments',
			'Mon, 23 Nov 2026 (all in UTC) 10:00:00 UTC (really)',
			'2026-11-23T10:00:00.000Z',
		],
		['RFC 2822 on two lines', 'Mon, 23 Nov 2026 10:00:00\r\n +0100', '2026-11-23T09:00:00.000Z'],
		['a Date', new Date('2018-02-01T17:09:41.790Z'), '2018-02-01T17:09:41.790Z'],
		[
			'a DateTime',
			DateTime.fromISO('2018-02-01T18:09:41.790+01:00', { setZone: true }),
			'2018-02-01T17:09:41.790Z',
		],
	])('%s means the same in every zone', (_, value, expected) => {
		for (const zone of ZONES) expect(toDateTime(value, zone)).toBe(expected);
	});

	test.each([
		['2026-11-23T10:00:00', 'Europe/Berlin', '2026-11-23T09:00:00.000Z'],
		['2026-11-23 10:00:00', 'America/New_York', '2026-11-23T15:00:00.000Z'],
		['2026-11-23 10:00', 'Asia/Kolkata', '2026-11-23T04:30:00.000Z'],
		['2026-07-01', 'Europe/Berlin', '2026-06-30T22:00:00.000Z'],
		['20260701', 'Europe/Berlin', '2026-06-30T22:00:00.000Z'],
		['2026-182', 'Europe/Berlin', '2026-06-30T22:00:00.000Z'],
		['2026182', 'Europe/Berlin', '2026-06-30T22:00:00.000Z'],
		['2026-W27-3', 'Europe/Berlin', '2026-06-30T22:00:00.000Z'],
		['2026W273', 'Europe/Berlin', '2026-06-30T22:00:00.000Z'],
		['2026-W27-3T10:00', 'Europe/Berlin', '2026-07-01T08:00:00.000Z'],
	])('%s without a zone is in %s', (value, zone, expected) => {
		expect(toDateTime(value, zone)).toBe(expected);
	});

	test.each([
		'BST',
		'CET',
		'CEST',
		'EST',
		'PST',
		'IST',
		'AST',
		'ECT',
		'MEZ',
		'WET',
		'NZ',
		'GMT0',
		'Zulu',
		'GMT+1',
		'UTC+1',
		'Z CET',
		'[CET]',
		'+01:00[CET]',
	])('what %s means is not guessed', (zone) => {
		for (const value of [
			`2026-07-01 10:00:00 ${zone}`,
			`2026-07-01T10:00:00${zone}`,
			`2026-07-01T10:00 ${zone}`,
			`Wed, 01 Jul 2026 10:00:00 ${zone}`,
		]) {
			expect(() => toDateTime(value, 'Europe/Berlin')).toThrow('with certainty');
			expect(() => toDay(value, 'Europe/Berlin')).toThrow('with certainty');
		}
	});

	test.each([undefined, null, '', '  '])('%p is no date, and no error', (value) => {
		expect(toDateTime(value, 'Europe/Berlin')).toBeUndefined();
	});

	test.each([
		'2026-02-30',
		'2026-02-30T10:00:00Z',
		'2026-13-01',
		'02/03/2026',
		'23.11.2026',
		'2026',
		'2026-11',
		'2026-W48',
		'10:00',
		'tomorrow',
		'Invalid DateTime',
		'9999-12-31T23:59:59Z',
		0,
		-0,
		'0',
		'00000000',
		'000000000',
		'012345678',
		'99999999.5',
		'-1517504981',
		-1517504981,
		1,
		-1,
		2026,
		'20261123100000.0',
		'19700101000000',
		'21001231235959',
		20261123100000,
		'20261123100000',
		'202611231000',
		'2026112310',
		46349,
		99999999,
		'2026-11-23T25:00:00',
		'2026-11-23T10:00:00+99:00',
		'2026-11-23T10:00:00+24:00',
		'2026-11-23T10:00:00+01:60',
		'2026-11-23T10:00:00-01:99',
		'2026-11-23T10:00:00+0160',
		'2026-11-23T10:00:00+24',
		'2026-11-23T10:00:00+29',
		'2026-11-23T10:00:00-30',
		'2026-11-23T10:00:00-99',
		'2026-11-23T10:00:00+99:00[Europe/London]',
		'2026-07-01T10:00:00+02:00[Europe/London]',
		'2026-07-01T10:00:00Z[Europe/London]',
		'2026-07-01T10:00:00+01:00[Europe/Nowhere]',
		'2026-11-23T10:00:00+00:60[Europe/London]',
		'2026-11-23 10:00:00 +99:00',
		'2026-11-23 10:00:00 Europe/Nowhere',
		'2026-11-23 +01:00',
		'2026-11-23T10:00:00Z\nx',
		'paid on 2026-11-23\n10:00:00Z',
		'x2026-11-23',
		'2026-11-23x',
		'x20261123',
		'2026-11-2',
		'1517504981x',
		'x1517504981',
		'1517504981.',
		'1517504981.x',
		'+1517504981',
		'0x1517504981',
		'20261123100000[UTC]',
		'12345',
		20261123,
		NaN,
		Infinity,
		1e20,
		true,
		{},
		[],
		new Date(NaN),
		DateTime.invalid('test'),
		'+002026-11-23',
		'+012026-11-23T10:00:00.000Z',
		'0000-01-01',
		'Tue, 23 Nov 2026 10:00:00 +0100',
		'Wed, 01 Jul 2026 10:00:00\n EST',
		'Mon, 23 Nov 2026 10:00:00 +9900',
		'Mon, 23 Nov 2026 10:00:00 +0160',
	])('%p is refused', (value) => {
		expect(() => toDateTime(value, 'Europe/Berlin')).toThrow(
			/is not a date that can be read with certainty; accepted are/,
		);
	});

	test.each(['2026-11-23', '2026-11-23T10:00:00.000Z'])(
		'an unknown zone of the workflow is said to be one, for %s too',
		(value) => {
			expect(() => toDateTime(value, 'Mars/Olympus')).toThrow(
				'the workflow\'s time zone "Mars/Olympus" is unknown',
			);
		},
	);

	test.each([
		['1000-01-01T00:00:00.000Z', '1000-01-01T00:00:00.000Z'],
		['2999-12-31T23:59:59.999Z', '2999-12-31T23:59:59.999Z'],
		['3000-06-01T00:00:00.000Z', '3000-06-01T00:00:00.000Z'],
		['0999-06-01T00:00:00.000Z', '0999-06-01T00:00:00.000Z'],
		['2026-02-28T24:00:00.000Z', '2026-03-01T00:00:00.000Z'],
		['2026-11-23T10:00:00.000z', '2026-11-23T10:00:00.000Z'],
		[' 2026-11-23T10:00:00.000Z\n', '2026-11-23T10:00:00.000Z'],
	])("%j in the API's own form is %s in every zone", (value, expected) => {
		for (const zone of ZONES) expect(toDateTime(value, zone)).toBe(expected);
	});

	test.each([
		'2026-02-29T10:00:00.000Z',
		'2026-11-31T10:00:00.000Z',
		'2026-13-01T10:00:00.000Z',
		'2026-11-23T25:00:00.000Z',
		'2026-11-23T23:59:60.000Z',
		'9999-12-31T23:59:59.999Z',
	])("%s in the API's own form is refused where there is no such time", (value) => {
		expect(() => toDateTime(value, 'Europe/Berlin')).toThrow('with certainty');
	});
});

describe('toDay', () => {
	test.each([
		['2026-11-23', 'Pacific/Auckland', '2026-11-23'],
		['2026-11-23T00:00:00', 'America/New_York', '2026-11-23'],
		['2026-11-23T23:30:00Z', 'Europe/Berlin', '2026-11-24'],
		['2026-11-23T23:30:00Z', 'America/New_York', '2026-11-23'],
		[1517504981790, 'Asia/Kolkata', '2018-02-01'],
		['20261123', 'Asia/Kolkata', '2026-11-23'],
		['2011-12-30', 'Pacific/Apia', '2011-12-30'],
		[' 2011-12-30 ', 'Pacific/Apia', '2011-12-30'],
		['2026-11-23 23:30:00 Europe/London', 'America/New_York', '2026-11-23'],
		['Mon, 23 Nov 2026 23:30:00 +0000', 'America/New_York', '2026-11-23'],
		['Mon, 23 Nov 2026 23:30:00 GMT', 'Europe/Berlin', '2026-11-24'],
		[new Date('2026-11-23T23:30:00Z'), 'America/New_York', '2026-11-23'],
		[DateTime.fromISO('2026-11-23T23:30:00Z'), 'America/New_York', '2026-11-23'],
	])('%p in %s is the day %s', (value, zone, expected) => {
		expect(toDay(value, zone)).toBe(expected);
	});

	test.each([undefined, null, '', '  '])('%p is no day, and no error', (value) => {
		expect(toDay(value, 'Europe/Berlin')).toBeUndefined();
	});
});

test('a date of 100 characters is read, a longer one is not', () => {
	const commented = (length: number) => {
		const date = 'Mon, 23 Nov 2026 10:00:00 +0100';
		return `${date} (${'x'.repeat(length - date.length - 3)})`;
	};
	expect(toDateTime(commented(100), 'utc')).toBe('2026-11-23T09:00:00.000Z');
	expect(() => toDateTime(commented(101), 'utc')).toThrow('is not a date');
});

test('a whole comment in place of a date is refused at once, whatever it holds', () => {
	for (const text of [`a${' '.repeat(200_000)}b`, `${'T'.repeat(200_000)}\nx`, '2'.repeat(101)]) {
		expect(() => toDateTime(text, 'utc')).toThrow('is not a date');
	}
});
