import { failsForAll, hadToken, judge, type Answer } from './answer';
import { clock } from './clock';
import { RequestFailed, type Exchange, type FailedRequest, type RequestOutcome } from './exchange';
import type { Job, Outcome, SendingOptions, Sent } from './jobs';
import type { ApiRequest } from './request';
import { waitBeforeRetry } from './retryAfter';
import { WaitingRequests, type WaitingRequest } from './waitingRequests';

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
 * | given up  | what fails for all (see `failsForAll`)    | nothing more; all others fail the same way       |
 *
 * While the login server is down, an item's retries are not spent on it again: the first one's were.
 *
 * Requests of exchanges that have begun go before new exchanges, the earliest item first, and keep their place while
 * they wait. An ending batch still lets an exchange read whether what it sent in doubt was taken.
 *
 * @returns never throws
 */
export async function sendAll<T>(
	jobs: Array<Job<T>>,
	options: SendingOptions<T>,
): Promise<Sent<T>> {
	return await new Batch(jobs, options).run();
}

class Batch<T> {
	private readonly outcomes: Array<Outcome<T>>;

	private readonly exchanges = new Map<number, Exchange<T>>();

	private readonly waiting = new WaitingRequests();

	private next = 0;

	private underWay = 0;

	private window = 1;

	private throttled = false;

	private pausedUntil = 0;

	private ending = false;

	private loginIsDown = false;

	private failureOfAll: RequestFailed | undefined;

	/** What was sent and not answered, of exchanges that are about to look whether it was taken. */
	private readonly doubts = new Map<number, FailedRequest>();

	private wake: () => void = () => {};

	private alarm: { at: number; rung: Promise<void> } | undefined;

	constructor(
		private readonly jobs: Array<Job<T>>,
		private readonly options: SendingOptions<T>,
	) {
		this.outcomes = jobs.map(() => ({ state: 'untouched' }));
	}

	async run(): Promise<Sent<T>> {
		const { cancelSignal } = this.options;
		const stop = () => {
			this.end();
			this.wake();
		};
		if (cancelSignal?.aborted) return this.concluded();
		cancelSignal?.addEventListener('abort', stop);
		try {
			while (!this.isDone()) {
				const changed = new Promise<void>((resolve) => {
					this.wake = resolve;
				});
				this.startAllThatMay();
				if (!this.isDone()) await Promise.race([changed, ...this.timer()]);
			}
		} finally {
			cancelSignal?.removeEventListener('abort', stop);
		}
		return this.concluded();
	}

	private isDone(): boolean {
		if (this.underWay > 0 || this.waiting.size > 0) return false;
		return this.ending || this.next === this.jobs.length;
	}

	private startAllThatMay() {
		while (clock.now() >= this.pausedUntil && this.underWay < Math.floor(this.window)) {
			const due = this.waiting.takeDue(clock.now());
			if (due) {
				this.start(due);
			} else if (this.mayBegin()) {
				this.begin(this.next++);
			} else {
				return;
			}
		}
	}

	private mayBegin(): boolean {
		const hasRoom = this.underWay + this.waiting.size < Math.floor(this.window);
		return !this.ending && this.next < this.jobs.length && hasRoom;
	}

	private begin(index: number) {
		const exchange = (this.jobs[index] as Job<T>).exchange();
		this.exchanges.set(index, exchange);
		this.advance(index, () => exchange.next());
	}

	/** Goes on with an exchange: to its next request, or to its end. */
	private advance(index: number, step: () => IteratorResult<ApiRequest, T>) {
		let next: IteratorResult<ApiRequest, T>;
		try {
			next = step();
		} catch (error) {
			this.outcomes[index] = { state: 'failed', error: error as Error };
			this.exchanges.delete(index);
			if (this.options.stopAtFailure) this.end();
			return;
		}
		if (next.done) {
			this.outcomes[index] = { state: 'done', value: next.value };
			this.exchanges.delete(index);
			this.options.onDone?.(index, next.value);
		} else {
			this.waiting.add({ index, request: next.value, tries: 0, due: 0 });
		}
	}

	private start({ index, request, tries }: WaitingRequest) {
		this.underWay++;
		const broken = (error: unknown): Answer => ({
			kind: 'unanswered',
			cause: 'broken',
			detail: String(error),
		});
		void this.options
			.send(request)
			.catch(broken)
			.then((answer) => {
				this.underWay--;
				this.settle(index, request, tries + 1, answer);
				this.wake();
			});
	}

