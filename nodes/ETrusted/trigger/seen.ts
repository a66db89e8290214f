import { createHash } from 'crypto';

import { HOUR } from './review';

/**
 * Eight bytes in base64. With 100,000 noted, a new one is taken for one of them once in 10^14 times; whole IDs would
 * take four times the room in n8n's database.
 */
const LENGTH = 11;

const BYTES = 8;

const toHash = (key: string) =>
	createHash('sha256').update(key).digest().subarray(0, BYTES).toString('base64').slice(0, LENGTH);

const toHour = (time: number) => Math.floor(time / HOUR);

/** As it is stored: the hashes of an hour, one after the other, by the hour's number since the epoch. */
export type StoredSeen = Record<string, string>;

/** What was seen, by the time it bears, so that it can be forgotten hour by hour. */
export class Seen {
	private readonly hours: Map<number, Set<string>>;

	private readonly all: Set<string>;

	constructor(stored: StoredSeen) {
		this.hours = new Map(
			Object.entries(stored).map(([hour, hashes]) => [Number(hour), toSet(hashes)]),
		);
		this.all = new Set([...this.hours.values()].flatMap((hashes) => [...hashes]));
	}

	/** Whether it was seen, at whatever time; from now on it bears this one, should the API have changed it. */
	recognizes(key: string, time: number): boolean {
		const hash = toHash(key);
		const isKnown = this.all.has(hash);
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
		const kept = [...this.hours].filter(([hour]) => hour >= toHour(floor));
		return Object.fromEntries(kept.map(([hour, hashes]) => [String(hour), [...hashes].join('')]));
	}

	private put(hash: string, time: number) {
		const hour = toHour(time);
		const hashes = this.hours.get(hour) ?? new Set();
		this.hours.set(hour, hashes.add(hash));
		this.all.add(hash);
	}
}

const toSet = (hashes: string) =>
	new Set(
		Array.from({ length: hashes.length / LENGTH }, (_, index) =>
			hashes.slice(index * LENGTH, (index + 1) * LENGTH),
		),
	);
