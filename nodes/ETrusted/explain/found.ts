import type { IDataObject } from 'n8n-workflow';

/** What a reading of the API came to. */
export type Reading<T> =
	| { state: 'found'; value: T }
	/** The API says that there is none of it. */
	| { state: 'none' }
	/** It could not be read: why, and what to do about it, each as a sentence. */
	| { state: 'unknown'; because: string; advice: string };

/** All that could be found out about an order, as the API gave it. */
export interface Found {
	lookUpBy: 'orderReference' | 'eventId';
	/** What was asked for, where it was asked for by it. */
	orderReference?: string;
	eventId?: string;
	/** eTrusted's own ID of the channel, where it is known. */
	channelId?: string;
	/** Those of the order, or of the event, the newest first. */
	invites: Reading<IDataObject[]>;
	/** Where not all invites were looked through: so many. */
	among?: number;
	/** Order references that eTrusted found as well, and that have the wanted one in them. */
	alike?: string[];
	event: Reading<IDataObject>;
	/** All of the account. */
	eventTypes: Reading<IDataObject[]>;
	/** All of the channel. */
	settings: Reading<IDataObject[]>;
}

/** Where and when this is read: the workflow's zone for days, and now in epoch milliseconds. */
export interface Moment {
	zone: string;
	now: number;
}

/** One of the four questions, answered. */
export interface Finding {
	/** `null` where it cannot be told. */
	ok: boolean | null;
	/** A sentence. */
	detail: string;
	/** The second half of "Not invited: …", where this is why. */
	cause?: string;
	/** What to do about it. */
	advice?: string;
}
