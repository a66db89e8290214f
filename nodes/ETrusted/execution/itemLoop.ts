import type { IExecuteFunctions, INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import { asOutput } from '../helpers/json';
import { AcceptedEvents } from './acceptedEvents';
import { Api } from '../transport/api';
import { describeAnswer } from '../messages';
import { sendAll, type Outcome } from '../transport/sending';
import { ItemParameters } from './itemParameters';
import { DEFAULTS, type Operation, type Prepared } from './operation';
import { Problems } from './problems';
import {
	errorOutput,
	failureError,
	stoppedError,
	wrongValues,
	wrongValuesError,
	type Result,
	type WrongItem,
} from './results';

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
export async function runItems(
	context: IExecuteFunctions,
	operation: Operation,
): Promise<INodeExecutionData[]> {
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
		const wrong: WrongItem[] = [];
		this.results.forEach((_, item) => {
			const [first] = this.pending;
			if (first && this.parameters.areConstant) {
				this.pending.push({ ...first, item });
				return;
			}
			const problems = new Problems();
			const prepared = this.operation.prepare({
				parameters: this.parameters,
				item,
				zone,
				problems,
			});
			if (problems.found.length > 0) {
				wrong.push({ item, problems });
			} else if ('output' in prepared) {
				this.results[item] = { state: 'done', outputs: [prepared.output] };
			} else {
				this.pending.push({ ...prepared, item });
			}
		});
		if (wrong.length > 0 && !this.continues)
			throw wrongValuesError(this.context.getNode(), wrong, this.results.length);
		for (const { item, problems } of wrong) this.results[item] = wrongValues(problems);
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
		const node = this.context.getNode();
		const { creates } = this.operation.wording;
		if (failed !== -1 && !this.continues) throw failureError(node, this.results, failed, creates);
		if (unsent !== -1) throw stoppedError(node, this.results, unsent, creates);
		return this.results.flatMap((result, item) => {
			const pairedItem = { item };
			if (result.state === 'done') return result.outputs.map((json) => ({ json, pairedItem }));
			return result.state === 'failed'
				? [{ json: errorOutput(this.context, result, item), pairedItem }]
				: [];
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
				this.results[item] = {
					state: 'failed',
					described: { message, description: description ?? '' },
				};
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
			this.operation.maxConcurrentRequests?.({
				parameters: this.parameters,
				item,
				problems: new Problems(),
			}) ?? DEFAULTS.maxConcurrentRequests
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
					description:
						'Whoever runs this n8n should check the API base URL of the eTrusted credential.',
					status: outcome.status,
				},
			};
		}
		const described = describeAnswer(outcome.answer, this.operation.wording, api.host, api.secrets);
		const tries = outcome.tries > 1 ? `, after ${outcome.tries} tries` : '';
		return {
			state: 'failed',
			described: { ...described, message: described.message + tries },
			doubtful: outcome.doubtful,
		};
	}
}
