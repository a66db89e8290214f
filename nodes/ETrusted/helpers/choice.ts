import { InvalidValue } from './invalidValue';
import { toText } from './text';

/**
 * One of several words.
 *
 * @returns `undefined` for an empty value
 * @throws {InvalidValue} for any other, naming those that there are: the API would ignore it, or refuse it less clearly
 */
export function toChoice<T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
	const text = toText(value);
	const choice = allowed.find((word) => word === text);
	if (text !== undefined && choice === undefined) {
		throw new InvalidValue(`is not allowed: allowed are ${allowed.join(', ')}`);
	}
	return choice;
}
