import { strict as assert } from 'node:assert';
import { setImmediate as turn } from 'node:timers/promises';
import type {
	DeduplicationHelperFunctions,
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';

/** A use of the memory, for those who watch it or make it fail. */
export interface DeduplicationCall {
	method: 'checkProcessedAndRecord' | 'removeProcessed' | 'clearAllProcessedItems';
	items: string[];
}

type Watcher = (call: DeduplicationCall) => void | Promise<void>;

/**
 * n8n's memory of what its Remove Duplicates node has seen: the table `processed_data`, one row for each workflow and
 * node (packages/cli, deduplication/deduplication-helper.ts). As there, asking records, equal values of one call are
 * all new, a row is read, changed and written without any lock, and of two first writes one is refused. Unlike there,
 * the values stand in clear, so that tests can read them; and of the modes only `entries` exists.
 */
export class Deduplication implements IDataDeduplicator {
	/** Every call, in order; a failed one too. */
	readonly calls: DeduplicationCall[] = [];

	/** Called before the row is read. What it throws is what the call throws, and nothing is written. */
	before: Watcher = () => {};

	/** Called after the row is written. What it throws is what the call throws: the answer is lost, the row stays. */
	after: Watcher = () => {};

	private readonly rows = new Map<string, string>();

	/** What is remembered, in all rows, oldest first. */
	get entries(): string[] {
		return [...this.rows.values()].flatMap((row) => JSON.parse(row) as string[]);
	}

	/** What our node has marked of orders, without what its processes leave there for each other. */
	get marks(): string[] {
		return this.entries.filter((entry) => /\|[12?]$/.test(entry));
	}

	/** As if nothing had ever been remembered, watched or made to fail. */
	reset(): void {
		this.rows.clear();
		this.calls.length = 0;
		this.before = () => {};
		this.after = () => {};
	}

	/** The helpers of a node, as its context has them. */
	helpersFor(
		workflowId: string,
		nodeId: string,
	): Pick<DeduplicationHelperFunctions, 'checkProcessedAndRecord' | 'removeProcessed'> {
		const context = {
			workflow: { id: workflowId, active: true },
			node: { id: nodeId },
		} as ICheckProcessedContextData;
		return {
			checkProcessedAndRecord: async (items, scope, options) =>
				await this.checkProcessedAndRecord(items, scope, context, options),
			removeProcessed: async (items, scope, options) =>
				await this.removeProcessed(items, scope, context, options),
		};
	}

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		{ mode, maxEntries }: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		assert.equal(mode, 'entries', 'The test engine remembers entries only');
		return await this.use('checkProcessedAndRecord', items, scope, context, (row = []) => {
			const known = new Set(row);
			const isKnown = (item: DeduplicationItemTypes) => known.has(String(item));
			const fresh = items.filter((item) => !isKnown(item));
			row.push(...fresh.map(String));
			if (maxEntries) row.splice(0, row.length - maxEntries);
			return [row, { new: fresh, processed: items.filter(isKnown) }];
		});
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		{ mode }: ICheckProcessedOptions,
	): Promise<void> {
		assert.equal(mode, 'entries', 'Removing processed data is not possible in mode "latest"');
		await this.use('removeProcessed', items, scope, context, (row) => {
			for (const item of items) {
				const index = row?.indexOf(String(item)) ?? -1;
				if (index !== -1) row?.splice(index, 1);
			}
			return [row, undefined];
		});
	}

	async clearAllProcessedItems(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		await this.use('clearAllProcessedItems', [], scope, context, () => [undefined, undefined]);
	}

	async getProcessedDataCount(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<number> {
		await turn();
		return this.read(nameOf(scope, context))?.length ?? 0;
	}

	/**
	 * Reads, changes and writes a row; each takes a turn of the process, so that others come in between.
	 *
	 * @param change of the row to the new one (none: it goes) and the answer
	 */
	private async use<T>(
		method: DeduplicationCall['method'],
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		change: (row: string[] | undefined) => [string[] | undefined, T],
	): Promise<T> {
		const call = { method, items: items.map(String) };
		this.calls.push(call);
		await this.before(call);
		assert.ok(context.workflow.id);
		const name = nameOf(scope, context);
		await turn();
		const old = this.read(name);
		const [row, answer] = change(old && [...old]);
		await turn();
		if (!old && this.rows.has(name)) {
			throw new Error(
				'SQLITE_CONSTRAINT: UNIQUE constraint failed: processed_data.workflowId, processed_data.context',
			);
		}
		if (row) this.rows.set(name, JSON.stringify(row));
		else this.rows.delete(name);
		await this.after(call);
		return answer;
	}

	private read(name: string): string[] | undefined {
		const row = this.rows.get(name);
		return row === undefined ? undefined : (JSON.parse(row) as string[]);
	}
}

const nameOf = (scope: DeduplicationScope, { workflow, node }: ICheckProcessedContextData) =>
	`${workflow.id}|${scope === 'node' ? `n:${node?.id}` : ''}`;
