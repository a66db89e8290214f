import type { ItemContext } from '../../execution/operation';
import { rawEntry } from '../../helpers/expressions';
import { toFilter } from '../../helpers/filters';

/** Reads one filter by its label and its name: `undefined` for none, and one more problem for what is wrong. */
export type ReadFilter = <T>(
	label: string,
	name: string,
	convert: (value: unknown) => T | undefined,
) => T | undefined;

/** Opens the "Filters" of an item. */
export function openFilters({ parameters, item, problems, isTool }: ItemContext): ReadFilter {
	const raw = parameters.raw('filters');
	const filters = problems.fields('Filters', 'filters', parameters.get('filters', item, {}));
	return (field, name, convert) =>
		problems.check(
			{ field, path: `filters.${name}` },
			filters[name],
			toFilter(rawEntry(raw, name), convert, isTool),
		);
}
