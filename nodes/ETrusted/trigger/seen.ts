import { createHash } from 'crypto';

import { HOUR } from './times';

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

	constructor(stored: StoredSeen) {
		this.hours = new Map(
			Object.entries(stored).map(([hour, hashes]) => [Number(hour), toSet(hashes)]),
		);
	}

	has(key: string, time: number): boolean {
		return this.hours.get(toHour(time))?.has(toHash(key)) === true;
	}

	add(key: string, time: number) {
		const hour = toHour(time);
		const hashes = this.hours.get(hour) ?? new Set();
		this.hours.set(hour, hashes.add(toHash(key)));
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
}

const toSet = (hashes: string) =>
	new Set(
		Array.from({ length: hashes.length / LENGTH }, (_, index) =>
			hashes.slice(index * LENGTH, (index + 1) * LENGTH),
		),
	);
