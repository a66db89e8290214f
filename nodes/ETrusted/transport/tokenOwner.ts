import { isObject } from '../helpers/json';

/**
 * Whether an access token says that it was issued to another client: n8n keeps the token when a credential is edited.
 * `azp` (OpenID Connect) and `client_id` (RFC 9068) name the client; a token that has neither, or is no JSON Web Token,
 * says nothing.
 */
export function isOfAnotherClient(token: unknown, clientId: string): boolean {
	const claims = claimsOf(token);
	const clients = [claims.azp, claims.client_id].filter((client) => typeof client === 'string');
	return clients.length > 0 && !clients.includes(clientId.trim());
}

function claimsOf(token: unknown): Record<string, unknown> {
	const [, claims, signature] = String(token ?? '').split('.');
	if (claims === undefined || signature === undefined) return {};
	try {
		const read: unknown = JSON.parse(Buffer.from(claims, 'base64url').toString());
		return isObject(read) ? read : {};
	} catch {
		return {};
	}
}
