import type { IDataObject } from 'n8n-workflow';

import type { EventIdentity } from './acceptedEvents';
import type { Job } from '../transport/sending';
import type { Wording } from '../messages';
import type { ItemParameters } from './itemParameters';
import type { Problems } from './problems';

/** What an operation makes of one item: something to send, or an output without any sending. */
export type Prepared =
	| { output: IDataObject }
	| {
			job: Job;
			/** Set where the same thing must not be sent twice in one execution. */
			identity?: EventIdentity;
	  };

/** What an operation knows of one item. */
export interface ItemContext {
	parameters: ItemParameters;
	item: number;
	/** The workflow's time zone, e.g. `Europe/Berlin`. */
	zone: string;
	/** Takes every wrong field; with one in it, what is returned is not used. */
	problems: Problems;
}

/** One operation of the node. The item loop does the rest: checking, sending, pairing, errors. */
export interface Operation {
	wording: Wording;
	prepare(context: ItemContext): Prepared;
	/**
	 * The output of an accepted request: one for each object returned.
	 *
	 * @returns `undefined` where the API's answer is not what its page promises
	 */
	present(
		body: unknown,
		context: Omit<ItemContext, 'problems' | 'zone'>,
	): IDataObject[] | undefined;
	/** Most requests under way at once; 20 unless given. */
	maxConcurrentRequests?(context: Omit<ItemContext, 'zone'>): number;
}

/** Of the contract. */
export const DEFAULTS = { maxConcurrentRequests: 20, maxRetries: 3, timeout: 30_000 };
