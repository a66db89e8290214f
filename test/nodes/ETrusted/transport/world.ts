import type { Answer } from '../../../../nodes/ETrusted/transport/answer';
import { clock } from '../../../../nodes/ETrusted/transport/clock';
import {
	call,
	RequestFailed,
	type Exchange,
	type FailedRequest,
} from '../../../../nodes/ETrusted/transport/exchange';
import type { ApiRequest } from '../../../../nodes/ETrusted/transport/request';
import type { Job, Outcome, SendingOptions } from '../../../../nodes/ETrusted/transport/jobs';
import { sendAll } from '../../../../nodes/ETrusted/transport/sending';

/** What a server makes of a request: an answer, `after` so many milliseconds, 10 unless told. */
export type Reply = Answer & { after?: number };

/** A request that arrived: its path, when, and how many were under way with it. */
export interface Arrival {
	path: string;
	at: number;
	underWay: number;
}

/** Beyond any real batch of these tests: something goes round in circles. */
const MOST_STEPS = 5_000;

/**
 * A server and a clock on which sending depends in nothing but the order of events: time goes on only when everybody
 * waits, and then at once to the next event.
 */
export class World {
	now = 0;

	readonly arrivals: Arrival[] = [];

	/** How long was slept, by the way in which it was asked for. */
	readonly waits: number[] = [];

	/** What the last batch told that fails for all. */
	failureOfAll: RequestFailed | undefined;

	/** How much too early a sleep ends. */
	early = 0;

	private events: Array<{ at: number; happen: () => void }> = [];

	private underWay = 0;

	private readonly counts = new Map<string, number>();

	/** @param serve gets the path and how often it was asked for before */
	constructor(private readonly serve: (path: string, before: number) => Reply | Error) {
		jest.spyOn(clock, 'now').mockImplementation(() => this.now);
		jest.spyOn(clock, 'random').mockReturnValue(0.5);
		jest.spyOn(clock, 'sleep').mockImplementation(async (milliseconds) => {
			this.waits.push(milliseconds);
			await this.pass(Math.max(0, milliseconds - this.early));
			// What was too short once is long enough then.
			this.early = 0;
		});
	}

	/** Something that happens at a time, such as the user's Stop. */
	at(time: number, happen: () => void): void {
		this.events.push({ at: time, happen });
	}

	/** Sends a batch to its end. */
	async run<T>(
		jobs: Array<Job<T>>,
		options: Partial<SendingOptions<T>> = {},
	): Promise<Array<Outcome<T>>> {
		let outcomes: Array<Outcome<T>> | undefined;
		let failure: unknown;
		sendAll(jobs, {
			send: async (request) => await this.send(request),
			maxConcurrentRequests: 3,
			stopAtFailure: false,
			...options,
		}).then(
			(sent) => {
				this.failureOfAll = sent.failureOfAll;
				outcomes = sent.outcomes;
			},
			(error: unknown) => (failure = error),
		);
		for (let step = 0; ; step++) {
			await new Promise((resolve) => setImmediate(resolve));
			if (failure) throw failure as Error;
			if (outcomes) return outcomes;
			this.next(step);
		}
	}

	/** Paths and times of what arrived. */
	get starts(): Array<[string, number]> {
		return this.arrivals.map(({ path, at }) => [path, at]);
	}

	get paths(): string[] {
		return this.arrivals.map(({ path }) => path);
	}

	private next(step: number): void {
		this.events.sort((one, other) => one.at - other.at);
		const event = this.events.shift();
		if (!event) throw new Error(`Nobody goes on: the batch hangs at ${this.now}`);
		if (step > MOST_STEPS) throw new Error('The batch goes round in circles');
		this.now = Math.max(this.now, event.at);
		event.happen();
	}

	private async pass(milliseconds: number): Promise<void> {
		await new Promise<void>((resolve) => {
			this.events.push({ at: this.now + milliseconds, happen: resolve });
		});
	}

	private async send({ path }: ApiRequest): Promise<Answer> {
		const before = this.counts.get(path) ?? 0;
		this.counts.set(path, before + 1);
		this.underWay += 1;
		this.arrivals.push({ path, at: this.now, underWay: this.underWay });
		const reply = this.serve(path, before);
		const { after = 10, ...answer } = reply as Reply;
		await this.pass(after);
		this.underWay -= 1;
		if (reply instanceof Error) throw reply;
		return answer;
	}
}

/** A request that creates what its path names. */
export const post = (path: string): ApiRequest => ({
	method: 'POST',
	path,
	body: {},
	timeout: 30_000,
	creates: true,
	promises: (status) => status === 202,
});

/** A request that only reads. */
export const read = (path: string): ApiRequest => ({
	method: 'GET',
	path,
	timeout: 30_000,
	creates: false,
	promises: (status) => status === 200,
});

/** An exchange of one request; its value is the answer's body. */
export const job = (request: ApiRequest, maxRetries = 3): Job<unknown> => ({
	maxRetries,
	exchange: function* (): Exchange<unknown> {
		const { body } = yield* call(request);
		return body;
	},
});

/** So many jobs that create `0`, `1`, … */
export const posts = (count: number, maxRetries = 3) =>
	Array.from({ length: count }, (_, index) => job(post(String(index)), maxRetries));

export const answer = (
	status: number,
	more: { headers?: Record<string, unknown>; body?: unknown; after?: number } = {},
): Reply => ({ kind: 'answered', status, headers: {}, body: undefined, ...more });

export const taken = (body?: unknown, after?: number): Reply =>
	answer(202, { body, ...(after === undefined ? {} : { after }) });

export const tooMany = (seconds: number, after?: number): Reply =>
	answer(429, {
		headers: { 'retry-after': String(seconds) },
		...(after === undefined ? {} : { after }),
	});

export const noToken = (
	more: Partial<Extract<Answer, { kind: 'noToken' }>> = {},
	after?: number,
): Reply => ({
	kind: 'noToken',
	cause: 'broken',
	detail: '',
	...more,
	...(after === undefined ? {} : { after }),
});

/** An outcome in short: the value, or why there is none. */
export function brief(outcome: Outcome<unknown>): unknown {
	if (outcome.state === 'done') return outcome.value;
	if (outcome.state === 'untouched') return 'untouched';
	const { error } = outcome;
	return error instanceof RequestFailed ? failure(error.outcome) : error.message;
}

export const failure = ({ answer: { kind, ...more }, tries, uncertain }: FailedRequest) =>
	`${kind} ${'status' in more ? more.status : 'cause' in more ? more.cause : ''}, ${tries} tries${uncertain ? ', uncertain' : ''}`;
