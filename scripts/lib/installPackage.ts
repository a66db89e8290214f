import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { environment, type Installation } from './installN8n';
import { run } from './processes';

const exec = promisify(execFile);
const projectFolder = join(__dirname, '..', '..');

/** The folder in which n8n looks for community packages. */
const nodesFolder = (userFolder: string) => join(userFolder, '.n8n', 'nodes');

async function unpack(tarball: string, folder: string): Promise<void> {
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await exec('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
}

/** Packs the built package into `folder`. Answers the tarball's path. */
export async function pack(folder: string): Promise<string> {
	const { stdout } = await exec(
		'npm',
		['pack', '--ignore-scripts', '--json', '--pack-destination', folder],
		{ cwd: projectFolder },
	);
	const [packed] = JSON.parse(stdout) as Array<{ filename: string }>;
	return join(folder, packed!.filename);
}

/** Packs the package again under another version, as a later release of it would be. */
export async function packAs(version: string, tarball: string, folder: string): Promise<string> {
	const copy = join(folder, `package-${version}`);
	await unpack(tarball, copy);
	const path = join(copy, 'package.json');
	const manifest = JSON.parse(await readFile(path, 'utf8')) as { version: string };
	await writeFile(path, JSON.stringify({ ...manifest, version }, null, '\t'));
	// The version that the node tells eTrusted, by which a test knows which release n8n has loaded.
	const told = join(copy, 'dist', 'nodes', 'ETrusted', 'helpers', 'package.js');
	await writeFile(told, (await readFile(told, 'utf8')).replaceAll(manifest.version, version));
	const { stdout } = await exec(
		'npm',
		['pack', '--ignore-scripts', '--json', '--pack-destination', folder],
		{ cwd: copy },
	);
	const [packed] = JSON.parse(stdout) as Array<{ filename: string }>;
	return join(folder, packed!.filename);
}

/** Does what n8n's own installer (Settings > Community nodes) does with a tarball. */
export async function installAsN8nDoes(tarball: string, userFolder: string): Promise<void> {
	const folder = join(nodesFolder(userFolder), 'node_modules', 'n8n-nodes-etrusted');
	await unpack(tarball, folder);
	const path = join(folder, 'package.json');
	const manifest = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
	for (const field of ['devDependencies', 'peerDependencies', 'optionalDependencies'])
		delete manifest[field];
	await writeFile(path, JSON.stringify(manifest, null, '\t'));
}

/** Does what n8n's documentation tells people to do by hand: `npm install` in n8n's folder, which also fetches a second n8n-workflow. */
export async function installByHand(
	tarball: string,
	userFolder: string,
	installation: Installation,
): Promise<void> {
	const cwd = nodesFolder(userFolder);
	await mkdir(cwd, { recursive: true });
	const local = join(cwd, 'n8n-nodes-etrusted.tgz');
	await cp(tarball, local);
	const log = join(userFolder, 'npm.log');
	// Without a prefix npm takes the first folder above that has a node_modules, where somebody left one.
	const code = await run('npm', ['install', '--prefix', cwd, '--no-audit', '--no-fund', local], {
		cwd,
		log,
		env: environment(installation),
	});
	if (code !== 0)
		throw new Error(
			`npm install of the package failed:\n${(await readFile(log, 'utf8')).slice(-2000)}`,
		);
}
