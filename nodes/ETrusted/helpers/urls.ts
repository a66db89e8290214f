import { InvalidValue } from './invalidValue';
import { toText } from './text';

/**
 * An absolute http(s) URL, as it was written.
 *
 * @returns `undefined` for an empty value
 * @throws {InvalidValue} for anything else
 */
export function toWebUrl(value: unknown): string | undefined {
	const text = toText(value);
	if (text !== undefined && !isWebUrl(text)) {
		throw new InvalidValue('is not a full web address that starts with https:// or http://');
	}
	return text;
}

function isWebUrl(text: string): boolean {
	// URL.parse would mend `https:/shop.example`, and drop line breaks in the middle.
	return /^https?:\/\/[^\s/]/i.test(text) && !/[\t\r\n]/.test(text) && URL.canParse(text);
}

/**
 * As {@link toWebUrl}, in ASCII: see {@link toAscii}.
 *
 * @throws {InvalidValue} for what is no web address
 */
export function toAsciiUrl(value: unknown): string | undefined {
	const url = toWebUrl(value);
	return url === undefined ? undefined : toAscii(url);
}

/** Scheme, user and password, the host, and all that follows it. */
const PARTS = /^(https?:\/\/)((?:[^/?#]*@)?)([^/?#]*)(.*)$/isu;

/**
 * A web address as links are stored: blanks and letters outside ASCII percent-encoded, those of the host as Punycode.
 * Nothing else changes, and no slash is added, as `URL` would do both: some shops' addresses would lead elsewhere.
 *
 * @param url an absolute http(s) URL
 */
export function toAscii(url: string): string {
	const [, scheme = '', user = '', host = '', rest = ''] = PARTS.exec(url) ?? [];
	return scheme + encoded(user) + host.split('.').map(toAsciiLabel).join('.') + encoded(rest);
}

/** What is neither a letter, a digit nor a sign of ASCII. */
const OUTSIDE = /[^\x21-\x7e]+/g;

/** Half of a character that UTF-16 has in two. */
const LONE_SURROGATE = /[\ud800-\udfff]/gu;

const encoded = (text: string) =>
	text.replace(OUTSIDE, (found) => encodeURIComponent(found.replace(LONE_SURROGATE, '\ufffd')));

/** A label alone would be read as a number where it is one. */
const BELOW = '.example';

/** A part of a host's name, the last one with the port; `URL` would write small what is ASCII already. */
function toAsciiLabel(label: string): string {
	if (/^[\x21-\x7e]*$/.test(label)) return label;
	const [name, port = ''] = label.split(/(?=:\d*$)/);
	const whole = `http://${name}${BELOW}`;
	return URL.canParse(whole) ? new URL(whole).hostname.slice(0, -BELOW.length) + port : label;
}

/** The hosts that a request never leaves the machine for. `URL` has normalised them (127.1, [0:0:0:0:0:0:0:1]). */
const LOOPBACK_HOST = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** eTrusted's own domain, and whatever is below it. */
const ETRUSTED_HOST = /^([\w-]+\.)*etrusted\.com$/;

/**
 * Whether secrets and customer data may go to this URL: by https to eTrusted, or to this machine, where http will do.
 */
export function isSafeTarget(url: string): boolean {
	if (!URL.canParse(url)) return false;
	const { protocol, hostname } = new URL(url);
	if (LOOPBACK_HOST.test(hostname)) return protocol === 'https:' || protocol === 'http:';
	return protocol === 'https:' && ETRUSTED_HOST.test(hostname);
}
