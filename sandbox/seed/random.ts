/** Numbers that look random and are the same at every start (mulberry32). */
export class Random {
	constructor(private state: number) {}

	/** From 0 to below 1. */
	next(): number {
		this.state = (this.state + 0x6d2b79f5) | 0;
		let bits = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
		bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
		return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
	}

	/** Whether something happens that does so this often, from 0 never to 1 always. */
	chance(often: number): boolean {
		return this.next() < often;
	}

	/** @throws {Error} when there is nothing to pick from */
	pick<T>(items: readonly T[]): T {
		const item = items[Math.floor(this.next() * items.length)];
		if (item === undefined) throw new Error('There is nothing to pick from');
		return item;
	}
}
