import type {
	IContextObject,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INode,
	NodeExecutionHint,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { Deduplication } from '../../../engine/deduplication';

/** A request as n8n's helper gets it. */
export interface Sent {
	method: string;
	path: string;
	/** As text; none for a request without a body. */
	body: string | undefined;
	authorization: string;
	options: IHttpRequestOptions;
}

export interface FakeOptions {
	node?: Partial<INode>;
	parameters?: IDataObject;
	input?: IDataObject[];
	continueOnFail?: boolean;
	credential?: IDataObject;
	/** `getContext('node')`: one that outlives the run is that of a retried execution. */
	notes?: IContextObject;
	round?: number;
	stop?: AbortSignal;
	deduplication?: Deduplication;
	workflowId?: string;
	timezone?: string;
	/** How the execution was started. */
	mode?: WorkflowExecuteMode;
	/** n8n 2.4x has this function, n8n 1 has not. */
	isToolExecution?: () => boolean;
	/** Answers a request, or throws what n8n's helper does. */
	serve?: (sent: Sent, nth: number) => unknown;
	/** Fetches a token; what it throws is what n8n's helper throws. */
	fetchToken?: () => void | Promise<void>;
	/** Whether n8n has a token already: then the first request fetches none. */
	hasToken?: boolean;
}

export const CREDENTIAL = {
	accessTokenUrl: 'https://login.etrusted.com/oauth/token',
	apiBaseUrl: 'https://api.etrusted.com',
	clientSecret: 'a-secret-of-16-c',
};

/** What n8n's helper gives with `returnFullResponse`. */
export const response = (statusCode: number, body: unknown = {}, headers = {}) => ({
	statusCode,
	body,
	headers,
});

/** The API's answer to the n-th event. */
export const accepted = (ref: string) =>
	response(202, { Message: `Your event (\`${ref}\`) was accepted for processing.`, EventRef: ref });

/**
 * The part of n8n that the node's code talks to, without n8n: parameters are what they are (those that start with `=`
 * are looked up in the item by the name that follows), and the request helper signs, takes the body as text and asks
 * `serve`.
 */
export class FakeContext {
	readonly sent: Sent[] = [];

	readonly hints: NodeExecutionHint[] = [];

	readonly notes: IContextObject;

	readonly deduplication: Deduplication;

	/** How often a token was fetched by the first request, and how often anew. */
	tokensFetched = 0;

	tokensRenewed = 0;

	/** The parameters that were read, by name. */
	readonly reads: string[] = [];

	private hasToken: boolean;

	constructor(private readonly options: FakeOptions = {}) {
		this.notes = options.notes ?? {};
		this.deduplication = options.deduplication ?? new Deduplication();
		this.hasToken = options.hasToken ?? false;
	}

	get functions(): IExecuteFunctions {
		const { options } = this;
		const node = {
			id: 'node-1',
			name: 'eTrusted',
			type: 'n8n-nodes-etrusted.eTrusted',
			typeVersion: 1,
			position: [0, 0],
			parameters: options.parameters ?? {},
			...options.node,
		};
		const input = (options.input ?? [{}]).map((json) => ({ json }));
		const workflowId = options.workflowId ?? 'workflow-1';
		const functions = {
			getNode: () => node,
			getInputData: () => input,
			getNodeParameter: (path: string, item: number, fallback: unknown) =>
				this.read(node.parameters, path, input[item]?.json ?? {}, fallback),
			getMode: () => options.mode ?? 'trigger',
			getTimezone: () => options.timezone ?? 'Europe/Berlin',
			getExecutionCancelSignal: () => options.stop,
			// n8n stores that of the node with the execution, and none of another name.
			getContext: (type: string) => (type === 'node' ? this.notes : {}),
			getWorkflow: () => ({ id: workflowId, active: true }),
			getWorkflowDataProxy: () => ({ $runIndex: options.round ?? 0 }),
			getCredentials: async () => ({ ...CREDENTIAL, ...options.credential }),
			continueOnFail: () => options.continueOnFail ?? false,
			addExecutionHints: (...hints: NodeExecutionHint[]) => this.hints.push(...hints),
			helpers: {
				httpRequestWithAuthentication: async (_: string, request: IHttpRequestOptions) =>
					await this.request(request),
				refreshOAuth2Token: async () => {
					await options.fetchToken?.();
					this.tokensRenewed += 1;
				},
				...this.deduplication.helpersFor(workflowId, node.id),
			},
			...(options.isToolExecution ? { isToolExecution: options.isToolExecution } : {}),
		};
		return functions as unknown as IExecuteFunctions;
	}

	get paths(): string[] {
		return this.sent.map(({ path }) => path);
	}

	private read(
		parameters: IDataObject,
		path: string,
		json: IDataObject,
		fallback: unknown,
	): unknown {
		this.reads.push(path);
		const keys = path.split(/[.[\]]+/).filter(Boolean);
		const raw = keys.reduce<unknown>(
			(object, key) => (object as Record<string, unknown> | undefined)?.[key],
			parameters,
		);
		return raw === undefined ? fallback : resolve(raw, json);
	}

	private async request(options: IHttpRequestOptions): Promise<unknown> {
		const headers = options.headers as IDataObject;
		if (!this.hasToken) {
			await this.options.fetchToken?.();
			this.tokensFetched += 1;
			this.hasToken = true;
		}
		headers.Authorization = `Bearer token-${this.tokensRenewed}`;
		// n8n and axios do more before the body is made text of.
		await new Promise((resolve) => setImmediate(resolve));
		const body = options.body === undefined ? undefined : JSON.stringify(options.body);
		const sent: Sent = {
			method: String(options.method),
			path: options.url.replace(/^https?:\/\/[^/]+/, ''),
			body,
			authorization: String(headers.Authorization),
			options,
		};
		this.sent.push(sent);
		return await (this.options.serve ?? (() => response(200)))(sent, this.sent.length - 1);
	}
}

/** An expression names a key of the item; one that it has not fails. */
function resolve(raw: unknown, json: IDataObject): unknown {
	if (typeof raw === 'string' && raw.startsWith('=')) {
		const key = raw.slice(1);
		if (!(key in json)) throw new Error(`No "${key}" here`);
		return json[key];
	}
	if (Array.isArray(raw)) return raw.map((entry) => resolve(entry, json));
	if (typeof raw !== 'object' || raw === null) return raw;
	return Object.fromEntries(Object.entries(raw).map(([key, entry]) => [key, resolve(entry, json)]));
}
