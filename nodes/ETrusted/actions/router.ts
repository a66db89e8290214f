import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import * as getAllChannels from './channel/getAll.operation';
import * as createEvent from './event/create.operation';
import * as getEvent from './event/get.operation';
import * as getAllEventTypes from './eventType/getAll.operation';
import { runItems } from '../execution/itemLoop';
import type { Operation } from '../execution/operation';

const OPERATIONS: Record<string, Operation> = {
	'event:create': createEvent.operation,
	'event:get': getEvent.operation,
	'channel:getAll': getAllChannels.operation,
	'eventType:getAll': getAllEventTypes.operation,
};

/** Runs the operation that the panel names. Resource and operation take no expressions: they hold for all items. */
export async function router(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const name = `${context.getNodeParameter('resource', 0)}:${context.getNodeParameter('operation', 0)}`;
	const operation = OPERATIONS[name];
	if (!operation)
		throw new NodeOperationError(context.getNode(), `There is no operation "${name}"`);
	return [await runItems(context, operation)];
}
