import { PollContext } from 'n8n-core';
import {
	UnexpectedError,
	type IDataObject,
	type INodeExecutionData,
	type IWorkflowExecuteAdditionalData,
	type Workflow,
	type WorkflowActivateMode,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import type { WorkflowData } from './workflow';

export interface PollingOptions {
	/** As the editor saves it; changed between two activations. */
	data: WorkflowData;
	toWorkflow: (data: WorkflowData) => Workflow;
	additionalData: () => IWorkflowExecuteAdditionalData;
}

/**
 * A workflow with a polling trigger, from its first activation on. State is kept as n8n keeps it: in memory while the
 * workflow is active, and in the database as it was at the activation and when a poll last emitted (packages/cli,
 * active-workflow-manager.ts).
 */
export class PollingWorkflow {
	/** What the database has of the trigger's state: JSON. */
	stored: string | undefined;

	/** What each poll that emitted gave, in their order. */
	readonly emitted: IDataObject[][] = [];

	/** What n8n 2.41 tells a poll of the time it has, instead of its own number; `none`: as n8n 1, which tells nothing. */
	pollBudgetMs: number | 'none' | undefined;

	private workflow: Workflow | undefined;

	constructor(private readonly options: PollingOptions) {}

	/** Sets parameters of the trigger in the editor; an active workflow is then switched off and on. */
	setParameters(parameters: IDataObject): void {
		Object.assign(this.options.data.nodes[0]!.parameters, parameters);
	}

	/** Switches the workflow on, or starts n8n with it. Rejects with the first poll's error: then it is not active. */
	async activate(activation: WorkflowActivateMode = 'activate'): Promise<IDataObject[]> {
		const workflow = this.load();
		const items = await this.run(workflow, 'trigger', activation);
		this.workflow = workflow;
		this.store(workflow);
		return items;
	}

	/** The next poll of an active workflow. Rejects with its error. */
	async poll(): Promise<IDataObject[]> {
		if (!this.workflow) throw new UnexpectedError('The workflow is not active');
		return await this.run(this.workflow, 'trigger', 'activate');
	}

	/** "Fetch Test Event". */
	async fetchTestEvent(): Promise<IDataObject[]> {
		return await this.run(this.load(), 'manual', 'manual');
	}

	private load(): Workflow {
		const { toWorkflow, data } = this.options;
		const workflow = toWorkflow(data);
		if (this.stored !== undefined)
			workflow.overrideStaticData(JSON.parse(this.stored) as IDataObject);
		return workflow;
	}

	private store(workflow: Workflow) {
		this.stored = JSON.stringify(workflow.staticData);
	}

	private async run(
		workflow: Workflow,
		mode: WorkflowExecuteMode,
		activation: WorkflowActivateMode,
	): Promise<IDataObject[]> {
		const node = workflow.getNode(this.options.data.nodes[0]!.name)!;
		const nodeType = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		const context = new PollContext(
			workflow,
			node,
			this.options.additionalData(),
			mode,
			activation,
		);
		const { pollBudgetMs } = this;
		if (pollBudgetMs !== undefined) {
			const getPollBudgetMs = pollBudgetMs === 'none' ? undefined : () => pollBudgetMs;
			Object.assign(context, { getPollBudgetMs });
		}
		const output = await nodeType.poll!.call(context);
		if (output === null) return [];
		const items = (output[0] as INodeExecutionData[]).map(({ json }) => json);
		if (mode !== 'manual') {
			this.store(workflow);
			this.emitted.push(items);
		}
		return items;
	}
}
