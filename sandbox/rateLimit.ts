import { message, type Answer } from './answer';
import { fits, type FaultMatch } from './faults';
import type { ReceivedRequest } from './receivedRequest';

export interface RateLimit {
	/** How many requests pass in any window. */
	requests: number;
	windowMs: number;
	/** Which requests it is for; by default POST /events. */
	match?: Omit<FaultMatch, 'nth'>;
	/** The form of the Retry-After header; none when absent. */
	retryAfter?: 'seconds' | 'date';
}

const events: FaultMatch = { method: 'POST', path: '/events' };

/** A sliding window, as a gateway in front of the API may have it. */
export class RateLimiter {
	private passed: number[] = [];

	constructor(public limit?: RateLimit) {}

	/** The 429 for a request that is one too many; undefined when it may pass, as all do that it is not for. */
	refuse(request: ReceivedRequest): Answer | undefined {
		if (!this.limit || !fits(this.limit.match ?? events, request)) return undefined;
		const { requests, windowMs, retryAfter } = this.limit;
		const now = performance.now();
		this.passed = this.passed.filter((time) => now - time < windowMs);
		if (this.passed.length < requests) {
			this.passed.push(now);
			return undefined;
		}
		const waitMs = (this.passed[0] ?? now) + windowMs - now;
		return message(
			429,
			'Too many requests',
			retryAfter && { 'retry-after': header(waitMs, retryAfter) },
		);
	}

	clear(): void {
		this.passed = [];
	}
}

/** Both forms of Retry-After count whole seconds: rounded up, so that whoever obeys is never too early. */
function header(waitMs: number, form: 'seconds' | 'date'): string {
	if (form === 'seconds') return String(Math.ceil(waitMs / 1000));
	return new Date(Math.ceil((Date.now() + waitMs) / 1000) * 1000).toUTCString();
}
