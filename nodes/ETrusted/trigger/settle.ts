import type { Exchange } from '../transport/exchange';
import { pileUp } from './backlog';
import { Descent } from './descent';
import { DAY } from './review';
import { Round, settling } from './round';
import type { Filters } from './settings';
import { areSame, type Rest, type Settling, type TriggerState, type Waiting } from './state';
import {
	askAfter,
	askFirst,
	conclude,
	floorBelow,
	queryOf,
	sight,
	type Outcome,
	type Task,
} from './task';

/** A change of filters: ends with the old ones, and begins with the new. */
export function* settle(task: Task): Exchange<Outcome> {
	const { state, kind, settings, budget } = task;
	const rest = begunRest(task);
	const settles = rest?.settles ?? (yield* announce(task));
	const round = new Round(state, settling(state.filters, settings.filters), budget.portion);
	yield* askFirst(task, round);
	const shared = yield* readShared(task, round, rest?.below);
	yield* askAfter(task, round, shared);
	const { reviews, left } = round.portion();
	const hasBegun = rest?.below !== undefined;
	if (kind.orderBy === 'editedAt') {
		// Those are found again from the top.
		if (left !== undefined) return conclude(task, round, reviews, state);
	} else if (shared && (left !== undefined || (!hasBegun && isTooMuch(task, shared)))) {
		const reading = hasBegun ? { lower: shared } : { top: shared };
		return pileUp(task, round, { ...reading, to: state.floor });
	}
	const began = rest?.mark ?? settles.until ?? shared?.newest ?? -Infinity;
	const mark = Math.max(state.mark, began);
	if (shared && shared.reached > state.floor) {
		const below = kind.orderBy === 'editedAt' ? shared.after : whereCut(shared);
		const next = { mark, settles, ...(below === undefined ? {} : { below }) };
		return conclude(task, round, reviews, { ...state, rest: next });
	}
	const near = settles.near ?? sight(mark, shared ?? { times: [], reached: mark }, budget);
	const floor = Math.max(state.floor, floorBelow(mark, near, kind, settings));
	const ended = conclude(task, round, reviews, { ...state, rest: undefined, floor });
	return { reviews, state: beginAnew(task, ended.state, settles, { mark, near }) };
}

/** That of the same change, if it has begun already. */
function begunRest({ state: { rest }, settings }: Task): Rest | undefined {
	return rest?.settles && areSame(rest.settles.filters, settings.filters) ? rest : undefined;
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

/** Nothing where not even the first page was read. */
const whereCut = ({ reached, times }: Descent) => (times.length > 0 ? reached : undefined);

/** Whether not even all that is new could be read. */
const isTooMuch = ({ state }: Task, { reached, times }: Descent) =>
	times.length > 0 && reached > state.mark;

/** What is noted once the old filters have ended. */
function beginAnew(
	{ state, settings, budget }: Task,
	ended: TriggerState,
	{ until }: Settling,
	{ mark, near }: { mark: number; near: number },
): TriggerState {
	const now = budget.now();
	const { filters } = settings;
	const past = until === undefined ? [] : [{ channels: state.filters.channels, until }];
	return {
		...ended,
		filters,
		mark,
		near,
		day: mark - DAY,
		lastRead: { day: now, all: now },
		waiting: ended.waiting.map((entry) => switched(entry, state.filters, filters)),
		past: [...ended.past, ...past],
	};
}

/** Emit Before Approval: what waits when it is switched comes out once it is approved. */
function switched(entry: Waiting, old: Filters, chosen: Filters): Waiting {
	if (old.emitBeforeApproval === chosen.emitBeforeApproval) return entry;
	const { until = 'approval', ...rest } = entry;
	return chosen.emitBeforeApproval ? { ...rest, until } : rest;
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
