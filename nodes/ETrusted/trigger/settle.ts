import type { Exchange } from '../transport/exchange';
import { pileUp } from './backlog';
import { Descent, queryOf, whereCut, type Reading, type Task } from './descent';
import { DAY } from './review';
import type { Round } from './round';
import { floorBelow, sight, type Rest, type Settling, type TriggerState } from './state';

/** A change of filters: ends with the old ones, and begins with the new. */
export function* settle(task: Task, round: Round): Exchange<Reading> {
	const { state, kind } = task;
	// That of this change, or of a reading before it, which is begun anew.
	const rest = state.rest?.settles && state.rest;
	const settles = rest?.settles ?? (yield* announce(task));
	const shared = yield* readShared(task, round, rest?.below);
	const hasBegun = rest?.below !== undefined;
	const conclude = () => {
		const { reviews, left } = round.portion();
		if (kind.orderBy === 'editedAt') {
			// Those are found again from the top.
			if (left !== undefined) return { reviews, next: state };
		} else if (shared && (left !== undefined || isTooMuch(task, shared))) {
			const reading = hasBegun ? { lower: shared } : { top: shared };
			return pileUp(task, round, { ...reading, to: state.floor });
		}
		const began = rest?.mark ?? settles.until ?? shared?.newest ?? -Infinity;
		const mark = Math.max(state.mark, began);
		return {
			reviews,
			next:
				shared && shared.reached > state.floor
					? { ...state, rest: { mark, settles, ...whereCut(task, shared) } }
					: beginAnew(task, shared, settles, mark),
		};
	};
	return { descents: [shared], conclude };
}

/** Where channels that are added begin: at the newest review of now. */
function* announce({ state, kind, settings, budget }: Task): Exchange<Settling> {
	const { filters } = settings;
	if (!isWider(state.filters.channels, filters.channels)) return { filters };
	const range = { query: queryOf(settings, filters.channels), floor: -Infinity };
	const top = new Descent(kind, range, budget, () => false);
	yield* top.page();
	if (top.times.length > 0) {
		const until = top.newest;
		return { filters, until, near: sight(until, top, budget) };
	}
	// Edits may lie behind reviews that were never edited; where there is nothing at all, nothing is past.
	return top.reached === -Infinity ? { filters } : { filters, until: top.began };
}

/** Reads what is not past in the channels that were read before and still are; nothing where there are none of these. */
function* readShared(
	{ state, kind, settings, budget }: Task,
	round: Round,
	below: Rest['below'],
): Exchange<Descent | undefined> {
	const channels = inBoth(state.filters.channels, settings.filters.channels);
	if (!channels) return undefined;
	const range = { query: queryOf(settings, channels), floor: state.floor, from: below };
	const shared = new Descent(kind, range, budget, round.take);
	// One page at least, so that it comes to an end.
	if (below !== undefined) yield* shared.page();
	yield* shared.downTo(state.floor);
	return shared;
}

/** Whether not even all that is new could be read. */
const isTooMuch = ({ state }: Task, { reached, times }: Descent) =>
	times.length > 0 && reached > state.mark;

/** What is noted once the old filters have ended. */
function beginAnew(
	{ state, kind, settings, budget }: Task,
	shared: Descent | undefined,
	{ until, near: begun }: Settling,
	mark: number,
): TriggerState {
	const near = begun ?? sight(mark, shared ?? { times: [], reached: mark }, budget);
	const now = budget.now();
	const past = until === undefined ? [] : [{ channels: state.filters.channels, until }];
	return {
		...state,
		filters: settings.filters,
		floor: Math.max(state.floor, floorBelow(mark, near, kind, settings)),
		mark,
		near,
		day: mark - DAY,
		lastRead: { day: now, all: now },
		past: [...state.past, ...past],
		rest: undefined,
	};
}

/** Whether there are channels among the new ones that were not among the old. */
const isWider = (old: string[], chosen: string[]) =>
	old.length > 0 && (chosen.length === 0 || chosen.some((channel) => !old.includes(channel)));

/** The channels that are on both lists, of which an empty one means all; `undefined` where there is none. */
function inBoth(one: string[], other: string[]): string[] | undefined {
	if (one.length === 0) return other;
	if (other.length === 0) return one;
	const shared = one.filter((channel) => other.includes(channel));
	return shared.length > 0 ? shared : undefined;
}
