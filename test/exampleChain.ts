import type { INodeParameters, IPinData } from 'n8n-workflow';
import type { Example } from '../scripts/lib/examples';
import type { NodeInput, WorkflowInput } from './engine';

const OURS = /^n8n-nodes-etrusted\.eTrusted(Tool|Trigger)?$/;

/** The eTrusted nodes of an example. */
export const ours = ({ nodes }: Example) => nodes.filter(({ type }) => OURS.test(type));

/** Whether a node creates events. */
export const isEvent = ({ parameters: { resource, operation } }: Example['nodes'][number]) =>
	resource === 'event' && operation === 'create';

/** Leaves a node of an example without "Dry Run", so that it sends when it is started by hand. */
export const sending = ({ options, ...parameters }: INodeParameters): INodeParameters => ({
	...parameters,
	options: { ...(options as INodeParameters), dryRun: false },
});

/**
 * Nodes of an example in a row, for the test engine, which has none of n8n's own nodes: each that has pinned data stands
 * for itself by that, the others run.
 *
 * @param change what the parameters of the example's eTrusted nodes become
 */
export function chainOf(
	{ nodes, pinData, settings }: Example,
	names: string[],
	{
		change = (parameters) => parameters,
		credentials,
	}: {
		change?: (parameters: INodeParameters) => INodeParameters;
		credentials?: NodeInput['credentials'];
	} = {},
): WorkflowInput {
	const chosen = names.map((name): NodeInput => {
		const node = nodes.find((one) => one.name === name);
		if (!node) throw new Error(`The example has no node "${name}"`);
		if (name in pinData) return { name, type: 'test.set' };
		const parameters = node.parameters as INodeParameters;
		return { ...(node as NodeInput), parameters: change(parameters), credentials };
	});
	return { nodes: chosen, settings, pinData: pinData as IPinData };
}
