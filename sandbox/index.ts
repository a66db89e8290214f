import { once } from 'node:events';
import {
	createServer,
	type IncomingMessage,
	type Server as HttpServer,
	type ServerResponse,
} from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Account, type AcceptedEvent } from './account';
import { message } from './answer';
import { Api } from './api';
import { faultAnswer, Faults, type Fault } from './faults';
import { RateLimiter, type RateLimit } from './rateLimit';
import { ReceivedRequest } from './receivedRequest';
import { eventRoutes } from './eventRoutes';
import { completeInvite, Invites } from './invites/invites';
import { inviteRoutes } from './invites/routes';
import { linkRoutes, type QuestionnaireLink } from './links/routes';
import { completeReview, Reviews } from './reviews/reviews';
import { reviewRoutes } from './reviews/routes';
import { reply } from './reply';
import type { Outcome, Route } from './route';
import { seededInvites } from './seed/invites';
import { seededReviews } from './seed/reviews';
import { seededTemplates } from './seed/templates';
import { defaultSettings, type SandboxOptions, type SandboxSettings } from './settings';
import { certificates } from './tls/certificates';
import { TlsServer, type BrokenHandshakes } from './tls/tlsServer';
import { Tokens } from './tokens';

export type { AcceptedEvent, EventPayload } from './account';
export type { Channel, EventType } from './defaults';
export type { Fault, FaultMatch } from './faults';
export type { Invite } from './invites/invite';
export type { Invites } from './invites/invites';
export type { QuestionnaireLink, QuestionnaireLinkPayload } from './links/routes';
export type { Template } from './links/template';
export type { EndOfPages } from './paging';
export type { RateLimit } from './rateLimit';
export type { ReceivedRequest } from './receivedRequest';
export type { Review, Veto } from './reviews/review';
export type { Edit, Reviews } from './reviews/reviews';
export type { Visibility } from './store';
export type { SandboxOptions } from './settings';
export { certificates, type Certificates } from './tls/certificates';
export { startBrokenTls, type BrokenTls, type BrokenTlsKind } from './tls/brokenTls';
export type { KeyAndCertificate } from './tls/certificate';
export type { BrokenHandshakes } from './tls/tlsServer';

const tokenPath = '/oauth/token';

/** A local eTrusted API. It listens on the loopback address only. */
export class Sandbox {
	/** Every request, in order of arrival. */
	readonly requests: ReceivedRequest[] = [];

	/** What goes wrong on purpose. */
	readonly faults = new Faults();

	/** The highest number of requests to the API that were in flight at once. */
	maxInFlight = 0;

	/** How many connections were opened, those that broke in the handshake included. */
	connections = 0;

	/** Stays known after the end, so that a test can address a server that is gone. */
	port = 0;

	readonly clientId: string;

	readonly clientSecret: string;

	/** The account's reviews, and what customers and moderators do to them. */
	readonly reviews: Reviews;

	readonly invites: Invites;

	/** Every link to a questionnaire that was made, whether its client learnt of it or not. */
	readonly links: QuestionnaireLink[] = [];

	private readonly account: Account;

	private readonly tokens: Tokens;

	private readonly rateLimiter: RateLimiter;

	private readonly api: Api;

	/** What listens. */
	private readonly server: Server;

	/** What answers: the same, unless TLS has a door of its own. */
	private readonly http: HttpServer;

	private readonly tls: TlsServer | undefined;

	private inFlight = 0;

	private arrived = 0;

	/** Ends what is waiting or hanging. */
	private stop = new AbortController();

	constructor(private readonly options: SandboxSettings) {
		this.clientId = options.clientId;
		this.clientSecret = options.clientSecret;
		this.account = new Account(options);
		this.tokens = new Tokens(options);
		this.rateLimiter = new RateLimiter(options.rateLimit);
		const { channels } = options;
		this.reviews = new Reviews(
			channels,
			() => options.reviews?.map((review) => completeReview(review, channels)) ?? seededReviews(),
		);
		this.invites = new Invites(
			channels,
			() => options.invites?.map((invite) => completeInvite(invite, channels)) ?? seededInvites(),
		);
		this.api = new Api(this.routes(), this.tokens, this.rateLimiter);
		const listener = (request: IncomingMessage, response: ServerResponse) =>
			void this.receive(request, response);
		if (options.tls) {
			const pair = options.tls === true ? certificates().server : options.tls;
			this.tls = new TlsServer(pair, listener);
		}
		this.http = this.tls?.http ?? createServer(listener);
		this.server = this.tls?.door ?? this.http;
		this.server.on('connection', () => (this.connections += 1));
		// Node's 5 s would end idle connections in the middle of a slow test, and a request on its way with them.
		this.http.keepAliveTimeout = 60_000;
	}

	/** The API's base URL, without a slash at the end. */
	get url(): string {
		return `${this.tls ? 'https' : 'http'}://127.0.0.1:${this.port}`;
	}

	get tokenUrl(): string {
		return this.url + tokenPath;
	}

	/** Every POST /events. */
	get eventRequests(): ReceivedRequest[] {
		return this.requests.filter(
			({ method, pathname }) => method === 'POST' && pathname === '/events',
		);
	}

	get tokenRequests(): ReceivedRequest[] {
		return this.requests.filter(({ pathname }) => pathname === tokenPath);
	}

