import { clock } from '../transport/clock';

/** A number of four digits to the base of eight names a process: two have the same one once in 4,096. */
const PLACES = 4;
const BASE = 8;

/** What must have gone by without a sign of another process, until this one counts as alone. */
const ALONE_AFTER = { turns: 10, milliseconds: 60_000 };

const markOf = (place: number, digit: number) => `eTrusted: a process with ${digit} at ${place}`;

/**
 * Whether other processes use the same row. Each leaves the digits of its number there; as long as it does not count as
 * alone, it takes all other digits away in every turn. So whoever finds one of its own digits gone is not alone, and
 * need not know the others' numbers for it.
 */
export class Presence {
	/** This process's marks. */
	readonly own: string[] = [];

	/** The marks that only others have. */
	readonly foreign: string[] = [];

	private quietSince: number | undefined;

	private quietTurns = 0;

	constructor() {
		for (let place = 0; place < PLACES; place += 1) {
			const own = Math.floor(clock.random() * BASE);
			for (let digit = 0; digit < BASE; digit += 1)
				(digit === own ? this.own : this.foreign).push(markOf(place, digit));
		}
	}

	get isAlone(): boolean {
		if (this.quietSince === undefined || this.quietTurns < ALONE_AFTER.turns) return false;
		return clock.elapsed() - this.quietSince >= ALONE_AFTER.milliseconds;
	}

	/** Takes what a turn saw: whether all of this process's marks were still there, and nothing of it was lost. */
	note(isQuiet: boolean): void {
		if (!isQuiet || this.quietSince === undefined) {
			this.quietSince = clock.elapsed();
			this.quietTurns = 0;
		}
		if (isQuiet) this.quietTurns += 1;
	}
}
