import { isClearYes } from '../helpers/answers';
import { at, entriesOf, own, type Json } from './found';
import type { ConsentPlace } from './shop';

/**
 * What an order holds under the name of its consent field, or at a path with dots: first where the shop keeps such fields,
 * then in the order itself. Nothing, and `null`, are no answer: the next place is looked at.
 */
export function consentIn(order: Json, places: readonly ConsentPlace[], name: string): unknown {
	for (const place of places) {
		const value =
			'list' in place
				? agreed(
						entriesOf(own(order, place.list), place.nameKey, withoutPrefix(name, `${place.list}.`)),
					)
				: at(at(order, place.object), name);
		if (value !== undefined && value !== null) return value;
	}
	return at(order, name) ?? undefined;
}

/** `meta_data.review_invitation` is how people write down where they saw a field. */
function withoutPrefix(name: string, prefix: string): string {
	return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

/** Shops may keep several entries of one name: where one of them is no yes, that is the answer. */
const agreed = (values: unknown[]): unknown =>
	values.find((value) => !isClearYes(value)) ?? values[0];