	/** Every event taken, whether its client learnt of it or not. */
	get accepted(): AcceptedEvent[] {
		return this.account.accepted;
	}

	get issuedTokens(): string[] {
		return this.tokens.issued;
	}

	get rateLimit(): RateLimit | undefined {
		return this.rateLimiter.limit;
	}

	set rateLimit(limit: RateLimit | undefined) {
		this.rateLimiter.limit = limit;
	}

	/** All tokens issued so far become invalid at once. */
	expireTokens(): void {
		this.tokens.expire();
	}

	/**
	 * Breaks connections on the ClientHello: nothing of a request has been sent by then.
	 *
	 * @throws {Error} without the option `tls`, because plain HTTP has no handshake
	 */
	breakHandshakes(broken: BrokenHandshakes = {}): void {
		if (!this.tls) throw new Error('A handshake can break only in a sandbox with the option "tls"');
		this.tls.break(broken);
	}

	/** Listens on the chosen port. Rejects with Node's error, e.g. of code EADDRINUSE. */
	async listen(): Promise<void> {
		this.server.listen(this.options.port, '127.0.0.1');
		await once(this.server, 'listening');
		this.port = (this.server.address() as AddressInfo).port;
	}

	/** Forgets all that happened, faults and a changed rate limit included, and breaks off requests that wait or hang. */
	reset(): void {
		this.stop.abort();
		this.stop = new AbortController();
		this.requests.length = 0;
		this.arrived = 0;
		this.maxInFlight = 0;
		this.connections = 0;
		this.tls?.break({ times: 0 });
		this.account.clear();
		this.reviews.reset();
		this.invites.reset();
		this.links.length = 0;
		this.tokens.clear();
		this.faults.clear();
		this.rateLimiter.clear();
		this.rateLimit = this.options.rateLimit;
	}

	/** Ends at once, with all connections. May be called twice. */
	async close(): Promise<void> {
		this.stop.abort();
		if (!this.server.listening) return;
		const closed = once(this.server, 'close');
		this.server.close();
		this.http.closeAllConnections();
		this.tls?.closeAllConnections();
		await closed;
	}

	private routes(): Route[] {
		const { account, options, reviews, invites, links } = this;
		const baseUrl = () => this.url;
		return [
			...eventRoutes(account, options.invitesForEvents ? invites : undefined),
			...reviewRoutes(reviews, account, options, baseUrl),
			...inviteRoutes(invites, account, options, baseUrl),
			...linkRoutes(account, options.templates ?? seededTemplates, links),
		];
	}

	private async receive(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
		const request = new ReceivedRequest(incoming);
		const index = this.arrived++;
		const { signal } = this.stop;
		if (this.options.record) this.requests.push(request);

		const isForToken = request.pathname === tokenPath;
		if (!isForToken) this.inFlight += 1;
		this.maxInFlight = Math.max(this.maxInFlight, this.inFlight);

		let event: AcceptedEvent | undefined;
		response.once('close', () => {
			request.endedAt = Date.now();
			if (!isForToken) this.inFlight -= 1;
			this.options.onEnd?.(request, event);
		});
		try {
			await request.readBody(incoming);
			const fault = this.takeFault(request);
			const delayMs = (fault.delayMs ?? 0) + (isForToken ? 0 : this.options.latencyMs);
			if (delayMs > 0) await pause(delayMs, undefined, { signal });
			if (fault.hang) await once(signal, 'abort');
			if (signal.aborted || fault.drop === 'before') {
				response.destroy();
				return;
			}
			const outcome = this.decide(request, index, fault);
			event = outcome.event;
			reply(request, response, outcome, fault);
		} catch {
			// The client broke off, or the sandbox was reset or closed: nobody is left to be answered.
			response.destroy();
		}
	}

	/** A fault whose `body` function throws answers 500 with its error, because a test must hear of it. */
	private takeFault(request: ReceivedRequest): Fault {
		try {
			return this.faults.take(request) ?? {};
		} catch (error) {
			return {
				status: 500,
				body: { Message: `A fault of the sandbox is wrong: ${String(error)}` },
			};
		}
	}

	private decide(request: ReceivedRequest, index: number, fault: Fault): Outcome {
		if (fault.status !== undefined) return { answer: faultAnswer(fault.status, fault) };
		const outcome = this.handle(request, index);
		const isRefused = outcome.answer.status >= 400;
		if (fault.acceptThenStatus === undefined || isRefused) return outcome;
		return { ...outcome, answer: faultAnswer(fault.acceptThenStatus, fault) };
	}

	private handle(request: ReceivedRequest, index: number): Outcome {
		if (request.bodyTooLong) return { answer: message(413, 'The body is too long') };
		if (request.pathname === tokenPath) return { answer: this.tokens.answer(request) };
		try {
			return this.api.handle(request, index);
		} catch {
			// JSON that is nested a thousand levels deep overflows the stack of the schema's validator.
			return { answer: message(500, 'The server encountered an internal error') };
		}
	}
}

/** Starts a sandbox. Rejects with Node's error when its port is taken (code EADDRINUSE). */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const sandbox = new Sandbox({ ...defaultSettings, ...options });
	await sandbox.listen();
	return sandbox;
}
