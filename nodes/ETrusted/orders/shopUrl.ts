import { InvalidValue } from '../helpers/invalidValue';
import { toText } from '../helpers/text';
import { toWebUrl } from '../helpers/urls';

/** A host name with a dot, possibly with a port and a path: what people write who leave the https:// away. */
const BARE_HOST = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d+)?([/?#].*)?$/u;

/** Not by a pattern, which tries every run of slashes anew. */
function withoutSlashes(url: string): string {
	let end = url.length;
	while (url[end - 1] === '/') end--;
	return url.slice(0, end);
}

/**
 * A shop's home page without a slash at its end, so that a page's path can follow. A path stays (WordPress in a
 * subfolder), what stands after it goes.
 *
 * @returns `undefined` for an empty value
 * @throws {InvalidValue} for what is no web address
 */
export function toShopUrl(value: unknown): string | undefined {
	const text = toText(value) ?? '';
	const url = toWebUrl(BARE_HOST.test(text) ? `https://${text}` : text);
	if (url !== undefined && new URL(url).username !== '') {
		throw new InvalidValue('is not the address of a shop: it holds a user name');
	}
	return url === undefined ? undefined : withoutSlashes(url.replace(/[?#].*$/, ''));
}
