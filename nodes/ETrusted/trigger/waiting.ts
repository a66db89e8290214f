import type { Waiting } from './state';
import { DAY, MINUTE, SECOND } from './review';

/** The vendor approves within days. A day more than the month that is promised. */
const LONGEST_WAIT = 31 * DAY;

/** Asking again after this part of the time it has waited finds an approval soon, and costs few requests in a month. */
const PATIENCE = 1 / 20;

/** Keeps what n8n stores bounded whatever happens; an account with that many has other worries. */
const MOST_WAITING = 10_000;

/** Since when it has waited. A clock of the API that was wrong once must not make an end of it. */
const since = ({ noted, time }: Waiting) => Math.max(noted, time);

/**
 * Which reviews to ask the API for, the longest overdue first.
 *
 * @param now milliseconds since the epoch
 */
export function dueForAsking(waiting: Waiting[], now: number): Waiting[] {
	return (
		waiting
			// The API's clock has whole seconds.
			.filter((entry) => overdue(entry, now) > -SECOND)
			.sort((one, other) => overdue(other, now) - overdue(one, now))
	);
}

/** For how many milliseconds it should have been asked for. */
const overdue = (entry: Waiting, now: number) => now - entry.asked - pause(entry, now);

/** How long not to ask again, in milliseconds: after failures ever longer, until it is as long as a day. */
function pause(entry: Waiting, now: number): number {
	const { failures = 0 } = entry;
	if (failures > 0) return Math.min(DAY, MINUTE * 2 ** (failures - 1));
	return (now - since(entry)) * PATIENCE;
}

/** One whose state was seen. */
export const seenWaiting = (
	{ id, time, noted, until }: Waiting,
	now: number,
	isRefused: boolean,
): Waiting => ({
	id,
	time,
	noted,
	asked: now,
	...(until ? { until } : {}),
	...(isRefused ? { refused: true } : {}),
});

/** One for which asking failed. */
export const failedToAsk = (entry: Waiting, now: number): Waiting => ({
	...entry,
	asked: now,
	failures: (entry.failures ?? 0) + 1,
});

/**
 * What is still worth waiting for: nothing is given up that was not asked for once more at the end of its time, and of
 * too many those go first that were rejected or discarded.
 */
export function stillWaiting(waiting: Waiting[], floor: number): Waiting[] {
	const kept = waiting.filter(
		(entry) => entry.time > floor || entry.asked - since(entry) <= LONGEST_WAIT,
	);
	const excess = kept.length - MOST_WAITING;
	if (excess <= 0) return kept;
	const refused = new Set(kept.filter((entry) => entry.refused).slice(0, excess));
	return kept.filter((entry) => !refused.has(entry)).slice(-MOST_WAITING);
}
