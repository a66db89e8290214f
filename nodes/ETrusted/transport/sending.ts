import { hadToken, isTokenRefused, judge, type Answer } from './answer';
import type { ApiRequest } from './api';
import { clock } from './clock';
import { waitBeforeRetry } from './retryAfter';

/** One request of a batch. */
export interface Job {
	request: ApiRequest;
	/** How often it may be sent again when it surely was not taken. */
	maxRetries: number;
}

/** What became of a job. */
export type Outcome =
	/** Without the headers: kept for thousands of items, they would be most of the memory. */
	| { state: 'accepted'; status: number; body: unknown }
	/** `doubtful` where the API may have acted on it. */
	| { state: 'failed'; answer: Answer; tries: number; doubtful: boolean }
	/** The batch ended before its turn came: it was not sent, or surely not taken. */
	| { state: 'notSent' };

export interface SendingOptions {
	send: (request: ApiRequest) => Promise<Answer>;
	/** Most requests under way at once. */
	maxConcurrentRequests: number;
	/** Whether the first failure ends the batch. */
	stopAtFailure: boolean;
	/** n8n's Stop. */
	cancelSignal?: AbortSignal;
	/** Called the moment a job is accepted. */
	onAccepted?: (index: number, body: unknown) => void;
}

/** A job that surely was not taken, waiting for its next try. */
interface Retry {
	index: number;
	tries: number;
	/** Milliseconds since the epoch. */
	due: number;
}

/**
 * Sends a batch: what may start, and when.
 *
 * | state     | entered by                                | starts                                           |
 * | --------- | ----------------------------------------- | ------------------------------------------------ |
 * | probing   | the beginning                             | one request at a time, until one had a token     |
 * | open      | the first answer to a token               | up to `maxConcurrentRequests`                    |
 * | paused    | a 429                                     | nothing until its wait is over                   |
 * | slow      | the end of a pause                        | one request, slowly more with each answer        |
 * | ending    | Stop, a failure with `stopAtFailure`      | nothing more; what is under way is awaited       |
 * | hopeless  | the pair is refused                       | nothing more; all others fail the same way       |
 *
 * While the login server is down, an item's retries are not spent on it again: the first one's were.
 *
 * Retries go before new requests, the earliest item first, and keep their place while they wait.
 *
 * @returns an outcome for each job, in their order; never throws
 */
export async function sendAll(jobs: Job[], options: SendingOptions): Promise<Outcome[]> {
	return await new Batch(jobs, options).run();
}

class Batch {
	private readonly outcomes: Outcome[];

	private readonly retries: Retry[] = [];

	private next = 0;

	private underWay = 0;

	private window = 1;

	private throttled = false;

	private pausedUntil = 0;

	private ending = false;

	private loginIsDown = false;

	private hopeless: Outcome | undefined;

	private wake: () => void = () => {};

	private alarm: { at: number; rung: Promise<void> } | undefined;

	constructor(
		private readonly jobs: Job[],
		private readonly options: SendingOptions,
	) {
		this.outcomes = jobs.map(() => ({ state: 'notSent' }));
	}

	async run(): Promise<Outcome[]> {
		const { cancelSignal } = this.options;
		const stop = () => {
			this.ending = true;
			this.wake();
		};
		if (cancelSignal?.aborted) return this.outcomes;
		cancelSignal?.addEventListener('abort', stop);
		try {
			while (!this.isDone()) {
				const changed = new Promise<void>((resolve) => {
					this.wake = resolve;
				});
				this.startAllThatMay();
				await Promise.race([changed, ...this.timer()]);
			}
		} finally {
			cancelSignal?.removeEventListener('abort', stop);
		}
		return this.concluded();
	}

	private isDone(): boolean {
		if (this.underWay > 0) return false;
		return this.ending || (this.retries.length === 0 && this.next === this.jobs.length);
	}

	private startAllThatMay() {
		while (
			!this.ending &&
			clock.now() >= this.pausedUntil &&
			this.underWay < Math.floor(this.window)
		) {
			const retry = this.takeDueRetry();
			if (retry) {
				this.start(retry.index, retry.tries);
			} else if (
				this.next < this.jobs.length &&
				this.underWay + this.retries.length < Math.floor(this.window)
			) {
				this.start(this.next++, 0);
			} else {
				return;
			}
		}
	}

