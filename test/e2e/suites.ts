import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Installation } from '../../scripts/lib/installN8n';
import { run, temporaryFolder } from '../../scripts/lib/processes';
import type { Checks } from './checks';

const projectFolder = join(__dirname, '..', '..');

/** Fewer than in `npm test`, which runs the current version's engine. */
const randomRuns = '300';

interface Report {
	numPassedTests: number;
	numFailedTestSuites: number;
	testResults: Array<{ assertionResults: Array<{ status: string; fullName: string }> }>;
}

/** The node's own test suites, through the engine of this n8n instead of the one that `npm ci` installs. */
export async function suites(checks: Checks, { root, version }: Installation): Promise<void> {
	const folder = await temporaryFolder('suites');
	const reportFile = join(folder, 'report.json');
	const jest = join(projectFolder, 'node_modules', 'jest', 'bin', 'jest.js');
	await checks.check(`the node's suites through the engine of n8n ${version}`, async () => {
		// n8n 1's isolated-vm crashes now and then while jest ends: its report counts, not its exit code.
		await run(process.execPath, [jest, '--json', `--outputFile=${reportFile}`, 'test/nodes'], {
			cwd: projectFolder,
			log: join(folder, 'jest.log'),
			env: { ...process.env, N8N_ROOT: root, RUNS: randomRuns },
		});
		const report = JSON.parse(await readFile(reportFile, 'utf8')) as Report;
		const failed = report.testResults.flatMap(({ assertionResults }) => assertionResults).filter(({ status }) => status === 'failed');
		assert.deepEqual(failed.map(({ fullName }) => fullName), []);
		// One that does not even load has no tests.
		assert.equal(report.numFailedTestSuites, 0);
		assert.ok(report.numPassedTests > 300, `only ${report.numPassedTests} tests ran`);
		console.log(`      ${report.numPassedTests} tests`);
	});
}
