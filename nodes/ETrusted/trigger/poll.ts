import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../helpers/json';
import { call, RequestFailed, type Exchange } from '../transport/exchange';
import { encodeSegment, get } from '../transport/request';
import { Descent, toFound, type Budget, type Found } from './descent';
import { KINDS, type Kind } from './kinds';
import { areSame, isDue, matches } from './matching';
import {
	begin,
	conclude,
	isConnected,
	isThrough,
	isUnchanged,
	settle,
	startOf,
	timeOfReading,
	type Asked,
	type Reading,
	type Round,
} from './round';
import type { Settings } from './settings';
import type { TriggerState } from './state';
import { dueForAsking } from './waiting';

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
		? yield* carryOn(state, kind, settings, budget)
		: yield* change(state, kind, settings, budget);
}

function* start(kind: Kind, settings: Settings, budget: Budget): Exchange<TriggerState> {
	const descent = new Descent(kind, { query: queryOf(settings) }, budget);
	yield* descent.page();
	const { floor } = startOf(readingOf(descent, kind, budget), settings.lookBack);
	yield* descent.downTo(floor);
	return begin(readingOf(descent, kind, budget), settings);
}

function* carryOn(
	state: TriggerState,
	kind: Kind,
	settings: Settings,
	budget: Budget,
): Exchange<Round> {
	const rest = state.rest?.why === 'settling' ? undefined : state.rest;
	const from = rest?.why === 'backlog' ? rest.below : undefined;
	const descent = new Descent(kind, { ...rangeOf(state, settings), below: from }, budget);
	yield* descent.downTo(state.mark);
	if (rest?.why === 'lookBack') descent.leaveOut(state.mark, rest.below);
	yield* descent.downTo(state.floor);
	const reading = readingOf(descent, kind, budget, from);
	if (!isConnected(state, reading)) {
		return { state: { ...state, rest: { why: 'backlog', below: reading.reached } }, reviews: [] };
	}
	return yield* finish({ ...state, rest }, reading, settings, budget);
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
	const reading = readingOf(descent, kind, budget, from);
	const settled = settle(state, reading, settings);
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
	return conclude(state, reading, asked, { ...settings, portion: budget.portion });
}

/**
 * Asks for reviews that wait and are found by no reading any more. One that the API does not give may be back at the
 * next time; a failure ends the asking, but not the poll: what was read must not wait for it.
 *
 * @param now milliseconds since the epoch, by the API's clock
 */
function* askByIds(
	state: TriggerState,
	now: number,
	settings: Settings,
	budget: Budget,
): Exchange<Asked> {
	const due: Found[] = [];
	const waiting = new Map(state.waiting.map((entry) => [entry.id, entry]));
	for (const entry of dueForAsking(state.waiting, state.floor, now)) {
		if (budget.now() >= budget.end) break;
		waiting.set(entry.id, { ...entry, asked: now });
		try {
			const review = yield* askById(entry.id, budget);
			if (!isDue(review, settings.emitBeforeApproval)) continue;
			const found = toFound(review, KINDS[settings.event]);
			if (matches(review, settings.filters)) due.push(...found);
			else waiting.delete(entry.id);
		} catch (error) {
			if (!(error instanceof RequestFailed)) throw error;
			if (!isUnknown(error)) break;
		}
	}
	return { due, waiting: [...waiting.values()] };
}

function* askById(id: string, { timeout }: Budget): Exchange<IDataObject> {
	const { body } = yield* call(
		get(`/reviews/${encodeSegment(id)}`, { timeout, promises: (_, answer) => isObject(answer) }),
	);
	return body as IDataObject;
}

/** Whether the API does not know the review; it may know it again later. */
const isUnknown = ({ outcome: { answer } }: RequestFailed) =>
	answer.kind === 'answered' && answer.status === 404;

const rangeOf = ({ floor }: TriggerState, settings: Settings) => ({
	query: queryOf(settings),
	floor,
});

/** Only what changes what a review looks like, and whose reviews come at all: no state, no rating, no type. */
export const queryOf = ({ filters: { channels }, include }: Settings): IDataObject => ({
	...(channels.length > 0 ? { channels: channels.join(',') } : {}),
	...(include.length > 0 ? { additionalInformation: include.join(',') } : {}),
});

function readingOf(
	{ found, reached, isAtEnd, isWhole, clock }: Descent,
	{ hasWindows }: Kind,
	{ now }: Budget,
	from = Infinity,
): Reading {
	return {
		found: [...found.values()],
		from,
		reached,
		// Where the API has no windows, the next poll could not go on below: what was not reached is not promised.
		isAtEnd: isAtEnd || !hasWindows,
		isWhole,
		clock,
		now: now(),
	};
}
