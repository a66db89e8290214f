import { randomBytes, randomUUID } from 'node:crypto';
import { json, message, type Answer } from './answer';
import type { ReceivedRequest } from './receivedRequest';

interface TokenSettings {
	clientId: string;
	clientSecret: string;
	audience: string;
	/** Fractions are allowed. */
	tokenLifetimeSeconds: number;
}

/** What a token is issued for when the request names no audience, as Keycloak does. */
const audienceByDefault = 'account';

/** The token endpoint, and the knowledge of which tokens are good. */
export class Tokens {
	readonly issued: string[] = [];

	private readonly expiry = new Map<string, number>();

	constructor(private readonly settings: TokenSettings) {}

	/** Whether an Authorization header holds a token that was issued for the API and has not expired. */
	accepts(authorization: string | undefined): boolean {
		const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
		return token !== undefined && performance.now() < (this.expiry.get(token) ?? 0);
	}

	/** All tokens issued so far become invalid. */
	expire(): void {
		this.expiry.clear();
	}

	/** Forgets all tokens. */
	clear(): void {
		this.expire();
		this.issued.length = 0;
	}

	/** POST /oauth/token: the client credentials grant, with the pair in the body. The errors are worded as Keycloak's. */
	answer(request: ReceivedRequest): Answer {
		const { clientId, clientSecret } = this.settings;
		if (request.method !== 'POST') {
			return message(405, 'Method not allowed', { allow: 'POST' });
		}
		if (!request.hasContentType('application/x-www-form-urlencoded')) {
			return refusal(400, 'invalid_request', 'The body must be form-encoded');
		}
		const form = new URLSearchParams(request.text);
		if (form.get('grant_type') !== 'client_credentials') {
			return refusal(400, 'unsupported_grant_type', 'Unsupported grant_type');
		}
		if (form.get('client_id') !== clientId || form.get('client_secret') !== clientSecret) {
			return refusal(401, 'unauthorized_client', 'Invalid client or Invalid client credentials');
		}
		return this.issue(form.get('audience') ?? audienceByDefault);
	}

	private issue(audience: string): Answer {
		const { clientId, tokenLifetimeSeconds } = this.settings;
		const issuedAt = Math.floor(Date.now() / 1000);
		const token = [
			encode({ alg: 'RS256', typ: 'JWT' }),
			encode({
				jti: randomUUID(),
				iat: issuedAt,
				exp: Math.ceil(issuedAt + tokenLifetimeSeconds),
				aud: audience,
				azp: clientId,
			}),
			randomBytes(32).toString('base64url'),
		].join('.');
		this.issued.push(token);
		// A token for another audience is issued all the same; it is the API that refuses it.
		if (audience === this.settings.audience) {
			this.expiry.set(token, performance.now() + tokenLifetimeSeconds * 1000);
		}
		return json(
			200,
			{
				access_token: token,
				expires_in: tokenLifetimeSeconds,
				refresh_expires_in: 0,
				token_type: 'Bearer',
				'not-before-policy': 0,
				scope: '',
			},
			{ 'cache-control': 'no-store' },
		);
	}
}

function refusal(status: number, error: string, description: string): Answer {
	return json(status, { error, error_description: description });
}

function encode(part: object): string {
	return Buffer.from(JSON.stringify(part)).toString('base64url');
}