	private settle(index: number, request: ApiRequest, tries: number, answer: Answer) {
		const verdict = judge(answer, request);
		if (hadToken(answer)) this.widen();
		const wait = verdict === 'retry' ? this.waitAfter(answer, tries) : 0;
		if (verdict === 'retry' && this.mayRetry(index, request, answer, tries, wait)) {
			this.waiting.add({ index, request, tries, due: clock.now() + wait });
			if (this.ending) this.dropWaiting();
		} else {
			this.resume(index, request, conclude(request, tries, answer, verdict === 'accepted'));
		}
	}

	private mayRetry(
		index: number,
		request: ApiRequest,
		answer: Answer,
		tries: number,
		wait: number,
	): boolean {
		const job = this.jobs[index] as Job<T>;
		const maxRetries = Math.min(job.maxRetries, request.maxRetries ?? Infinity);
		const isWorthIt = answer.kind !== 'noToken' || !this.loginIsDown;
		return (
			tries <= maxRetries && isWorthIt && clock.now() + wait <= (this.options.deadline ?? Infinity)
		);
	}

	/** Gives an exchange what became of its request. */
	private resume(index: number, { isAside }: ApiRequest, outcome: RequestOutcome) {
		this.doubts.delete(index);
		if (outcome.state === 'failed') {
			if (outcome.uncertain) this.doubts.set(index, outcome);
			this.loginIsDown = outcome.answer.kind === 'noToken';
			if (failsForAll(outcome.answer, isAside)) this.giveUp(outcome);
		}
		const exchange = this.exchanges.get(index) as Exchange<T>;
		this.advance(index, () => exchange.next(outcome));
		if (this.ending) this.dropWaiting();
	}

	private end() {
		this.ending = true;
		this.dropWaiting();
	}

	/** Only Stop keeps an exchange from looking whether what it sent in doubt was taken: then that has failed. */
	private dropWaiting() {
		const isStopped = this.options.cancelSignal?.aborted === true;
		const isKept = ({ index }: WaitingRequest) => !isStopped && this.doubts.has(index);
		for (const { index } of this.waiting.dropAllBut(isKept)) {
			const doubt = this.doubts.get(index);
			if (doubt) this.outcomes[index] = { state: 'failed', error: new RequestFailed(doubt) };
			this.exchanges.delete(index);
		}
	}

	/** Each of the others would fail the same way, and might lock the client. */
	private giveUp(outcome: FailedRequest) {
		this.failureOfAll ??= new RequestFailed({ ...outcome, tries: 0 });
		this.end();
	}

	/** What was not sent because all fail has failed for the same reason; without "Continue On Fail" one failure is enough. */
	private concluded(): Sent<T> {
		const { outcomes, failureOfAll } = this;
		if (!failureOfAll) return { outcomes };
		if (this.options.stopAtFailure) return { outcomes, failureOfAll };
		const failed: Outcome<T> = { state: 'failed', error: failureOfAll };
		return {
			outcomes: outcomes.map((outcome) => (outcome.state === 'untouched' ? failed : outcome)),
			failureOfAll,
		};
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

	/** Rings when something may start that waits for its time; else only an answer or Stop can change anything. */
	private timer(): Array<Promise<void>> {
		const isPaused = this.next < this.jobs.length && clock.now() < this.pausedUntil;
		if (this.waiting.size === 0 && (this.ending || !isPaused)) return [];
		const soonest = Math.min(this.waiting.soonest, ...(isPaused ? [this.pausedUntil] : []));
		const at = Math.max(soonest, this.pausedUntil);
		// With no room left, what is due waits for an answer.
		if (this.underWay >= Math.floor(this.window)) return [];
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

function conclude(
	request: ApiRequest,
	tries: number,
	answer: Answer,
	accepted: boolean,
): RequestOutcome {
	if (accepted && answer.kind === 'answered') {
		const { status, headers, body } = answer;
		return { state: 'accepted', status, headers, body };
	}
	const uncertain = judge(answer, request) === 'uncertain';
	return { state: 'failed', answer, tries, creates: request.creates, uncertain };
}
