/**
 * Asks the health check that the first argument names again and again, as a process of its own, because a busy test
 * would count its own delays. Told anything, it answers with what it saw and ends.
 */
const everyMs = 50;

const [, , url] = process.argv;

/** How long each answer took, in ms. */
const took: number[] = [];

async function ask(): Promise<void> {
	const started = performance.now();
	await fetch(url!).then(
		async (response) => await response.text(),
		() => undefined,
	);
	took.push(performance.now() - started);
}

const asking = new Set<Promise<void>>();
const timer = setInterval(() => {
	const one = ask().finally(() => asking.delete(one));
	asking.add(one);
}, everyMs);

process.once('message', async () => {
	clearInterval(timer);
	await Promise.all(asking);
	process.send?.({ slowest: Math.round(Math.max(...took)), answers: took.length }, () =>
		process.exit(),
	);
});

process.once('disconnect', () => process.exit());
