import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Installation } from '../../scripts/lib/installN8n';
import { run, temporaryFolder } from '../../scripts/lib/processes';
import type { Checks } from './checks';

const projectFolder = join(__dirname, '..', '..');

interface Report {
	numPassedTests: number;
	numFailedTestSuites: number;
	testResults: Array<{
		message: string;
		assertionResults: Array<{ status: string; fullName: string; failureMessages: string[] }>;
	}>;
}

/** The node's own test suites, through the engine of this n8n instead of the one that `npm ci` installs; with few random runs, unless told. */
export async function suites(checks: Checks, { root, version }: Installation): Promise<void> {
	const folder = await temporaryFolder('suites');
	const reportFile = join(folder, 'report.json');
	const log = join(folder, 'jest.log');
	const jest = join(projectFolder, 'node_modules', 'jest', 'bin', 'jest.js');
	await checks.check(`the node's suites through the engine of n8n ${version}`, async () => {
		// n8n 1's isolated-vm crashes now and then while jest ends: its report counts, not its exit code.
		await run(process.execPath, [jest, '--json', `--outputFile=${reportFile}`, 'test/nodes'], {
			cwd: projectFolder,
			log,
			env: { ...process.env, N8N_ROOT: root },
		});
		if (!existsSync(reportFile))
			throw new Error(
				`jest ended without a report:\n${(await readFile(log, 'utf8')).slice(-2000)}`,
			);
		const report = JSON.parse(await readFile(reportFile, 'utf8')) as Report;
		const failed = report.testResults
			.flatMap(({ assertionResults }) => assertionResults)
			.filter(({ status }) => status === 'failed');
		assert.deepEqual(
			failed.map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages.join('\n')}`),
			[],
		);
		// One that does not even load has no tests.
		assert.equal(
			report.numFailedTestSuites,
			0,
			report.testResults.map(({ message }) => message).join('\n'),
		);
		assert.ok(report.numPassedTests > 300, `only ${report.numPassedTests} tests ran`);
		checks.print(`${report.numPassedTests} tests`);
	});
}
