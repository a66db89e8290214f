import type { Exchange } from '../transport/exchange';
import { pileUp } from './backlog';
import type { Descent } from './descent';
import { DAY } from './review';
import { ordinary, Round } from './round';
import type { Rest, TriggerState } from './state';
import {
	ALL_PERIOD,
	askAfter,
	askFirst,
	conclude,
	depth,
	descend,
	floorBelow,
	HIDDEN_PERIOD,
	isDueAgain,
	sight,
	type Outcome,
	type Task,
} from './task';

/** What was read. */
interface Reading {
	/** From the newest review down; none where the time was over before it began. */
	top?: Descent;
	/** From where the poll before had to stop. */
	lower?: Descent;
	/** How far down the deeper of them was to go; none of edits where only the top was wanted. */
	to: number | undefined;
}

/** What is new, and what appeared late. */
export function* look(task: Task): Exchange<Outcome> {
	const { state, kind, settings, budget } = task;
	const round = new Round(state, ordinary(settings.filters, kind), budget.portion);
	yield* askFirst(task, round);
	return yield* kind.orderBy === 'editedAt'
		? lookForEdits(task, round)
		: lookForReviews(task, round);
}

function* lookForReviews(task: Task, round: Round): Exchange<Outcome> {
	const { state, budget } = task;
	const to = depth(state, budget.now());
	const { top, lower } = yield* readReviews(task, round, to);
	yield* askAfter(task, round, top, lower);
	const { reviews, left } = round.portion();
	if (top && top.reached > state.mark) return pileUp(task, round, { top, to });
	if (left !== undefined) return pileUp(task, round, { top, lower, to });
	return conclude(task, round, reviews, advance(task, { top, lower, to }));
}

function* lookForEdits(task: Task, round: Round): Exchange<Outcome> {
	const reading = yield* readEdits(task, round);
	yield* askAfter(task, round, reading.top, reading.lower);
	const { reviews, left } = round.portion();
	// Edits that are left over are found again from the top.
	return conclude(task, round, reviews, left === undefined ? advance(task, reading) : task.state);
}

function* readReviews(task: Task, round: Round, to: number): Exchange<Omit<Reading, 'to'>> {
	const { state, budget } = task;
	const lower = yield* goOn(task, round, to);
	if (budget.now() >= budget.end) return { lower };
	const floor = lower ? nearOf(state) : to;
	const top = descend(task, round, { floor });
	yield* top.downTo(state.mark);
	yield* top.downTo(floor, budget.lookBackEnd);
	return { top, lower };
}

/**
 * The API can't be asked for edits of some time: the list is read until one is known. Where none of the first page is,
 * those that were never edited stand first, or there is no edit: then all is read, but not each time.
 */
function* readEdits(task: Task, round: Round): Exchange<Reading> {
	const { state, budget } = task;
	const { floor, mark, lastRead } = state;
	const lower = yield* goOn(task, round, floor);
	if (budget.now() >= budget.end) return { lower, to: floor };
	const top = descend(task, round, { floor });
	yield* top.downToKnown(mark);
	if (lower) return { top, lower, to: floor };
	const period = top.reached <= mark ? ALL_PERIOD : HIDDEN_PERIOD;
	if (!isDueAgain(lastRead.all, period, budget.now())) return { top, to: undefined };
	yield* top.downTo(floor, budget.lookBackEnd);
	return { top, to: floor };
}

/** Goes on where the poll before had to stop: one page at least, so that it comes to an end. */
function* goOn(task: Task, round: Round, to: number): Exchange<Descent | undefined> {
	const { below, settles } = task.state.rest ?? {};
	// A change of filters that was taken back.
	if (below === undefined || settles) return undefined;
	const lower = descend(task, round, { floor: to, from: below });
	yield* lower.page();
	yield* lower.downTo(to, task.budget.lookBackEnd);
	return lower;
}

const nearOf = ({ floor, near, mark }: TriggerState) => Math.max(floor, Math.min(near, mark));

/** How far it has got. What was not read down to its end moves nothing but `rest`. */
function advance(task: Task, { top, lower, to }: Reading): TriggerState {
	const { state, budget } = task;
	const { rest, ...kept } = state;
	const newest = Math.max(state.mark, top?.newest ?? -Infinity);
	const next = {
		...kept,
		mark: top && top.reached <= state.mark ? newest : state.mark,
		near: top && top.reached <= nearOf(state) ? sight(newest, top, budget) : state.near,
	};
	const deepest = lower ?? top;
	if (!deepest) return state;
	const mark = lower && rest ? rest.mark : newest;
	if (deepest.reached <= (to ?? state.mark)) return complete(task, next, deepest.reached, mark);
	// What is new is looked for at the top again.
	return to === undefined ? next : { ...next, rest: whereCut(task, deepest, mark) };
}

/** What a reading that came to its end has settled. */
function complete(
	{ state, kind, settings, budget }: Task,
	next: TriggerState,
	reached: number,
	mark: number,
): TriggerState {
	const isAll = reached <= state.floor;
	const isDay = isAll || reached <= state.day;
	const now = budget.now();
	return {
		...next,
		floor: isAll ? Math.max(state.floor, floorBelow(mark, next.near, kind, settings)) : state.floor,
		day: isDay ? mark - DAY : state.day,
		lastRead: {
			day: isDay ? now : state.lastRead.day,
			all: isAll ? now : state.lastRead.all,
		},
	};
}

/** Where the next poll goes on with a reading that was cut. */
const whereCut = ({ kind }: Task, { reached, after }: Descent, mark: number): Rest => ({
	below: kind.orderBy === 'submittedAt' ? reached : after,
	mark,
});
