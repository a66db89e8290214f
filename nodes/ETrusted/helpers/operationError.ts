import { NodeOperationError, type INode } from 'n8n-workflow';

import { cut, LONGEST } from './bounds';

/**
 * The error of what is wrong before eTrusted is asked, or beside it. All that are thrown are made here, or in
 * `messages/nodeError.ts`: so none is longer than a person reads.
 *
 * The message is set once more afterwards, because n8n replaces any message that contains an error code, and a value can
 * contain anything (n8n-workflow, NodeError.setDescriptiveErrorMessage).
 */
export function operationError(
	node: INode,
	message: string,
	{ description, itemIndex }: { description?: string; itemIndex?: number } = {},
): NodeOperationError {
	const told = cut(message, LONGEST);
	const error = new NodeOperationError(node, told, {
		...(description === undefined ? {} : { description: cut(description, LONGEST) }),
		...(itemIndex === undefined ? {} : { itemIndex }),
	});
	error.message = told;
	return error;
}
