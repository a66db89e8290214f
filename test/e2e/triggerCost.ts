import type { Installation } from '../../scripts/lib/installN8n';
import type { Checks } from './checks';
import { account } from './costAccounts';
import { busyAccounts } from './costBusy';
import { idleAccounts } from './costIdle';
import { CostStage } from './costStage';
import { onReviewStage } from './reviewStage';

/** What active triggers ask of the API, counted in n8n, polled every five seconds; all of them at the same time. */
export async function triggerCost(
	checks: Checks,
	installation: Installation,
	tarball: string,
): Promise<void> {
	await onReviewStage(
		installation,
		tarball,
		async (stage, sink) => {
			const costStage = new CostStage(checks, stage, sink);
			await Promise.all([busyAccounts(costStage), idleAccounts(costStage)]);
		},
		account,
	);
}
