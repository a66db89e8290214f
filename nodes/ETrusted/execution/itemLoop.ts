import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	NodeOperationError,
} from 'n8n-workflow';

import { describeError } from '../messages/describe';
import { Api } from '../transport/api';
import { clock } from '../transport/clock';
import { RequestFailed, type FailedRequest } from '../transport/exchange';
import { SharedReads } from '../transport/sharedReads';
import type { Outcome } from '../transport/jobs';
import { sendAll } from '../transport/sending';
import { inTurns, leadersOf } from './grouping';
import { describeRun } from './hint';
import { ItemParameters } from './itemParameters';
import { DEFAULTS, Skipped, type Operation, type Pending } from './operation';
import { RunNotes } from './runNotes';
import { sendEachOnce, type SendOnceRun } from './sendOnce';
import { cut } from '../helpers/bounds';
import { Problems } from '../helpers/problems';
import {
	errorOutput,
	failureError,
	stoppedError,
	notSent,
	wrongValues,
	wrongValuesError,
	type Result,
	type WrongItem,
} from './results';

/** Bytes of the words of a database, or of what else cannot remember. */
const LONGEST_REASON = 300;

/** Milliseconds of preparing after which n8n gets its turn: webhooks, the editor and health checks wait so long. */
const LONGEST_BREATH = 50;

/**
 * The node's one item loop: prepares every item, and only then sends; each output is paired to its item.
 *
 * Without "Continue On Fail" one wrong item keeps all from being sent, and the first failure ends the sending.
 *
 * @throws {NodeOperationError} for wrong values
 * @throws {NodeApiError} for what the API or the network refused
 */
export async function runItems(
	context: IExecuteFunctions,
	operation: Operation,
): Promise<INodeExecutionData[]> {
	const run = new ItemRun(context, operation);
	await run.prepare();
	await run.send();
	return run.outputs();
}

/** Whether an AI agent calls: n8n names a node's tool form so, and 2.4x also has a function that tells. */
function isTool(context: IExecuteFunctions): boolean {
	const { isToolExecution } = context as Partial<IExecuteFunctions>;
	return /Tool$/.test(context.getNode().type) || isToolExecution?.call(context) === true;
}

class ItemRun {
	private readonly parameters: ItemParameters;

	private readonly zone: string;

	private readonly isManual: boolean;

	private readonly isTool: boolean;

	/** As a tool always: agents up to 2.x hand an error that is thrown to their model as an empty text. */
	private readonly continues: boolean;

	private readonly results: Result[];

	private readonly pending: Pending[] = [];

	private readonly sharedReads = new SharedReads();

	/** What failed for all, and need not be tried for those that were still to be sent. */
	private failureOfAll: Result | undefined;

	/** Why what was sent before could not be looked up. */
	private lookupFailure: string | undefined;

