import { stringify } from 'flatted';
import type {
	ExecutionError,
	ExecutionStatus,
	IContextObject,
	INodeExecutionData,
	IRun,
	IRunExecutionData,
	ITaskData,
} from 'n8n-workflow';
import type { WorkflowData } from './workflow';

/** A finished run, as the editor shows it in the list of executions. */
export class Run {
	/** Success, error or canceled. */
	readonly status: ExecutionStatus;

	/** Whether n8n offers no retry. */
	readonly finished: boolean;

	readonly data: IRunExecutionData;

	/** What stopped the workflow: n8n's plain copy, with the error's own fields, its message and its stack. */
	readonly error: ExecutionError | undefined;

	/** `stored` is what the database has, when that is not `data`. */
	constructor(
		readonly workflow: WorkflowData,
		{ data, status, finished }: IRun,
		private readonly stored?: string,
	) {
		this.status = status;
		this.finished = finished === true;
		this.data = data;
		this.error = data.resultData.error;
	}

	/** The rounds of a node, in order. Empty when it never ran. */
	rounds(nodeName: string): ITaskData[] {
		return this.data.resultData.runData[nodeName] ?? [];
	}

	/** What a node put out in a round. Empty when it did not. */
	items(nodeName: string, outputIndex = 0, runIndex = 0): INodeExecutionData[] {
		return this.rounds(nodeName)[runIndex]?.data?.main?.[outputIndex] ?? [];
	}

	/** What the node has in `getContext('node')`. Undefined when it never asked for it. */
	context(nodeName: string): IContextObject | undefined {
		return this.data.executionData?.contextData[`node:${nodeName}`];
	}

	/** What n8n's database has of this run. */
	serialize(): string {
		return this.stored ?? serialize(this.data);
	}
}

/** Run data as n8n's database keeps it: flatted text, which knows cycles. */
export function serialize(data: IRunExecutionData): string {
	return stringify(data);
}
