import type { RemoteSandbox } from './remoteSandbox';
import { median } from './statistics';
import { engineFor, time, type Subject } from './subjects';

/** What to measure: who, on how many items. */
export interface Lap {
	subject: Subject;
	count: number;
}

/**
 * Times laps in turn, round after round, each with an engine and a sandbox of its own: whatever else the machine does,
 * it does it to all of them. Resolves to each lap's median, in milliseconds per event.
 */
export async function timeLaps(
	sandbox: RemoteSandbox,
	latencyMs: number,
	laps: Lap[],
	rounds: number,
): Promise<number[]> {
	const times: number[][] = laps.map(() => []);
	for (let round = 0; round < rounds; round++) {
		for (const [index, { subject, count }] of laps.entries()) {
			const engine = await engineFor(await sandbox.restart(latencyMs));
			globalThis.gc?.();
			times[index]!.push((await time(engine, subject, count)) / count);
		}
	}
	return times.map(median);
}
