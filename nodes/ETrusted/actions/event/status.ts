import type { ItemContext } from '../../execution/operation';
import { InvalidValue } from '../../helpers/invalidValue';
import { toList } from '../../helpers/lists';

/** The statuses that may be sent; none: any. */
export function readStatuses({ parameters, item, problems }: ItemContext): string[] {
	const field = { field: 'Only With Status', path: 'onlyWithStatus' };
	return (
		problems.check(field, parameters.get('onlyWithStatus', item, []), (value) => {
			const statuses = toList(value);
			// Of the panel, empty means any; an expression that gives nothing is no such wish.
			if (!statuses && !parameters.isFixed('onlyWithStatus')) throw new InvalidValue('is empty');
			return statuses;
		}) ?? []
	);
}
