import { andMore, cut, firstOf, fitting } from './bounds';
import { isObject } from './json';
import { InvalidValue, showValue, Unreadable } from './invalidValue';
import { isNothing } from './nothing';

/** One wrong field of one item. */
export interface Problem {
	/** The label in the panel, e.g. `Customer Email`. */
	field: string;
	/** Where it stands in the payload, e.g. `customer.email`. */
	path: string;
	/** Where it stands in the shop's order, if that is where it came from, e.g. `billing.email`. */
	source?: string;
	/** What was given, as the message shows it; absent where nothing was. */
	value?: string;
	/** The second half of the sentence, e.g. `is not an email address`. */
	problem: string;
}

/** Where a shop's order was looked at, by path in the payload. */
export interface Sources {
	/** Where a value came from. */
	filledFrom: Record<string, string>;
	/** What to say of a required value that the order has not. */
	missing: Record<string, string>;
}

/** Bytes of a name: a key of an order or of metadata can be of any length. */
const LONGEST_NAME = 200;

/** Bytes of the half of a sentence: it can repeat an entry of a list, or an expression's error. */
const LONGEST_PROBLEM = 500;

/** Collects every wrong field of an item, so that a merchant mends all of them at once. */
export class Problems {
	readonly found: Problem[] = [];

	private sources: Sources = { filledFrom: {}, missing: {} };

	/** From now on, what is wrong with a value that came from the order names the order's field. */
	explain(sources: Sources) {
		this.sources = sources;
	}

	add(field: string, path: string, problem: string, value?: unknown) {
		const source = this.sources.filledFrom[path];
		this.found.push({
			field: cut(field, LONGEST_NAME),
			path: cut(path, LONGEST_NAME),
			...(source === undefined ? {} : { source: cut(source, LONGEST_NAME) }),
			...(value === undefined || value === null || value === '' ? {} : { value: showValue(value) }),
			problem: cut(problem, LONGEST_PROBLEM),
		});
	}

	/**
	 * The converted value, or `undefined` and one more problem.
	 *
	 * @param required adds a problem also when the value is empty
	 */
	check<T>(
		{ field, path, required }: { field: string; path: string; required?: boolean },
		value: unknown,
		convert: (value: unknown) => T | undefined,
	): T | undefined {
		const unreadable = findUnreadable(value);
		if (unreadable) {
			this.add(field, path, `could not be read: ${unreadable.reason}`);
			return undefined;
		}
		try {
			const converted = convert(value);
			if (converted === undefined && required) this.add(field, path, this.describeMissing(path));
			return converted;
		} catch (error) {
			// Any other error is a value that fails to be looked at, such as an object with a getter that throws.
			const reason = error instanceof InvalidValue ? '' : 'could not be read: ';
			this.add(field, path, reason + (error as Error).message, value);
			return undefined;
		}
	}

	private describeMissing(path: string): string {
		const lookedAt = this.sources.missing[path];
		return lookedAt === undefined
			? 'is required, but empty'
			: `is required, but the order has none: ${lookedAt}`;
	}

	/** A collection's fields; none, and one more problem, where it could not be read or an expression made something else of it. */
	fields(field: string, path: string, value: unknown): Record<string, unknown> {
		return this.check({ field, path }, value, toFields) ?? {};
	}
}

/** The value itself, or the entry of a list whose expression failed. */
function findUnreadable(value: unknown): Unreadable | undefined {
	const entries: unknown[] = Array.isArray(value) ? value : [value];
	return entries.find((entry) => entry instanceof Unreadable);
}

function toFields(value: unknown): Record<string, unknown> {
	if (isObject(value)) return value;
	if (isNothing(value)) return {};
	throw new InvalidValue('is not a set of fields');
}

/** `Customer Email (customer.email) "a@@b.de" is not an email address; …; … and 7 more`. */
export const describeProblems = (problems: Problem[]): string =>
	firstOf(problems.map(describeProblem)).join('; ');

const describeProblem = ({ field, path, source, value, problem }: Problem): string =>
	[field, `(${source === undefined ? path : `${path}, from ${source}`})`, value, problem]
		.filter(Boolean)
		.join(' ');

/** As many of them as an item's details have room for; a last entry counts those that are left. */
export function firstProblems(problems: Problem[]): Array<Problem | Pick<Problem, 'problem'>> {
	const told = fitting(problems, (problem) => JSON.stringify(problem));
	const left = problems.length - told.length;
	return left === 0 ? told : [...told, { problem: andMore(left) }];
}
