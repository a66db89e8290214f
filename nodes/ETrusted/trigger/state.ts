import { isObject } from '../helpers/json';
import type { Filters, TriggerEvent } from './settings';
import type { StoredSeen } from './seen';

/** A review that is not approved yet. Times in milliseconds since the epoch. */
export interface Waiting {
	id: string;
	/** When it was submitted, or edited. */
	time: number;
	/** When it was first seen so. */
	noted: number;
	/** When the API last told its state. */
	asked: number;
}

/** What one poll could not read within its time, and the next one goes on with: all that was not later than `below`. */
export type Rest =
	/** More has come than one poll can read: nothing comes out before its oldest end is reached. */
	| { why: 'backlog'; below: number }
	/** What is new was read, but not the whole look-back; `mark` is that of the time when reading it began. */
	| { why: 'lookBack'; below: number; mark: number }
	/** The filters were changed to these, and not all that stood there before has been looked through. */
	| { why: 'settling'; below: number; filters: Filters };

/**
 * All that is noted between two polls. A review is new where it was submitted after `floor` and is not among `seen`.
 * Times in milliseconds since the epoch.
 */
export interface TriggerState {
	version: 1;
	event: TriggerEvent;
	/** What was submitted up to here is past. It never moves back. */
	floor: number;
	/** The newest review of the last round that was complete. */
	mark: number;
	/** What has come out, or was there before. */
	seen: StoredSeen;
	waiting: Waiting[];
	/** Those of the last round: what they left out stays out when they are changed. */
	filters: Filters;
	rest?: Rest;
}

/** The state that n8n has stored; none where there is none, or only that of another event, which began elsewhere. */
export function readState(stored: unknown, event: TriggerEvent): TriggerState | undefined {
	const isKnown = isObject(stored) && stored.version === 1 && stored.event === event;
	return isKnown ? (stored as unknown as TriggerState) : undefined;
}
