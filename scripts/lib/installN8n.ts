import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { cacheRoot, layoutFolder, openCache, withLock } from './cache';
import { run } from './processes';

/** The versions that this package is tested with: the current line and the last of n8n 1. */
export const currentVersion = '2.41.1';
export const previousVersion = '1.123.81';

/** What an installed n8n takes, with npm's own cache on top. */
const neededGigabytes = 5;

/** The npm package that holds nothing but the Node.js binary and its headers for this machine. */
const runtimePackage = [
	process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node',
	process.platform,
	process.arch,
].join('-');

/** An n8n of the cache. */
export interface Installation {
	version: string;
	/** The folder whose node_modules holds n8n. */
	root: string;
	/** The Node.js binary that n8n was built for, and its folder. */
	node: string;
	nodeFolder: string;
}

/** What n8n is started with. */
export const program = ({ root }: Installation) => join(root, 'node_modules', 'n8n', 'bin', 'n8n');

function describe(version: string): Installation {
	const root = join(layoutFolder, `n8n-${version}`);
	const nodeFolder = join(root, 'node_modules', runtimePackage, 'bin');
	return { version, root, nodeFolder, node: join(nodeFolder, 'node') };
}

/** Written last: a folder without it is what an interrupted install left. */
const marker = ({ root }: Installation) => join(root, 'installed');

/** Whether it can be started: finished, and nothing of what a start needs removed since, e.g. by a cleaner of caches. */
const isComplete = (installation: Installation) =>
	[marker(installation), installation.node, program(installation)].every((path) =>
		existsSync(path),
	);

/** What `npm run` sets for this project, and what a person's own n8n is set up with; not how npm reaches its registry. */
const foreignVariable =
	/^(npm_(?!config_(registry|cafile|strict_ssl|userconfig|globalconfig|cache|.*proxy)$)|N8N_|NODE_OPTIONS$|INIT_CWD$|XDG_)/i;

/** The environment in which n8n's own Node.js comes first. */
export function environment({ nodeFolder }: Installation): NodeJS.ProcessEnv {
	const own = Object.entries(process.env).filter(([name]) => !foreignVariable.test(name));
	return { ...Object.fromEntries(own), PATH: [nodeFolder, process.env.PATH].join(delimiter) };
}

const MISSING = 'there is no such version, or a package of it is missing';

/** What npm prints, and what it means. */
const reasons: Array<[RegExp, string]> = [
	[/ENOSPC/, 'the disk is full'],
	[/ETARGET/, MISSING],
	[
		/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH/,
		'the package registry cannot be reached',
	],
];

const manifest = (version: string) => ({
	private: true,
	dependencies: { n8n: version, [runtimePackage]: process.versions.node },
	// n8n 1 takes this one from a host outside npm.
	overrides: { xlsx: '0.18.5' },
});

/** Runs npm in the folder and reports about every 5 s how long it has run. Throws with the last lines that npm printed. */
async function npm(
	installation: Installation,
	phase: string,
	args: string[],
	report: (line: string) => void,
): Promise<void> {
	const log = join(layoutFolder, `n8n-${installation.version}.log`);
	const started = Date.now();
	const elapsed = () => `${Math.round((Date.now() - started) / 1000)} s`;
	report(`${phase} ...`);
	const ticker = setInterval(() => report(`${phase}: ${elapsed()}`), 5000);
	const env = {
		...environment(installation),
		npm_config_nodedir: join(installation.nodeFolder, '..'),
		npm_config_update_notifier: 'false',
	};
	const code = await run('npm', args, { cwd: installation.root, env, log }).finally(() =>
		clearInterval(ticker),
	);
	if (code === 0) return report(`${phase}: done in ${elapsed()}`);
	const printed = (await readFile(log, 'utf8')).trim();
	// What it got so far fills the disk, and is of no use to the next try.
	await rm(installation.root, { recursive: true, force: true });
	const known = reasons.find(([pattern]) => pattern.test(printed));
	const reason = known ? known[1] : 'npm ended with an error';
	throw new Error(
		`Installing n8n ${installation.version} failed: ${reason}. The whole log: ${log}. Its end:\n  ${printed.split('\n').slice(-8).join('\n  ')}`,
	);
}

/**
 * Of a family of packages that is released at this moment, a mirror of the registry may have some and miss others, which
 * those ask for: then nothing can be installed. What is a week old is whole.
 */
const aWeekAgo = () => new Date(Date.now() - 7 * 86_400_000).toISOString();

async function install(installation: Installation, report: (line: string) => void): Promise<void> {
	const { root, version } = installation;
	const { bavail, bsize } = await statfs(layoutFolder);
	const gigabytes = (bavail * bsize) / 2 ** 30;
	if (gigabytes < neededGigabytes) {
		throw new Error(
			`Installing n8n ${version} needs about ${neededGigabytes} GB, and only ${gigabytes.toFixed(1)} GB are free in ${cacheRoot}. ` +
				'Make room, or let XDG_CACHE_HOME name another folder.',
		);
	}
	if (existsSync(root)) report(`Removing an incomplete install of n8n ${version}`);
	await rm(root, { recursive: true, force: true });
	await rm(join(layoutFolder, `n8n-${version}.log`), { force: true });
	const download = async (which: string) => {
		await mkdir(root);
		await writeFile(join(root, 'package.json'), JSON.stringify(manifest(version), null, '\t'));
		// One optional part builds a Kafka client from C sources and fails on most machines: only what n8n cannot start without is built.
		await npm(
			installation,
			`Downloading n8n ${version} (about 3 minutes, 3 GB, once)`,
			['install', '--ignore-scripts', '--no-audit', '--no-fund', which],
			report,
		);
	};
	await download(`--before=${aWeekAgo()}`).catch(async ({ message }: Error) => {
		if (!message.includes(MISSING)) throw new Error(message);
		report(`There was no whole n8n ${version} a week ago: taking what there is now`);
		await download('--prefer-online');
	});
	await npm(
		installation,
		'Building its native parts (about a minute)',
		['rebuild', 'sqlite3', 'isolated-vm'],
		report,
	);
	await writeFile(marker(installation), new Date().toISOString());
}

/** Removes what older layouts of the cache left; another one's lock is no concern, its version is not used any more. */
async function removeOldLayouts(): Promise<void> {
	for (const name of await readdir(cacheRoot)) {
		const path = join(cacheRoot, name);
		if (/^layout-\d+$/.test(name) && path !== layoutFolder)
			await rm(path, { recursive: true, force: true });
	}
}

/**
 * Answers the cached n8n of this version, installed first if need be. Another process that installs it is waited for.
 * Rejects with one message that says what to do when the disk is full or npm fails.
 */
export async function installN8n(
	version: string,
	report: (line: string) => void,
): Promise<Installation> {
	if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) {
		throw new Error(
			`"${version}" is not a version of n8n: N8N_VERSION takes one such as ${currentVersion}`,
		);
	}
	const installation = describe(version);
	if (isComplete(installation)) return installation;
	await openCache();
	await removeOldLayouts();
	const waiting = (pid: number) =>
		report(`Process ${pid} is installing n8n ${version} already: waiting for it`);
	await withLock(join(layoutFolder, `n8n-${version}.lock`), waiting, async () => {
		if (!isComplete(installation)) await install(installation, report);
	});
	return installation;
}
