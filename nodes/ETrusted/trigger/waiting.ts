import type { Waiting } from './state';
import { DAY } from './times';

/** The vendor approves within days. A day more than the month that is promised. */
const LONGEST_WAIT = 31 * DAY;

/** Asking again after this part of the time it has waited finds an approval soon, and costs few requests in a month. */
const PATIENCE = 1 / 20;

/** One poll must not spend its time on these. */
const MOST_ASKED = 10;

/** Keeps what n8n stores bounded whatever happens; an account with that many has other worries. */
const MOST_WAITING = 10_000;

/** Since when it has waited. A clock of the API that was wrong once must not make an end of it. */
const since = ({ noted, time }: Waiting) => Math.max(noted, time);

/**
 * Which reviews to ask the API for by their ID: those that no reading finds any more, the longest overdue first.
 *
 * @param floor what was submitted up to here is found by no reading
 * @param now milliseconds since the epoch
 */
export function dueForAsking(waiting: Waiting[], floor: number, now: number): Waiting[] {
	return waiting
		.filter((entry) => entry.time <= floor && overdue(entry, now) >= 0)
		.sort((one, other) => overdue(other, now) - overdue(one, now))
		.slice(0, MOST_ASKED);
}

/** For how many milliseconds it should have been asked for. */
const overdue = (entry: Waiting, now: number) => now - entry.asked - pause(entry, now);

/** How long not to ask again, in milliseconds. */
const pause = (entry: Waiting, now: number) => (now - since(entry)) * PATIENCE;

/** One for which asking failed: due again at once, but after all that have been due for longer. */
export const askAgain = (entry: Waiting, now: number): Waiting => ({
	...entry,
	asked: now - pause(entry, now),
});

/** What is still worth waiting for: nothing is given up that was not asked for once more at the end of its time. */
export function stillWaiting(waiting: Waiting[], floor: number): Waiting[] {
	return waiting
		.filter((entry) => entry.time > floor || entry.asked - since(entry) <= LONGEST_WAIT)
		.slice(-MOST_WAITING);
}
