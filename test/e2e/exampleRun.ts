import type { INodeParameters } from 'n8n-workflow';
import type { Example } from '../../scripts/lib/examples';
import type { Execution, Workflow } from '../../scripts/lib/n8nClient';
import { succeeded } from './scene';
import type { Stage } from './stage';

/** The node that nothing leads to. */
function startOf({ connections }: Workflow): string {
	const reached = new Set(
		Object.values(connections).flatMap(({ main = [] }) => main.flat().map(({ node }) => node)),
	);
	const [start] = Object.keys(connections).filter(
		(name) => connections[name]!.main && !reached.has(name),
	);
	return start!;
}

/** "Execute workflow", with the pinned data, however it ends. */
export const run = async ({ client, save }: Stage, example: Example): Promise<Execution> =>
	await client.finished(await client.run(await save(example), startOf(example)));

/** "Execute workflow", with the pinned data. */
export async function execute(stage: Stage, example: Example): Promise<Execution> {
	const execution = await run(stage, example);
	succeeded(execution);
	return execution;
}

/** An example with other parameters in one of its nodes. */
export const changed = (
	example: Example,
	name: string,
	change: (parameters: INodeParameters) => INodeParameters,
): Example => ({
	...example,
	nodes: example.nodes.map((node) =>
		node.name === name ? { ...node, parameters: change(node.parameters as INodeParameters) } : node,
	),
});
