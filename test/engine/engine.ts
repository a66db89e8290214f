import { parse } from 'flatted';
import { LoadOptionsContext, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	UnexpectedError,
	UserError,
	WorkflowOperationError,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IDataObject,
	type INodeCredentialTestResult,
	type INodeExecutionData,
	type INodeListSearchResult,
	type INodePropertyOptions,
	type IRunExecutionData,
	type Workflow,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { baseAdditionalData, executionAdditionalData } from './additionalData';
import { CredentialsHelper, type CredentialOverwrites } from './credentialsHelper';
import { CredentialStore, type StoredCredential } from './credentialStore';
import { testCredential } from './credentialTest';
import { Deduplication } from './deduplication';
import { helperNodes } from './nodes';
import { NodeTypes, type NodeTypesByName } from './nodeTypes';
import { PollingWorkflow } from './poll';
import { Run, serialize } from './run';
import { remember, setInstance, startRuntime, type ExpressionEngine } from './runtime';
import {
	toWorkflow,
	toWorkflowData,
	type NodeInput,
	type WorkflowData,
	type WorkflowInput,
} from './workflow';

export interface EngineOptions {
	/** By the names that workflows use; those of `nodes.ts` are always there. */
	nodeTypes?: NodeTypesByName;
	/** `oAuth2Api` is always there. */
	credentialTypes?: ICredentialType[];
	credentials?: StoredCredential[];
	/** As in CREDENTIALS_OVERWRITE_DATA. */
	overwrites?: CredentialOverwrites;
	/** The zone of workflows without one of their own. n8n's default unless told. */
	timezone?: string;
	/**
	 * `vm`, n8n's own choice, unless told. With `legacy` a run with expressions takes 1 ms instead of 50; nodes get the
	 * same values. It holds for the process while this engine's runs last.
	 */
	expressions?: ExpressionEngine;
}

export interface RunInput extends WorkflowInput {
	/** Where to start; the first node unless told. */
	startNode?: string;
	/** What the start node gets, as items or as their json. One empty item unless told. */
	input?: Array<INodeExecutionData | IDataObject>;
}

/** A run under way. */
export interface Execution {
	/** Never rejects for an error in a node: that is in the run. */
	result: Promise<Run>;
	/** The user's "Stop". */
	stop(): void;
}

/** One n8n: node types, credentials, and what a user can do with them. */
export class Engine {
	/** What n8n's deduplication helpers remember. */
	readonly deduplication = new Deduplication();

	private readonly nodeTypes: NodeTypes;

	private readonly store: CredentialStore;

	private readonly credentialsHelper: CredentialsHelper;

	private readonly timezone: string;

	private readonly expressions: ExpressionEngine;

	private executions = 0;

	constructor(options: EngineOptions) {
		this.nodeTypes = new NodeTypes({ ...helperNodes, ...options.nodeTypes });
		this.store = new CredentialStore(options.credentials ?? []);
		this.credentialsHelper = new CredentialsHelper(
			options.credentialTypes ?? [],
			this.store,
			options.overwrites ?? {},
		);
		this.timezone = options.timezone ?? 'America/New_York';
		this.expressions = options.expressions ?? 'vm';
	}

	/** How often n8n stored a token. */
	get tokensStored(): number {
		return this.store.tokensStored;
	}

	/** A copy of what is stored of a credential, `oauthTokenData` included. */
	credential(id: string): ICredentialDataDecryptedObject {
		return this.store.get(id).data;
	}

	/** What a user changes in a credential; what n8n stored beside it, such as a token, stays. */
	editCredential(id: string, changes: ICredentialDataDecryptedObject): void {
		const credential = this.store.get(id);
		this.store.save({ ...credential, data: { ...credential.data, ...changes } });
	}

	/** Runs a workflow to its end. Rejects only as `start` throws. */
	async run(input: RunInput): Promise<Run> {
		return await this.start(input).result;
	}

	/**
	 * Starts a workflow as a trigger does, with the given items.
	 * Throws n8n's WorkflowHasIssuesError when a required parameter is empty: n8n runs no node then.
	 */
	start({ startNode, input = [{}], ...workflowInput }: RunInput): Execution {
		const data = toWorkflowData(workflowInput);
		const workflow = this.toWorkflow(data);
		const node = workflow.getNode(startNode ?? data.nodes[0]?.name ?? '');
		if (!node) throw new UserError('No node to start the workflow from could be found');
		const items = input.map(
			(item) => ('json' in item ? item : { json: item }) as INodeExecutionData,
		);
		return this.execute(
			data,
			workflow,
			data.pinData ? 'manual' : 'trigger',
			createRunExecutionData({
				resultData: { pinData: data.pinData },
				executionData: { nodeExecutionStack: [{ node, data: { main: [items] }, source: null }] },
			}),
		);
	}

	/**
	 * Executions > Retry: with the original workflow, or with the one given as "currently saved workflow".
	 * What is kept of the failed run is what the database keeps (packages/cli, executions/execution.service.ts).
	 * Rejects for a run that succeeded, and when the given workflow lacks the node that failed.
	 */
	async retry(run: Run, options: { workflow?: WorkflowInput } = {}): Promise<Run> {
		if (run.finished)
			throw new UnexpectedError('The execution succeeded, so it cannot be retried.');
		const runExecutionData = parse(run.serialize()) as IRunExecutionData;
		const { resultData, executionData } = runExecutionData;
		if (resultData.lastNodeExecuted) {
			delete resultData.error;
			const rounds = resultData.runData[resultData.lastNodeExecuted];
			if (rounds?.at(-1)?.error !== undefined) rounds.pop();
		}

		const data = options.workflow ? toWorkflowData(options.workflow) : run.workflow;
		const workflow = this.toWorkflow(data);
		if (options.workflow) {
			for (const entry of executionData?.nodeExecutionStack ?? []) {
				const node = workflow.getNode(entry.node.name);
				if (!node)
					throw new WorkflowOperationError(
						`Could not find the node "${entry.node.name}" in workflow.`,
					);
				entry.node = node;
			}
		}
		return await this.execute(data, workflow, 'retry', runExecutionData).result;
	}

	/**
	 * Fills a searchable list of the panel, as the editor does (packages/cli, dynamic-node-parameters.service.ts).
	 * Rejects with what the method throws.
	 */
	async listSearch(
		node: NodeInput,
		methodName: string,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const { methods, context, evaluate } = this.panelOf(node);
		const method = methods?.listSearch?.[methodName];
		if (!method)
			throw new UnexpectedError(
				`Node type "${node.type}" has no listSearch method "${methodName}"`,
			);
		return await evaluate(async () => await method.call(context, filter, paginationToken));
	}

	/** Fills a list of the panel in which several can be picked, as the editor does. Rejects with what the method throws. */
	async loadOptions(node: NodeInput, methodName: string): Promise<INodePropertyOptions[]> {
		const { methods, context, evaluate } = this.panelOf(node);
		const method = methods?.loadOptions?.[methodName];
		if (!method)
			throw new UnexpectedError(
				`Node type "${node.type}" has no loadOptions method "${methodName}"`,
			);
		return await evaluate(async () => await method.call(context));
	}

	private panelOf(node: NodeInput) {
		const workflow = this.toWorkflow(toWorkflowData({ nodes: [{ ...node, name: 'Temp-Node' }] }));
		const tempNode = workflow.getNode('Temp-Node')!;
		const { methods } = this.nodeTypes.getByNameAndVersion(tempNode.type, tempNode.typeVersion);
		const additionalData = baseAdditionalData(this.credentialsHelper, tempNode.parameters);
		return {
			methods,
			context: new LoadOptionsContext(workflow, tempNode, additionalData, ''),
			evaluate: async <T>(fill: () => Promise<T>) => await workflow.expression.withIsolate(fill),
		};
	}

	/** A workflow whose first node is a polling trigger; not active yet. */
	polling(input: WorkflowInput): PollingWorkflow {
		return new PollingWorkflow({
			data: toWorkflowData(input),
			toWorkflow: (data) => this.toWorkflow(data),
			additionalData: () => baseAdditionalData(this.credentialsHelper),
		});
	}

	/** What the editor does when the credential is saved. */
	async testCredential(id: string): Promise<INodeCredentialTestResult> {
		return await testCredential(this.credentialsHelper, this.store.get(id));
	}

	private toWorkflow(data: WorkflowData): Workflow {
		setInstance(this.timezone, this.expressions);
		const workflow = toWorkflow(data, this.nodeTypes);
		remember(workflow, this.deduplication);
		return workflow;
	}

	private execute(
		data: WorkflowData,
		workflow: Workflow,
		mode: WorkflowExecuteMode,
		runExecutionData: IRunExecutionData,
	): Execution {
		const executionId = String((this.executions += 1));
		const additionalData = executionAdditionalData(this.credentialsHelper, executionId, mode, data);
		const workflowExecute = new WorkflowExecute(additionalData, mode, runExecutionData);
		const running = workflowExecute.processRunExecutionData(workflow);
		let stored: string | undefined;
		additionalData.hooks?.addHandler('workflowExecuteAfter', async ({ status }) => {
			// n8n stores a stopped run as it is at that moment, whatever its node still does.
			if (status === 'canceled') stored ??= serialize(runExecutionData);
		});
		return {
			result: running.then((result) => new Run(data, result, stored)),
			stop: () => running.cancel(),
		};
	}
}

/** Takes 100 ms the first time in a process, then next to nothing. */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
	await startRuntime(options.expressions ?? 'vm');
	return new Engine(options);
}
