/**
 * What is under way in this process: exact, and without a call of n8n's memory. Only while an execution lasts; what is
 * remembered beyond is in the row.
 *
 * @template Outcome what became of an order, for those that wait for it
 */
export class Claims<Outcome> {
	private readonly underWay = new Map<string, Promise<Outcome>>();

	/** An execution's hold on what it claims; `memory` is the workflow's and the node's ID. */
	open(memory: string): Claim<Outcome> {
		return new Claim(this.underWay, memory);
	}
}

export class Claim<Outcome> {
	private readonly held = new Map<string, (outcome: Outcome) => void>();

	constructor(
		private readonly underWay: Map<string, Promise<Outcome>>,
		private readonly memory: string,
	) {}

	/**
	 * Claims the orders, so that no other execution of this process sends them meanwhile.
	 *
	 * @returns those that others have claimed, with the outcome to wait for
	 */
	take(keys: string[]): Map<string, Promise<Outcome>> {
		const others = new Map<string, Promise<Outcome>>();
		for (const key of keys) {
			const other = this.underWay.get(this.nameOf(key));
			if (other) others.set(key, other);
			else
				this.underWay.set(this.nameOf(key), new Promise((resolve) => this.held.set(key, resolve)));
		}
		return others;
	}

	/** Lets go of an order that is held, and tells those that wait. */
	release(key: string, outcome: Outcome): void {
		const tell = this.held.get(key);
		if (!tell) return;
		this.held.delete(key);
		this.underWay.delete(this.nameOf(key));
		tell(outcome);
	}

	/** Lets go of everything that is still held. */
	releaseAll(outcome: Outcome): void {
		for (const key of [...this.held.keys()]) this.release(key, outcome);
	}

	private nameOf(key: string): string {
		return `${this.memory}|${key}`;
	}
}
