import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { Account, type AcceptedEvent } from './account';
import { message } from './answer';
import { Automation } from './automation';
import { Api } from './api';
import { faultAnswer, Faults, type Fault } from './faults';
import { Listener } from './listener';
import { RateLimiter, type RateLimit } from './rateLimit';
import { ReceivedRequest } from './receivedRequest';
import { commands, Control, isControlPath } from './control';
import { completeInvite, Invites } from './invites/invites';
import type { QuestionnaireLink } from './links/routes';
import { completeReview, Reviews } from './reviews/reviews';
import { reply } from './reply';
import type { Outcome } from './route';
import { allRoutes } from './routes';
import { seededEvents } from './seed/events';
import { seededInvites } from './seed/invites';
import { seededReviews } from './seed/reviews';
import type { SandboxSettings } from './settings';
import type { BrokenHandshakes } from './tls/tlsServer';
import { Tokens } from './tokens';
import { until } from './until';

const tokenPath = '/oauth/token';

/** A local eTrusted API. It listens on the loopback address only. */
export class Sandbox {
	/** Every request, in order of arrival. */
	readonly requests: ReceivedRequest[] = [];

	/** What goes wrong on purpose. */
	readonly faults = new Faults();

	/** The highest number of requests to the API that were in flight at once. */
	maxInFlight = 0;

	readonly clientId: string;

	readonly clientSecret: string;

	/** The account's reviews, and what customers and moderators do to them. */
	readonly reviews: Reviews;

	readonly invites: Invites;

	/** What becomes of events. */
	readonly automation: Automation;

	/** Every link to a questionnaire that was made, whether its client learnt of it or not. */
	readonly links: QuestionnaireLink[] = [];

	private readonly account: Account;

	private readonly tokens: Tokens;

	private readonly rateLimiter: RateLimiter;

	private readonly api: Api;

	private readonly control: Control;

	private readonly listener: Listener;

	private inFlight = 0;

	private arrived = 0;

	/** Ends what is waiting or hanging. */
	private stop = new AbortController();

	constructor(private readonly options: SandboxSettings) {
		this.clientId = options.clientId;
		this.clientSecret = options.clientSecret;
		this.automation = new Automation(options);
		this.account = new Account(options, this.automation.eventTypes, seededEvents);
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
		const baseUrl = () => this.url;
		this.api = new Api(
			allRoutes(this, this.account, options, baseUrl),
			this.tokens,
			this.rateLimiter,
		);
		this.control = new Control(this, baseUrl);
		this.listener = new Listener(
			(request, response) => void this.receive(request, response),
			options.tls,
		);
	}

	/** The API's base URL, without a slash at the end. */
	get url(): string {
		return this.listener.url;
	}

	get port(): number {
		return this.listener.port;
	}

	/** How many connections were opened, those that broke in the handshake included. */
	get connections(): number {
		return this.listener.connections;
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

	/** The client as which a request was sent. */
	clientOf({ headers }: ReceivedRequest): string | undefined {
		return this.tokens.clientOf(headers.authorization);
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
		this.listener.breakHandshakes(broken);
	}

	/** Listens on the chosen port. Rejects with Node's error, e.g. of code EADDRINUSE. */
	async listen(): Promise<void> {
		await this.listener.listen(this.options.port);
	}

	/** Forgets all that happened, faults and a changed rate limit included, and breaks off requests that wait or hang. */
	reset(): void {
		this.stop.abort();
		this.stop = new AbortController();
		this.requests.length = 0;
		this.arrived = 0;
		this.maxInFlight = 0;
		this.listener.reset();
		this.account.clear();
		this.reviews.reset();
		this.invites.reset();
		this.automation.reset();
		this.links.length = 0;
		this.tokens.clear();
		this.faults.clear();
		this.rateLimiter.clear();
		this.rateLimit = this.options.rateLimit;
	}

	/** Ends at once, with all connections. May be called twice. */
	async close(): Promise<void> {
		this.stop.abort();
		await this.listener.close();
	}

	/** What a person can paste into a shell to make reviews come and change. */
	get commands(): string {
		return commands(this.url);
	}

	/** Answers at the control door. Such requests are not the API's: they are neither recorded nor counted. */
	private async receiveControl(
		request: ReceivedRequest,
		incoming: IncomingMessage,
		response: ServerResponse,
	): Promise<void> {
		try {
			await request.readBody(incoming);
			await reply(request, response, { answer: this.control.answer(request) }, {});
		} catch {
			// The client broke off.
			response.destroy();
		}
	}

	private async receive(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
		const request = new ReceivedRequest(incoming);
		if (isControlPath(request.pathname)) {
			await this.receiveControl(request, incoming, response);
			return;
		}
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
			if (fault.until) await until(fault.until, signal);
			const delayMs = (fault.delayMs ?? 0) + (isForToken ? 0 : this.options.latencyMs);
			if (delayMs > 0) await pause(delayMs, undefined, { signal });
			if (fault.hang) await once(signal, 'abort');
			if (signal.aborted || fault.drop === 'before') {
				response.destroy();
				return;
			}
			const outcome = this.decide(request, index, fault);
			event = outcome.event;
			if (fault.answerAfterMs) await pause(fault.answerAfterMs, undefined, { signal });
			await reply(request, response, outcome, fault, signal);
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
		this.reviews.storesReply = fault.storesReply;
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
