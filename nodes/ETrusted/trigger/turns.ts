/** The polls under way in this process. */
const underWay = new Map<string, { notes: object; isSuperseded: boolean }>();

/**
 * Lets one poll of a trigger run at a time: two at once would both bring out the same reviews. n8n starts a second one
 * where the first takes longer than the interval.
 *
 * Or the workflow was switched off and on, or saved, meanwhile. Then the second one has other notes, which n8n read
 * before the first was done; n8n 2.41 drops what comes out of the first, and n8n 1 does not. So the first is dropped
 * here, without a note, and the second one brings the same reviews out, or notes where it begins.
 *
 * @param key of the trigger
 * @param notes where the poll reads and writes
 * @param poll asks the API
 * @param conclude notes what came of it
 * @returns nothing where another one is under way, or the poll was dropped
 */
export async function takeTurn<A, T>(
	key: string,
	notes: object,
	poll: () => Promise<A>,
	conclude: (answer: A) => T,
): Promise<T | undefined> {
	const other = underWay.get(key);
	if (other?.notes === notes) return undefined;
	if (other) other.isSuperseded = true;
	const turn = { notes, isSuperseded: false };
	underWay.set(key, turn);
	try {
		const answer = await poll();
		return turn.isSuperseded ? undefined : conclude(answer);
	} finally {
		if (underWay.get(key) === turn) underWay.delete(key);
	}
}
