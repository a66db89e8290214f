import { DateTime } from 'luxon';

import { toDay } from '../helpers/dates';

/**
 * The day of a point in time in the workflow's zone; a plain day stays that day.
 *
 * @returns `yyyy-MM-dd`; `undefined` for what is no date
 */
export function dayOf(value: unknown, zone: string): string | undefined {
	try {
		return toDay(value, zone);
	} catch {
		return undefined;
	}
}

/** So many days after a day: `yyyy-MM-dd`, both of them. */
export const daysAfter = (day: string, days: number): string =>
	DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');
