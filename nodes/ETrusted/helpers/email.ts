import { InvalidValue } from './invalidValue';
import { toText } from './text';

/** RFC 5321's limits. */
const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL_PART = 64;
const LONGEST_LABEL = 63;

/** RFC 5322's atoms, and with RFC 6531 any other letter or sign that is not ASCII, blank or invisible. */
const ATOM = String.raw`(?:[\w!#$%&'*+/=?^{|}~\x60-]|(?![\p{Z}\p{C}])[^\x00-\x7f])+`;
const LOCAL_PART = new RegExp(
	String.raw`^(?:${ATOM}(?:\.${ATOM})*|"(?:[^"\\\p{Cc}]|\\\P{Cc})+")$`,
	'u',
);

/** Letters, digits and hyphens of any script (umlaut domains), no hyphen at an end. */
const LABEL_CHARACTER = String.raw`(?:[A-Za-z0-9]|(?![\p{Z}\p{C}])[^\x00-\x7f])`;
const LABEL = new RegExp(
	`^${LABEL_CHARACTER}(?:(?:${LABEL_CHARACTER}|-)*${LABEL_CHARACTER})?$`,
	'u',
);

/** None is a single character or a number: `a@10.0.0.1` is a host, not a mailbox. */
const TOP_LEVEL = /\.(?!\d+$)[^.]{2,}$/;

/**
 * An email address that could be one: neither its domain nor its mailbox is looked up.
 *
 * @returns `undefined` for an empty value
 * @throws {InvalidValue} for what can't be an address
 */
export function toEmail(value: unknown): string | undefined {
	const text = toText(value);
	if (text !== undefined && !couldBeEmail(text)) throw new InvalidValue('is not an email address');
	return text;
}

function couldBeEmail(text: string): boolean {
	const at = text.lastIndexOf('@');
	const localPart = text.slice(0, at);
	const domain = text.slice(at + 1);
	return (
		at !== -1 &&
		text.length <= LONGEST_ADDRESS &&
		localPart.length <= LONGEST_LOCAL_PART &&
		LOCAL_PART.test(localPart) &&
		domain.split('.').every((label) => label.length <= LONGEST_LABEL && LABEL.test(label)) &&
		TOP_LEVEL.test(domain)
	);
}
