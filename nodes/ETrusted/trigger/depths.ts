import type { Budget, Descent } from './descent';
import { DAY, HOUR, MINUTE, type Kind } from './review';
import type { Settings } from './settings';
import type { TriggerState } from './state';

/** How long a review may be moderated before it is approved; imported ones are older. */
export const LONGEST_MODERATION = 30 * DAY;

const DAY_PERIOD = 15 * MINUTE;
export const ALL_PERIOD = 6 * HOUR;
/** Of edits, where the top of the list tells nothing of what lies behind. */
export const HIDDEN_PERIOD = HOUR;

/** Whether what is read at intervals is due; a little early rather than a poll late. A clock that went back says nothing. */
export const isDueAgain = (last: number, period: number, now: number) =>
	now < last || now - last >= period - MINUTE / 2;

/**
 * How far down a poll reads. All that becomes visible after a reading is later than the `mark` of then; so what becomes
 * visible within an hour, a day, the look-back is later than that mark less as much.
 *
 * @param now by this machine's clock
 */
export function depth({ floor, mark, near, day, lastRead }: TriggerState, now: number): number {
	if (isDueAgain(lastRead.all, ALL_PERIOD, now)) return floor;
	const to = isDueAgain(lastRead.day, DAY_PERIOD, now) ? day : near;
	return Math.max(floor, Math.min(to, mark));
}

/**
 * How far down each poll reads: to the hundredth newest, or an hour before the newest; no further than the longest
 * moderation.
 *
 * @param read with how far down it was read, where those are less than a hundred
 */
export function sight(
	mark: number,
	{ times, reached }: Pick<Descent, 'times' | 'reached'>,
	{ inSight }: Pick<Budget, 'inSight'>,
): number {
	const hundredth = [...times].sort((one, other) => other - one)[inSight] ?? reached;
	return Math.min(mark - HOUR, Math.max(mark - LONGEST_MODERATION, hundredth));
}

/**
 * What is past once all was read: what is further back than the look-back, and than the newest hundred.
 *
 * Not of edits: the API cannot be asked for those of some time, so that going back costs pages of reviews never edited.
 */
export const floorBelow = (
	mark: number,
	near: number,
	{ orderBy }: Kind,
	{ lookBack }: Pick<Settings, 'lookBack'>,
) => (orderBy === 'submittedAt' ? Math.min(mark - lookBack, near) : mark - lookBack);
