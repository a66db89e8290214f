import type { ItemContext } from '../../execution/operation';
import { toFilter } from '../../helpers/filters';
import { toList } from '../../helpers/lists';

/** The statuses that may be sent; none: any. An expression that comes to nothing is no such wish. */
export function readStatuses({ parameters, item, problems }: ItemContext): string[] {
	const field = { field: 'Only With Status', path: 'onlyWithStatus' };
	const convert = toFilter(parameters.raw('onlyWithStatus'), (value) => toList(value));
	return problems.check(field, parameters.get('onlyWithStatus', item, []), convert) ?? [];
}