	private takeDueRetry(): Retry | undefined {
		const position = this.retries.findIndex(({ due }) => due <= clock.now());
		return position === -1 ? undefined : this.retries.splice(position, 1)[0];
	}

	private start(index: number, triesBefore: number) {
		this.underWay++;
		const broken = (error: unknown): Answer => ({
			kind: 'unknown',
			cause: 'broken',
			said: String(error),
		});
		void this.options
			.send((this.jobs[index] as Job).request)
			.catch(broken)
			.then((answer) => {
				this.underWay--;
				this.settle(index, triesBefore + 1, answer);
				this.wake();
			});
	}

	private settle(index: number, tries: number, answer: Answer) {
		const { request, maxRetries } = this.jobs[index] as Job;
		const verdict = judge(answer, request.method === 'POST');
		if (hadToken(answer)) this.widen();
		const wait = verdict === 'retry' ? this.waitAfter(answer, tries) : 0;
		const isWorthIt = answer.kind !== 'noToken' || !this.loginIsDown;
		if (verdict === 'accepted' && answer.kind === 'answered') {
			const { status, body } = answer;
			this.outcomes[index] = { state: 'accepted', status, body };
			this.options.onAccepted?.(index, body);
		} else if (verdict === 'retry' && tries <= maxRetries && isWorthIt) {
			this.retryAt(clock.now() + wait, index, tries);
		} else {
			this.outcomes[index] = { state: 'failed', answer, tries, doubtful: verdict === 'doubtful' };
			this.loginIsDown = answer.kind === 'noToken';
			if (this.options.stopAtFailure) this.ending = true;
			if (answer.kind === 'noToken' && isTokenRefused(answer)) this.giveUp(answer);
		}
	}

	/** The login server would refuse each of the others, and might lock the client. */
	private giveUp(answer: Answer) {
		this.hopeless = { state: 'failed', answer, tries: 0, doubtful: false };
		this.ending = true;
	}

	/** What was not sent because it was hopeless has failed for the same reason; without "Continue On Fail" one failure is enough. */
	private concluded(): Outcome[] {
		const { hopeless } = this;
		if (!hopeless || this.options.stopAtFailure) return this.outcomes;
		return this.outcomes.map((outcome) => (outcome.state === 'notSent' ? hopeless : outcome));
	}

	private widen() {
		const { maxConcurrentRequests } = this.options;
		this.loginIsDown = false;
		// One more after each full window, as TCP does: a faster growth costs waiting items one try after the other.
		this.window = this.throttled
			? Math.min(this.window + 1 / this.window, maxConcurrentRequests)
			: maxConcurrentRequests;
	}

	/** How long not to send this again, in milliseconds. After a 429 that holds for all the others as well. */
	private waitAfter(answer: Answer, tries: number): number {
		const headers = answer.kind === 'answered' ? answer.headers : {};
		const wait = waitBeforeRetry(tries, headers['retry-after']);
		if ('status' in answer && answer.status === 429) {
			this.pausedUntil = Math.max(this.pausedUntil, clock.now() + wait);
			this.window = 1;
			this.throttled = true;
		}
		return wait;
	}

	private retryAt(due: number, index: number, tries: number) {
		const position = this.retries.findIndex((other) => other.index > index);
		this.retries.splice(position === -1 ? this.retries.length : position, 0, { index, tries, due });
	}

	/** Rings when something may start again that waits; else only an answer or Stop can change anything. */
	private timer(): Array<Promise<void>> {
		const isPaused = this.next < this.jobs.length && clock.now() < this.pausedUntil;
		if (this.ending || (this.retries.length === 0 && !isPaused)) return [];
		const soonest = Math.min(
			...this.retries.map(({ due }) => due),
			...(isPaused ? [this.pausedUntil] : []),
		);
		const at = Math.max(soonest, this.pausedUntil);
		if (this.alarm?.at !== at) {
			const alarm = { at, rung: clock.sleep(Math.max(0, at - clock.now())) };
			// Once rung it is used up: timers may ring a moment early, and then the rest is waited for.
			alarm.rung = alarm.rung.then(() => {
				if (this.alarm === alarm) this.alarm = undefined;
			});
			this.alarm = alarm;
		}
		return [this.alarm.rung];
	}
}
