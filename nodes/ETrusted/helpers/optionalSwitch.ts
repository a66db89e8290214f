import { toSwitch } from './answers';

/**
 * A switch with a third position, "not set", which an expression gives as nothing or as blanks.
 *
 * @throws {InvalidValue} for what is neither a clear yes nor a clear no
 */
export function toOptionalSwitch(value: unknown): boolean | undefined {
	const isEmpty =
		value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
	return isEmpty ? undefined : toSwitch(value);
}
