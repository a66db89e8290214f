import type { ApiRequest } from './request';

/** A request that waits for its turn: an exchange's next one, or one that is sent again. */
export interface WaitingRequest {
	/** The exchange's place in the batch. */
	index: number;
	request: ApiRequest;
	/** How often it was sent. */
	tries: number;
	/** Milliseconds since the epoch. */
	due: number;
}

/** What waits, the earliest item first: it keeps its place while it waits. */
export class WaitingRequests {
	private entries: WaitingRequest[] = [];

	get size(): number {
		return this.entries.length;
	}

	/** When the first of them is due, in milliseconds since the epoch; `Infinity` where none waits. */
	get soonest(): number {
		return Math.min(...this.entries.map(({ due }) => due));
	}

	add(entry: WaitingRequest): void {
		const position = this.entries.findIndex((other) => other.index > entry.index);
		this.entries.splice(position === -1 ? this.entries.length : position, 0, entry);
	}

	/** Takes out the first that is due by `now`. */
	takeDue(now: number): WaitingRequest | undefined {
		const position = this.entries.findIndex(({ due }) => due <= now);
		return position === -1 ? undefined : this.entries.splice(position, 1)[0];
	}

	/** Takes out all that are not kept, and answers them. */
	dropAllBut(isKept: (entry: WaitingRequest) => boolean): WaitingRequest[] {
		const dropped = this.entries.filter((entry) => !isKept(entry));
		this.entries = this.entries.filter(isKept);
		return dropped;
	}
}
