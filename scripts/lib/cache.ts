import { readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Raised when the layout of the cache changes: what older layouts left is then removed. */
const layout = 1;

/** The user's cache folder of this project, the same for every clone. */
export const cacheRoot = join(
	process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
	'n8n-nodes-etrusted',
);

export const layoutFolder = join(cacheRoot, `layout-${layout}`);

/** Whether a process of this id lives, whoever owns it. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/** Who a process is, in a text: ids are used again, after a crash or in another container. Empty for one that is gone. */
function identify(pid: number): string {
	if (!isAlive(pid)) return '';
	try {
		// Its start, the 22nd field of Linux' `stat`; the second, a name in brackets, can hold blanks.
		const started = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').split(' ')[20];
		return `${pid} ${started}`;
	} catch {
		return String(pid);
	}
}

/** Takes the lock file for this process. Answers the id of the living process that holds it, or undefined when it was taken. */
export async function takeLock(path: string): Promise<number | undefined> {
	for (;;) {
		try {
			await writeFile(path, identify(process.pid), { flag: 'wx' });
			return undefined;
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		}
		const holder = await readFile(path, 'utf8').catch(() => '');
		const pid = parseInt(holder, 10);
		if (pid === process.pid) return undefined;
		if (holder && identify(pid) === holder) return pid;
		// An empty lock is one that its owner is about to fill in, or died over.
		if (!holder) await pause(500);
		await rm(path, { force: true });
	}
}

/** Runs `work` while this process holds the lock; waits for another holder, and says so once. */
export async function withLock<T>(
	path: string,
	onWait: (pid: number) => void,
	work: () => Promise<T>,
): Promise<T> {
	let waiting = false;
	for (let holder = await takeLock(path); holder !== undefined; holder = await takeLock(path)) {
		if (!waiting) onWait(holder);
		waiting = true;
		await pause(1000);
	}
	try {
		return await work();
	} finally {
		await rm(path, { force: true });
	}
}

/** Creates the cache folder. */
export async function openCache(): Promise<void> {
	await mkdir(layoutFolder, { recursive: true });
}
