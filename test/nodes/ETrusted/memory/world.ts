/** Virtual time: what sleeps costs none, and everything happens in the order of its moment. */
export class World {
	/** Milliseconds since the world began. */
	now = 0;

	private readonly due: Array<{ at: number; nth: number; go: () => void }> = [];

	private nth = 0;

	constructor(private seed: number) {}

	/** At least 0, less than 1; the same sequence for the same seed. */
	random(): number {
		this.seed = (Math.imul(this.seed, 1_664_525) + 1_013_904_223) >>> 0;
		const mixed = Math.imul(this.seed ^ (this.seed >>> 15), 0x2c1b3c6d) >>> 0;
		return ((mixed ^ (mixed >>> 12)) >>> 0) / 2 ** 32;
	}

	between(least: number, most: number): number {
		return least + (most - least) * this.random();
	}

	pick<T>(...choices: T[]): T {
		return choices[Math.floor(this.random() * choices.length)] as T;
	}

	/** Happens with this probability. */
	chance(probability: number): boolean {
		return this.random() < probability;
	}

	async sleep(milliseconds: number): Promise<void> {
		await new Promise<void>((resolve) => this.at(this.now + Math.max(0, milliseconds), resolve));
	}

	at(moment: number, go: () => void): void {
		this.due.push({ at: moment, nth: this.nth++, go });
	}

	/** Lets time pass until it is done. Fails where nothing is due any more, or a day has gone by. */
	async run(isDone: () => boolean): Promise<void> {
		for (;;) {
			await new Promise((resolve) => setImmediate(resolve));
			if (isDone()) return;
			const next = this.takeNext();
			if (!next) throw new Error('Nothing will happen any more');
			this.now = Math.max(this.now, next.at);
			if (this.now > 86_400_000) throw new Error('A day has gone by');
			next.go();
		}
	}

	private takeNext() {
		let first = 0;
		this.due.forEach(({ at, nth }, index) => {
			const { at: earliest, nth: before } = this.due[first] as { at: number; nth: number };
			if (at < earliest || (at === earliest && nth < before)) first = index;
		});
		return this.due.splice(first, 1)[0];
	}
}

/** What never comes to an end: a call of a process that was killed. */
export const never = async () => await new Promise<never>(() => {});
