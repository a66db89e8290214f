import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs Stryker on the given folders or files below nodes/ETrusted, with the tests of the same folders; on all that it
 * is configured for, with all pure tests, unless told.
 * Arguments that start with a dash are Stryker's own, such as `--concurrency 1`; so is what follows them.
 */
const source = join('nodes', 'ETrusted');

/** What reads n8n's parameters, is one of its panels, or talks for it: it is tested through the engine, which takes too long here. */
const throughEngine = [
	'execution/converse.ts',
	'trigger/panel.ts',
	'trigger/pollReviews.ts',
	'trigger/settings.ts',
];

const args = process.argv.slice(2);
const firstOption = args.findIndex((arg) => arg.startsWith('-'));
const names = firstOption === -1 ? args : args.slice(0, firstOption);
const options = firstOption === -1 ? [] : args.slice(firstOption);

const patterns = names.map((name) => {
	const path = join(source, name);
	if (!existsSync(path)) throw new Error(`There is no ${path}`);
	return statSync(path).isDirectory() ? `${path}/**/*.ts` : path;
});
const tested = names.map((name) => name.split('/')[0]);
// What is known of other folders must not count in the score of these.
const incremental = join(
	'reports',
	`incremental-${names.join('+').replaceAll('/', '.') || 'all'}.json`,
);
const left = throughEngine.map((name) => `!${join(source, name)}`);
const mutate = patterns.length > 0 ? ['--mutate', [...patterns, ...left].join()] : [];

const { status } = spawnSync(
	'npx',
	['stryker', 'run', ...mutate, '--incrementalFile', incremental, ...options],
	{
		stdio: 'inherit',
		// Property tests need few runs to kill a mutant, and always the same ones to find the same mutants killed.
		env: { RUNS: '50', SEED: '1', TESTED: tested.join(), ...process.env },
	},
);
process.exitCode = status ?? 1;
