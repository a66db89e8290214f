const megabyte = 1024 * 1024;

/** In MB. */
export interface MemoryPeak {
	/** The most live objects during the run, garbage collected before each look, over those before the run. */
	live: number;
	/** The most that the process held, with garbage left to Node. */
	rss: number;
}

/**
 * Measures what a run needs at its peak. It runs twice, because collecting garbage at each look, without which live
 * objects cannot be told from garbage, changes what the process holds.
 */
export async function measureMemory(run: () => Promise<unknown>): Promise<MemoryPeak> {
	collect();
	const before = process.memoryUsage().heapUsed;
	const live = await highest(run, () => {
		collect();
		return process.memoryUsage().heapUsed;
	});
	collect();
	const rss = await highest(run, () => process.memoryUsage.rss());
	return { live: (live - before) / megabyte, rss: rss / megabyte };
}

/** The highest of many looks during a run, and of one while its result is still there. */
async function highest(run: () => Promise<unknown>, look: () => number): Promise<number> {
	let peak = 0;
	const sample = () => {
		peak = Math.max(peak, look());
	};
	const timer = setInterval(sample, 500);
	const held = [await run().finally(() => clearInterval(timer))];
	sample();
	held.pop();
	return peak;
}

function collect(): void {
	if (!globalThis.gc) throw new Error('Start node with --expose-gc');
	globalThis.gc();
}
