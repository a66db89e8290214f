import type { SandboxOptions } from '../../sandbox';
import type { Installation } from '../../scripts/lib/installN8n';
import { startReviewSink, type ReviewSink } from './reviewSink';
import { installed, onStage, type Stage } from './stage';

/** Runs `play` on a stage, beside what takes the reviews that its triggers put out. */
export async function onReviewStage(
	installation: Installation,
	tarball: string,
	play: (stage: Stage, sink: ReviewSink) => Promise<void>,
	account: SandboxOptions = {},
): Promise<void> {
	const sink = await startReviewSink();
	try {
		await onStage(
			installation,
			installed(tarball),
			async (stage) => await play(stage, sink),
			account,
		);
	} finally {
		sink.close();
	}
}
