import type { IDataObject } from 'n8n-workflow';

import type { Exchange } from '../transport/exchange';
import { askByIds } from './asking';
import { Descent, type Budget } from './descent';
import { KINDS, type Kind } from './kinds';
import { areSame } from './matching';
import {
	begin,
	conclude,
	isConnected,
	isThrough,
	isUnchanged,
	LONGEST_MODERATION,
	settle,
	startOf,
	timeOfReading,
	type Reading,
	type Round,
} from './round';
import type { Settings } from './settings';
import type { TriggerState } from './state';

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
): Exchange<Round> {
	const kind = KINDS[settings.event];
	if (!state) return { state: yield* start(kind, settings, budget), reviews: [] };
	return isUnchanged(state, settings)
		? yield* carryOn(withoutSettling(state), kind, settings, budget)
		: yield* change(state, kind, settings, budget);
}

/** A change that was taken back: what comes from now on has not been looked through for it. */
function withoutSettling({ rest, ...state }: TriggerState): TriggerState {
	return rest && rest.why !== 'settling' ? { ...state, rest } : state;
}

function* start(kind: Kind, settings: Settings, budget: Budget): Exchange<TriggerState> {
	const descent = new Descent(kind, { query: queryOf(settings) }, budget);
	yield* descent.page();
	const bounds = { ...settings, ...budget };
	const { mark, floor } = startOf(readingOf(descent, kind, budget), bounds);
	yield* descent.downTo(Math.min(floor, mark - LONGEST_MODERATION));
	return begin(readingOf(descent, kind, budget), bounds);
}

function* carryOn(
	state: TriggerState,
	kind: Kind,
	settings: Settings,
	budget: Budget,
): Exchange<Round> {
	const { rest } = state;
	const from = rest?.why === 'backlog' ? rest.below : undefined;
	const descent = new Descent(kind, { ...rangeOf(state, settings), below: from }, budget);
	yield* descent.downTo(state.mark);
	if (rest?.why === 'lookBack') descent.leaveOut(state.mark, rest.below);
	yield* descent.downTo(state.floor, budget.lookBackEnd);
	const reading = readingOf(descent, kind, budget);
	if (!isConnected(state, reading)) {
		return { state: { ...state, rest: { why: 'backlog', below: reading.reached } }, reviews: [] };
	}
	return yield* finish(state, reading, settings, budget);
}

function* change(
	state: TriggerState,
	kind: Kind,
	settings: Settings,
	budget: Budget,
): Exchange<Round> {
	const { rest } = state;
	const goesOn = rest?.why === 'settling' && areSame(rest.filters, settings.filters);
	const from = goesOn ? rest.below : undefined;
	const descent = new Descent(kind, { ...rangeOf(state, settings), below: from }, budget);
	yield* descent.downTo(state.floor);
	const reading = readingOf(descent, kind, budget);
	const settled = settle(state, reading, settings);
	// Of a reading that began in the middle, what is wanted further up would be taken for past.
	const isReadWhole = from === undefined && isThrough(state, reading);
	return isReadWhole
		? yield* finish(settled, reading, settings, budget)
		: { state: settled, reviews: [] };
}

function* finish(
	state: TriggerState,
	reading: Reading,
	settings: Settings,
	budget: Budget,
): Exchange<Round> {
	const asked = yield* askByIds(state, timeOfReading(reading), settings, budget);
	return conclude(state, reading, asked, { ...settings, ...budget });
}

const rangeOf = ({ floor }: TriggerState, settings: Settings) => ({
	query: queryOf(settings),
	floor,
});

/** Only what changes what a review looks like, and whose reviews come at all: no state, no rating, no type. */
export const queryOf = ({ filters: { channels }, include }: Settings): IDataObject => ({
	...(channels.length > 0 ? { channels } : {}),
	...(include.length > 0 ? { additionalInformation: include } : {}),
});

function readingOf(
	{ found, reached, isAtEnd, isWhole, clock }: Descent,
	{ hasWindows }: Kind,
	{ now }: Budget,
): Reading {
	return {
		found: [...found.values()],
		reached,
		// Where the API has no windows, the next poll could not go on below: what was not reached is not promised.
		isAtEnd: isAtEnd || !hasWindows,
		isWhole,
		clock,
		now: now(),
	};
}
