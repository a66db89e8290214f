import { withCredential } from '../../scripts/lib/examples';
import type { SavedWorkflow, Workflow, WorkflowNode } from '../../scripts/lib/n8nClient';
import { startChatModel, type ChatModel, type ChatScript } from './chatModel';
import { credentialName, type Stage } from './stage';
import { connect, createEvent, withoutMemory, type Part } from './workflows';

const langchain = '@n8n/n8n-nodes-langchain';

export const toolArguments = { email: 'agent@example.com', reference: 'agent-1' };

/** A tool that creates events; the model fills in email address and reference. */
const eventTool = createEvent({
	type: 'n8n-nodes-etrusted.eTrustedTool',
	parameters: {
		customerEmail: "={{ $fromAI('email', 'The customer address') }}",
		transactionReference: "={{ $fromAI('reference', 'The order number') }}",
		transactionDate: '',
		...withoutMemory,
	},
});

/** A tool of another operation. */
export const toolOf = (parameters: WorkflowNode['parameters']) => ({
	name: 'Tool',
	type: 'n8n-nodes-etrusted.eTrustedTool',
	parameters,
});

/** An AI agent with one tool. */
function agentWorkflow(typeVersion: number, settings: Partial<WorkflowNode>, tool: Part): Workflow {
	const workflow = connect(
		`Agent ${typeVersion}`,
		[
			{ name: 'Start', type: 'n8n-nodes-base.manualTrigger' },
			{
				name: 'Agent',
				type: `${langchain}.agent`,
				typeVersion,
				parameters: { promptType: 'define', text: 'Invite the customer.', options: {} },
				...settings,
			},
			{
				name: 'Model',
				type: `${langchain}.lmChatOpenAi`,
				typeVersion: 1.2,
				parameters: {
					model: { __rl: true, mode: 'id', value: 'scripted' },
					options: { maxRetries: 0 },
				},
			},
			tool,
		],
		[['Start', 0, 'Agent']],
	);
	workflow.connections.Model = {
		ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]],
	};
	workflow.connections[tool.name] = { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] };
	return workflow;
}

/** Runs `play` with an agent that talks to a model of this script. */
export async function withAgent(
	{ client, credentialId }: Stage,
	version: number,
	script: Partial<ChatScript>,
	settings: Partial<WorkflowNode>,
	play: (workflow: SavedWorkflow, model: ChatModel) => Promise<void>,
	tool: Part = eventTool,
): Promise<void> {
	const model = await startChatModel({ toolArguments, ...script });
	try {
		const id = await client.createCredential('Model', 'openAiApi', {
			apiKey: 'none',
			url: model.url,
		});
		const workflow = withCredential(
			agentWorkflow(version, settings, tool),
			credentialId,
			credentialName,
		);
		workflow.nodes.find(({ name }) => name === 'Model')!.credentials = {
			openAiApi: { id, name: 'Model' },
		};
		await play(await client.createWorkflow(workflow), model);
	} finally {
		model.close();
	}
}
