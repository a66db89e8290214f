import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import type { NodeTypesByName } from './engine/nodeTypes';

interface Assignment {
	name: string;
	type: string;
	value: unknown;
}

/** Sets a field by the keys of its path, e.g. `customer.email`. */
function setAt(json: IDataObject, [key = '', ...below]: string[], value: unknown): void {
	if (below.length === 0) json[key] = value as IDataObject;
	else setAt((json[key] ??= {}) as IDataObject, below, value);
}

/** What the examples use of n8n's Edit Fields: fields by their paths, and nothing else kept of the item. */
class EditFields implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Edit Fields',
		name: 'set',
		group: ['transform'],
		version: 3.4,
		description: "Stands for n8n's own node",
		defaults: { name: 'Edit Fields' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			{
				displayName: 'Assignments',
				name: 'assignments',
				type: 'assignmentCollection',
				default: {},
				description: 'The fields to set',
			},
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData().map((_, item) => {
			const json: IDataObject = {};
			const { assignments } = this.getNodeParameter('assignments', item) as {
				assignments: Assignment[];
			};
			for (const { name, value } of assignments) setAt(json, name.split('.'), value);
			return { json, pairedItem: { item } };
		});
		return [items];
	}
}

/** n8n's own nodes as far as the test engine needs them for the examples. */
export const exampleNodes: NodeTypesByName = { 'n8n-nodes-base.set': new EditFields() };
