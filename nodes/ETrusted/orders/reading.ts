import { showValue, type InvalidValue } from '../helpers/invalidValue';
import { isEmpty, type Candidate } from './found';
import type { OrderReading } from './types';

/** What {@link Reading.first} looks for. */
interface Wanted<T> {
	/** Payload path, e.g. `customer.mobile`. */
	path: string;
	candidates: Iterable<Candidate>;
	/** Throws an {@link InvalidValue} for what can't be used. */
	convert(value: unknown): T | undefined;
}

/** Looks for values in an order, and notes where they were found and what was passed over. */
export class Reading implements Omit<OrderReading, 'values'> {
	readonly filledFrom: Record<string, string> = {};
	readonly missing: Record<string, string> = {};
	readonly warnings: string[] = [];
	readonly problems: OrderReading['problems'] = [];

	/** The first candidate that can be used. Those before it that hold something else are named in a warning. */
	first<T>({ path, candidates, convert }: Wanted<T>): T | undefined {
		for (const candidate of candidates) {
			const value = this.convert(candidate, path, convert);
			if (value !== undefined) {
				this.filledFrom[path] = candidate.path;
				return value;
			}
		}
		return undefined;
	}

	/** As {@link first}; where there is none, it is noted what was looked at. */
	required<T>(wanted: Wanted<T> & { candidates: Candidate[] }, hint = ''): T | undefined {
		const value = this.first(wanted);
		if (value === undefined) {
			const looked = wanted.candidates.map((candidate) =>
				isEmpty(candidate.value)
					? candidate.path
					: `${candidate.path} (which holds ${showValue(candidate.value)})`,
			);
			this.missing[wanted.path] = looked.join(', ') + hint;
		}
		return value;
	}

	/** The value of one candidate; `undefined`, and a warning where it holds something, if that can't be used. */
	convert<T>(
		{ path, value }: Candidate,
		payloadPath: string,
		convert: (value: unknown) => T | undefined,
	): T | undefined {
		if (isEmpty(value)) return undefined;
		try {
			return convert(value);
		} catch (error) {
			const { message } = error as InvalidValue;
			this.warn(`${path} ${showValue(value)} ${message}; it is not used for ${payloadPath}`);
			return undefined;
		}
	}

	warn(sentence: string) {
		this.warnings.push(sentence);
	}
}
