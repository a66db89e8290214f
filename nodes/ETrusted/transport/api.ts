import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	INode,
	IPollFunctions,
} from 'n8n-workflow';

import { cut } from '../helpers/bounds';
import { at } from '../helpers/flatten';
import { operationError } from '../helpers/operationError';
import { isSafeTarget } from '../helpers/urls';
import type { Answer } from './answer';
import { toAnswer, type Progress } from './failure';
import { JsonBody } from './jsonBody';
import { toQueryString, type ApiRequest } from './request';
import { RequestLimit, type End } from './requestLimit';
import { isOfAnotherClient } from './tokenOwner';

const CREDENTIAL = 'eTrustedOAuth2Api';

/** Where n8n runs a node's code that may call the API. */
export type ApiContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

/** What n8n's helper returns with `returnFullResponse`. */
interface FullResponse {
	statusCode: number;
	headers: Record<string, unknown>;
	body: unknown;
}

/** How often one request is sent again with a new token. A 401 was not taken, so this is always safe. */
const MOST_RENEWALS = 2;

/** Whether n8n has put a token on the request (client-oauth2, ClientOAuth2Token.sign). */
const isSigned = ({ Authorization, Pragma }: IDataObject) =>
	Authorization !== undefined || Pragma !== undefined;

/**
 * How far a request got. Without a body there is nothing to lose or double, so a signed one counts as sent.
 */
function progressOf(headers: IDataObject, body: JsonBody | undefined): Progress {
	if (body ? body.isTaken : isSigned(headers)) return 'sent';
	return isSigned(headers) ? 'signed' : 'unsigned';
}

/**
 * The API did not take the token; or the login server once answered without one, which n8n stores all the same and
 * then fails on at every request (client-oauth2, ClientOAuth2Token.sign).
 */
const wantsNewToken = (answer: Answer) =>
	(answer.kind === 'answered' && answer.status === 401) ||
	(answer.kind === 'noToken' && /^Unable to sign without access token/.test(answer.detail));

/**
 * The one door to the API. Tokens are n8n's job: fetched, stored and sent by its request helper; here is decided only
 * when a new one is due.
 */
export class Api {
	private generation = 0;

	private readonly secretTexts: Set<string>;

	private renewal: Promise<Answer | undefined> | undefined;

	private constructor(
		private readonly context: ApiContext,
		private readonly baseUrl: string,
		/** Of the login server, where the token comes from. */
		private readonly loginUrl: string,
		clientSecret: string,
		/** Whether the stored token is of the client that the credential had before. */
		private hasForeignToken: boolean,
	) {
		this.secretTexts = new Set([clientSecret]);
	}

	/**
	 * Reads the credential once: each reading decrypts it anew.
	 *
	 * @throws {NodeOperationError} where the secret, a token or customer data would go to a host that is not eTrusted's
	 */
	static async open(context: ApiContext): Promise<Api> {
		const credential = await context.getCredentials(CREDENTIAL);
		const node = context.getNode();
		const baseUrl = readAddress(credential, 'apiBaseUrl', 'API base URL', node);
		const loginUrl = readAddress(credential, 'accessTokenUrl', 'access token URL', node);
		const { clientId, clientSecret, oauthTokenData } = credential;
		return new Api(
			context,
			baseUrl.replace(/\/+$/, ''),
			loginUrl,
			String(clientSecret ?? ''),
			isOfAnotherClient(at(oauthTokenData, 'access_token'), String(clientId ?? '')),
		);
	}

	/** Texts that must not turn up in any message: the client secret, and every token that was sent. */
	get secrets(): string[] {
		return [...this.secretTexts];
	}

	get host(): string {
		return new URL(this.baseUrl).host;
	}

	/** The login server's host, for messages. */
	get loginHost(): string {
		return new URL(this.loginUrl).host;
	}

	/**
	 * Sends one request, with a new token where the API no longer takes the old one, or where that is of another client.
	 * Never throws.
	 */
	async send(request: ApiRequest): Promise<Answer> {
		const refused = this.hasForeignToken && (await this.replaceForeignToken(request.timeout));
		if (refused) return refused;
		for (let renewals = 0; ; renewals++) {
			await this.renewal;
			const generation = this.generation;
			const answer = await this.attempt(request);
			if (!wantsNewToken(answer) || renewals === MOST_RENEWALS) return answer;
			const refusal = await this.renewToken(generation, request.timeout);
			if (refusal) return refusal;
		}
	}

