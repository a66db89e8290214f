import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';

import { converse } from '../execution/converse';
import { isListOfObjects } from '../helpers/json';
import { BASE_WORDING } from '../messages/wording';
import { call, type Exchange } from '../transport/exchange';
import { get } from '../transport/request';

/** Milliseconds: somebody sits in front of the list. */
export const TIMEOUT = 15_000;

const WORDING = { ...BASE_WORDING, later: 'Open the list again later.' };

/**
 * What a picker asks of the API.
 *
 * @throws {NodeApiError} with the same words as the node's operations have
 */
export async function ask<T>(
	context: ILoadOptionsFunctions,
	exchange: () => Exchange<T>,
): Promise<T> {
	// Nobody waits for a second try: opening the list again is one.
	return await converse(context, exchange, { wording: WORDING, maxRetries: 0 });
}

/** A list that the API gives at once. */
export async function load(
	context: ILoadOptionsFunctions,
	path: string,
	query?: IDataObject,
): Promise<IDataObject[]> {
	const request = get(path, {
		timeout: TIMEOUT,
		promises: (_, body) => isListOfObjects(body),
		...(query ? { query } : {}),
	});
	return await ask(context, function* () {
		const { body } = yield* call(request);
		return body as IDataObject[];
	});
}
