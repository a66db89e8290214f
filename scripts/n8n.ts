import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox } from '../sandbox';
import { layoutFolder, openCache, takeLock } from './lib/cache';
import { credentialType, readExamples, withCredential } from './lib/examples';
import { currentVersion, installN8n } from './lib/installN8n';
import { installAsN8nDoes, pack } from './lib/installPackage';
import { N8nClient, owner } from './lib/n8nClient';
import { freePort } from './lib/ports';
import { endAllOnExit, isLeaving, removeAtEnd, temporaryFolder } from './lib/processes';
import { startN8n, type RunningN8n } from './lib/startN8n';

const credentialName = 'eTrusted sandbox';

const say = (line: string) => console.log(line);

/** Creates the demo credential and the example workflows in a fresh n8n. */
async function fill(
	client: N8nClient,
	data: { clientId: string; clientSecret: string },
): Promise<void> {
	await client.setUpOwner();
	const id = await client.createCredential(credentialName, credentialType, data);
	for (const example of readExamples()) {
		await client.createWorkflow(withCredential(example, id, credentialName));
	}
}

/** Takes the lock of `npm run n8n`: one editor at a time, so that two never share a port or a credential's sandbox. */
async function onlyOne(): Promise<void> {
	await openCache();
	const lock = join(layoutFolder, 'editor.lock');
	const holder = await takeLock(lock);
	if (holder !== undefined)
		throw new Error(`It runs already, as process ${holder}: end that one with Ctrl+C first`);
	removeAtEnd(lock);
}

/** Ends this process, with the end of n8n's log, when n8n ends by itself. */
function endWith({ process: child, log }: RunningN8n): void {
	child.once('exit', () => {
		if (isLeaving()) return;
		console.error(
			`n8n ended by itself. The end of its log:\n${readFileSync(log, 'utf8').slice(-2000)}`,
		);
		process.exit(1);
	});
}

/** Everything of `npm run n8n`, until the person ends it. Rejects with a message for that person. */
async function main(): Promise<void> {
	endAllOnExit();
	const port = Number(process.env.N8N_PORT || 5678);
	if (!Number.isInteger(port) || port < 1 || port > 65_535)
		throw new Error(`N8N_PORT is not a port: ${process.env.N8N_PORT}`);
	await onlyOne();
	if (!(await freePort(port)))
		throw new Error(
			`Port ${port} is taken by another program: choose one, e.g. N8N_PORT=5690 npm run n8n`,
		);
	const installation = await installN8n(process.env.N8N_VERSION || currentVersion, say);
	say(`Starting n8n ${installation.version} ...`);
	// A fresh folder for each start: nothing of an older version or of yesterday's trials can be in the way.
	const userFolder = await temporaryFolder('editor');
	await installAsN8nDoes(await pack(userFolder), userFolder);
	const sandbox = await startSandbox({});
	const n8n = await startN8n({ installation, userFolder, port, api: sandbox });
	endWith(n8n);
	await fill(new N8nClient(n8n.url), sandbox);
	say(`
n8n ${installation.version} with n8n-nodes-etrusted: ${n8n.url}
  log in with       ${owner.email}
  password          ${owner.password}
The credential "${credentialName}" and the example workflows are there. They talk to a sandbox on this machine
(${sandbox.url}, client ${sandbox.clientId}, secret ${sandbox.clientSecret}): nothing is sent to a real customer.
"Execute workflow" shows what an example would do with the sample data pinned to it; switched on, or without Dry Run,
it sends.

${sandbox.commands}
Ctrl+C ends everything and removes the data of this start.`);
}

main().catch((error: Error) => {
	// What was ended on purpose is no failure.
	if (isLeaving()) return;
	console.error(error.message);
	process.exit(1);
});
