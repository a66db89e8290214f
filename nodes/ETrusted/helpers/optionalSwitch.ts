import { toSwitch } from './answers';
import { isNothing } from './nothing';

/**
 * A switch with a third position, "not set", which an expression gives as nothing or as blanks.
 *
 * @throws {InvalidValue} for what is neither a clear yes nor a clear no
 */
export const toOptionalSwitch = (value: unknown): boolean | undefined =>
	isNothing(value) ? undefined : toSwitch(value);
