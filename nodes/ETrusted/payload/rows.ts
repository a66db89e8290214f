import { InvalidValue } from '../helpers/invalidValue';
import { isObject } from '../helpers/json';
import type { Problems } from '../helpers/problems';

/** `fields`: the rows of the panel; `json`: the text, or what an expression gave. */
export interface Rows {
	mode: 'fields' | 'json';
	value: unknown;
}

/** The rows that were added in the panel, whose collection calls each of them `name`. */
export function readRows(
	value: unknown,
	name: string,
	{ field, path }: { field: string; path: string },
	problems: Problems,
): unknown[] | undefined {
	const { [name]: rows, ...others } = problems.fields(field, path, value);
	return problems.check({ field, path }, rows ?? others, (given) => {
		if (Array.isArray(given)) return given as unknown[];
		if (isObject(given) && Object.keys(given).length === 0) return undefined;
		throw new InvalidValue('is not a list of rows');
	});
}
