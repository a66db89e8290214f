import { InvalidValue } from './invalidValue';
import { isNothing } from './nothing';

const YES = new Set(['true', 'yes', '1']);
const NO = new Set(['false', 'no', '0', '']);

const inOneForm = (value: unknown) =>
	String(value ?? '')
		.trim()
		.toLowerCase();

const isScalar = (value: unknown) => value === null || typeof value !== 'object';

/** Whether a value is a clear yes: `true`, `1`, "true", "yes" or "1", case and blanks aside. */
export function isClearYes(value: unknown): boolean {
	return isScalar(value) && YES.has(inOneForm(value));
}

/**
 * A switch that an expression may set.
 *
 * @throws {InvalidValue} for what is neither a clear yes nor a clear no: guessing could send a real event
 */
export function toSwitch(value: unknown): boolean {
	if (isClearYes(value)) return true;
	if (isScalar(value) && NO.has(inOneForm(value))) return false;
	throw new InvalidValue('is neither true nor false');
}

/**
 * As {@link toSwitch}, but an empty value is no answer either.
 *
 * @throws {InvalidValue} for what is neither a clear yes nor a clear no
 */
export function toAnsweredSwitch(value: unknown): boolean {
	if (inOneForm(value) === '') throw new InvalidValue('is empty: neither true nor false');
	return toSwitch(value);
}

/**
 * A whole number between two bounds, both included.
 *
 * @returns `fallback` for an empty value
 * @throws {InvalidValue} for anything else
 */
export function toWholeNumber(
	value: unknown,
	bounds: { min: number; max: number },
	fallback: number,
): number {
	if (isNothing(value)) return fallback;
	const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN;
	if (!Number.isInteger(number) || number < bounds.min || number > bounds.max) {
		const range = Number.isFinite(bounds.max)
			? `from ${bounds.min} to ${bounds.max}`
			: `of ${bounds.min} or more`;
		throw new InvalidValue(`is not a whole number ${range}`);
	}
	return number;
}
