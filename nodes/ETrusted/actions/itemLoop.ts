import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { AcceptedEvents } from '../transport/acceptedEvents';
import { judge } from '../transport/answer';
import { Api } from '../transport/api';
import { describeAnswer, toNodeError, type Described } from '../transport/errors';
import { sendAll, type Outcome } from '../transport/sending';
import { ItemParameters } from './itemParameters';
import { DEFAULTS, type Operation, type Prepared } from './operation';
import { describeProblems, Problems } from './problems';

/** An error message stays readable; what is beyond is counted. */
const MOST_ITEMS_IN_A_MESSAGE = 10;

/** What is known of one item at the end. */
type Result =
	/** `accepted` by the API, in this try or an earlier one; what was skipped is done without. */
	| { state: 'done'; outputs: IDataObject[]; accepted?: true }
	/** `doubtful` where the API may have acted on it. */
	| { state: 'failed'; described: Described; details?: unknown; doubtful?: boolean }
	| { state: 'notSent' };

/** A prepared item that has to be sent. */
type Pending = Extract<Prepared, { job: unknown }> & { item: number };

/**
 * The node's one item loop: prepares every item, and only then sends; each output is paired to its item.
 *
 * Without "Continue On Fail" one wrong item keeps all from being sent, and the first failure ends the sending.
 *
 * @throws {NodeOperationError} for wrong values
 * @throws {NodeApiError} for what the API or the network refused
 */
export async function runItems(context: IExecuteFunctions, operation: Operation): Promise<INodeExecutionData[]> {
	const run = new ItemRun(context, operation);
	run.prepare();
	await run.send();
	return run.outputs();
}

class ItemRun {
	private readonly parameters: ItemParameters;

	private readonly continues: boolean;

	private readonly results: Result[];

