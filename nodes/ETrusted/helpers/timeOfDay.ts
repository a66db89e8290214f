import { InvalidValue } from './invalidValue';
import { toText } from './text';

const TIME_OF_DAY = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?Z?$/;

/**
 * A time of day in UTC as the API wants it, `07:15:00Z`; seconds and the `Z` may be missing.
 *
 * @returns `undefined` for an empty value
 * @throws {InvalidValue} for anything else
 */
export function toTimeOfDay(value: unknown): string | undefined {
	const text = toText(value);
	if (text === undefined) return undefined;
	const [, hours, minutes, seconds = '00'] = TIME_OF_DAY.exec(text) ?? [];
	if (hours === undefined) {
		throw new InvalidValue('is not a time of day in UTC, from "00:00" to "23:59"');
	}
	return `${hours}:${minutes}:${seconds}Z`;
}
