import { Container } from '@n8n/di';
import { ExecutionLifecycleHooks, ExternalSecretsProxy } from 'n8n-core';
import {
	UnexpectedError,
	type ICredentialsHelper,
	type INodeParameters,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import type { WorkflowData } from './workflow';

const baseUrl = 'http://localhost:5678/';

function unavailable(what: string): () => never {
	return () => {
		throw new UnexpectedError(`The test engine has no ${what}`);
	};
}

/** n8n's `getBase` (packages/cli, workflow-execute-additional-data.ts), for calls outside of an execution. */
export function baseAdditionalData(
	credentialsHelper: ICredentialsHelper,
	currentNodeParameters?: INodeParameters,
): IWorkflowExecuteAdditionalData {
	return {
		credentialsHelper,
		currentNodeParameters,
		currentNodeExecutionIndex: 0,
		variables: {},
		externalSecretsProxy: Container.get(ExternalSecretsProxy),
		restApiUrl: `${baseUrl}rest`,
		instanceBaseUrl: baseUrl,
		formBaseUrl: `${baseUrl}form`,
		formWaitingBaseUrl: `${baseUrl}form-waiting`,
		formTestBaseUrl: `${baseUrl}form-test`,
		webhookBaseUrl: `${baseUrl}webhook`,
		webhookWaitingBaseUrl: `${baseUrl}webhook-waiting`,
		webhookTestBaseUrl: `${baseUrl}webhook-test`,
		mcpBaseUrl: `${baseUrl}mcp`,
		mcpTestBaseUrl: `${baseUrl}mcp-test`,
		setExecutionStatus: () => undefined,
		sendDataToUI: () => undefined,
		logAiEvent: () => undefined,
		getRunExecutionData: async () => undefined,
		getRuntimeCredential: async () => undefined,
		executeWorkflow: unavailable('sub-workflows'),
		startRunnerTask: unavailable('task runners'),
	};
}

/** The same for one execution, with the hooks that `WorkflowExecute` insists on. */
export function executionAdditionalData(
	credentialsHelper: ICredentialsHelper,
	executionId: string,
	mode: WorkflowExecuteMode,
	workflow: WorkflowData,
): IWorkflowExecuteAdditionalData {
	return {
		...baseAdditionalData(credentialsHelper),
		executionId,
		workflowId: workflow.id,
		workflowSettings: workflow.settings,
		hooks: new ExecutionLifecycleHooks(mode, executionId, {
			...workflow,
			active: false,
			isArchived: false,
			activeVersionId: null,
			createdAt: new Date(),
			updatedAt: new Date(),
		}),
	};
}
