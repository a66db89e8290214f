import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import type { NodeTypesByName } from './nodeTypes';

function describe(
	name: string,
	properties: INodeProperties[],
	more: Partial<INodeTypeDescription> = {},
): INodeTypeDescription {
	return {
		displayName: name,
		name,
		group: ['transform'],
		version: 1,
		description: `The test engine's ${name}`,
		defaults: { name },
		inputs: ['main'],
		outputs: ['main'],
		properties,
		...more,
	};
}

/** `test.start`: emits the items that the run was started with. */
class Start implements INodeType {
	description = describe('start', [], { group: ['trigger'], inputs: [] });

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

/** `test.set`: passes each item on; with the parameter `json` (an object or its JSON), with that as its content. */
class SetJson implements INodeType {
	description = describe('set', [
		{
			displayName: 'JSON',
			name: 'json',
			type: 'json',
			default: '',
			description: 'Content of the item',
		},
	]);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData().map((item, index) => {
			const json = this.getNodeParameter('json', index) as string | IDataObject;
			if (json === '') return { ...item, pairedItem: { item: index } };
			return {
				json: typeof json === 'string' ? (JSON.parse(json) as IDataObject) : json,
				pairedItem: { item: index },
			};
		});
		return [items];
	}
}

/** `test.fail`: passes items on, but throws the parameter `message` at the first item for which it is not empty. */
class Fail implements INodeType {
	description = describe('fail', [
		{
			displayName: 'Message',
			name: 'message',
			type: 'string',
			default: '',
			description: 'Error to throw',
		},
	]);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		for (const itemIndex of items.keys()) {
			const message = this.getNodeParameter('message', itemIndex) as string;
			if (message) throw new NodeOperationError(this.getNode(), message, { itemIndex });
		}
		return [items.map((item, index) => ({ ...item, pairedItem: { item: index } }))];
	}
}

interface LoopState {
	waiting?: INodeExecutionData[];
	done?: INodeExecutionData[];
}

/**
 * `test.loop`: n8n's Loop Over Items. Emits `batchSize` items at a time on its output 1; what comes back is collected,
 * and emitted on output 0 when no batch is left.
 */
class Loop implements INodeType {
	description = describe(
		'loop',
		[
			{
				displayName: 'Batch Size',
				name: 'batchSize',
				type: 'number',
				default: 1,
				description: 'Number of items in a round',
			},
		],
		{ outputs: ['main', 'main'], outputNames: ['done', 'loop'] },
	);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const state = this.getContext('node') as LoopState;
		const input = this.getInputData();
		if (state.waiting) {
			state.done?.push(...input);
		} else {
			// A later round's item comes from this first input, not from the round before.
			const sourceOverwrite = this.getInputSourceData();
			state.waiting = input.map((data, item) => ({
				...data,
				pairedItem: { item, sourceOverwrite },
			}));
			state.done = [];
		}
		const batch = state.waiting.splice(0, this.getNodeParameter('batchSize', 0) as number);
		if (batch.length > 0) return [[], batch];

		const done = state.done ?? [];
		delete state.waiting;
		delete state.done;
		return [done, []];
	}
}

/** Small nodes to build workflows with; every engine knows them. */
export const helperNodes: NodeTypesByName = {
	'test.start': new Start(),
	'test.set': new SetJson(),
	'test.fail': new Fail(),
	'test.loop': new Loop(),
};
