import type { IExecuteFunctions } from 'n8n-workflow';

import { reasonOf } from '../helpers/reason';
import { clock } from '../transport/clock';

/** n8n's deduplication helpers, as far as they are used here. */
export type Deduplication = Pick<
	IExecuteFunctions['helpers'],
	'checkProcessedAndRecord' | 'removeProcessed'
>;

/** Two entries an order: 10,000 orders are remembered, the oldest are dropped. */
const MOST_ENTRIES = 20_000;

/** What fits into 65,535 bytes, the column of n8n 1 on MySQL and MariaDB: 27 bytes an entry. */
const MOST_IN_A_SMALL_COLUMN = 2_400;

/** Milliseconds: two first calls at once make n8n's database refuse one of them. */
const WAIT_AFTER_REFUSAL = 20;

/** So many calls say how long one may take. */
const CALLS_MEASURED = 16;

/** From so many on, the slowest one is left out: it met garbage being collected, or code that had never run. */
const ENOUGH_CALLS = 8;

/** Milliseconds, the shortest and the longest time that a write is given to settle. */
const SETTLES_IN = { atLeast: 10, atMost: 400 };

/**
 * The row of n8n's table `processed_data` that belongs to this node of this workflow, through the helpers of its Remove
 * Duplicates node. Each call reads the whole row, changes it and writes it back, without any lock: what another process
 * writes in between is lost. What one call writes is written, or lost, as a whole.
 */
export class Row {
	private mostEntries = MOST_ENTRIES;

	/** Milliseconds that the last calls took. */
	private readonly durations: number[] = [];

	/**
	 * After so many milliseconds, whatever another process read before a write of ours is written as well: three times
	 * what the slowest of the last calls took, a single slow one left out.
	 */
	get settlesIn(): number {
		const slowestFirst = [...this.durations].sort((one, other) => other - one);
		const slow = slowestFirst[slowestFirst.length < ENOUGH_CALLS ? 0 : 1] ?? 0;
		return Math.min(SETTLES_IN.atMost, Math.max(SETTLES_IN.atLeast, 3 * slow));
	}

	/**
	 * Records the entries; n8n has no question that does not.
	 *
	 * @returns those that were known before
	 * @throws what n8n's helper throws when it is called twice
	 */
	async record(helpers: Deduplication, entries: string[]): Promise<Set<string>> {
		const answer = await this.call(
			async (options) => await helpers.checkProcessedAndRecord(entries, 'node', options),
		);
		// n8n answers with two empty lists where the row is of another kind.
		if (answer.new.length + answer.processed.length < entries.length)
			throw new Error('n8n’s memory of this node cannot be read');
		return new Set(answer.processed.map(String));
	}

	/** Takes entries out, all of them in one write. */
	async remove(helpers: Deduplication, entries: string[]): Promise<void> {
		await this.call(async (options) => await helpers.removeProcessed(entries, 'node', options));
	}

	/** A call that fails is tried once more; where the column is too small for the row, with fewer entries from then on. */
	private async call<T>(
		use: (options: { mode: 'entries'; maxEntries: number }) => Promise<T>,
	): Promise<T> {
		const once = async () => {
			const before = clock.now();
			const answer = await use({ mode: 'entries', maxEntries: this.mostEntries });
			this.measure(clock.now() - before);
			return answer;
		};
		try {
			return await once();
		} catch (error) {
			if (/too long/i.test(reasonOf(error))) this.mostEntries = MOST_IN_A_SMALL_COLUMN;
			else await clock.sleep(WAIT_AFTER_REFUSAL);
			return await once();
		}
	}

	/** A clock that was set back or forth says nothing: what is measured stays within what is used. */
	private measure(milliseconds: number) {
		this.durations.push(Math.min(SETTLES_IN.atMost, Math.max(0, milliseconds)));
		if (this.durations.length > CALLS_MEASURED) this.durations.shift();
	}
}
