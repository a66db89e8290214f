import { isLeaving } from '../../scripts/lib/processes';

/** Counts and prints named checks; the last line of a run is its sum. */
export class Checks {
	private passed = 0;

	private failed = 0;

	/** Runs one check. A rejection is its failure, and the next check runs all the same. */
	async check(name: string, work: () => Promise<void>): Promise<void> {
		const started = Date.now();
		try {
			await work();
			this.passed += 1;
			console.log(`pass  ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
		} catch (error) {
			// What Ctrl+C took away is no failure.
			if (isLeaving()) return;
			this.failed += 1;
			console.log(`FAIL  ${name}\n      ${(error as Error).message.replaceAll('\n', '\n      ')}`);
		}
	}

	/** Prints the sum. Answers the exit code; a run without checks has failed. */
	finish(): number {
		console.log(`${this.passed} passed, ${this.failed} failed`);
		return this.failed || !this.passed ? 1 : 0;
	}
}
