import { DateTime, Info } from 'luxon';

import { InvalidValue, isDate } from './invalidValue';
import { isNothing } from './nothing';

const ACCEPTED_FORMS =
	'accepted are a DateTime, ISO 8601 ("2026-11-23T10:00:00+01:00", "2026-11-23"), SQL ("2026-11-23 10:00:00"), RFC 2822, an HTTP date, and epoch seconds or milliseconds';

/** Seconds up to here (the year 5138), milliseconds from here (1973): no order is that late or that old. */
const FIRST_MILLISECONDS = 1e11;

/** Seconds from here (1973): a smaller number is none (0), a year, or a spreadsheet's count of days, rather than 1970. */
const FIRST_SECONDS = 1e8;

/** A number of seconds or milliseconds as text; 8 digits and fewer can be an ISO day. */
const EPOCH_DIGITS = /^\d{9,}(\.\d+)?$/;

/** No form of a date is longer; a whole comment in its place must not cost time. */
const LONGEST_DATE = 100;

/** A day that is complete: luxon alone would read "2026" and "2026-11" as a first of the month. */
const ISO_DAY = /^(\d{4}-\d{2}-\d{2}|\d{8}|\d{4}-?\d{3}|\d{4}-?W\d{2}-?\d)$/;

/** 24 hours or more, or a 60th minute: luxon would count on. */
const IMPOSSIBLE_OFFSET = /[+-](2[4-9]|[3-9]\d|\d\d:?[6-9]\d)/;

/** What says for certain which time is meant, also before the name of a zone in brackets. */
const OFFSET = /[+-]\d\d|\d\s*z$/i;

/** What stands for a zone after the time, with whatever belongs to its name. */
const ZONE_NAMES = /[a-z][\w/+-]*/gi;

const UNIVERSAL_TIME = /^(Z|UTC?|GMT)$/i;

/**
 * A point in time as the API wants it.
 *
 * Where clocks are put forward, a time of the hour that is left out is taken as if they had not been; where they are put
 * back, a time of the hour that comes twice is the later one.
 *
 * @param value what a parameter gave: see {@link readDate}
 * @param zone the workflow's time zone, for what has none of its own
 * @returns UTC with milliseconds, `2018-02-01T17:09:41.790Z`, or `undefined` for an empty value
 * @throws {InvalidValue} for anything else that does not name one certain point in time
 */
export function toDateTime(value: unknown, zone: string): string | undefined {
	if (isInApiForm(value) && isZone(zone)) return value;
	return readDate(value, zone)?.date.toUTC().toISO() ?? undefined;
}

/**
 * A day as the API wants it: a plain day stays that day, of a point in time it is the day in the workflow's time zone.
 *
 * @returns `yyyy-MM-dd`, or `undefined` for an empty value
 * @throws {InvalidValue} as {@link toDateTime}
 */
export function toDay(value: unknown, zone: string): string | undefined {
	// A day has no zone: not every day has a midnight, or exists at all, in every one.
	const dayZone = typeof value === 'string' && ISO_DAY.test(value.trim()) ? 'utc' : zone;
	return readDate(value, dayZone)?.date.toFormat('yyyy-MM-dd');
}

const isZone = (zone: string) => Info.normalizeZone(zone).isValid;

/** Years that have four digits in every zone. */
const CERTAIN_YEAR = /^[12]\d{3}-/;

/**
 * Whether it is what {@link toDateTime} gives: of each order that is read again, and luxon takes more time for it than for
 * all else here.
 */
function isInApiForm(value: unknown): value is string {
	if (typeof value !== 'string' || !CERTAIN_YEAR.test(value)) return false;
	const milliseconds = Date.parse(value);
	// A 30th of February counts on, and an hour 24 too.
	return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString() === value;
}

/** The date in `zone`; wrapped, because a luxon DateTime is awkward to tell from "nothing" by its type. */
function readDate(value: unknown, zone: string): { date: DateTime } | undefined {
	if (isNothing(value)) return undefined;
	if (!isZone(zone)) {
		throw new InvalidValue(`can't be read: the workflow's time zone "${zone}" is unknown`);
	}
	const date = parse(value, zone);
	// Four-digit years are all that the API's form (RFC 3339) can say.
	const years = date?.isValid ? [date.toUTC().year, date.year] : [NaN];
	if (!date || !years.every((year) => year >= 1 && year <= 9999)) {
		throw new InvalidValue(`is not a date that can be read with certainty; ${ACCEPTED_FORMS}`);
	}
	return { date };
}

