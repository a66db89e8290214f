import type { Answer } from './answer';
import type { ApiRequest } from './request';

/** What became of one request in the end, after all its tries. */
export type RequestOutcome =
	| { state: 'accepted'; status: number; headers: Record<string, unknown>; body: unknown }
	| FailedRequest;

export interface FailedRequest {
	state: 'failed';
	answer: Answer;
	/** How often it was sent; 0 where it was given up with another one. */
	tries: number;
	/** Whether it would create something; then what failed may have happened all the same where `uncertain`. */
	creates: boolean;
	/** Whether the API may have acted on it. */
	uncertain: boolean;
}

/**
 * What an item asks of the API, one request after the other: it yields each request, is given what became of it, and
 * returns its result. A generator, so that {@link sendAll} decides alone when a request starts and is repeated.
 */
export type Exchange<T> = Generator<ApiRequest, T, RequestOutcome>;

/** Ends an exchange with a request that failed. */
export class RequestFailed extends Error {
	constructor(readonly outcome: FailedRequest) {
		super('The request failed');
	}
}

/** Ends an exchange with a request of uncertain fate that, as was looked up since, surely did not do what it should. */
export class NotTaken extends RequestFailed {
	constructor(outcome: FailedRequest) {
		super({ ...outcome, creates: false, uncertain: false });
	}
}

/** Ends an exchange with an error of its own: what failed in `message`, what to do next in `description`. */
export class ExchangeError extends Error {
	constructor(
		message: string,
		readonly description: string,
	) {
		super(message);
	}
}

/**
 * One request of an exchange: `const { body } = yield* call(request)`.
 *
 * @throws {RequestFailed} within the exchange, where it failed
 */
export function* call(
	request: ApiRequest,
): Exchange<Extract<RequestOutcome, { state: 'accepted' }>> {
	const outcome = yield request;
	if (outcome.state === 'failed') throw new RequestFailed(outcome);
	return outcome;
}
