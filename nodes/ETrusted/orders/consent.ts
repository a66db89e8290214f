import { isClearYes } from '../helpers/answers';
import { isObject } from '../helpers/json';
import { at, entriesOf, listOf, type Json } from './found';
import type { ConsentPlace } from './shop';

/** What a place holds under a name, or at a path with dots. */
function inPlace(order: Json, place: ConsentPlace, name: string): unknown {
	if (place === 'order') return at(order, name);
	if ('listsIn' in place) return inLists(at(order, place.listsIn), place, name);
	if ('object' in place) {
		return at(at(order, place.object), withoutPrefix(name, `${place.object}.`));
	}
	if ('tags' in place) {
		const tags = at(order, place.tags);
		const tag = withoutPrefix(name, `${place.tags}.`);
		return hasTag(tags, name) || hasTag(tags, tag) ? true : undefined;
	}
	const entry = withoutPrefix(name, `${place.list}.`);
	return agreed(entriesOf(at(order, place.list), place.nameKey, entry));
}

/** Extensions keep what they ask for in a list of their own: `{ "their_attributes": [{ "attribute_code": …, "value": … }] }`. */
function inLists(
	lists: unknown,
	{ listsIn, nameKeys }: Extract<ConsentPlace, { listsIn: string }>,
	name: string,
): unknown {
	if (!isObject(lists)) return undefined;
	return agreed(
		Object.entries(lists).flatMap(([key, list]) => {
			const entry = withoutPrefix(withoutPrefix(name, `${listsIn}.`), `${key}.`);
			return nameKeys.flatMap((nameKey) => entriesOf(list, nameKey, entry));
		}),
	);
}

const hasTag = (tags: unknown, name: string) =>
	listOf(tags).some((tag) => typeof tag === 'string' && tag.trim() === name);

/**
 * What an order holds under the name of its consent field, or at a path with dots: first where the shop keeps such fields,
 * then in the order itself. Nothing, and `null`, are no answer: the next place is looked at.
 */
export function consentIn(order: Json, places: readonly ConsentPlace[], name: string): unknown {
	for (const place of [...places, 'order' as const]) {
		const value = inPlace(order, place, name);
		if (value !== undefined && value !== null) return value;
	}
	return undefined;
}

/** `meta_data.review_invitation` is how people write down where they saw a field. */
function withoutPrefix(name: string, prefix: string): string {
	return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

/** Shops may keep several entries of one name: where one of them is no yes, that is the answer. */
const agreed = (values: unknown[]): unknown =>
	values.find((value) => !isClearYes(value)) ?? values[0];
