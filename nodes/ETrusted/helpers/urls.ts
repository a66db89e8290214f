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
