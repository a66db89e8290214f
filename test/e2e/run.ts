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
import { inLanes } from './lanes';
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

/** They measure: nothing else may run beside them. */
const alone = ['health', 'speed'];

/** Prints times and fails at nothing, so it runs only where it is asked for. */
const onRequest = 'speed';

/** What `npm run e2e` runs of all, or what is asked for, e.g. `npm run e2e -- executions 2.41.1`. */
function chosenOf(wanted: string[]): { names: string[]; chosenVersions: string[] } {
	const all = Object.keys(sections);
	const unknown = wanted.filter((word) => !all.includes(word) && !versions.includes(word));
	if (unknown.length)
		throw new Error(`${unknown.join(', ')}: known are ${[...all, ...versions].join(', ')}`);
	const chosen = (words: string[], others: string[]) => {
		const asked = words.filter((word) => wanted.includes(word));
		return asked.length ? asked : others;
	};
	return {
		names: chosen(
			all,
			all.filter((name) => name !== onRequest),
		),
		chosenVersions: chosen(versions, versions),
	};
}

async function main(wanted: string[]): Promise<number> {
	const { names, chosenVersions } = chosenOf(wanted);
	endAllOnExit();
	const workFolder = await temporaryFolder('work');
	const tarball = await pack(workFolder);
	const installations: Installation[] = [];
	for (const version of chosenVersions) installations.push(await installN8n(version, console.log));
	const all: Checks[] = [];
	const jobs = names.flatMap((name) =>
		installations.map((installation) => ({
			isAlone: alone.includes(name),
			run: async () => {
				if (isLeaving()) return;
				const checks = new Checks(`${name}, n8n ${installation.version}`);
				all.push(checks);
				console.log(`began ${checks.section}`);
				await checks.check(
					'ran to its end',
					async () => await sections[name]!(checks, installation, tarball, workFolder),
				);
				console.log(`\n${checks.section}\n${checks.lines.join('\n')}\n`);
			},
		})),
	);
	await inLanes(jobs);
	return isLeaving() ? 1 : finish(all);
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