	private readonly pending: Pending[] = [];

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly operation: Operation,
	) {
		this.parameters = new ItemParameters(context);
		this.continues = context.continueOnFail();
		this.results = context.getInputData().map(() => ({ state: 'notSent' }));
	}

	/** Checks all items before anything is sent. */
	prepare() {
		const zone = this.context.getTimezone();
		const wrong: Array<{ item: number; problems: Problems }> = [];
		this.results.forEach((_, item) => {
			const [first] = this.pending;
			if (first && this.parameters.areConstant) {
				this.pending.push({ ...first, item });
				return;
			}
			const problems = new Problems();
			const prepared = this.operation.prepare({ parameters: this.parameters, item, zone, problems });
			if (problems.found.length > 0) {
				wrong.push({ item, problems });
			} else if ('output' in prepared) {
				this.results[item] = { state: 'done', outputs: [prepared.output] };
			} else {
				this.pending.push({ ...prepared, item });
			}
		});
		if (wrong.length > 0 && !this.continues) throw this.wrongValues(wrong);
		for (const { item, problems } of wrong) {
			const described = {
				message: `Not sent, because values are wrong: ${describeProblems(problems.found)}`,
				description: '',
			};
			this.results[item] = { state: 'failed', described, details: problems.found };
		}
	}

	async send() {
		if (this.pending.length === 0) return;
		const api = await this.openApi();
		if (!api) return;
		const memory = this.operation.wording.creates ? this.openMemory() : undefined;
		try {
			const unsent = this.pending.filter((pending) => !this.answerFromMemory(pending, memory));
			const outcomes = await sendAll(
				unsent.map(({ job }) => job),
				{
					send: async (request) => await api.send(request),
					maxConcurrentRequests: this.maxConcurrentRequests(),
					stopAtFailure: !this.continues,
					cancelSignal: this.context.getExecutionCancelSignal(),
					onAccepted: (index, body) => {
						const { identity, item } = unsent[index] as Pending;
						if (identity) memory?.remember(item, identity, asOutput(body));
					},
				},
			);
			unsent.forEach(({ item }, index) => {
				this.results[item] = this.toResult(item, outcomes[index] as Outcome, api);
			});
		} finally {
			memory?.close(this.results.every(({ state }) => state === 'done'));
		}
	}

	outputs(): INodeExecutionData[] {
		const failed = this.results.findIndex(({ state }) => state === 'failed');
		const unsent = this.results.findIndex(({ state }) => state === 'notSent');
		if (failed !== -1 && !this.continues) throw this.failure(failed);
		if (unsent !== -1) throw this.stopped(unsent);
		return this.results.flatMap((result, item) => {
			const pairedItem = { item };
			if (result.state === 'done') return result.outputs.map((json) => ({ json, pairedItem }));
			return result.state === 'failed' ? [{ json: this.errorOutput(result, item), pairedItem }] : [];
		});
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
				this.results[item] = { state: 'failed', described: { message, description: description ?? '' } };
			}
			return undefined;
		}
	}

	private openMemory(): AcceptedEvents {
		const round = this.context.getWorkflowDataProxy(0).$runIndex;
		return new AcceptedEvents(this.context.getContext('node'), round);
	}

	private answerFromMemory({ identity, item }: Pending, memory?: AcceptedEvents): boolean {
		const answer = identity && memory?.answerTo(item, identity);
		if (answer) this.results[item] = { state: 'done', outputs: [{ ...answer }], accepted: true };
		return answer !== undefined;
	}

	private maxConcurrentRequests(): number {
		const item = (this.pending[0] as Pending).item;
		return (
			this.operation.maxConcurrentRequests?.({ parameters: this.parameters, item, problems: new Problems() }) ??
			DEFAULTS.maxConcurrentRequests
		);
	}

	private toResult(item: number, outcome: Outcome, api: Api): Result {
		if (outcome.state === 'notSent') return outcome;
		if (outcome.state === 'accepted') {
			const outputs = this.operation.present(outcome.body, { parameters: this.parameters, item });
			if (outputs) return { state: 'done', outputs, accepted: true };
			return {
				state: 'failed',
				described: {
					message: 'The answer is not what the eTrusted API is documented to send',
					description: 'Whoever runs this n8n should check the API base URL of the eTrusted credential.',
					status: outcome.status,
				},
			};
		}
		const described = describeAnswer(outcome.answer, this.operation.wording, api.host, api.secrets);
		const tries = outcome.tries > 1 ? `, after ${outcome.tries} tries` : '';
		return {
			state: 'failed',
			described: { ...described, message: described.message + tries },
			doubtful: judge(outcome.answer, this.operation.wording.creates) === 'doubtful',
		};
	}

	private errorOutput({ described, details }: Extract<Result, { state: 'failed' }>, item: number): IDataObject {
		const { message, description, status } = described;
		const error = `${message} [item ${item}]`;
		if (!this.mayTellDetails()) return { error };
		const told = details ?? { ...(status === undefined ? {} : { status }), whatToDo: description };
		return { error, details: told as IDataObject };
	}

	/**
	 * n8n 1 takes an item for a failed one, and moves it to the error output, only where it holds nothing but `error`
	 * (n8n-core 1.122, workflow-execute, handleNodeErrorOutput); n8n 2.4x allows `details`, and is told by a function
	 * that its context has and n8n 1's has not.
	 */
	private mayTellDetails(): boolean {
		const isSorted = this.context.getNode().onError === 'continueErrorOutput';
		return !isSorted || typeof (this.context as Partial<IExecuteFunctions>).isToolExecution === 'function';
	}

	private wrongValues(wrong: Array<{ item: number; problems: Problems }>): NodeOperationError {
		const told = wrong
			.slice(0, MOST_ITEMS_IN_A_MESSAGE)
			.map(({ item, problems }) => `${describeProblems(problems.found)} [item ${item}]`);
		const untold = wrong.length > told.length ? ` … and ${wrong.length - told.length} more items` : '';
		const message = `Nothing was sent, because values are wrong: ${told.join(' | ')}${untold}`;
		const error = new NodeOperationError(this.context.getNode(), message, {
			itemIndex: wrong[0]?.item,
			description: `Items with wrong values: ${wrong.length} of ${this.results.length}. Correct them and run the node again. To send the others all the same, set Settings > On Error to continue.`,
		});
		// n8n replaces messages that contain an error code, and a value can contain anything (see toNodeError).
		error.message = message;
		return error;
	}

	private failure(item: number): Error {
		const { described } = this.results[item] as Extract<Result, { state: 'failed' }>;
		const others = this.results.flatMap((result, other) =>
			result.state === 'failed' && other !== item ? [`Also failed: ${result.described.message} [item ${other}].`] : [],
		);
		return toNodeError(
			this.context.getNode(),
			{
				...described,
				message: `${described.message} [item ${item}]${this.acceptedSoFar(item)}`,
				description: [described.description, ...others.slice(0, MOST_ITEMS_IN_A_MESSAGE)].join(' '),
			},
			item,
		);
	}

	private stopped(item: number): Error {
		const message = `The execution was stopped before this item was sent [item ${item}]${this.acceptedSoFar(item)}`;
		return new NodeOperationError(this.context.getNode(), message, { itemIndex: item });
	}

	private acceptedSoFar(item: number): string {
		const total = this.results.length;
		if (total === 1 || !this.operation.wording.creates) return '';
		const accepted = this.results.filter((result) => result.state === 'done' && result.accepted).length;
		const doubtful = this.results.filter((result, other) => result.state === 'failed' && result.doubtful && other !== item);
		const perhaps = doubtful.length > 0 ? `, ${doubtful.length} more may have been` : '';
		return `. ${accepted} of ${total} items were accepted before it${perhaps}`;
	}
}

/** The API's answer as an item: it is documented to be an object, but a proxy may answer anything. */
export function asOutput(body: unknown): IDataObject {
	const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
	return isObject ? (body as IDataObject) : { Message: String(body ?? '') };
}
