import type { Exchange } from '../transport/exchange';
import { climb } from './backlog';
import { Descent, type Budget } from './descent';
import { look } from './look';
import { DAY, KINDS, type Kind } from './review';
import { arrived, Round } from './round';
import { settle } from './settle';
import type { Settings } from './settings';
import { areSame, type TriggerState } from './state';
import { floorBelow, LONGEST_MODERATION, queryOf, sight, type Outcome, type Task } from './task';

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
	const { first, ...noted } = state;
	const task: Task = { state: noted, first, kind, settings, budget };
	if (noted.rest?.above) return yield* climb(task, noted.rest);
	return areSame(noted.filters, settings.filters) ? yield* look(task) : yield* settle(task);
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
