import type { Budget, Found } from './descent';
import { KINDS } from './kinds';
import { areSame, isDue, matches } from './matching';
import { Seen } from './seen';
import type { Settings } from './settings';
import type { TriggerState, Waiting } from './state';
import { DAY } from './times';
import { stillWaiting } from './waiting';

/** How long a review may be moderated before it is approved; imported ones are older. */
export const LONGEST_MODERATION = 30 * DAY;

/** What came of one poll. */
export interface Round {
	/** What to note. It is a new object: a poll that fails notes nothing. */
	state: TriggerState;
	/** The oldest first. */
	reviews: Found[];
}

/** What a poll has read. Times in milliseconds since the epoch. */
export interface Reading {
	found: Found[];
	/** All that is later was read, from where it began. */
	reached: number;
	/** Whether there is nothing older. */
	isAtEnd: boolean;
	/** Whether no part in between was left out. */
	isWhole: boolean;
	/** The API's clock. */
	clock: number | undefined;
	/** This machine's clock. */
	now: number;
}

/** What the panel says, and how much a poll may do. */
export type Bounds = Settings & Pick<Budget, 'portion' | 'inSight'>;

/** What came of asking by ID. */
export interface Asked {
	/** Those that may come out by now. */
	due: Found[];
	/** All that is waited for, these included, with when each was asked for. */
	waiting: Waiting[];
}

/**
 * When it was read: by the API's clock, but no later than by this machine's. Of two clocks that differ, the later one
 * could make a wait seem over that is not, and a beginning lie in the future; the earlier one costs some requests.
 */
export const timeOfReading = ({ clock, now }: Pick<Reading, 'clock' | 'now'>) =>
	Math.min(clock ?? now, now);

/**
 * Where it begins: at the newest review, less what is looked back to. A review from the future is no newer than now.
 *
 * Where there is no review at all, nothing can have been there before: then all of the time of moderation counts, so
 * that a review which was held back comes out, and an import of old ones does not.
 */
export function startOf(
	reading: Pick<Reading, 'found' | 'clock' | 'now'>,
	bounds: Bounds,
): { mark: number; floor: number } {
	if (reading.found.length > 0) {
		const mark = newest(reading);
		return { mark, floor: floorBelow(mark, reading.found, bounds) };
	}
	const { lookBack } = bounds;
	const began = reading.clock === undefined ? 0 : timeOfReading(reading);
	const floor = Math.max(0, began - Math.max(lookBack, LONGEST_MODERATION));
	return { mark: floor + lookBack, floor };
}

/**
 * How far back of `mark` a reading has to go: the look-back, or further, up to the longest moderation, until there are as
 * many reviews as are to stay in sight.
 *
 * Not for edits: the API cannot be asked for those of some time, so that going back costs pages of reviews never edited.
 */
function floorBelow(mark: number, found: Found[], { event, lookBack, inSight }: Bounds): number {
	const floor = mark - lookBack;
	if (!KINDS[event].hasWindows) return floor;
	const times = found.map(({ time }) => time).sort((one, other) => other - one);
	return Math.min(floor, Math.max(mark - LONGEST_MODERATION, times[inSight] ?? -Infinity));
}

/** The first round: what could come out now was there before, and what waits for approval is waited for. */
export function begin(reading: Reading, settings: Bounds): TriggerState {
	const { mark, floor } = startOf(reading, settings);
	const state: TriggerState = {
		version: 1,
		event: settings.event,
		// What lies too deep to be read counts as past.
		floor: reading.isAtEnd ? floor : Math.max(floor, reading.reached),
		mark,
		seen: {},
		waiting: [],
		filters: settings.filters,
	};
	const seen = new Seen({});
	const isOld = ({ review }: Found) => isDue(review, settings.emitBeforeApproval);
	// What was held back even before the look-back, and is still, comes out once it is approved.
	const isHeld = (found: Found) =>
		!isOld(found) && found.time > Math.min(state.floor, mark - LONGEST_MODERATION);
	for (const { key, time } of reading.found.filter(isOld)) seen.add(key, time);
	return {
		...state,
		seen: seen.after(state.floor),
		waiting: noteWaiting([], reading.found.filter(isHeld), settings, timeOfReading(reading)),
	};
}

