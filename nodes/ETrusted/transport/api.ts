import {
	NodeOperationError,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type INode,
	type IPollFunctions,
} from 'n8n-workflow';

import { isSafeTarget } from '../helpers/urls';
import type { Answer } from './answer';
import { toAnswer, type Progress } from './failure';
import { JsonBody } from './jsonBody';
import { toQueryString, type ApiRequest } from './request';

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

	/** Whether a token was there already: then none is waited for, but for a new one after a 401. */
	private hasSentOnce = false;

	private readonly secretTexts: Set<string>;

	private renewal: Promise<Answer | undefined> | undefined;

	private constructor(
		private readonly context: ApiContext,
		private readonly baseUrl: string,
		/** The login server's host, for messages. */
		readonly loginHost: string,
		clientSecret: string,
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
		const { host } = new URL(loginUrl);
		return new Api(
			context,
			baseUrl.replace(/\/+$/, ''),
			host,
			String(credential.clientSecret ?? ''),
		);
	}

	/** Texts that must not turn up in any message: the client secret, and every token that was sent. */
	get secrets(): string[] {
		return [...this.secretTexts];
	}

	get host(): string {
		return new URL(this.baseUrl).host;
	}

	/** Sends one request, with a new token where the API no longer takes the old one. Never throws. */
	async send(request: ApiRequest): Promise<Answer> {
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
		const jsonBody = body && new JsonBody(body);
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
				this.context,
				CREDENTIAL,
				options,
			) as Promise<FullResponse>;
			const noToken = this.hasSentOnce
				? undefined
				: this.waitForToken(timeout, () => progress() === 'sent');
			const response = await (noToken ? Promise.race([sending, noToken]) : sending);
			if ('kind' in response) {
				jsonBody?.giveUp();
				return response;
			}
			this.hasSentOnce = true;
			const { statusCode: status, headers: answered, body: content } = response;
			return { kind: 'answered', status, headers: answered, body: content };
		} catch (error) {
			return toAnswer(error, progress());
		} finally {
			const [, token] = String(headers.Authorization ?? '').split(' ');
			if (token) this.secretTexts.add(token);
		}
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

	private async fetchToken(timeout: number): Promise<Answer | undefined> {
		try {
			const fetching = this.context.helpers.refreshOAuth2Token
				.call(this.context, CREDENTIAL)
				.then(() => undefined);
			const refusal = await Promise.race([fetching, this.waitForToken(timeout, () => false)]);
			if (!refusal) this.generation++;
			return refusal;
		} catch (error) {
			return toAnswer(error, 'unsigned');
		}
	}

	/**
	 * n8n waits long for the login server (client-oauth2: for ever in n8n 1, five minutes in 2.41), and does not hear its
	 * own Stop there.
	 *
	 * @param timeout milliseconds
	 * @param isOver whether the request has got past it
	 * @returns the answer to give up with; never resolves once it is over
	 */
	private async waitForToken(
		timeout: number,
		isOver: () => boolean,
	): Promise<Extract<Answer, { kind: 'noToken' }>> {
		const stop =
			'getExecutionCancelSignal' in this.context
				? this.context.getExecutionCancelSignal()
				: undefined;
		const limit = AbortSignal.timeout(timeout);
		return await new Promise((resolve) => {
			const giveUp = () => {
				if (isOver()) return;
				resolve({ kind: 'noToken', cause: stop?.aborted ? 'stopped' : 'timeout', detail: '' });
			};
			for (const signal of [limit, ...(stop ? [stop] : [])]) {
				// A new token can be due after Stop, which is not told a second time.
				if (signal.aborted) giveUp();
				signal.addEventListener('abort', giveUp, { once: true });
			}
		});
	}
}

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
	const message = `The ${label} "${url}" must start with https:// and belong to etrusted.com, or be of this machine`;
	throw new NodeOperationError(node, message, {
		description: `Nothing was sent. Allowed are https://etrusted.com, its subdomains, and a loopback host such as http://127.0.0.1. Whoever runs this n8n sets the address as "${field}" in CREDENTIALS_OVERWRITE_DATA; one that is stored with the credential goes when the credential is created anew.`,
	});
}
