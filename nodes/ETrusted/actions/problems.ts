import { InvalidValue, showValue } from '../helpers/invalidValue';

/** One wrong field of one item. */
export interface Problem {
	/** The label in the panel, e.g. `Customer Email`. */
	field: string;
	/** Where it stands in the payload, e.g. `customer.email`. */
	path: string;
	/** What was given, as the message shows it; absent where nothing was. */
	value?: string;
	/** The second half of the sentence, e.g. `is not an e-mail address`. */
	problem: string;
}

/** Collects every wrong field of an item, so that a merchant mends all of them at once. */
export class Problems {
	readonly found: Problem[] = [];

	add(field: string, path: string, problem: string, value?: unknown) {
		this.found.push({
			field,
			path,
			...(value === undefined || value === null || value === '' ? {} : { value: showValue(value) }),
			problem,
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
		try {
			const converted = convert(value);
			if (converted === undefined && required) this.add(field, path, 'is required, but empty');
			return converted;
		} catch (error) {
			// Reading a parameter can fail in any way that an expression can.
			const reason = error instanceof InvalidValue ? '' : 'could not be read: ';
			this.add(field, path, reason + (error as Error).message, value);
			return undefined;
		}
	}

	/** As {@link check}, for a value whose reading can fail as well. */
	checkRead<T>(
		field: { field: string; path: string; required?: boolean },
		read: () => unknown,
		convert: (value: unknown) => T | undefined,
	): T | undefined {
		const before = this.found.length;
		const value = this.check({ ...field, required: false }, undefined, read);
		return this.found.length > before ? undefined : this.check(field, value, convert);
	}
}

/** `Customer Email (customer.email) "a@@b.de" is not an e-mail address; …` */
export function describeProblems(problems: Problem[]): string {
	return problems
		.map(({ field, path, value, problem }) => [field, `(${path})`, value, problem].filter(Boolean).join(' '))
		.join('; ');
}
