import { sleep } from 'n8n-workflow';

/**
 * Time and chance, in one place so that tests need not wait. `sleep` is n8n's, because n8n Cloud allows no timers of
 * a package's own.
 */
export const clock = {
	/** Milliseconds since the epoch. */
	now: () => Date.now(),
	/** Milliseconds since some moment. Unlike `now`, it goes on evenly where the server's clock is set. */
	elapsed: () => performance.now(),
	/** Resolves after so many milliseconds. */
	sleep: async (milliseconds: number) => await sleep(milliseconds),
	/** Lets n8n do what else is due: webhooks, the editor, health checks, Stop. */
	breathe: async () => await sleep(0),
	/** At least 0, less than 1. */
	random: () => Math.random(),
};
