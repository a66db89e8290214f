import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { operations } from './index';
import { operationError } from '../helpers/operationError';
import { runItems } from '../execution/itemLoop';

/** Runs the operation that the panel names. Resource and operation take no expressions: they hold for all items. */
export async function router(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const name = `${context.getNodeParameter('resource', 0)}:${context.getNodeParameter('operation', 0)}`;
	const operation = operations.get(name);
	if (!operation) {
		throw operationError(context.getNode(), `There is no operation "${name}"`);
	}
	return [await runItems(context, operation)];
}
