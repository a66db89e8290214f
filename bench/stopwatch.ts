import type { RemoteSandbox } from './remoteSandbox';
import { median } from './statistics';
import { engineFor, reviewsFor, run, type Subject } from './subjects';

/** What to measure: who, on how many items. */
export interface Lap {
	subject: Subject;
	count: number;
}

/** In milliseconds per item that comes out. */
export interface Cost {
	/** By the clock. */
	time: number;
	/** What the processor did for it, the sandbox's process not counted: this holds on a busy machine, too. */
	cpu: number;
}

/**
 * Times laps in turn, round after round, each with an engine and a sandbox of its own: whatever else the machine does,
 * it does it to all of them. Resolves to each lap's medians.
 */
export async function timeLaps(
	sandbox: RemoteSandbox,
	latencyMs: number,
	laps: Lap[],
	rounds: number,
): Promise<Cost[]> {
	const costs: Cost[][] = laps.map(() => []);
	for (let round = 0; round < rounds; round++) {
		for (const [index, lap] of laps.entries()) {
			costs[index]!.push(await timeLap(sandbox, latencyMs, lap));
		}
	}
	return costs.map((lap) => ({
		time: median(lap.map(({ time }) => time)),
		cpu: median(lap.map(({ cpu }) => cpu)),
	}));
}

async function timeLap(
	sandbox: RemoteSandbox,
	latencyMs: number,
	{ subject, count }: Lap,
): Promise<Cost> {
	const reviewCount = reviewsFor(subject, count);
	const engine = await engineFor(await sandbox.restart({ latencyMs, reviewCount }));
	globalThis.gc?.();
	const start = performance.now();
	const cpuBefore = process.cpuUsage();
	await run(engine, subject, count);
	const { user, system } = process.cpuUsage(cpuBefore);
	return { time: (performance.now() - start) / count, cpu: (user + system) / 1000 / count };
}
