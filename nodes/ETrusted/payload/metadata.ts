import { InvalidValue } from '../helpers/invalidValue';
import { compact, isObject, parseJson, withoutEmpty } from '../helpers/json';
import { toText } from '../helpers/text';
import type { Problems } from '../helpers/problems';
import { readRows, type Rows } from './rows';

/**
 * The `metadata` of a payload; `undefined` where there is none.
 *
 * @param base what is there already, e.g. in the item; what the panel names wins
 */
export function buildMetadata(
	{ mode, value }: Rows,
	problems: Problems,
	base?: unknown,
): Record<string, unknown> | undefined {
	const given = mode === 'json' ? fromJson(value, problems) : fromRows(value, problems);
	const below = base === undefined ? undefined : fromJson(base, problems);
	return below || given ? { ...below, ...given } : undefined;
}

const fromJson = (value: unknown, problems: Problems) =>
	problems.check({ field: 'Metadata (JSON)', path: 'metadata' }, value, toMetadataObject);

function fromRows(value: unknown, problems: Problems) {
	const rows = readRows(value, 'entry', { field: 'Metadata', path: 'metadata' }, problems);
	return rows && withoutEmpty<unknown>(buildPairs(rows, problems));
}

function toMetadataObject(value: unknown): Record<string, unknown> | undefined {
	const object = parseJson(value);
	if (object !== undefined && !isObject(object)) throw new InvalidValue('is not an object ({ … })');
	return compact(object) as Record<string, unknown> | undefined;
}

function buildPairs(rows: unknown[], problems: Problems): Array<[string, string | undefined]> {
	const seen = new Map<string, string>();
	return rows.map((row, index): [string, string | undefined] => {
		const pair = isObject(row) ? row : {};
		const label = `Metadata ${index + 1}`;
		const key = problems.check(
			{ field: `${label} > Key`, path: `metadata[${index}].key` },
			pair.key,
			toText,
		);
		const value = problems.check(
			{ field: `${label} > Value`, path: `metadata.${key ?? index}` },
			pair.value,
			toText,
		);
		if (value !== undefined && key === undefined) {
			problems.add(
				`${label} > Key`,
				`metadata[${index}].key`,
				'is required where there is a value, but empty',
			);
		}
		if (key !== undefined && value !== undefined) {
			if (seen.has(key) && seen.get(key) !== value) {
				problems.add(
					`${label} > Key`,
					`metadata.${key}`,
					'stands there twice with two values',
					key,
				);
			}
			seen.set(key, value);
		}
		return [key ?? '', value];
	});
}
