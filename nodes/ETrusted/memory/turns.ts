import { Presence } from './presence';
import { Row, type Deduplication } from './row';
import { Turn, type Fate, type Traces, type Wishes } from './turn';

interface Waiting {
	wishes: Wishes;
	helpers: Deduplication;
	done: (fates: Map<string, Fate>) => void;
	failed: (error: Error) => void;
}

/** The turns of each memory, by the workflow's and the node's ID. */
const memories = new Map<string, Turns>();

/**
 * The turns that this process takes at one row, one at a time: what its executions want meanwhile becomes one turn.
 */
export class Turns {
	private readonly row = new Row();

	private readonly presence = new Presence();

	private readonly traces: Traces = { canary: undefined, litter: [] };

	private readonly waiting: Waiting[] = [];

	private isRunning = false;

	static of(memory: string): Turns {
		const turns = memories.get(memory) ?? new Turns();
		memories.set(memory, turns);
		return turns;
	}

	/**
	 * Answers once what is wished is in the row.
	 *
	 * @param helpers n8n's, of the execution that wishes
	 * @returns what became of each order to begin
	 * @throws what n8n's helper throws
	 */
	async take(helpers: Deduplication, wishes: Partial<Wishes>): Promise<Map<string, Fate>> {
		return await new Promise((done, failed) => {
			const all = { begin: [], overdue: [], accepted: [], notAccepted: [], ...wishes };
			this.waiting.push({ wishes: all, helpers, done, failed });
			if (!this.isRunning) void this.run();
		});
	}

	private async run(): Promise<void> {
		this.isRunning = true;
		for (let some = this.waiting.splice(0); some.length > 0; some = this.waiting.splice(0)) {
			const { helpers } = some[0] as Waiting;
			const turn = new Turn(helpers, this.row, this.presence, this.traces, merge(some));
			try {
				const fates = await turn.run();
				for (const { done } of some) done(fates);
			} catch (error) {
				for (const { failed } of some) failed(error as Error);
			}
		}
		this.isRunning = false;
	}
}

const merge = (waiting: Waiting[]): Wishes => ({
	begin: waiting.flatMap(({ wishes }) => wishes.begin),
	overdue: waiting.flatMap(({ wishes }) => wishes.overdue),
	accepted: waiting.flatMap(({ wishes }) => wishes.accepted),
	notAccepted: waiting.flatMap(({ wishes }) => wishes.notAccepted),
});
