import {
	currentVersion,
	installN8n,
	previousVersion,
	type Installation,
} from '../../scripts/lib/installN8n';
import { pack } from '../../scripts/lib/installPackage';
import { endAllOnExit, isLeaving, temporaryFolder } from '../../scripts/lib/processes';
import { agents } from './agents';
import { Checks, finish } from './checks';
import { credentials } from './credentials';
import { editor } from './editor';
import { examples } from './examples';
import { executions } from './executions';
import { health } from './health';
import { install } from './install';
import { inLanes, type Job } from './lanes';
import { once } from './once';
import { queue } from './queue';
import { shopOrders } from './shops';
import { speed } from './speed';
import { suites } from './suites';
import { trigger } from './trigger';
import { triggerCost } from './triggerCost';

type Section = (
	checks: Checks,
	installation: Installation,
	tarball: string,
	workFolder: string,
) => Promise<void>;

/** In the order in which they begin: those that wait the longest first. */
const sections: Record<string, Section> = {
	queue,
	trigger,
	triggerCost,
	once,
	suites,
	editor,
	examples,
	shops: shopOrders,
	agents,
	install,
	executions,
	credentials,
	health,
	speed,
};
const versions = [currentVersion, previousVersion];

/**
 * They measure, poll many times a minute, take both cores by themselves, or count what databases that are not stalled
 * bring about (docs/once.md): nothing else may run beside them.
 */
const alone = ['queue', 'triggerCost', 'suites', 'health', 'speed'];

/** What fails in one run of many is what these look for: all others get a second chance. */
const onceOnly = ['queue', 'once'];

/** What runs only where it is asked for. */
const isOnRequest = (name: string, version: string) =>
	// It prints times, and fails at nothing.
	name === 'speed' ||
	// `npm test` runs them through this engine.
	(name === 'suites' && version === currentVersion);

/** Those that are asked for, or all where none is. */
function chosen(all: string[], wanted: string[]): string[] {
	const asked = all.filter((one) => wanted.includes(one));
	return asked.length ? asked : all;
}

/** `npm run e2e -- executions 2.41.1` runs one section on one version; without arguments everything runs that is not on request. */
async function main(wanted: string[]): Promise<number> {
	const names = Object.keys(sections);
	const unknown = wanted.filter((word) => !names.includes(word) && !versions.includes(word));
	if (unknown.length)
		throw new Error(`${unknown.join(', ')}: known are ${[...names, ...versions].join(', ')}`);
	endAllOnExit();
	const workFolder = await temporaryFolder('work');
	const tarball = await pack(workFolder);
	const attempt = async (name: string, installation: Installation) => {
		const checks = new Checks(`${name}, n8n ${installation.version}`);
		console.log(`began ${checks.section}`);
		await checks.check(
			'ran to its end',
			async () => await sections[name]!(checks, installation, tarball, workFolder),
		);
		console.log(`\n${checks.section}\n${checks.lines.join('\n')}\n`);
		return checks;
	};
	const done: Array<{ name: string; installation: Installation; checks: Checks }> = [];
	const jobOf = (name: string, installation: Installation): Job => ({
		isAlone: alone.includes(name),
		run: async () => {
			if (isLeaving()) return;
			done.push({ name, installation, checks: await attempt(name, installation) });
		},
	});
	const jobs: Job[] = [];
	for (const version of chosen(versions, wanted)) {
		const installation = await installN8n(version, console.log);
		const own = chosen(names, wanted).filter(
			(name) => wanted.includes(name) || !isOnRequest(name, version),
		);
		jobs.push(...own.map((name) => jobOf(name, installation)));
	}
	await inLanes(jobs);
	// n8n, Chromium and a busy machine fail by themselves at times: what fails again, in a fresh n8n with nothing beside it, has failed.
	for (const one of done) {
		const { failures } = one.checks;
		if (isLeaving() || failures.length === 0 || onceOnly.includes(one.name)) continue;
		one.checks = await attempt(one.name, one.installation);
		one.checks.failedAtFirst = failures;
	}
	return isLeaving() ? 1 : finish(done.map(({ checks }) => checks));
}

main(process.argv.slice(2)).then(
	(code) => {
		if (!isLeaving()) process.exit(code);
	},
	(error: Error) => {
		// What was ended on purpose is no failure.
		if (isLeaving()) return;
		console.error(error.message);
		process.exit(1);
	},
);
