import type { IDataObject } from 'n8n-workflow';

import type { Wording } from '../messages/wording';
import type { Exchange } from '../transport/exchange';
import type { Identity } from './acceptedEvents';
import type { ItemParameters } from './itemParameters';
import type { Problems } from '../helpers/problems';
import type { OrderIdentity } from '../memory/marks';

/** Of the contract: what holds where the panel says nothing else. */
export const DEFAULTS = {
	maxConcurrentRequests: 20,
	maxRetries: 3,
	timeout: 30_000,
	limit: 50,
	maxAgeInDays: 90,
};

/** Why an item is not sent, as the hint at the output counts it: "2 without consent". */
export type SkipKind =
	| 'without consent'
	| 'already sent'
	| 'with another status'
	| 'not to be invited'
	| 'too old'
	| 'already replied to'
	| 'without a reply'
	| 'already reported'
	| 'already there'
	| 'already so';

/** What an exchange ends with that found nothing to do. */
export class Skipped {
	constructor(
		readonly output: IDataObject,
		readonly because: SkipKind | 'dryRun',
	) {}
}

/** How a second sending of the same thing in one execution is known. */
export interface Once {
	identity: Identity;
	/** What of the output is not noted for that, because it can be personal: it is put back from here. */
	unnoted?: IDataObject;
	/**
	 * Whether a later call of the same execution can undo it: then an agent's next call is no repetition, and is asked
	 * anew.
	 */
	canBeUndone?: boolean;
	/** Whether "Retry On Fail" and a retried execution must not send again either what may have been taken. */
	remembersDoubt?: boolean;
}

/** What an operation makes of one item: something to ask of the API, or an output without any asking. */
export type Prepared =
	| { output: IDataObject; because: SkipKind | 'dryRun' }
	| {
			/**
			 * Its result is the item's output: one for each object.
			 *
			 * @param isInDoubt whether an earlier try of this execution may have been taken, where `once.remembersDoubt` is set
			 */
			exchange: (isInDoubt: boolean) => Exchange<IDataObject[] | Skipped>;
			maxRetries: number;
			/** Most requests under way at once; the first item's holds for all. */
			maxConcurrentRequests?: number;
			/** Of what only reads: items with an equal one share one answer. */
			reads?: string;
			/** Of what looks before it acts: items with an equal one take turns, else both would look before either acts. */
			takesTurns?: string;
			/** Set where the same thing must not be sent twice in one execution. */
			once?: Once;
			/** Set where it must not be sent again in any later execution either. */
			sendOnce?: OrderIdentity;
	  };

/** A prepared item that has to be sent. */
export type Pending = Extract<Prepared, { exchange: unknown }> & { item: number };

/** What an operation knows of one item. */
export interface ItemContext {
	parameters: ItemParameters;
	item: number;
	/** The workflow's time zone, e.g. `Europe/Berlin`. */
	zone: string;
	/** Whether a person started the execution in the editor. */
	isManual: boolean;
	/** Whether an AI agent calls: what its model wants nothing of, it passes empty. */
	isTool: boolean;
	/** Takes every wrong field; with one in it, what is returned is not used. */
	problems: Problems;
}

/** One operation of the node. The item loop does the rest: checking, sending, pairing, errors. */
export interface Operation {
	wording: Wording;
	/** Reads the item's parameters, checks them, and says what to do. */
	prepare(context: ItemContext): Prepared;
}
