/** What people write of one mood: a review is an opening with its title, and often a detail and a closing. */
export interface Mood {
	openings: [title: string, sentence: string][];
	details: string[];
	closings: string[];
}

/** What is written in one language: of 4 and 5 stars, of 3, and of 1 and 2. */
export interface Voice {
	locale: string;
	/** Of the account's channels, in their order: which one these customers buy from. */
	channel: 0 | 1 | 2;
	names: [firstName: string, lastName: string][];
	good: Mood;
	mixed: Mood;
	bad: Mood;
	replies: { thanks: string[]; sorry: string[] };
}
