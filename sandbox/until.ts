import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between two looks. */
const LOOK_EVERY = 2;

/** What has not come after so many looks, most of a minute, does not come any more. Tests stop the clocks, so none is asked. */
const MOST_LOOKS = 20_000;

/**
 * Waits for what happens in the same process.
 *
 * @param signal ends the waiting
 * @throws {Error} where it never happens, so that whoever waits ends with an error that says for what
 */
export async function until(isSo: () => boolean, signal?: AbortSignal): Promise<void> {
	for (let looks = 0; !isSo(); looks += 1) {
		if (looks === MOST_LOOKS) throw new Error(`It was waited in vain for: ${String(isSo)}`);
		await pause(LOOK_EVERY, undefined, { signal });
	}
}
