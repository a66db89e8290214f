import type { AcceptedEvent } from './account';
import type { Answer } from './answer';
import type { ReceivedRequest } from './receivedRequest';

/** An answer, and the event that was taken with it. */
export interface Outcome {
	answer: Answer;
	event?: AcceptedEvent;
}

/** One method of one path. */
export interface Route {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Of the whole path, without the query. */
	path: RegExp;
	/**
	 * @param id the path's first group, decoded; empty without one
	 * @param index the request's place among all that arrived
	 */
	answer(request: ReceivedRequest, id: string, index: number): Outcome;
}
