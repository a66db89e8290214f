import { createHash } from 'crypto';

import { isObject } from '../helpers/json';
import { DAY, HOUR, type Kind } from './review';
import type { Filters, Settings, TriggerEvent } from './settings';

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

/** As it is stored: the hashes of an hour, one after the other, by the hour's number since the epoch. */
export type StoredSeen = Record<string, string>;

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
	/** When one last had the time to ask for what waits. Where that is earlier, the next poll begins with it. */
	asked: number;
	/** What has come out, or was there before. */
	seen: StoredSeen;
	waiting: Waiting[];
	past: Past[];
	rest?: Rest;
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
	const polled = timeOr(stored.polled, 0);
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
		polled,
		asked: timeOr(stored.asked, polled),
		seen,
		waiting,
		past,
		...(version === 2 && isRest(stored.rest) ? { rest: stored.rest } : {}),
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

/** How long a review may be moderated before it is approved; imported ones are older. */
export const LONGEST_MODERATION = 30 * DAY;

/**
 * How far down each poll reads: to the hundredth newest, or an hour before the newest; no further than the longest
 * moderation.
 *
 * @param read with how far down it was read, where those are less than a hundred
 */
export function sight(
	mark: number,
	{ times, reached }: { times: number[]; reached: number },
	{ inSight }: { inSight: number },
): number {
	const hundredth = [...times].sort((one, other) => other - one)[inSight] ?? reached;
	return Math.min(mark - HOUR, Math.max(mark - LONGEST_MODERATION, hundredth));
}

/**
 * What is past once all was read: what is further back than the look-back, and than the newest hundred.
 *
 * Not of edits: the API cannot be asked for those of some time, so that going back costs pages of reviews never edited.
 */
export const floorBelow = (
	mark: number,
	near: number,
	{ orderBy }: Kind,
	{ lookBack }: Pick<Settings, 'lookBack'>,
) => (orderBy === 'submittedAt' ? Math.min(mark - lookBack, near) : mark - lookBack);

/**
 * Eight bytes in base64. With 100,000 noted, a new one is taken for one of them once in 10^14 times; whole IDs would
 * take four times the room in n8n's database.
 */
const LENGTH = 11;

const BYTES = 8;

const toHash = (key: string) =>
	createHash('sha256').update(key).digest().subarray(0, BYTES).toString('base64').slice(0, LENGTH);

const toHour = (time: number) => Math.floor(time / HOUR);

/**
 * What was seen, by the time it bears, so that it can be forgotten hour by hour.
 *
 * An hour is taken apart once it is looked into: a look-back of a month can hold 100,000, of which a poll meets a hundred.
 */
export class Seen {
	/** Those that were looked into; the others are as they were stored. */
	private readonly hours = new Map<number, Set<string>>();

	/** All there are, once one was not found at its own time. */
	private all: Set<string> | undefined;

	constructor(private readonly stored: StoredSeen) {}

	/** Whether it was seen, at whatever time; from now on it bears this one, should the API have changed it. */
	recognizes(key: string, time: number): boolean {
		const hash = toHash(key);
		if (this.of(toHour(time)).has(hash)) return true;
		const isKnown = this.everything().has(hash);
		if (isKnown) this.put(hash, time);
		return isKnown;
	}

	add(key: string, time: number) {
		this.put(toHash(key), time);
	}

	/**
	 * As it is stored.
	 *
	 * @param floor hours that ended before it are forgotten
	 */
	after(floor: number): StoredSeen {
		const read = [...this.hours]
			.filter(([, hashes]) => hashes.size > 0)
			.map(([hour, hashes]) => [String(hour), [...hashes].join('')]);
		const all = { ...this.stored, ...(Object.fromEntries(read) as StoredSeen) };
		return Object.fromEntries(
			Object.entries(all).filter(([hour]) => Number(hour) >= toHour(floor)),
		);
	}

	private of(hour: number): Set<string> {
		const hashes = this.hours.get(hour) ?? toSet(this.stored[hour] ?? '');
		this.hours.set(hour, hashes);
		return hashes;
	}

	private everything(): Set<string> {
		if (this.all) return this.all;
		this.all = new Set();
		for (const hashes of Object.values(this.after(-Infinity))) {
			for (const hash of toSet(hashes)) this.all.add(hash);
		}
		return this.all;
	}

	private put(hash: string, time: number) {
		this.of(toHour(time)).add(hash);
		this.all?.add(hash);
	}
}

const toSet = (hashes: string) =>
	new Set(
		Array.from({ length: hashes.length / LENGTH }, (_, index) =>
			hashes.slice(index * LENGTH, (index + 1) * LENGTH),
		),
	);
