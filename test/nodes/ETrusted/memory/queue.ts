import type { Process, Processes } from './processes';

/** n8n's queue: each process takes so many executions at once, of one order each. */
export class Queue {
	private readonly waiting: string[] = [];

	private running = 0;

	private readonly busy = new Map<Process, number>();

	/** What is still to come: then it is not empty yet. */
	private announced = 0;

	constructor(
		private readonly processes: Processes,
		private readonly concurrency = 5,
	) {}

	deliver(references: string[]): void {
		this.waiting.push(...references);
		this.pump();
	}

	/** Kills a process at a moment; another comes up, and what it had in hand is delivered again later. */
	kill(process: Process, at: number, again: number): void {
		const { world } = this.processes;
		this.announced += 1;
		world.at(at, () => {
			process.isDead = true;
			this.running -= this.busy.get(process) ?? 0;
			const inHand = [...process.hand];
			this.processes.start();
			world.at(world.now + again, () => {
				this.announced -= 1;
				this.deliver(inHand);
			});
			this.pump();
		});
	}

	async drained(): Promise<void> {
		await this.processes.world.run(() => this.waiting.length + this.running + this.announced === 0);
	}

	private pump(): void {
		const { all, world } = this.processes;
		for (let isOpen = true; isOpen && this.waiting.length > 0;) {
			const free = all.filter(
				(process) => !process.isDead && (this.busy.get(process) ?? 0) < this.concurrency,
			);
			isOpen = free.length > 0;
			if (isOpen) void this.execute(world.pick(...free), this.waiting.shift() as string);
		}
	}

	private async execute(process: Process, reference: string): Promise<void> {
		const { world } = this.processes;
		this.running += 1;
		this.busy.set(process, (this.busy.get(process) ?? 0) + 1);
		// The worker fetches the execution and starts it; what is killed before is delivered again as well.
		process.hand.push(reference);
		await world.sleep(world.between(5, 40));
		if (process.isDead) return;
		process.hand.splice(process.hand.indexOf(reference), 1);
		await process.deliver([reference]);
		this.running -= 1;
		this.busy.set(process, (this.busy.get(process) ?? 0) - 1);
		this.pump();
	}
}