/**
 * After a change of filters: what could have come out before, and was left out by the filters of then, stays out.
 * Whether it was there before the change or came a moment ago cannot be told: n8n stores no state for what is left out.
 */
export function settle(state: TriggerState, reading: Reading, settings: Settings): TriggerState {
	const old = reading.found.filter(
		({ review }) => isDue(review, settings.emitBeforeApproval) && !matches(review, state.filters),
	);
	const seen = new Seen(state.seen);
	for (const { key, time } of old) seen.add(key, time);
	const ids = new Set(old.map(({ review }) => review.id));
	const settled = {
		...state,
		seen: seen.after(state.floor),
		waiting: state.waiting.filter(({ id }) => !ids.has(id)),
	};
	return isThrough(state, reading)
		? { ...settled, filters: settings.filters, rest: undefined }
		: {
				...settled,
				rest: { why: 'settling', below: reading.reached, filters: settings.filters },
			};
}

/** Whether all that is not past was read. */
export const isThrough = ({ floor }: TriggerState, { isAtEnd, reached }: Reading) =>
	isAtEnd || reached <= floor;

/** Whether all that is newer than at the last round was read. */
export const isConnected = ({ mark }: TriggerState, { isAtEnd, reached }: Reading) =>
	isAtEnd || reached <= mark;

/** What is new in what was read, and what to note of it. */
export function conclude(
	state: TriggerState,
	reading: Reading,
	asked: Asked,
	settings: Bounds,
): Round {
	const seen = new Seen(state.seen);
	const isNew = ({ key, time }: Found) => time > state.floor && !seen.has(key, time);
	const { filters, emitBeforeApproval, portion } = settings;
	const unseen = reading.found.filter((found) => isNew(found) && matches(found.review, filters));
	const due = unseen.filter(({ review }) => isDue(review, emitBeforeApproval));
	// One that was asked for may have been edited since, and so be found in the list as well.
	const candidates = [
		...new Map([...asked.due, ...due].map((found) => [found.key, found])).values(),
	].sort(byTime);
	const reviews = candidates.slice(0, portion);
	for (const { key, time } of reviews) seen.add(key, time);

	const isLeft = candidates.length > reviews.length;
	const moved = isLeft ? state : advance(state, reading, settings);
	const out = new Set(reviews.map(({ review }) => review.id));
	const now = timeOfReading(reading);
	const waiting = noteWaiting(
		asked.waiting.filter(({ id }) => !out.has(id)),
		unseen.filter(({ review }) => !isDue(review, emitBeforeApproval)),
		settings,
		now,
	);
	return {
		reviews,
		state: {
			...moved,
			filters,
			seen: seen.after(moved.floor),
			waiting: stillWaiting(waiting, moved.floor),
		},
	};
}

/** How far it has got, once nothing is left over of what was read. */
function advance(state: TriggerState, reading: Reading, bounds: Bounds): TriggerState {
	const { rest, ...kept } = state;
	const mark = Math.max(state.mark, newest(reading));
	const began = rest?.why === 'lookBack' && !reading.isWhole ? rest.mark : mark;
	return isThrough(state, reading)
		? { ...kept, mark, floor: Math.max(state.floor, floorBelow(began, reading.found, bounds)) }
		: { ...kept, mark, rest: { why: 'lookBack', below: reading.reached, mark: began } };
}

/** The newest time that was read, but none in the future. */
const newest = ({ found, clock = Infinity }: Pick<Reading, 'found' | 'clock'>) =>
	Math.min(
		found.reduce((latest, { time }) => Math.max(latest, time), -Infinity),
		clock,
	);

function noteWaiting(
	waiting: Waiting[],
	found: Found[],
	{ filters }: Settings,
	now: number,
): Waiting[] {
	const known = new Set(waiting.map(({ id }) => id));
	const more = found
		.filter(({ review }) => matches(review, filters) && !known.has(String(review.id)))
		.map(({ time, review }) => ({ id: String(review.id), time, noted: now, asked: now }));
	return [...waiting, ...more];
}

const byTime = (one: Found, other: Found) =>
	one.time - other.time || (one.key < other.key ? -1 : 1);

/** Whether the filters are those of the last round. */
export const isUnchanged = (state: TriggerState, settings: Settings) =>
	areSame(state.filters, settings.filters);
