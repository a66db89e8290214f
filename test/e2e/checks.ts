import { isLeaving } from '../../scripts/lib/processes';

/** Characters of a failure's message that are printed once more beside the sum. */
const toldAtTheEnd = 600;

/** Counts the named checks of a section, and keeps what there is to print of them: sections run side by side. */
export class Checks {
	readonly lines: string[] = [];

	readonly failures: string[] = [];

	/** Where the section was run again: what had failed before. */
	failedAtFirst: string[] = [];

	passed = 0;

	constructor(readonly section: string) {}

	/** Runs one check. A rejection is its failure, and the next check runs all the same. */
	async check(name: string, work: () => Promise<void>): Promise<void> {
		const started = Date.now();
		try {
			await work();
			this.passed += 1;
			this.lines.push(`pass  ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
		} catch (error) {
			// What Ctrl+C took away is no failure.
			if (isLeaving()) return;
			const message = (error as Error).message.replaceAll('\n', '\n      ');
			this.lines.push(`FAIL  ${name}\n      ${message}`);
			// The end of a long output is what is read, and perhaps all that is kept of it.
			this.failures.push(`FAIL  ${this.section}: ${name}\n      ${message.slice(0, toldAtTheEnd)}`);
		}
	}

	/** Something to print among the checks, e.g. what was measured. */
	print(line: string): void {
		this.lines.push(`      ${line}`);
	}
}

/** Prints what failed, also what did so only at first, and the sum. Answers the exit code; a run without checks has failed. */
export function finish(all: Checks[]): number {
	const atFirst = all.flatMap((checks) => checks.failedAtFirst.map((line) => `At first: ${line}`));
	const failures = all.flatMap((checks) => checks.failures);
	const passed = all.reduce((sum, checks) => sum + checks.passed, 0);
	console.log(
		['', ...atFirst, ...failures, `${passed} passed, ${failures.length} failed`].join('\n'),
	);
	return failures.length || !passed ? 1 : 0;
}
