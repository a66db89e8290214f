import type { Exchange } from '../transport/exchange';
import { climb } from './backlog';
import { Descent, queryOf, type Budget, type Reading, type Task } from './descent';
import { look } from './look';
import { DAY, KINDS, type Found, type Kind } from './review';
import { arrived, both, ordinary, Round, settling, type Judge } from './round';
import { settle } from './settle';
import { areSame, type Settings } from './settings';
import { floorBelow, LONGEST_MODERATION, sight, type TriggerState } from './state';
import { ask, switched } from './waiting';

/** What comes of one poll. */
export interface Outcome {
	/** What to note. It is a new object: a poll that fails notes nothing. */
	state: TriggerState;
	/** The oldest first. */
	reviews: Found[];
}

/**
 * One poll: what is new since the state was noted, and what to note instead. docs/trigger.md says why nothing is lost
 * and nothing comes out twice.
 *
 * @param state none at the first poll, which only notes what is there already
 */
export function* poll(
	state: TriggerState | undefined,
	settings: Settings,
	budget: Budget,
): Exchange<Outcome> {
	const kind = KINDS[settings.event];
	if (!state) return { state: yield* begin(kind, settings, budget), reviews: [] };
	const task: Task = { state: withoutOther(state, settings), kind, settings, budget };
	const { read, judge } = courseOf(task);
	const round = new Round(state, judge, budget.portion);
	// What the last poll had no time for comes first.
	const begins = state.asked < state.polled;
	if (begins) yield* askAt(undefined, task, round);
	const { descents, conclude } = yield* read(task, round);
	const began = descents.map((descent) => descent?.began ?? Infinity);
	const hasAsked = begins || (yield* askAt(Math.min(...began, budget.now()), task, round));
	const { reviews, next } = conclude();
	const now = budget.now();
	return {
		reviews,
		state: note(task, round, reviews, { ...next, polled: now, asked: hasAsked ? now : next.asked }),
	};
}

/** A change of filters that was taken back, or is another one now, begins anew should it come again. */
function withoutOther(state: TriggerState, { filters }: Settings): TriggerState {
	const { rest, ...others } = state;
	return rest?.settles && !areSame(rest.settles.filters, filters) ? others : state;
}

/** How a poll reads, and what becomes of what it finds. */
interface Course {
	read: (task: Task, round: Round) => Exchange<Reading>;
	judge: Judge;
}

function courseOf({ state: { rest, filters: old }, settings, kind }: Task): Course {
	const { filters } = settings;
	const isChanged = !areSame(old, filters);
	if (rest?.above)
		return { read: climb, judge: isChanged ? both(old, filters) : ordinary(filters, kind) };
	return isChanged
		? { read: settle, judge: settling(old, filters) }
		: { read: look, judge: ordinary(filters, kind) };
}

/** Asks for what waits. @returns whether there was time for it */
function* askAt(now: number | undefined, { state, kind, settings, budget }: Task, round: Round) {
	const query = queryOf(settings, settings.filters.channels);
	return yield* ask(round, { kind, query, polled: state.polled, now }, budget);
}

/** The state once these have come out. */
function note(
	{ state: { filters: old } }: Task,
	round: Round,
	reviews: Found[],
	{ rest, past, ...next }: TriggerState,
): TriggerState {
	const noted = round.noted(reviews, next.floor);
	return {
		...next,
		...noted,
		waiting: noted.waiting.map((entry) => switched(entry, old, next.filters)),
		past: past.filter(({ until }) => until > next.floor),
		...(rest ? { rest } : {}),
	};
}

const NOTHING = { floor: -Infinity, seen: {}, waiting: [], past: [] };

/** The first poll: what could come out now was there before, and what waits for approval is waited for. */
export function* begin(kind: Kind, settings: Settings, budget: Budget): Exchange<TriggerState> {
	const { filters, event } = settings;
	const round = new Round(NOTHING, arrived(filters), budget.portion);
	const range = { query: queryOf(settings, filters.channels), floor: -Infinity };
	const descent = new Descent(kind, range, budget, round.take);
	yield* descent.page();
	yield* descent.downTo(heldSince(descent.newest, settings));
	const { mark, near, floor } = startOf(descent, kind, settings, budget);
	const noted = round.noted([], floor);
	const held = Math.min(floor, heldSince(mark, settings));
	const now = budget.now();
	return {
		version: 2,
		event,
		filters,
		...noted,
		// What was held back even before the look-back, and is still, comes out once it is approved.
		waiting: noted.waiting.filter(({ time }) => time > held),
		mark,
		near,
		day: Math.max(mark - DAY, floor),
		lastRead: { day: now, all: now },
		polled: now,
		asked: now,
		past: [],
	};
}

/** From when on what was held back is waited for. */
const heldSince = (mark: number, { lookBack }: Settings) =>
	mark - Math.max(lookBack, LONGEST_MODERATION);

/**
 * Where it begins: at the newest review, less what is looked back to; but what lies too deep to be read counts as past.
 *
 * Where there is no review at all, nothing can have been there before: then all of the time of moderation counts, so
 * that a review which was held back comes out, and an import of old ones does not.
 */
export function startOf(
	read: Pick<Descent, 'times' | 'newest' | 'reached' | 'began' | 'clock'>,
	kind: Kind,
	settings: Settings,
	budget: Pick<Budget, 'inSight'>,
): Pick<TriggerState, 'mark' | 'near' | 'floor'> {
	const { times, newest, reached, began, clock } = read;
	if (times.length === 0) {
		// Reviews that were never edited took all the time: edits may lie behind them.
		if (reached !== -Infinity) return { mark: began, near: began, floor: began };
		const floor = clock === undefined ? 0 : Math.max(0, heldSince(began, settings));
		return { mark: floor + settings.lookBack, near: floor, floor };
	}
	const near = sight(newest, read, budget);
	const past = floorBelow(newest, near, kind, settings);
	const isRead = reached <= heldSince(newest, settings);
	const floor = isRead ? past : Math.max(past, Math.min(reached, newest));
	return { mark: newest, near: Math.max(near, floor), floor };
}
