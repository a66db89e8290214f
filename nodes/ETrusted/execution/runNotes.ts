import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { reasonOf } from '../helpers/reason';
import { AcceptedEvents } from './acceptedEvents';
import type { Pending } from './operation';
import type { Result } from './results';
import { ToolCall } from './toolCalls';

/**
 * What a run notes for the next try of its execution, and what it has from an earlier one.
 *
 * Nothing that goes wrong with notes changes what becomes of an item: what was accepted stays accepted, and what could
 * not be looked up is sent.
 */
export class RunNotes {
	/** Why something could not be noted, if so. */
	failure: string | undefined;

	private readonly events: AcceptedEvents | undefined;

	private readonly call: ToolCall | undefined;

	/** @param isTool whether an AI agent calls */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly pending: Pending[],
		private readonly isTool: boolean,
	) {
		if (!pending.some(({ once }) => once)) return;
		const notes = context.getContext('node');
		const round = context.getWorkflowDataProxy(0).$runIndex;
		if (isTool) this.call = new ToolCall(notes, pending);
		this.events = this.contain(() => new AcceptedEvents(notes, round, isTool));
	}

	/**
	 * Notes in `results` what need not be sent: what an earlier try has sent, and, once an agent's other calls for the same
	 * have ended, what may have been taken of theirs.
	 *
	 * @returns what is left for the run: all but what is in doubt
	 */
	async answer(results: Result[]): Promise<Pending[]> {
		const stop = this.context.getExecutionCancelSignal();
		const earlier = await this.call?.awaitEarlier(stop);
		const left = this.pending.filter(({ item }) => {
			const result = earlier?.get(item);
			if (result?.state !== 'failed' || !result.uncertain) return true;
			results[item] = result;
			return false;
		});
		for (const entry of left) {
			const answer = this.answerTo(entry);
			if (answer) results[entry.item] = { state: 'done', outputs: [answer] };
		}
		return left;
	}

	isInDoubt({ item, once }: Pending): boolean {
		return (
			once !== undefined && this.contain(() => this.events?.isInDoubt(item, once.identity)) === true
		);
	}

	/** Notes that an item was accepted, with its output. */
	remember({ item, once }: Pending, output: IDataObject): void {
		if (!once) return;
		const noted = replaced(output, emptied(once.unnoted ?? {}));
		this.contain(() => this.events?.remember(item, once.identity, noted));
	}

	/** Notes that nobody knows whether an item was accepted, where a later try should know that. */
	doubt({ item, once }: Pending): void {
		if (once?.remembersDoubt) this.contain(() => this.events?.doubt(item, once.identity));
	}

	/** @param results what became of all items of the run */
	close(results: Result[]): void {
		const isComplete = results.every(({ state }) => state === 'done' || state === 'skipped');
		this.contain(() => this.events?.close(isComplete));
		this.call?.end(results);
	}

	private answerTo({ item, once }: Pending): IDataObject | undefined {
		if (!once || (once.canBeUndone && this.isTool)) return undefined;
		const answer = this.contain(() => this.events?.answerTo(item, once.identity));
		return answer && replaced(answer, once.unnoted ?? {});
	}

	private contain<T>(work: () => T): T | undefined {
		try {
			return work();
		} catch (error) {
			this.failure ??= reasonOf(error);
			return undefined;
		}
	}
}

/** An output with other values for those keys that it has; each keeps its place. */
const replaced = (output: IDataObject, values: IDataObject): IDataObject =>
	Object.fromEntries(
		Object.entries(output).map(([key, value]) => [
			key,
			Object.hasOwn(values, key) ? values[key] : value,
		]),
	);

/** The same keys, each with nothing. */
const emptied = (values: IDataObject): IDataObject =>
	Object.fromEntries(Object.keys(values).map((key) => [key, null]));
