import {
	deepCopy,
	Workflow,
	type IConnections,
	type INode,
	type INodeTypes,
	type IPinData,
	type IWorkflowSettings,
} from 'n8n-workflow';

/** A node as in a workflow's JSON; what is left out gets the editor's defaults. */
export type NodeInput = Pick<INode, 'name' | 'type'> & Partial<INode>;

/** From one node to another, from the given output (0 unless told) to the other's input 0. */
export type Link = [from: string, to: string, output?: number];

/** A workflow as users export it, or a shorter form of it. */
export interface WorkflowInput {
	/** One for all unless told. */
	id?: string;
	nodes: NodeInput[];
	/** Left out: the nodes form a chain in the order given. */
	connections?: IConnections | Link[];
	settings?: IWorkflowSettings;
	/** Makes the run a manual one: n8n pins data in no other. */
	pinData?: IPinData;
}

/** A workflow as n8n stores it. */
export interface WorkflowData {
	id: string;
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings: IWorkflowSettings;
	pinData?: IPinData;
}

/** The whole form of a workflow, with n8n's defaults for what the short form leaves out. */
export function toWorkflowData({
	id = 'test-workflow',
	nodes,
	connections,
	settings,
	pinData,
}: WorkflowInput): WorkflowData {
	return {
		id,
		name: 'Test workflow',
		nodes: nodes.map((node, index) => ({
			id: `node-${index}`,
			typeVersion: 1,
			position: [index * 200, 0],
			parameters: {},
			...node,
		})),
		connections: toConnections(connections ?? chain(nodes)),
		settings: { executionOrder: 'v1', ...settings },
		pinData,
	};
}

/** n8n's own object; it fills in the parameters' defaults. */
export function toWorkflow(data: WorkflowData, nodeTypes: INodeTypes): Workflow {
	// A workflow changes the nodes that it is given.
	const nodes = deepCopy(data.nodes);
	return new Workflow({ ...data, nodes, active: false, nodeTypes });
}

function chain(nodes: NodeInput[]): Link[] {
	return nodes.slice(1).map((node, index) => [nodes[index]!.name, node.name]);
}

function toConnections(connections: IConnections | Link[]): IConnections {
	if (!Array.isArray(connections)) return connections;
	const result: IConnections = {};
	for (const [from, to, output = 0] of connections) {
		const { main } = (result[from] ??= { main: [] }) as {
			main: NonNullable<IConnections[string]['main']>;
		};
		while (main.length <= output) main.push([]);
		main[output]?.push({ node: to, type: 'main', index: 0 });
	}
	return result;
}
