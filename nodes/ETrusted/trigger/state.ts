import { isObject } from '../helpers/json';
import type { StoredSeen } from './seen';
import type { Filters, TriggerEvent } from './settings';

/** A review that is not approved yet. Times in milliseconds since the epoch. */
export interface Waiting {
	id: string;
	/** When it was submitted, or edited. */
	time: number;
	/** When it was first seen so. */
	noted: number;
	/** When its state was last seen, or last asked for in vain. */
	asked: number;
	/** How often in a row the API refused to tell it. */
	failures?: number;
	/** Rejected or discarded: given up first. */
	refused?: true;
	/**
	 * What brings it out, where that is not simply that it is due by the filters: `approval`, as for all that waited when
	 * Emit Before Approval was switched on; `switch`, for what was in moderation when it all began with that option: it is
	 * old, unless it still waits when the option is switched off.
	 */
	until?: 'approval' | 'switch';
}

/** What one poll could not read within its time, and the next one goes on with. */
export interface Rest {
	/**
	 * All that is not later is unread; among edits the cursor of the page that is next. None where not even the first page
	 * was read.
	 */
	below?: number | string;
	/** The newest review of the time when that reading began: by this one what was read is complete. */
	mark: number;
	/**
	 * There is a backlog: how far up pages reach, the highest first. Nothing comes out before all down to the state's
	 * `mark` was read; then it climbs page by page.
	 */
	above?: number[];
	/** The filters are being changed. */
	settles?: Settling;
}

export interface Settling {
	/** To these. */
	filters: Filters;
	/** What of added channels was submitted up to here is past. */
	until?: number;
	/** How far down each poll reads then. */
	near?: number;
}

/** All but these channels' reviews are past where they were submitted up to a time. */
export interface Past {
	channels: string[];
	until: number;
}

/** All that is noted between two polls; docs/trigger.md says when each part changes. Milliseconds since the epoch. */
export interface TriggerState {
	version: 2;
	/** The workflow whose state it is. */
	workflow?: string;
	event: TriggerEvent;
	/** Those of the last round: what they left out stays out when they are changed. */
	filters: Filters;
	/** What was submitted up to here is past. It never moves back. */
	floor: number;
	/** All up to here, and after `floor`, was read. */
	mark: number;
	/** How far down each poll reads. */
	near: number;
	/** How far down it reads several times an hour. */
	day: number;
	/** When it last read that far, and down to `floor`, by this machine's clock. */
	lastRead: { day: number; all: number };
	/** When the last poll was, by this machine's clock. */
	polled: number;
	/** What has come out, or was there before. */
	seen: StoredSeen;
	waiting: Waiting[];
	past: Past[];
	rest?: Rest;
	/** What the next poll begins with, because the last one had no time for it. */
	first?: 'asking';
}

/** Whose state is wanted. */
export interface Owner {
	workflow: string | undefined;
	event: TriggerEvent;
	/** What the panel says now. */
	filters: Filters;
}

/**
 * The state that n8n has stored; none where there is none, or only that of another event or workflow, which began
 * elsewhere, or where it was damaged.
 *
 * What only saves requests may be missing, as it does in the state of version 1.
 */
export function readState(stored: unknown, owner: Owner): TriggerState | undefined {
	if (!isObject(stored) || stored.event !== owner.event) return undefined;
	const { version, workflow, floor, mark, seen, waiting, filters, past = [] } = stored;
	if (version !== 1 && version !== 2) return undefined;
	const isElsewhere =
		workflow !== undefined && owner.workflow !== undefined && workflow !== owner.workflow;
	const isWhole = isTime(floor) && isTime(mark) && isSeen(seen) && isListOf(waiting, isWaiting);
	if (isElsewhere || !isWhole || !isFilters(filters) || !isListOf(past, isPast)) return undefined;
	const { emitBeforeApproval = owner.filters.emitBeforeApproval } = filters;
	const lastRead = isObject(stored.lastRead) ? stored.lastRead : {};
	return {
		version: 2,
		...(owner.workflow === undefined ? {} : { workflow: owner.workflow }),
		event: owner.event,
		filters: { ...filters, emitBeforeApproval },
		floor,
		mark,
		near: timeOr(stored.near, floor),
		day: timeOr(stored.day, floor),
		lastRead: { day: timeOr(lastRead.day, 0), all: timeOr(lastRead.all, 0) },
		polled: timeOr(stored.polled, 0),
		seen,
		waiting,
		past,
		...(version === 2 && isRest(stored.rest) ? { rest: stored.rest } : {}),
		...(stored.first === 'asking' ? { first: stored.first } : {}),
	};
}

const isTime = (value: unknown): value is number => Number.isFinite(value);
const timeOr = (value: unknown, other: number) => (isTime(value) ? value : other);

const isListOf = <T>(value: unknown, isOne: (entry: unknown) => entry is T): value is T[] =>
	Array.isArray(value) && value.every(isOne);

const isSeen = (value: unknown): value is StoredSeen =>
	isObject(value) && Object.values(value).every((hashes) => typeof hashes === 'string');

const isWaiting = (entry: unknown): entry is Waiting =>
	isObject(entry) &&
	typeof entry.id === 'string' &&
	[entry.time, entry.noted, entry.asked].every(isTime);

const isPast = (entry: unknown): entry is Past =>
	isObject(entry) && Array.isArray(entry.channels) && isTime(entry.until);

/** Version 1 had no Emit Before Approval among them. */
const isFilters = (
	value: unknown,
): value is Omit<Filters, 'emitBeforeApproval'> & Partial<Filters> =>
	isObject(value) && [value.channels, value.ratings, value.types, value.skus].every(Array.isArray);

function isRest(value: unknown): value is Rest {
	if (!isObject(value)) return false;
	const { below, mark, above, settles } = value;
	return (
		isTime(mark) &&
		(below === undefined || isTime(below) || typeof below === 'string') &&
		(above === undefined || (isTime(below) && isListOf(above, isTime))) &&
		(settles === undefined || (isObject(settles) && isFilters(settles.filters)))
	);
}

/** Whether two filters want the same. */
export function areSame(one: Filters, other: Filters): boolean {
	const lists = ['channels', 'ratings', 'types', 'skus'] as const;
	const isSameList = (name: (typeof lists)[number]) =>
		JSON.stringify(one[name]) === JSON.stringify(other[name]);
	return (
		lists.every(isSameList) &&
		one.includeWithoutText === other.includeWithoutText &&
		one.emitBeforeApproval === other.emitBeforeApproval
	);
}
