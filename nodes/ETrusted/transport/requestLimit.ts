/** Why a request was given up. */
export type End = 'timeout' | 'stopped';

/**
 * What ends a request before its answer is there: its time, all in all, or n8n's Stop.
 *
 * n8n's own `timeout` only counts how long a connection is silent: an answer that drips would hold a worker for ever.
 */
export class RequestLimit {
	/** Ends: never, where the request was over before. */
	readonly ended: Promise<End>;

	private readonly controller = new AbortController();

	private end: (end: End) => void = () => {};

	private time: AbortSignal;

	private readonly onTime = () => this.giveUp('timeout');

	private readonly onStop = () => this.giveUp('stopped');

	/**
	 * @param timeout milliseconds
	 * @param stop n8n's
	 */
	constructor(
		private readonly timeout: number,
		private readonly stop: AbortSignal | undefined,
	) {
		this.ended = new Promise((resolve) => (this.end = resolve));
		this.time = this.startTime();
		// What begins after Stop is not told of it a second time.
		if (stop?.aborted) this.giveUp('stopped');
		stop?.addEventListener('abort', this.onStop, { once: true });
	}

	/** Aborted with the end, so that n8n closes the connection. */
	get signal(): AbortSignal {
		return this.controller.signal;
	}

	/** Gives the request its whole time from now on. */
	restart(): void {
		this.time.removeEventListener('abort', this.onTime);
		this.time = this.startTime();
	}

	/** The request is over: nothing ends it any more. */
	release(): void {
		this.time.removeEventListener('abort', this.onTime);
		this.stop?.removeEventListener('abort', this.onStop);
	}

	private startTime(): AbortSignal {
		const time = AbortSignal.timeout(this.timeout);
		time.addEventListener('abort', this.onTime, { once: true });
		return time;
	}

	private giveUp(end: End) {
		this.end(end);
		this.controller.abort();
	}
}
