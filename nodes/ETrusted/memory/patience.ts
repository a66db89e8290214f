import { clock } from '../transport/clock';

/** Milliseconds between two looks: doubling, each half as long to half as long again, so that processes do not meet. */
const PAUSES = { first: 150, longest: 5_000 };

/** Milliseconds until it is over: different ones, so that of two processes that wait not both send. */
const OVER_AFTER = { atLeast: 40_000, atMost: 52_000 };

/** Milliseconds that a look between two pauses counts at most: a clock that was set forth ends no waiting. */
const LONGEST_LOOK = 5_000;

/** How an execution waits for what another process has under way: less than a minute in all, and not beyond Stop. */
export class Patience {
	private left = OVER_AFTER.atLeast + (OVER_AFTER.atMost - OVER_AFTER.atLeast) * clock.random();

	private nextPause = PAUSES.first;

	private wokeAt: number | undefined;

	/** @param stopped resolves at n8n's Stop */
	constructor(private readonly stopped: Promise<void>) {}

	/** Whether it was waited long enough. */
	get isOver(): boolean {
		return this.left <= 0;
	}

	/** Resolves when it is time for the next look, or at Stop. */
	async pause(): Promise<void> {
		const look = this.wokeAt === undefined ? 0 : clock.now() - this.wokeAt;
		this.left -= Math.min(LONGEST_LOOK, Math.max(0, look));
		const pause = Math.min(Math.max(0, this.left), this.nextPause * (0.5 + clock.random()));
		this.left -= pause;
		this.nextPause = Math.min(PAUSES.longest, 2 * this.nextPause);
		await Promise.race([clock.sleep(pause), this.stopped]);
		this.wokeAt = clock.now();
	}
}
