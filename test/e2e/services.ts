import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { anyPort } from '../../scripts/lib/ports';
import { end, start, temporaryFolder } from '../../scripts/lib/processes';
import { until } from '../../scripts/lib/until';

const exec = promisify(execFile);
const versionsFolder = '/usr/lib/postgresql';

/** What n8n's queue mode stands on. */
export interface Services {
	/** n8n's environment variables for them. */
	env: Record<string, string>;
	/** Answers the rows, columns separated by `|`. */
	sql(query: string): Promise<string[]>;
	stop(): Promise<void>;
}

async function postgresFolder(): Promise<string> {
	const [version] = existsSync(versionsFolder)
		? (await readdir(versionsFolder)).sort().reverse()
		: [];
	if (!version) throw new Error('PostgreSQL is missing: install the Debian package postgresql');
	return join(versionsFolder, version, 'bin');
}

/** PostgreSQL refuses to run as root: root hands over to Debian's own user for it. */
const asPostgres = (command: string, args: string[]): [string, string[]] =>
	process.getuid?.() === 0
		? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', command, ...args]]
		: [command, args];

/** Starts PostgreSQL and Redis on the loopback address, with nothing kept after `stop`. Rejects with the Debian package that is missing. */
export async function startServices(): Promise<Services> {
	const bin = await postgresFolder();
	if (!existsSync('/usr/bin/redis-server'))
		throw new Error('Redis is missing: install the Debian package redis-server');
	const folder = await temporaryFolder('db');
	const logs = await temporaryFolder('logs');
	if (process.getuid?.() === 0) await exec('chown', ['postgres:', folder]);
	const [port, redisPort] = [await anyPort(), await anyPort()];
	const data = join(folder, 'data');
	await exec(
		...asPostgres(join(bin, 'initdb'), ['-D', data, '-U', 'n8n', '-A', 'trust', '-E', 'UTF8']),
		{ cwd: folder },
	);
	const settings = [
		'-D',
		data,
		'-h',
		'127.0.0.1',
		'-p',
		String(port),
		'-c',
		'unix_socket_directories=',
		'-c',
		'fsync=off',
	];
	const postgres = start(...asPostgres(join(bin, 'postgres'), settings), {
		cwd: folder,
		log: join(logs, 'postgres.log'),
	});
	const redis = start(
		'redis-server',
		['--bind', '127.0.0.1', '--port', String(redisPort), '--save', '', '--dir', logs],
		{
			log: join(logs, 'redis.log'),
		},
	);
	const sql = async (query: string) => {
		const { stdout } = await exec(join(bin, 'psql'), [
			'-h',
			'127.0.0.1',
			'-p',
			String(port),
			'-U',
			'n8n',
			'-d',
			'postgres',
			'-At',
			'-c',
			query,
		]);
		return stdout.trim().split('\n').filter(Boolean);
	};
	const stop = async () => {
		await end(redis);
		await end(postgres);
		await rm(folder, { recursive: true, force: true });
		await rm(logs, { recursive: true, force: true });
	};
	try {
		await until(
			'PostgreSQL answers',
			30_000,
			async () =>
				await sql('select 1').then(
					() => true,
					() => false,
				),
		);
	} catch (error) {
		await stop();
		throw error;
	}
	const env = {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redisPort),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(port),
		DB_POSTGRESDB_USER: 'n8n',
		DB_POSTGRESDB_PASSWORD: 'unused',
		DB_POSTGRESDB_DATABASE: 'postgres',
	};
	return { env, sql, stop };
}
