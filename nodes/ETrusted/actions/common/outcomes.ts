import type { IDataObject } from 'n8n-workflow';

import {
	NotTaken,
	RequestFailed,
	type Exchange,
	type RequestOutcome,
} from '../../transport/exchange';
import type { ApiRequest } from '../../transport/request';

/**
 * Ends well where a request was taken. In doubt it is looked up, rather than sent again.
 *
 * @param outcome of the request
 * @param look reads the object that the request changes
 * @param isTaken whether the object shows that it did; `undefined` where that cannot be told
 * @returns what the request was answered, or the object as it was looked up
 * @throws {NotTaken} within the exchange, where it surely did not
 * @throws {RequestFailed} within the exchange, where it failed, or where the object cannot be read, or does not tell
 */
export function* settle(
	outcome: RequestOutcome,
	look: ApiRequest,
	isTaken: (object: IDataObject) => boolean | undefined,
): Exchange<unknown> {
	if (outcome.state === 'accepted') return outcome.body;
	if (!outcome.uncertain) throw new RequestFailed(outcome);
	const found = yield look;
	if (found.state === 'failed') throw new RequestFailed(outcome);
	const taken = isTaken(found.body as IDataObject);
	if (taken === undefined) throw new RequestFailed(outcome);
	if (!taken) throw new NotTaken(outcome);
	return found.body;
}

/** Whether a request ended with the API's "there is none". */
export function isNotFound(outcome: RequestOutcome): boolean {
	if (outcome.state === 'accepted') return false;
	const { answer } = outcome;
	return answer.kind === 'answered' && answer.status === 404;
}
