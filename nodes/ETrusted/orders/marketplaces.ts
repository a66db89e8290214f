import { showValue } from '../helpers/invalidValue';
import type { Candidate } from './found';

/**
 * Why nobody is invited for an order of a marketplace: its customers' addresses are given for the order alone.
 *
 * @param from the field that tells the marketplace; none: `undefined`
 */
export function marketplaceReason(from: Candidate | undefined): string | undefined {
	return from && `The order came from a marketplace (${from.path} is ${quoted(from.value)})`;
}

/** A number reads as the text that it stands for. */
const quoted = (value: unknown) => showValue(typeof value === 'number' ? String(value) : value);