	/**
	 * Every status is taken as an answer, because n8n 1.123 throws errors without headers, so without `Retry-After`,
	 * and sends a thrown 401 once more without any token (n8n-core 1.122, httpRequestWithAuthentication).
	 */
	private async attempt({
		method,
		path,
		query,
		headers: more,
		body,
		timeout,
	}: ApiRequest): Promise<Answer> {
		const headers: IDataObject = {
			...more,
			...(body ? { 'Content-Type': 'application/json' } : {}),
		};
		const limit = new RequestLimit(timeout, this.stop);
		// The time that n8n needs for a token is not the API's.
		const jsonBody = body && new JsonBody(body, () => limit.restart());
		const options: IHttpRequestOptions = {
			method,
			url: `${this.baseUrl}${path}${toQueryString(query)}`,
			headers,
			timeout,
			json: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			...(jsonBody ? { body: jsonBody as unknown as IDataObject } : {}),
		};
		const progress = () => progressOf(headers, jsonBody);
		try {
			const sending = this.context.helpers.httpRequestWithAuthentication.call(
				stoppedBy(limit.signal, this.context),
				CREDENTIAL,
				options,
			) as Promise<FullResponse>;
			const end = await Promise.race([sending, limit.ended]);
			if (typeof end === 'string') jsonBody?.giveUp();
			// Of what is under way n8n hears its Stop itself, and may have the answer already.
			if (end === 'timeout' || (end === 'stopped' && progress() !== 'sent'))
				return givenUp(end, progress());
			const response = await sending;
			const { statusCode: status, headers: answered, body: content } = response;
			return { kind: 'answered', status, headers: answered, body: content };
		} catch (error) {
			const reached = progress();
			return toAnswer(error, reached, reached === 'unsigned' ? this.loginUrl : this.baseUrl);
		} finally {
			limit.release();
			const [, token] = String(headers.Authorization ?? '').split(' ');
			if (token) this.secretTexts.add(token);
		}
	}

	/** n8n's, where it can stop what runs. */
	private get stop(): AbortSignal | undefined {
		return 'getExecutionCancelSignal' in this.context
			? this.context.getExecutionCancelSignal()
			: undefined;
	}

	/** Once in a run, whatever the new token says. */
	private async replaceForeignToken(timeout: number): Promise<Answer | undefined> {
		const refusal = await this.renewToken(this.generation, timeout);
		if (!refusal) this.hasForeignToken = false;
		return refusal;
	}

	/**
	 * Fetches a new token, once for all requests that the old one failed.
	 *
	 * @param generation of the token that was refused: another request may have replaced it since
	 * @returns the answer to give up with, where there is no new token
	 */
	private async renewToken(generation: number, timeout: number): Promise<Answer | undefined> {
		if (generation !== this.generation) return undefined;
		this.renewal ??= this.fetchToken(timeout).finally(() => {
			this.renewal = undefined;
		});
		return await this.renewal;
	}

	/**
	 * n8n waits long for the login server (client-oauth2: for ever in n8n 1, five minutes in 2.41), and does not hear its
	 * own Stop there: it is left to itself then.
	 */
	private async fetchToken(timeout: number): Promise<Answer | undefined> {
		const limit = new RequestLimit(timeout, this.stop);
		try {
			const fetching = this.context.helpers.refreshOAuth2Token
				.call(this.context, CREDENTIAL)
				.then(() => undefined);
			const end = await Promise.race([fetching, limit.ended]);
			if (end) return givenUp(end, 'unsigned');
			this.generation++;
			return undefined;
		} catch (error) {
			return toAnswer(error, 'unsigned', this.loginUrl);
		} finally {
			limit.release();
		}
	}
}

/**
 * The context with another Stop: n8n's helper ends a request by the signal that it finds there, whatever its options say
 * (n8n-core, httpRequestWithAuthentication, in both versions).
 */
const stoppedBy = (signal: AbortSignal, context: ApiContext): ApiContext =>
	Object.create(context, { getExecutionCancelSignal: { value: () => signal } }) as ApiContext;

/** The answer to give up with: what was not sent was surely not taken. */
function givenUp(cause: End, progress: Progress): Answer {
	const kind = { unsigned: 'noToken', signed: 'unreached', sent: 'unanswered' } as const;
	return { kind: kind[progress], cause, detail: '' };
}

/** Bytes of an address that are shown. */
const LONGEST_URL = 300;

/**
 * An address of the credential. Its field is hidden in the editor, but whoever may edit the credential can store
 * another through n8n's REST API, and a stored one wins over CREDENTIALS_OVERWRITE_DATA.
 */
function readAddress(
	credential: ICredentialDataDecryptedObject,
	field: 'apiBaseUrl' | 'accessTokenUrl',
	label: string,
	node: INode,
): string {
	const url = String(credential[field] ?? '').trim();
	if (isSafeTarget(url)) return url;
	const message = `The ${label} "${cut(url, LONGEST_URL)}" must start with https:// and belong to etrusted.com, or be of this machine`;
	throw operationError(node, message, {
		description: `Nothing was sent. Allowed are https://etrusted.com, its subdomains, and a loopback host such as http://127.0.0.1. Whoever runs this n8n sets the address as "${field}" in CREDENTIALS_OVERWRITE_DATA; one that is stored with the credential goes when the credential is created anew.`,
	});
}