	/** Why what was accepted could not be noted for another try of this execution. */
	private noteFailure: string | undefined;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly operation: Operation,
	) {
		this.isTool = isTool(context);
		this.parameters = new ItemParameters(context, this.isTool);
		this.zone = context.getTimezone();
		this.isManual = context.getMode() === 'manual';
		this.continues = this.isTool || context.continueOnFail();
		this.results = context.getInputData().map(() => ({ state: 'untouched' }));
	}

	/** Checks all items before anything is sent. Stop ends it. */
	async prepare() {
		const stop = this.context.getExecutionCancelSignal();
		const wrong: WrongItem[] = [];
		let breathAt = clock.now() + LONGEST_BREATH;
		for (const item of this.results.keys()) {
			if (clock.now() >= breathAt) {
				await clock.breathe();
				if (stop?.aborted) break;
				breathAt = clock.now() + LONGEST_BREATH;
			}
			const problems = this.prepareItem(item);
			if (problems) wrong.push({ item, problems });
		}
		if (wrong.length > 0 && !this.continues) {
			throw wrongValuesError(this.context.getNode(), wrong, this.results.length);
		}
		for (const { item, problems } of wrong) this.results[item] = wrongValues(problems);
	}

	async send() {
		const { pending } = this;
		if (pending.length === 0 || this.context.getExecutionCancelSignal()?.aborted) return;
		const api = await this.openApi();
		if (!api) return;
		const notes = new RunNotes(this.context, pending, this.isTool);
		try {
			const run: SendOnceRun = {
				send: async (some) => await this.sendSome(some, api, notes),
				results: this.results,
				mayGoOn: () => this.mayGoOn(),
				stop: this.context.getExecutionCancelSignal(),
			};
			this.lookupFailure = await sendEachOnce(this.context, await notes.answer(this.results), run);
		} finally {
			notes.close(this.results);
			this.noteFailure = notes.failure;
		}
	}

	outputs(): INodeExecutionData[] {
		const { results, context } = this;
		const failed = results.findIndex(({ state }) => state === 'failed');
		const untouched = results.findIndex(({ state }) => state === 'untouched');
		const { creation } = this.operation.wording;
		const counts = creation !== undefined;
		if (failed !== -1 && !this.continues)
			throw failureError(context.getNode(), results, failed, counts, this.warnings);
		if (untouched !== -1) throw stoppedError(context.getNode(), results, untouched, counts);
		const hint = creation && describeRun(creation.done, results, this.warnings);
		if (hint) context.addExecutionHints(hint);
		return results.flatMap((result, item) => this.outputsOf(result, item));
	}

	/** What went wrong with remembering, of which no order hears anything. */
	private get warnings(): string[] {
		const { lookupFailure, noteFailure } = this;
		return [
			lookupFailure &&
				`What was sent before could not be looked up: ${cut(lookupFailure, LONGEST_REASON)}`,
			noteFailure &&
				`What was accepted could not be noted, so another try of this execution would send it again: ${cut(noteFailure, LONGEST_REASON)}`,
		].filter((warning) => warning !== undefined && warning !== '') as string[];
	}

	private outputsOf(result: Result, item: number): INodeExecutionData[] {
		const pairedItem = { item };
		switch (result.state) {
			case 'done':
				return this.told(result.outputs).map((json) => ({ json, pairedItem }));
			case 'skipped':
				return [{ json: result.output, pairedItem }];
			case 'failed':
				return [{ json: errorOutput(this.context, result, item), pairedItem }];
			case 'untouched':
				return [];
		}
	}

	/** Agents read an empty text where a tool puts out nothing, and take it for a failure. */
	private told(outputs: IDataObject[]): IDataObject[] {
		const { noneFound: message } = this.operation.wording;
		const isSilent = outputs.length === 0 && this.isTool && message !== undefined;
		return isSilent ? [{ found: 0, message }] : outputs;
	}

	/** What is wrong with an item, if anything is. */
	private prepareItem(item: number): Problems | undefined {
		const [first] = this.pending;
		if (first && this.parameters.areSame) {
			this.pending.push({ ...first, item });
			return undefined;
		}
		const problems = new Problems();
		const { parameters, zone, isManual, isTool } = this;
		const context = { parameters, item, zone, isManual, isTool, problems };
		const prepared = this.operation.prepare(context);
		if (problems.found.length > 0) return problems;
		if ('output' in prepared) this.results[item] = notSent(prepared);
		else this.pending.push({ ...prepared, item });
		return undefined;
	}

	/**
	 * Where the node continues on fail, a credential that is missing or unsafe is every item's failure: from an error
	 * that is thrown n8n makes a success, with the input as the output (workflow-execute, continueOnFail).
	 */
	private async openApi(): Promise<Api | undefined> {
		if (!this.continues) return await Api.open(this.context);
		try {
			return await Api.open(this.context);
		} catch (error) {
			const { message, description } = error as NodeOperationError;
			for (const { item } of this.pending) {
				this.results[item] = {
					state: 'failed',
					described: { message, description: description ?? '' },
				};
			}
			return undefined;
		}
	}

	/** Sends what is pending and notes every item's result; those that take turns one after the other. */
	private async sendSome(pending: Pending[], api: Api, notes: RunNotes) {
		for (const turn of inTurns(pending)) {
			if (this.mayGoOn()) await this.sendTurn(turn, api, notes);
		}
	}

	/** Equal reads are sent once; nothing is, once a failure was found to be every item's. */
	private async sendTurn(pending: Pending[], api: Api, notes: RunNotes) {
		const { failureOfAll } = this;
		if (failureOfAll) {
			for (const { item } of pending) this.results[item] = failureOfAll;
			return;
		}
		const leaders = leadersOf(pending);
		const sent = [...new Set(leaders.values())];
		const jobs = sent.map((entry) => ({
			exchange: () => entry.exchange(notes.isInDoubt(entry)),
			maxRetries: entry.maxRetries,
		}));
		const { outcomes, failureOfAll: error } = await sendAll(jobs, {
			send: async (request) =>
				await this.sharedReads.send(request, async (one) => await api.send(one)),
			maxConcurrentRequests: pending[0]?.maxConcurrentRequests ?? DEFAULTS.maxConcurrentRequests,
			stopAtFailure: !this.continues,
			cancelSignal: this.context.getExecutionCancelSignal(),
			onDone: (index, value) => {
				const output = value instanceof Skipped ? undefined : value[0];
				if (output) notes.remember(sent[index] as Pending, output);
			},
		});
		this.failureOfAll = error && this.toResult({ state: 'failed', error }, api);
		sent.forEach((entry, index) => {
			const outcome = outcomes[index] as Outcome<IDataObject[] | Skipped>;
			this.results[entry.item] = this.toResult(outcome, api);
			if (failedRequest(outcome)?.uncertain) notes.doubt(entry);
		});
		for (const [entry, leader] of leaders) {
			if (leader !== entry) this.results[entry.item] = copyOf(this.results[leader.item] as Result);
		}
	}

	private mayGoOn(): boolean {
		if (this.context.getExecutionCancelSignal()?.aborted) return false;
		return this.continues || !this.results.some(({ state }) => state === 'failed');
	}

	private toResult(outcome: Outcome<IDataObject[] | Skipped>, api: Api): Result {
		if (outcome.state === 'untouched') return outcome;
		if (outcome.state === 'done') {
			const { value } = outcome;
			return value instanceof Skipped
				? { state: 'skipped', ...value }
				: { state: 'done', outputs: value };
		}
		const described = describeError(outcome.error, this.operation.wording, api);
		return { state: 'failed', described, uncertain: failedRequest(outcome)?.uncertain };
	}
}

/** Each item has an output of its own: what a later node changes in one must not show in another. */
function copyOf(result: Result): Result {
	if (result.state !== 'done') return result;
	return { state: 'done', outputs: result.outputs.map((output) => structuredClone(output)) };
}

/** The request that an item failed with, if it was one. */
const failedRequest = (outcome: Outcome<unknown>): FailedRequest | undefined =>
	outcome.state === 'failed' && outcome.error instanceof RequestFailed
		? outcome.error.outcome
		: undefined;
