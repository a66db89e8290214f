import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
} from 'n8n-workflow';

import { isSafeTarget } from '../helpers/urls';
import type { Answer } from './answer';
import { toAnswer } from './failure';

const CREDENTIAL = 'eTrustedOAuth2Api';

/** What n8n's helper returns with `returnFullResponse`. */
interface FullResponse {
	statusCode: number;
	headers: Record<string, unknown>;
	body: unknown;
}

/** How often one request is sent again with a new token. A 401 was not taken, so this is always safe. */
const MOST_RENEWALS = 2;

export interface ApiRequest {
	method: 'GET' | 'POST';
	/** Below the API's base, e.g. `/events`. */
	path: string;
	query?: IDataObject;
	/** Sent as JSON, exactly as it is. */
	body?: object;
	/** Milliseconds. */
	timeout: number;
}

/** Whether n8n has put a token on the request (client-oauth2, ClientOAuth2Token.sign). */
const isSigned = ({ Authorization, Pragma }: IDataObject) =>
	Authorization !== undefined || Pragma !== undefined;

/**
 * A body that axios leaves alone: plain objects it copies, without keys such as `constructor` (axios, mergeConfig).
 */
class JsonBody {
	private isGivenUp = false;

	/** Whether it has been made text of, the last step before the request opens its connection. */
	isTaken = false;

	constructor(private readonly payload: object) {}

	/** Should a token still come, n8n must not send what has been given up. */
	giveUp() {
		this.isGivenUp = true;
	}

	toJSON() {
		if (this.isGivenUp) throw new Error('The request was given up before there was a token');
		this.isTaken = true;
		return this.payload;
	}
}

/**
 * The API did not take the token; or the login server once answered without one, which n8n stores all the same and
 * then fails on at every request (client-oauth2, ClientOAuth2Token.sign).
 */
const wantsNewToken = (answer: Answer) =>
	(answer.kind === 'answered' && answer.status === 401) ||
	(answer.kind === 'noToken' && /^Unable to sign without access token/.test(answer.said));

/**
 * The one door to the API. Tokens are n8n's job: fetched, stored and sent by its request helper; here is decided only
 * when a new one is due.
 */
export class Api {
	private generation = 0;

	/** Whether a token was there already: then none is waited for, but for a new one after a 401. */
	private hadToken = false;

	private readonly secretTexts: Set<string>;

	private renewal: Promise<Answer | undefined> | undefined;

	private constructor(
		private readonly context: IExecuteFunctions | ILoadOptionsFunctions,
		private readonly baseUrl: string,
		clientSecret: string,
	) {
		this.secretTexts = new Set([clientSecret]);
	}

	/**
	 * Reads the credential once: each reading decrypts it anew.
	 *
	 * @throws {NodeOperationError} where a token or customer data would travel unencrypted
	 */
	static async open(context: IExecuteFunctions | ILoadOptionsFunctions): Promise<Api> {
		const credential = await context.getCredentials(CREDENTIAL);
		for (const [field, label] of [
			['apiBaseUrl', 'API base URL'],
			['accessTokenUrl', 'access token URL'],
		] as const) {
			const url = String(credential[field] ?? '').trim();
			if (!isSafeTarget(url)) {
				throw new NodeOperationError(
					context.getNode(),
					`The ${label} "${url}" must start with https://`,
					{
						description: `Only a loopback host such as http://127.0.0.1 may do without encryption. Whoever runs this n8n sets the address as "${field}" in CREDENTIALS_OVERWRITE_DATA.`,
					},
				);
			}
		}
		const baseUrl = String(credential.apiBaseUrl).trim().replace(/\/+$/, '');
		return new Api(context, baseUrl, String(credential.clientSecret ?? ''));
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
			const answer = await this.sendOnce(request);
			if (!wantsNewToken(answer) || renewals === MOST_RENEWALS) return answer;
			const refusal = await this.renewToken(generation, request.timeout);
			if (refusal) return refusal;
		}
	}

	/**
	 * Every status is taken as an answer, because n8n 1.123 throws errors without headers, so without `Retry-After`,
	 * and sends a thrown 401 once more without any token (n8n-core 1.122, httpRequestWithAuthentication).
	 */
	private async sendOnce({ method, path, query, body, timeout }: ApiRequest): Promise<Answer> {
		const headers: IDataObject = body ? { 'Content-Type': 'application/json' } : {};
		const jsonBody = body && new JsonBody(body);
		// Without a body there is nothing to lose or double: n8n signs these very headers as soon as it has a token.
		const mayBeSent = () => jsonBody?.isTaken ?? isSigned(headers);
		const options: IHttpRequestOptions = {
			method,
			url: `${this.baseUrl}${path}`,
			headers,
			timeout,
			json: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			...(query ? { qs: query } : {}),
			...(jsonBody ? { body: jsonBody as unknown as IDataObject } : {}),
		};
		try {
			const sending = this.context.helpers.httpRequestWithAuthentication.call(
				this.context,
				CREDENTIAL,
				options,
			);
			const noToken = this.hadToken ? undefined : this.waitForToken(timeout, mayBeSent);
			const response = (await (noToken ? Promise.race([sending, noToken]) : sending)) as
				FullResponse | Answer;
			if ('kind' in response) {
				jsonBody?.giveUp();
				return response;
			}
			this.hadToken = true;
			return {
				kind: 'answered',
				status: response.statusCode,
				headers: response.headers,
				body: response.body,
			};
		} catch (error) {
			return toAnswer(error, mayBeSent());
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
			return toAnswer(error, false);
		}
	}

	/**
	 * n8n waits for the login server for ever (client-oauth2 sets no timeout), and does not hear its own Stop there.
	 *
	 * @param timeout milliseconds
	 * @param isOver whether the request has got past it
	 * @returns the answer to give up with; never resolves once it is over
	 */
	private async waitForToken(timeout: number, isOver: () => boolean): Promise<Answer> {
		const stop =
			'getExecutionCancelSignal' in this.context
				? this.context.getExecutionCancelSignal()
				: undefined;
		const limit = AbortSignal.timeout(timeout);
		return await new Promise((resolve) => {
			const giveUp = () => {
				if (!isOver())
					resolve({ kind: 'noToken', cause: stop?.aborted ? 'stopped' : 'timeout', said: '' });
			};
			for (const signal of [limit, ...(stop ? [stop] : [])])
				signal.addEventListener('abort', giveUp, { once: true });
		});
	}
}
