import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** How long a process may take to end by itself before it is killed. */
const graceMs = 8000;

const running = new Set<ChildProcess>();

const leftovers = new Set<string>();

/** When leaving began, in milliseconds since the epoch. */
let leaving: number | undefined;

/** Whether this process is ending what it started, so that their end is no surprise. */
export const isLeaving = () => leaving !== undefined;

/** Has a file or folder removed when this process ends, however it ends. Answers the path. */
export function removeAtEnd(path: string): string {
	leftovers.add(path);
	return path;
}

/** A new folder for temporary files, removed when this process ends. */
export async function temporaryFolder(purpose: string): Promise<string> {
	return removeAtEnd(await mkdtemp(join(tmpdir(), `n8n-etrusted-${purpose}-`)));
}

/** Sends a signal to a process and all that it started. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
	try {
		process.kill(-child.pid!, signal);
	} catch {
		// The group has ended already.
	}
}

interface StartOptions extends SpawnOptions {
	/** The file that takes what the process prints. */
	log: string;
}

/** Starts a program in a process group of its own, so that all that it starts can be ended with it. */
export function start(
	command: string,
	args: string[],
	{ log, ...options }: StartOptions,
): ChildProcess {
	const output = openSync(log, 'a');
	const child = spawn(command, args, {
		...options,
		detached: true,
		stdio: ['ignore', output, output],
	});
	closeSync(output);
	running.add(child);
	// A program that is missing: whoever waits for the process gets the same error.
	child.on('error', () => running.delete(child));
	return child;
}

/** Runs a program to its end. Answers its exit code; null when a signal ended it. Rejects when it cannot be started. */
export async function run(
	command: string,
	args: string[],
	options: StartOptions,
): Promise<number | null> {
	const child = start(command, args, options);
	const [code] = (await once(child, 'exit')) as [number | null];
	running.delete(child);
	return code;
}

/** Whether a process that was started has ended, by itself or by a signal. */
export const hasEnded = ({ exitCode, signalCode }: ChildProcess) =>
	exitCode !== null || signalCode !== null;

/** Ends a process and all that it started: asked first, killed after a while. */
export async function end(child: ChildProcess): Promise<void> {
	if (child.pid === undefined) return;
	if (!hasEnded(child)) {
		const ended = once(child, 'exit');
		signalGroup(child, 'SIGTERM');
		await Promise.race([ended, pause(graceMs, undefined, { ref: false })]);
	}
	signalGroup(child, 'SIGKILL');
	running.delete(child);
}

/** Ends everything that was started. */
async function endAll(): Promise<void> {
	await Promise.all([...running].map(end));
}

/**
 * Ctrl+C reaches this process more than once: from the terminal, from npm and from tsx, which both pass it on, and as
 * SIGHUP when the terminal closes. Only a signal that comes later than this is a person who does not want to wait.
 */
const echoMs = 1500;

/**
 * Makes every way out of this process end what it started and remove its leftovers: a signal, an error, `process.exit`.
 * A second Ctrl+C does not wait any more.
 */
export function endAllOnExit(): void {
	const leave = async (code: number) => {
		if (leaving) {
			if (Date.now() - leaving > echoMs) process.exit(code);
			return;
		}
		leaving = Date.now();
		await endAll();
		process.exit(code);
	};
	process.on('SIGINT', () => void leave(130));
	process.on('SIGTERM', () => void leave(143));
	process.on('SIGHUP', () => void leave(129));
	// A closed terminal refuses what is printed while leaving.
	process.stdout.on('error', () => {});
	process.stderr.on('error', () => {});
	process.on('exit', () => {
		running.forEach((child) => signalGroup(child, 'SIGKILL'));
		leftovers.forEach((path) => rmSync(path, { recursive: true, force: true, maxRetries: 5 }));
	});
}
