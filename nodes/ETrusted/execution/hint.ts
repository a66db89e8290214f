import type { NodeExecutionHint } from 'n8n-workflow';

import type { SkipKind } from './operation';
import type { Result } from './results';

/**
 * What the editor shows in the output pane after a run in which not everything was sent:
 * `12 sent, 3 skipped: 2 without consent, 1 already sent`.
 *
 * @param done what is done with an item, e.g. `sent`
 * @param warnings what else a person should know, e.g. that what was accepted could not be noted
 * @returns nothing where everything was sent and there is no warning
 */
export function describeRun(
	done: string,
	results: Result[],
	warnings: string[],
): NodeExecutionHint | undefined {
	const count = (wanted: (result: Result) => boolean) => results.filter(wanted).length;
	const dry = count((result) => result.state === 'skipped' && result.because === 'dryRun');
	const failed = count(({ state }) => state === 'failed');
	const doneSoFar = `${count(({ state }) => state === 'done')} ${done}`;
	const kinds = new Map<SkipKind, number>();
	for (const result of results) {
		if (result.state !== 'skipped' || result.because === 'dryRun') continue;
		kinds.set(result.because, (kinds.get(result.because) ?? 0) + 1);
	}
	const skipped = [...kinds.values()].reduce((sum, number) => sum + number, 0);
	const told = [
		dry > 0 && dry === results.length
			? 'Nothing was sent: Dry Run is on'
			: counted(doneSoFar, dry, failed, skipped, kinds),
		...warnings,
	].filter(Boolean);
	if (told.length === 0) return undefined;
	return {
		message: told.join('. '),
		location: 'outputPane',
		type: warnings.length > 0 ? 'warning' : 'info',
	};
}

function counted(
	doneSoFar: string,
	dry: number,
	failed: number,
	skipped: number,
	kinds: Map<SkipKind, number>,
): string {
	if (dry + failed + skipped === 0) return '';
	const reasons = [...kinds].map(([kind, number]) => `${number} ${kind}`).join(', ');
	return [
		doneSoFar,
		failed > 0 && `${failed} failed`,
		dry > 0 && `${dry} tried with Dry Run`,
		skipped > 0 && `${skipped} skipped: ${reasons}`,
	]
		.filter(Boolean)
		.join(', ');
}
