import { toSwitch } from '../helpers/answers';
import { showValue } from '../helpers/invalidValue';
import { isObject } from '../helpers/json';
import { field, isEmpty, isList, isNone, viewsOf, type Field, type Json } from './found';
import type { Reading } from './reading';
import type { Shop } from './shop';
import { idOf, quantityOf } from './values';

/** What a field can be told to hold: how a value of that kind is known, and what is said of any other. */
const KINDS = {
	text: { fits: (value: unknown) => typeof value === 'string', not: 'is not a text' },
	number: { fits: (value: unknown) => quantityOf(value) !== undefined, not: 'is not a number' },
	switch: { fits: isSwitch, not: 'is neither true nor false' },
	id: {
		fits: (value: unknown) => isNone(value) || idOf(value) !== undefined,
		not: 'is not an ID',
	},
	object: { fits: isObject, not: 'is not an object' },
	list: { fits: isList, not: 'is not a list' },
} satisfies Record<string, { fits(value: unknown): boolean; not: string }>;

/** A field by which an order or a line is judged, beside those that its values are taken from. */
export interface Mark extends Field {
	kind: keyof typeof KINDS;
}

/** Marks by their paths, ready to be looked for. */
export function marksOf(kinds: Readonly<Record<string, Mark['kind']>>): readonly Mark[] {
	return Object.entries(kinds).map(([path, kind]) => ({ ...field(path), kind }));
}

/** A mark that is of another kind tells nothing, as if it were not there: that is said. */
export function warnOfMarks(shop: Shop, order: Json, reading: Reading) {
	const warn = (marks: readonly Mark[], holder: unknown, place: string, whole: string) => {
		for (const { path, of, kind } of marks) {
			const value = of(holder as Json);
			if (isEmpty(value) || KINDS[kind].fits(value)) continue;
			reading.warn(
				`${place}${path} ${showValue(value)} ${KINDS[kind].not}; ${whole} is read without it`,
			);
		}
	};
	warn(shop.marks, order, '', 'the order');
	for (const { path, value } of shop.lines(order)) {
		for (const line of viewsOf(value, path)) {
			warn(shop.lineMarks, line.value, `${line.path}.`, 'the line');
		}
	}
}

function isSwitch(value: unknown): boolean {
	try {
		toSwitch(value);
		return true;
	} catch {
		return false;
	}
}
