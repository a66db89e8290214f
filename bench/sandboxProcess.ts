import { startSandbox } from '../sandbox';

/**
 * The sandbox as a process of its own (see remoteSandbox.ts), so that its work and memory are not measured.
 * It starts anew for each message, which is the latency in milliseconds, and answers with where it listens.
 */
let running: ReturnType<typeof startSandbox> | undefined;

process.on('message', async (latencyMs: number) => {
	await (await running)?.close();
	running = startSandbox({ latencyMs, record: false });
	const { url, tokenUrl, clientId, clientSecret } = await running;
	process.send?.({ url, tokenUrl, clientId, clientSecret });
});

process.once('disconnect', () => process.exit());
