import type { IDeduplicationOutput } from 'n8n-workflow';

import type { Deduplication } from '../../../../nodes/ETrusted/memory/row';
import { never, type World } from './world';

export interface RowOptions {
	/** Milliseconds, about, between a call's reading and its writing. */
	window: number;
	/** How often that takes four times as long. */
	stalls?: number;
	/** How often a call takes seconds. */
	longStalls?: number;
	/** How often a call fails: half of them before it has written, half after. */
	failures?: number;
	/** How often a call reads what the row held at some time before: the worst that other processes' writes can do. */
	chaos?: number;
	/** What is in the row to begin with. */
	entries?: string[];
	/** How many entries it holds at most; as many as its users ask for, unless told. */
	most?: number;
}

/** Who calls: a process that is killed neither writes nor answers any more. */
export interface Caller {
	isDead: boolean;
	/** It is killed after so many more writes. */
	writesLeft?: number;
}

/**
 * n8n's row of a node as several processes see it: read, changed and written without a lock, the first insert refused
 * to all but one (deduplication-helper.js of n8n 1.123.81 and 2.41.1). The entries stand in clear.
 */
export class SharedRow {
	row: string[] | undefined;

	calls = 0;

	/** How many writes have undone another one. */
	lostWrites = 0;

	/** Called with each state of the row. */
	onWrite: (row: string[]) => void = () => {};

	private version = 0;

	private readonly history: string[][] = [];

	constructor(
		private readonly world: World,
		private readonly options: RowOptions,
	) {
		if (options.entries) this.write([...options.entries]);
	}

	helpersOf(caller: Caller): Deduplication {
		const helpers = {
			checkProcessedAndRecord: async (
				items: string[],
				_: string,
				{ maxEntries }: { maxEntries: number },
			): Promise<IDeduplicationOutput> =>
				await this.change(caller, (row = []) => {
					const known = new Set(row);
					const fresh = items.filter((item) => !known.has(item));
					row.push(...fresh);
					row.splice(0, row.length - Math.min(maxEntries, this.options.most ?? maxEntries));
					return [row, { new: fresh, processed: items.filter((item) => known.has(item)) }];
				}),
			removeProcessed: async (items: string[]): Promise<void> =>
				await this.change(caller, (row) => {
					for (const item of items) {
						const index = row?.indexOf(item) ?? -1;
						if (index !== -1) row?.splice(index, 1);
					}
					return [row, undefined];
				}),
		};
		return helpers as unknown as Deduplication;
	}

	private async change<T>(
		caller: Caller,
		change: (row: string[] | undefined) => [string[] | undefined, T],
	): Promise<T> {
		const { world } = this;
		const { window, stalls = 0, longStalls = 0, failures = 0 } = this.options;
		this.calls += 1;
		const fails = world.chance(failures) ? world.pick('before', 'after') : undefined;
		await world.sleep(world.between(0.25, 0.75) * window);
		const { version } = this;
		const old = this.read();
		let gap = world.between(0.5, 1.5) * window;
		if (world.chance(stalls)) gap *= 4;
		if (world.chance(longStalls)) gap += world.between(1_000, 5_000);
		await world.sleep(gap);
		if (caller.isDead) await never();
		if (fails === 'before') throw new Error('database is locked');
		const [row, answer] = change(old && [...old]);
		if (row) {
			if (!old && this.row) throw new Error('UNIQUE constraint failed');
			if (this.version !== version) this.lostWrites += 1;
			this.write(row);
			if (caller.writesLeft !== undefined) caller.isDead = --caller.writesLeft === 0;
		}
		await world.sleep(world.between(0.1, 0.5) * window);
		if (caller.isDead) await never();
		if (fails === 'after') throw new Error('connection lost');
		return answer;
	}

	private read(): string[] | undefined {
		if (this.history.length > 0 && this.world.chance(this.options.chaos ?? 0))
			return this.world.pick(...this.history);
		return this.row;
	}

	private write(row: string[]): void {
		this.row = row;
		this.version += 1;
		if (this.options.chaos) this.history.push(row);
		this.onWrite(row);
	}
}
