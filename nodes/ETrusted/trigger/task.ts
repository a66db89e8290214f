import type { IDataObject } from 'n8n-workflow';

import type { Exchange } from '../transport/exchange';
import { ask } from './asking';
import { Descent, type Budget, type Range } from './descent';
import type { Found, Kind } from './review';
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
