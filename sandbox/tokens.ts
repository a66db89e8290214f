import { randomBytes, randomUUID } from 'node:crypto';
import { json, message, type Answer } from './answer';
import type { ReceivedRequest } from './receivedRequest';

/**
 * How a token names its client: by these claims (of OpenID Connect, of RFC 9068), by `azp` but with another name than the
 * client's, or not at all because it is no JSON Web Token.
 */
export type TokenNaming = Array<'azp' | 'client_id'> | 'someone else' | 'opaque';

interface TokenSettings {
	clientId: string;
	clientSecret: string;
	/** The secrets of other clients, by their IDs. */
	otherClients: Record<string, string>;
	tokensTell: TokenNaming;
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

	private readonly clients = new Map<string, string>();

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
		const client = form.get('client_id') ?? '';
		if (!this.isClient(client, form.get('client_secret'))) {
			return refusal(401, 'unauthorized_client', 'Invalid client or Invalid client credentials');
		}
		return this.issue(client, form.get('audience') ?? audienceByDefault);
	}

	/** The client that an Authorization header's token was issued to. */
	clientOf(authorization: string | undefined): string | undefined {
		return this.clients.get(/^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '');
	}

	private isClient(client: string, secret: string | null): boolean {
		const { clientId, clientSecret, otherClients } = this.settings;
		const secrets = new Map([...Object.entries(otherClients), [clientId, clientSecret]]);
		return secrets.get(client) === secret;
	}

	private issue(client: string, audience: string): Answer {
		const { tokenLifetimeSeconds } = this.settings;
		const token = this.tokenFor(client, audience);
		this.issued.push(token);
		this.clients.set(token, client);
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

	private tokenFor(client: string, audience: string): string {
		const { tokensTell, tokenLifetimeSeconds } = this.settings;
		const secret = randomBytes(32).toString('base64url');
		if (tokensTell === 'opaque') return secret;
		const issuedAt = Math.floor(Date.now() / 1000);
		const claims = {
			jti: randomUUID(),
			iat: issuedAt,
			exp: Math.ceil(issuedAt + tokenLifetimeSeconds),
			aud: audience,
			...(tokensTell === 'someone else'
				? { azp: 'someone else' }
				: Object.fromEntries(tokensTell.map((claim) => [claim, client]))),
		};
		return [encode({ alg: 'RS256', typ: 'JWT' }), encode(claims), secret].join('.');
	}
}

function refusal(status: number, error: string, description: string): Answer {
	return json(status, { error, error_description: description });
}

function encode(part: object): string {
	return Buffer.from(JSON.stringify(part)).toString('base64url');
}
