import type { IDataObject } from 'n8n-workflow';

import type { Exchange } from '../transport/exchange';
import { ask } from './asking';
import { Descent, type Budget, type Range } from './descent';
import { DAY, HOUR, MINUTE, type Found, type Kind } from './review';
import type { Round } from './round';
import type { Settings } from './settings';
import type { TriggerState } from './state';

/** What a poll goes by. */
export interface Task {
	/** As it was noted. */
	state: TriggerState;
	/** What to begin with, because the last poll had no time for it. */
	first: TriggerState['first'];
	kind: Kind;
	/** What the panel says. */
	settings: Settings;
	budget: Budget;
}

/** What comes of one poll. */
export interface Outcome {
	/** What to note. It is a new object: a poll that fails notes nothing. */
	state: TriggerState;
	/** The oldest first. */
	reviews: Found[];
}

/** Only what changes what a review looks like, and whose reviews come at all: no state, no rating, no type. */
export const queryOf = ({ include }: Settings, channels: readonly string[]): IDataObject => ({
	...(channels.length > 0 ? { channels } : {}),
	...(include.length > 0 ? { additionalInformation: include } : {}),
});

/** A reading with the filters that were noted. */
export function descend(
	{ kind, settings, state, budget }: Task,
	round: Round,
	range: Omit<Range, 'query'>,
): Descent {
	const query = queryOf(settings, state.filters.channels);
	return new Descent(kind, { query, ...range }, budget, round.take);
}

/** Asks for what waits before all else, where the last poll had no time for it. */
export function* askFirst(task: Task, round: Round): Exchange<void> {
	if (task.first === 'asking') yield* askAt(undefined, task, round);
}

/** Asks for what waits, at the time when the first of these readings began. */
export function* askAfter(
	task: Task,
	round: Round,
	...readings: Array<Descent | undefined>
): Exchange<void> {
	if (task.first === 'asking') return;
	const began = readings.map((one) => one?.began ?? Infinity);
	yield* askAt(Math.min(...began, task.budget.now()), task, round);
}

function* askAt(now: number | undefined, { state, kind, settings, budget }: Task, round: Round) {
	const query = queryOf(settings, settings.filters.channels);
	round.isPutOff = !(yield* ask(round, { kind, query, polled: state.polled, now }, budget));
}

/** What comes out, and what to note of it. */
export function conclude(
	{ budget }: Task,
	round: Round,
	reviews: Found[],
	{ rest, past, ...state }: TriggerState,
): Outcome {
	return {
		reviews,
		state: {
			...state,
			...round.noted(reviews, state.floor),
			polled: budget.now(),
			past: past.filter(({ until }) => until > state.floor),
			...(rest ? { rest } : {}),
			...(round.isPutOff ? { first: 'asking' as const } : {}),
		},
	};
}

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
