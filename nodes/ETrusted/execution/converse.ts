import { describeError } from '../messages/describe';
import { toNodeError } from '../messages/nodeError';
import { type Wording } from '../messages/wording';
import { Api, type ApiContext } from '../transport/api';
import type { Exchange } from '../transport/exchange';
import { sendAll } from '../transport/sending';

interface Conversation {
	wording: Wording;
	/** How often each request may be sent again. */
	maxRetries: number;
	/** Milliseconds since the epoch: nothing is tried again after it. */
	deadline?: number;
}

/**
 * One exchange without items: for the pickers of the editor, and for the trigger.
 *
 * @throws {NodeApiError} with the same words as the node's operations have
 */
export async function converse<T>(
	context: ApiContext,
	exchange: () => Exchange<T>,
	{ wording, maxRetries, deadline }: Conversation,
): Promise<T> {
	const api = await Api.open(context);
	const { outcomes } = await sendAll([{ exchange, maxRetries }], {
		send: async (request) => await api.send(request),
		maxConcurrentRequests: 1,
		stopAtFailure: true,
		deadline,
	});
	const [outcome] = outcomes;
	if (outcome?.state === 'done') return outcome.value;
	const error =
		outcome?.state === 'failed' ? outcome.error : new Error('Nothing was asked of the API');
	throw toNodeError(context.getNode(), describeError(error, wording, api));
}
