import { isEmpty } from './found';
import type { Status } from './shop';

/** The status that a field holds; none where it holds no text. */
export function statusOf(value: unknown, of: Status['of'] = 'order'): Status[] {
	return typeof value === 'string' && !isEmpty(value) ? [{ of, value: value.trim() }] : [];
}

/** As {@link statusOf}, of shops whose statuses are numbers, which come as texts as well, from sheets with a decimal comma. */
export function stateOf(value: unknown): Status[] {
	return statusOf(typeof value === 'number' ? String(value) : value).map((status) => {
		const number = numberOf(status.value);
		return number === undefined ? status : { ...status, value: String(number) };
	});
}

/**
 * The word that a field holds, as shops' lists of such words have it: an API, a plugin or a person in between may have
 * written it in capitals. Empty where it holds no text.
 */
export function wordOf(value: unknown): string {
	return typeof value === 'string' ? value.trim().toLowerCase() : '';
}

const NUMBER = /^\d+([.,]\d+)?$/;

const numberOf = (text: string): number | undefined =>
	NUMBER.test(text) ? Number(text.replace(',', '.')) : undefined;

/** Words can be written in capitals, and numbers in several ways: 7.20 and 7,2 are 7.2. */
function areSame(wish: string, value: string): boolean {
	const number = numberOf(wish);
	return wordOf(wish) === wordOf(value) || (number !== undefined && number === numberOf(value));
}

/** Whether one of the statuses is among those that are wanted; none: any is. */
export function hasStatus(statuses: readonly Status[], wanted: readonly string[]): boolean {
	const isWanted = ({ value, within = value }: Status) =>
		wanted.some((wish) => areSame(wish, value) || areSame(wish, within));
	return wanted.length === 0 || statuses.some(isWanted);
}

/**
 * Why an order with these statuses is not among those that may be sent, or `undefined`.
 *
 * @param wanted the statuses that may be sent; none: any
 * @param fields the order's fields that hold a status
 */
export function statusReason(
	statuses: readonly Status[],
	wanted: readonly string[],
	fields: readonly string[],
): string | undefined {
	if (hasStatus(statuses, wanted)) return undefined;
	const wish = `not ${wanted.map(quoted).join(' or ')}`;
	if (statuses.length === 0) return `The order has no status (${fields.join(', ')}), ${wish}`;
	const said = new Set(
		statuses.map(
			({ of, value }) => `${of === statuses[0]?.of ? of : `its ${of}`} is ${quoted(value)}`,
		),
	);
	return `The ${[...said].join(' and ')}, ${wish}`;
}

const quoted = (value: string) => `"${value}"`;
