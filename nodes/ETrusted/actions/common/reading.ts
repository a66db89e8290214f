import type { IDataObject } from 'n8n-workflow';

import { DEFAULTS, type Prepared } from '../../execution/operation';
import { isListOfObjects, isObject } from '../../helpers/json';
import { call, type Exchange } from '../../transport/exchange';
import { get, type ApiRequest } from '../../transport/request';

/**
 * What an operation prepares that only reads.
 *
 * @param asked all that the result depends on: items that ask the same share one answer
 */
export function reading(asked: unknown[], exchange: () => Exchange<IDataObject[]>): Prepared {
	return { reads: JSON.stringify(asked), maxRetries: DEFAULTS.maxRetries, exchange };
}

/** A request for one object. */
export const getObject = (path: string, more: Partial<ApiRequest> = {}): ApiRequest =>
	get(path, { timeout: DEFAULTS.timeout, promises: (_, body) => isObject(body), ...more });

/**
 * A list that the API gives at once.
 *
 * @param limit how many entries come out
 * @param keep which entries the item wants
 */
export function* getList(
	path: string,
	{
		limit,
		query,
		keep = () => true,
	}: { limit: number; query?: IDataObject; keep?: (entry: IDataObject) => boolean },
): Exchange<IDataObject[]> {
	const { body } = yield* call(
		get(path, {
			timeout: DEFAULTS.timeout,
			promises: (_, answer) => isListOfObjects(answer),
			...(query ? { query } : {}),
		}),
	);
	return (body as IDataObject[]).filter(keep).slice(0, limit);
}
