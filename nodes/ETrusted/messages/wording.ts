import type { Words } from './words';

/** What differs between operations. */
export interface Wording {
	/** What a 404 means. */
	notFound: Words;
	/** What a 403 means. */
	forbidden: Words;
	/** Of an operation that creates something: its requests that do so have these words, those that only read have not. */
	creation?: {
		/** What is done with an item, as the hint at the output counts it: `12 sent`. */
		done: string;
		/** After "and" or a colon: `the event may have been created`. */
		perhaps: string;
		/** What to do then. */
		advice: string;
		/** Where it surely was not: `Nothing was created for this item.` */
		surelyNot: string;
	};
	/** Of an operation that lists: what an AI agent is told that would read nothing in an empty list. */
	noneFound?: string;
	/** What to do where only time can help. */
	later: string;
	/** Whether the panel has "Timeout", "Max Retries" and "Max Concurrent Requests" under Options. */
	isTunable: boolean;
}

/** For whatever creates nothing and has no better words: lists, and the pickers of the editor. */
export const BASE_WORDING: Wording = {
	later: 'Run the item again later.',
	isTunable: false,
	notFound: {
		message: 'eTrusted knows no such address',
		description: 'Whoever runs this n8n should check the API base URL of the eTrusted credential.',
	},
	forbidden: {
		message: 'This API client may not read this',
		description:
			'Give the client of this credential access in the eTrusted Control Centre, under Settings > API Clients.',
	},
};
