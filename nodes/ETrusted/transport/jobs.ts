import type { Answer } from './answer';
import type { Exchange, RequestFailed } from './exchange';
import type { ApiRequest } from './request';

/** One exchange of a batch. */
export interface Job<T> {
	exchange: () => Exchange<T>;
	/** How often each of its requests may be sent again. */
	maxRetries: number;
}

/** What became of a job. */
export type Outcome<T> =
	| { state: 'done'; value: T }
	/** `error` is a {@link RequestFailed}, an `ExchangeError`, or what else the exchange threw. */
	| { state: 'failed'; error: Error }
	/** The batch ended before its turn came: nothing was sent, or surely nothing taken. */
	| { state: 'untouched' };

export interface SendingOptions<T> {
	send: (request: ApiRequest) => Promise<Answer>;
	/** Most requests under way at once. */
	maxConcurrentRequests: number;
	/** Whether the first failure ends the batch. */
	stopAtFailure: boolean;
	/** n8n's Stop. */
	cancelSignal?: AbortSignal;
	/** Milliseconds since the epoch: nothing is tried again after it. */
	deadline?: number;
	/** Called the moment a job is done. Whatever it does, the job stays done; it must not throw. */
	onDone?: (index: number, value: T) => void;
}

/** What became of a batch. */
export interface Sent<T> {
	/** One for each job, in their order. */
	outcomes: Array<Outcome<T>>;
	/** With what any other request fails as well, if one failed so (see `failsForAll`); it was not tried for the others. */
	failureOfAll?: RequestFailed;
}
