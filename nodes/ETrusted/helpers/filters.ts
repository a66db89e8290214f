import { hasExpression, textAround } from './expressions';
import { InvalidValue } from './invalidValue';
import { readJsonList } from './lists';
import { isNothing } from './nothing';

const WHAT_TO_DO = 'came to nothing: remove it, or give it a value';

type Convert<T> = (value: unknown) => T | undefined;

/**
 * A filter's value. An expression that comes to nothing is mostly a name with a typo in it, and no filter would mean the
 * whole account: so it is refused. What is left empty in the panel is no filter.
 *
 * @param raw what stands in the panel
 * @param convert the filter's own conversion, which gives `undefined` for nothing
 * @param isTool whether an AI agent calls: what its model wants no filter for, it passes empty
 * @returns a conversion that throws an {@link InvalidValue} for an expression that gives nothing, blanks, a list of
 * nothing or the text `[]`, and for whatever `convert` refuses
 */
export function toFilter<T>(raw: unknown, convert: Convert<T>, isTool = false): Convert<T> {
	if (!hasExpression(raw)) return convert;
	return (value) => {
		const isGiven = isTool ? !comesToNothing(value) : isComplete(raw, value);
		const converted = isGiven ? convert(value) : undefined;
		if (converted === undefined && !isTool) throw new InvalidValue(WHAT_TO_DO);
		return converted;
	};
}

/**
 * Whether every expression gave something, each of several in a list included.
 *
 * @throws {InvalidValue} for a template of which only its text is left
 */
function isComplete(raw: unknown, value: unknown): boolean {
	const around = textAround(raw);
	if (around !== '' && typeof value === 'string' && value.trim() === around) {
		throw new InvalidValue(`is only the text around an expression that ${WHAT_TO_DO}`);
	}
	if (comesToNothing(value)) return false;
	if (!Array.isArray(raw) || !Array.isArray(value)) return true;
	return !raw.some((entry, index) => hasExpression(entry) && comesToNothing(value[index]));
}

function comesToNothing(value: unknown): boolean {
	if (isNothing(value)) return true;
	const list = typeof value === 'string' ? readJsonList(value) : value;
	return Array.isArray(list) && list.every(comesToNothing);
}
