import {
	currentVersion,
	installN8n,
	previousVersion,
	type Installation,
} from '../../scripts/lib/installN8n';
import { pack } from '../../scripts/lib/installPackage';
import { endAllOnExit, isLeaving, temporaryFolder } from '../../scripts/lib/processes';
import { agents } from './agents';
import { Checks } from './checks';
import { credentials } from './credentials';
import { editor } from './editor';
import { examples } from './examples';
import { executions } from './executions';
import { health } from './health';
import { install } from './install';
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

const sections: Record<string, Section> = {
	suites,
	install,
	editor,
	examples,
	executions,
	agents,
	health,
	credentials,
	shops: shopOrders,
	once,
	trigger,
	triggerCost,
	queue,
	speed,
};
const versions = [currentVersion, previousVersion];

/** Prints times and fails at nothing, so it runs only where it is asked for. */
const onRequest = 'speed';

/** `npm run e2e -- executions 2.41.1` runs one section on one version; without arguments everything runs but `speed`. */
async function main(wanted: string[]): Promise<number> {
	const unknown = wanted.filter((word) => !(word in sections) && !versions.includes(word));
	if (unknown.length)
		throw new Error(
			`${unknown.join(', ')}: known are ${[...Object.keys(sections), ...versions].join(', ')}`,
		);
	const chosen = (all: string[]) =>
		all.some((name) => wanted.includes(name)) ? all.filter((name) => wanted.includes(name)) : all;
	endAllOnExit();
	const workFolder = await temporaryFolder('work');
	const checks = new Checks();
	const tarball = await pack(workFolder);
	for (const version of chosen(versions)) {
		const installation = await installN8n(version, console.log);
		for (const section of chosen(Object.keys(sections))) {
			if (section === onRequest && !wanted.includes(section)) continue;
			if (isLeaving()) return 1;
			console.log(`\nn8n ${version}, ${section}`);
			await checks.check(
				`${section}: ran to its end`,
				async () => await sections[section]!(checks, installation, tarball, workFolder),
			);
		}
	}
	return checks.finish();
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
