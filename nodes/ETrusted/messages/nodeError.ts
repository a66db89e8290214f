import { NodeApiError, type INode, type JsonObject } from 'n8n-workflow';

import { cut, LONGEST } from '../helpers/bounds';
import type { Described } from './describe';

/**
 * The error that n8n shows.
 *
 * Built from a plain object, because a NodeApiError built from another one returns that one as it is. The message is
 * set once more afterwards, because n8n replaces any message that contains an error code, such as the "eperm" in a
 * customer's name (n8n-workflow, NodeError.setDescriptiveErrorMessage).
 */
export function toNodeError(
	node: INode,
	{ message: whole, description, status }: Described,
	itemIndex?: number,
): NodeApiError {
	const message = cut(whole, LONGEST);
	const error = new NodeApiError(node, { message } as JsonObject, {
		message,
		description: cut(description, LONGEST),
		httpCode: status === undefined ? undefined : String(status),
		itemIndex,
	});
	error.message = message;
	return error;
}
