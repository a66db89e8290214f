import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { environment, program, type Installation } from './installN8n';
import { anyPort } from './ports';
import { end, hasEnded, start } from './processes';

/** n8n's first start fills its database, on a slow machine too. */
const startLimitMs = 180_000;

export interface N8nOptions {
	installation: Installation;
	/** Holds `.n8n` (database, packages) and the log. */
	userFolder: string;
	port: number;
	/** Where the credential points instead of the real API. */
	api: { url: string; tokenUrl: string };
	/** More of n8n's environment variables. */
	env?: Record<string, string>;
	/** What is started, e.g. `worker`. */
	command?: string[];
}

export interface RunningN8n {
	url: string;
	log: string;
	process: ChildProcess;
	stop(): Promise<void>;
}

/** Everything that would reach beyond this machine or interrupt a person, off. */
const quiet = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
};

/**
 * n8n 1 has one SQLite connection by default, on which the transactions of requests at the same moment get mixed up: of workflows
 * saved many at once nearly all are refused then, until it starts anew (`AbstractSqliteQueryRunner` counts depths; n8n's pull request
 * 10299). With a pool it has the driver, and here the size, that n8n 2 knows alone.
 */
const sqlite = { DB_SQLITE_POOL_SIZE: '3' };

async function endOf(log: string): Promise<string> {
	return (await readFile(log, 'utf8')).trim().split('\n').slice(-12).join('\n  ');
}

/** Rejects with the end of its log when n8n ended by itself, which explains every failure after it. */
export async function stillRuns({ process: child, log }: RunningN8n): Promise<void> {
	if (!hasEnded(child)) return;
	const how = child.signalCode ?? child.exitCode;
	throw new Error(`n8n ended by itself with ${how}. The end of its log:\n  ${await endOf(log)}`);
}

/** Starts n8n on the loopback address and waits until it answers. Rejects with the end of its log when it ends before that. */
export async function startN8n(options: N8nOptions): Promise<RunningN8n> {
	const { installation, userFolder, port, api, command = ['start'] } = options;
	const log = join(userFolder, `n8n-${command[0]}-${port}.log`);
	const url = `http://127.0.0.1:${port}`;
	const env = {
		...environment(installation),
		...quiet,
		...sqlite,
		CREDENTIALS_OVERWRITE_DATA: JSON.stringify({
			eTrustedOAuth2Api: { accessTokenUrl: api.tokenUrl, apiBaseUrl: api.url },
		}),
		N8N_ENCRYPTION_KEY: 'only-for-trying-out',
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(await anyPort()),
		N8N_RUNNERS_ENABLED: 'true',
		N8N_SECURE_COOKIE: 'false',
		N8N_USER_FOLDER: userFolder,
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		...options.env,
	};
	const child = start(installation.node, [program(installation), ...command], {
		cwd: userFolder,
		env,
		log,
	});
	// n8n 1 calls itself ready before its REST routes are there, and answers "starting up" with 200 in their place.
	const ready = command[0] === 'start' ? '/rest/settings' : '/healthz';
	const deadline = Date.now() + startLimitMs;
	for (;;) {
		const ended = hasEnded(child) || child.pid === undefined;
		if (ended || Date.now() > deadline) {
			await end(child);
			throw new Error(
				`n8n ${installation.version} did not start. The end of its log:\n  ${await endOf(log)}`,
			);
		}
		const answer = await fetch(url + ready).catch(() => undefined);
		if (answer?.ok && answer.headers.get('content-type')?.includes('json'))
			return { url, log, process: child, stop: async () => await end(child) };
		await pause(250);
	}
}
