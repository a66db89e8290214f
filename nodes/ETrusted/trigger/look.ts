import type { Exchange } from '../transport/exchange';
import { pileUp } from './backlog';
import { descend, whereCut, type Descent, type Reading, type Task } from './descent';
import { DAY, HOUR, MINUTE } from './review';
import type { Round } from './round';
import { floorBelow, sight, type TriggerState } from './state';

/** How far down was read. */
interface Depths {
	/** From the newest review down; none where the time was over before it began. */
	top?: Descent;
	/** From where the poll before had to stop. */
	lower?: Descent;
	/** How far down the deeper of them was to go; none of edits where only the top was wanted. */
	to: number | undefined;
}

/** What is new, and what appeared late. */
export function* look(task: Task, round: Round): Exchange<Reading> {
	return yield* task.kind.orderBy === 'editedAt'
		? lookForEdits(task, round)
		: lookForReviews(task, round);
}

function* lookForReviews(task: Task, round: Round): Exchange<Reading> {
	const { state, budget } = task;
	const to = depth(state, budget.now());
	const { top, lower } = yield* readReviews(task, round, to);
	const conclude = () => {
		const { reviews, left } = round.portion();
		if (top && top.reached > state.mark) return pileUp(task, round, { top, to });
		if (left !== undefined) return pileUp(task, round, { top, lower, to });
		return { reviews, next: advance(task, { top, lower, to }) };
	};
	return { descents: [top, lower], conclude };
}

function* lookForEdits(task: Task, round: Round): Exchange<Reading> {
	const depths = yield* readEdits(task, round);
	const conclude = () => {
		const { reviews, left } = round.portion();
		// Edits that are left over are found again from the top.
		return { reviews, next: left === undefined ? advance(task, depths) : task.state };
	};
	return { descents: [depths.top, depths.lower], conclude };
}

function* readReviews(task: Task, round: Round, to: number): Exchange<Omit<Depths, 'to'>> {
	const { state, budget } = task;
	const lower = yield* goOn(task, round, to);
	if (budget.now() >= budget.end) return { lower };
	const floor = lower ? nearOf(state) : to;
	const top = descend(task, round.take, { floor });
	yield* top.downTo(state.mark);
	yield* top.downTo(floor, budget.lookBackEnd);
	return { top, lower };
}

/**
 * The API can't be asked for edits of some time: the list is read until one is known. Where none of the first page is,
 * those that were never edited stand first, or there is no edit: then all is read, but not each time.
 */
function* readEdits(task: Task, round: Round): Exchange<Depths> {
	const { state, budget } = task;
	const { floor, mark, lastRead } = state;
	const lower = yield* goOn(task, round, floor);
	if (budget.now() >= budget.end) return { lower, to: floor };
	const top = descend(task, round.take, { floor });
	yield* top.downToKnown(mark);
	if (lower) return { top, lower, to: floor };
	const period = top.reached <= mark ? ALL_PERIOD : HIDDEN_PERIOD;
	if (!isDueAgain(lastRead.all, period, budget.now())) return { top, to: undefined };
	yield* top.downTo(floor, budget.lookBackEnd);
	return { top, to: floor };
}

/** Goes on where the poll before had to stop: one page at least, so that it comes to an end. */
function* goOn(task: Task, round: Round, to: number): Exchange<Descent | undefined> {
	const { below } = task.state.rest ?? {};
	if (below === undefined) return undefined;
	const lower = descend(task, round.take, { floor: to, from: below });
	yield* lower.page();
	yield* lower.downTo(to, task.budget.lookBackEnd);
	return lower;
}

const nearOf = ({ floor, near, mark }: TriggerState) => Math.max(floor, Math.min(near, mark));

/** How far it has got. What was not read down to its end moves nothing but `rest`. */
function advance(task: Task, { top, lower, to }: Depths): TriggerState {
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
	return to === undefined ? next : { ...next, rest: { mark, ...whereCut(task, deepest) } };
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

const DAY_PERIOD = 15 * MINUTE;
const ALL_PERIOD = 6 * HOUR;
/** Of edits, where the top of the list tells nothing of what lies behind. */
const HIDDEN_PERIOD = HOUR;

/** Whether what is read at intervals is due; a little early rather than a poll late. A clock that went back says nothing. */
export const isDueAgain = (last: number, period: number, now: number) =>
	now < last || now - last >= period - MINUTE / 2;

/**
 * How far down a poll reads. All that becomes visible after a reading is later than the `mark` of then; so what becomes
 * visible within an hour, a day, the look-back is later than that mark less as much.
 *
 * @param now by this machine's clock
 */
function depth({ floor, mark, near, day, lastRead }: TriggerState, now: number): number {
	if (isDueAgain(lastRead.all, ALL_PERIOD, now)) return floor;
	const to = isDueAgain(lastRead.day, DAY_PERIOD, now) ? day : near;
	return Math.max(floor, Math.min(to, mark));
}
