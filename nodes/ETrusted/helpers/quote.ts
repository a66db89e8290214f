/** The API's own words are shown, but not at any length: an answer could repeat the payload. */
const LONGEST_QUOTE = 300;

/** A shorter secret would be struck out of ordinary words. */
const SHORTEST_SECRET = 8;

/** Whether a text is a page for people, such as a proxy's. */
export const isPage = (body: unknown) => typeof body === 'string' && /^\s*<|<[a-z!]/i.test(body);

/** What a server said, fit to be shown: short, and without tokens, the texts in `secrets`, or a payload. */
export const quote = (text: unknown, secrets: string[]): string =>
	shorten(withoutPayload(strikeOut(String(text ?? '').trim(), secrets)));

const shorten = (text: string) =>
	text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;

/** A server may repeat what it was sent: whatever looks like an object of JSON is left out, cut off or not. */
const withoutPayload = (text: string) => text.replace(/\{[^{}]*"[\s\S]*/, '{…}');

/** A server may repeat what it was sent: tokens, the client secret and the password of a URL are struck out. */
function strikeOut(text: string, secrets: string[]): string {
	const withoutTokens = text
		.replace(/\beyJ[\w-]+(\.[\w-]*)*/g, '***')
		.replace(/\bBearer\s+\S+/gi, 'Bearer ***')
		// The name and the password of a proxy.
		.replace(/\/\/[^\s/@]+@/g, '//***@');
	return secrets
		.filter(({ length }) => length >= SHORTEST_SECRET)
		.reduce((struck, secret) => struck.split(secret).join('***'), withoutTokens);
}