function parse(value: unknown, zone: string): DateTime | undefined {
	if (typeof value === 'number') return parseNumber(value, zone);
	if (typeof value === 'string') return parseText(value.trim(), zone);
	// Not `instanceof`: n8n's luxon can be another copy than the one loaded here.
	if (DateTime.isDateTime(value)) return DateTime.fromMillis(value.toMillis(), { zone });
	if (isDate(value)) return DateTime.fromMillis(value.getTime(), { zone });
	return undefined;
}

function parseNumber(value: number, zone: string): DateTime | undefined {
	if (!Number.isFinite(value) || value < FIRST_SECONDS || isCalendar(String(value)))
		return undefined;
	const milliseconds = value < FIRST_MILLISECONDS ? value * 1000 : value;
	return DateTime.fromMillis(Math.round(milliseconds), { zone });
}

/** 20261123100000 was meant as this morning, not as the year 2612; as an epoch such digits are of 2032 and later, or of 1976. */
function isCalendar(digits: string): boolean {
	const form = ['yyyyMMddHH', 'yyyyMMddHHmm', 'yyyyMMddHHmmss'].find(
		({ length }) => length === digits.length,
	);
	const year = form ? DateTime.fromFormat(digits, form).year : NaN;
	return year >= 1970 && year <= 2100;
}

function parseText(text: string, zone: string): DateTime | undefined {
	if (text.length > LONGEST_DATE) return undefined;
	if (EPOCH_DIGITS.test(text)) return parseNumber(Number(text), zone);
	const [day, time] = splitIso(text);
	if (ISO_DAY.test(day)) return parseIsoOrSql(day, time, zone);
	// RFC 2822 allows a comment, which often names the zone of the offset before it.
	const bare = text.replace(/\s*\([^()]*\)$/, '');
	// An email's header may go on in the next line.
	const afterTime = /\d\d:\d\d(.*)/s.exec(bare)?.[1] ?? '';
	if (IMPOSSIBLE_OFFSET.test(afterTime) || !hasCertainZone(afterTime)) return undefined;
	// For universal time these forms have no other name that luxon reads.
	const inGmt = bare.replace(/ UTC?$/i, ' GMT');
	const readers = [DateTime.fromRFC2822, DateTime.fromHTTP];
	return readers.map((read) => read(inGmt, { zone })).find((date) => date.isValid);
}

/**
 * Whether a zone that is named after a time can mean one only: BST is British summer time and Bangladesh's, and CET in
 * July is read as CEST.
 */
function hasCertainZone(afterTime: string): boolean {
	const names = afterTime.match(ZONE_NAMES) ?? [];
	return names.every((name) => name.includes('/') || UNIVERSAL_TIME.test(name));
}

/** The day, and what follows the `T` or the blank. */
function splitIso(text: string): [string, string | undefined] {
	const match = /^(\S+?)(?:[Tt]|\s+)(\S.*)$/.exec(text);
	return match ? [match[1] as string, match[2]] : [text, undefined];
}

function parseIsoOrSql(day: string, time: string | undefined, zone: string): DateTime | undefined {
	if (time === undefined) return laterOfTwo(DateTime.fromISO(day, { zone }));
	if (IMPOSSIBLE_OFFSET.test(time) || !hasCertainZone(time)) return undefined;
	const whole = readLocal(day, time, zone);
	const [beforeName = ''] = time.split('[');
	if (!OFFSET.test(beforeName)) return laterOfTwo(whole).setZone(zone);
	// Where both are there, luxon reads the clock of the zone in brackets, whatever the offset says.
	const exact = beforeName === time ? whole : readLocal(day, beforeName, zone);
	const isOne = whole.getPossibleOffsets().some((one) => one.toMillis() === exact.toMillis());
	return isOne ? exact.setZone(zone) : undefined;
}

/** In the zone that the text names; in `zone`, where it names none. */
function readLocal(day: string, time: string, zone: string): DateTime {
	// The luxon of n8n 1 reads no small letters.
	const iso = DateTime.fromISO(`${day}T${time.toUpperCase()}`, { zone, setZone: true });
	// Zone names ("Europe/Berlin") and a blank before the offset are SQL's forms.
	return iso.isValid ? iso : DateTime.fromSQL(`${day} ${time}`, { zone, setZone: true });
}

/** Luxon takes the one whose offset is today's: the same order would be another event in summer than in winter. */
function laterOfTwo(date: DateTime): DateTime {
	return date.getPossibleOffsets()[1] ?? date;
}
