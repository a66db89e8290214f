import { InvalidValue } from '../helpers/invalidValue';
import { toLocale } from '../helpers/locales';
import { isNothing } from '../helpers/nothing';
import { toText } from '../helpers/text';

/** The languages that eTrusted sends invitations in, as its own shop plugins have them. */
const LANGUAGES = new Set(['de', 'en', 'es', 'fr', 'it', 'nl', 'pl', 'pt']);

/** E.164: a country code, which starts with no zero, and at most 15 digits in all; none has less than 7. */
const INTERNATIONAL = /^\+[1-9]\d{6,14}$/;

/**
 * A text of an order. Numbers will do (a postcode, an SKU); `true` is no text of anything that an order names.
 *
 * @returns `undefined` for what is empty
 * @throws {InvalidValue} for what is no text, and for numbers that are not exact
 */
export function orderText(value: unknown): string | undefined {
	if (typeof value === 'boolean') throw new InvalidValue('is not a text');
	return toText(value);
}

/** As {@link orderText}, in one line. */
export function oneLine(value: unknown): string | undefined {
	return orderText(value)?.replace(/\s+/g, ' ');
}

/** The ID at the end of what Shopify's GraphQL API calls one: `gid://shopify/Product/632910392`. */
const GLOBAL_ID = /^gid:\/\/.*\/(\w+)$/;

/**
 * An ID of a shop, as text.
 *
 * @returns `undefined` for 0, which is how WooCommerce says "none", and for what is empty
 * @throws {InvalidValue} for what is no ID, and for a number that may have lost its last digits
 */
export function toId(value: unknown): string | undefined {
	const text = orderText(value);
	if (text === undefined || text === '0') return undefined;
	if (typeof value === 'number' && !(Number.isInteger(value) && value > 0)) {
		throw new InvalidValue('is not an ID');
	}
	return GLOBAL_ID.exec(text)?.[1] ?? text;
}

/** As {@link toId}, and `undefined` also for what is none. */
export function textOf(value: unknown): string | undefined {
	try {
		return toId(value);
	} catch {
		return undefined;
	}
}

/** What IDs of products and lines are made of, in all shops: such a one can stand in a web address as it is. */
const PLAIN_ID = /^[\w-]+$/;

/** The ID of a product, a variant or a line: as {@link textOf}, but only such. */
export function idOf(value: unknown): string | undefined {
	const id = textOf(value) ?? '';
	return PLAIN_ID.test(id) ? id : undefined;
}

/**
 * A transaction reference as it stands in the order: a text, or a whole number that is exact.
 *
 * @throws {InvalidValue} for anything else
 */
export function toReference(value: unknown): string | number | undefined {
	if (typeof value !== 'number') return orderText(value);
	if (!Number.isSafeInteger(value)) {
		throw new InvalidValue('is not a number that is exact: its last digits may be wrong');
	}
	return value;
}

/**
 * A locale in one of the languages of invitations.
 *
 * @throws {InvalidValue} for what is no locale, or in another language
 */
export function toInvitationLocale(value: unknown): string | undefined {
	const locale = toLocale(value);
	if (locale !== undefined && !LANGUAGES.has(locale.slice(0, locale.indexOf('_')))) {
		throw new InvalidValue(
			`is in none of the languages of invitations (${[...LANGUAGES].join(', ')})`,
		);
	}
	return locale;
}

/**
 * A phone number that can be dialled from anywhere, without what people write between its digits.
 *
 * @throws {InvalidValue} for any other: of which country it is can't be told
 */
export function toInternationalNumber(value: unknown): string | undefined {
	const digits = orderText(value)
		// The zero of "+49 (0)171" is dialled only inside the country.
		?.replace(/^(\(?(?:\+|00)[^(]*)\(0\)/, '$1')
		.replace(/[\s().\p{Pd}]/gu, '')
		.replace(/^00/, '+');
	if (digits !== undefined && !INTERNATIONAL.test(digits)) {
		throw new InvalidValue('is not an international phone number (+49 …)');
	}
	return digits;
}

/**
 * A GTIN by its form; whether its check digit is right is not looked at.
 *
 * @throws {InvalidValue} for anything else: shops keep ISBNs, stock numbers and notes in that field
 */
export function toGtin(value: unknown): string | undefined {
	const digits = orderText(value);
	if (digits !== undefined && !/^(\d{8}|\d{12,14})$/.test(digits)) {
		throw new InvalidValue('is not a GTIN of 8, 12, 13 or 14 digits');
	}
	return digits;
}

/** Whether amounts that were paid back, of either sign, add up to a total; of nothing, nothing was. */
export function isPaidBack(total: unknown, refunds: readonly unknown[]): boolean {
	const paid = quantityOf(total) ?? 0;
	const back = refunds.reduce<number>((sum, one) => sum + Math.abs(quantityOf(one) ?? 0), 0);
	// A cent of rounding is none that was kept.
	return paid > 0 && back > paid - 0.01;
}

/** A number as sheets write it in most of Europe. With three digits after the comma, it may be thousands. */
const DECIMAL_COMMA = /^\s*(-?\d[\d.]*),(\d{1,2}|\d{4,})\s*$/;

/** A quantity or an amount; `undefined` where that can't be told. */
export function quantityOf(value: unknown): number | undefined {
	const number = typeof value === 'string' && !isNothing(value) ? toNumber(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function toNumber(text: string): number {
	const [, whole, fraction] = DECIMAL_COMMA.exec(text) ?? [];
	return Number(whole === undefined ? text : `${whole.replaceAll('.', '')}.${fraction}`);
}
