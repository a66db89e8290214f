import type { Installation } from '../../scripts/lib/installN8n';
import type { Checks } from './checks';
import { workerKilled } from './queueKilled';
import { queueOnce } from './queueOnce';
import { onQueueStage } from './queueStage';

/** n8n with two workers: what is remembered of orders there, and what a worker's death leaves. */
export async function queue(
	checks: Checks,
	installation: Installation,
	tarball: string,
): Promise<void> {
	await onQueueStage(installation, tarball, async (stage) => {
		await queueOnce(checks, stage);
		await workerKilled(checks, stage);
	});
}
