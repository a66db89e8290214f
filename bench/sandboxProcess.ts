import { startSandbox } from '../sandbox';
import type { SandboxSetup } from './remoteSandbox';
import { reviewId } from './workload';

/**
 * The sandbox as a process of its own (see remoteSandbox.ts), so that its work and memory are not measured.
 * It starts anew for each message, which says how, and answers with where it listens.
 */
let running: ReturnType<typeof startSandbox> | undefined;

process.on('message', async ({ latencyMs, reviewCount = 0 }: SandboxSetup) => {
	await (await running)?.close();
	const reviews = Array.from({ length: reviewCount }, (_, index) => ({ id: reviewId(index) }));
	running = startSandbox({ latencyMs, record: false, reviews });
	const { url, tokenUrl, clientId, clientSecret } = await running;
	process.send?.({ url, tokenUrl, clientId, clientSecret });
});

process.once('disconnect', () => process.exit());
