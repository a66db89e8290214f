import type { IDataObject } from 'n8n-workflow';

/** Where n8n keeps what a trigger notes. */
type Notes = IDataObject;

/** The polls under way in this process, each with all the places that wait for what it notes. */
const underWay = new Map<string, Set<Notes>>();

/**
 * Lets one poll of a trigger run at a time: two at once would both bring out the same reviews. n8n starts a second one
 * where the first takes longer than the interval, or where the workflow is switched off and on, or saved, meanwhile.
 * That one has other notes, read before the first one was done; so the first one writes into these as well.
 *
 * @param notes where this poll reads and writes
 * @param poll is given a function that notes its state, everywhere at once
 * @returns nothing where another one is under way
 */
export async function takeTurn<T>(
	key: string,
	notes: Notes,
	poll: (note: (state: object) => void) => Promise<T>,
): Promise<T | undefined> {
	const others = underWay.get(key);
	if (others) {
		others.add(notes);
		return undefined;
	}
	const places = new Set([notes]);
	underWay.set(key, places);
	try {
		return await poll((state) => {
			for (const place of places) place.state = { ...state };
		});
	} finally {
		underWay.delete(key);
	}
}
