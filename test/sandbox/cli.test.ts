import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startSandbox, type Sandbox } from '../../sandbox';
import { commands } from '../../sandbox/control';
import { event, post, token } from './client';

const script = join(__dirname, '../../sandbox/cli.ts');

function run(...args: string[]) {
	return spawn(process.execPath, ['--import', 'tsx', script, ...args]);
}

describe('npm run sandbox', () => {
	it('prints what n8n needs, logs each request with its event, and ends with Ctrl+C', async () => {
		const cli = run('--port', '0');
		const output = text(cli.stdout);
		const [started] = (await once(cli.stdout, 'data')) as [Buffer];
		const url = /http:\/\/127\.0\.0\.1:\d+/.exec(started.toString())?.[0] ?? '';
		const tokenUrl = `${url}/oauth/token`;
		const remote = {
			url,
			tokenUrl,
			clientId: 'sandbox-client',
			clientSecret: 'sandbox-secret',
		} as Sandbox;
		await post(remote, await token(remote));
		const [code] = await Promise.all([once(cli, 'exit'), cli.kill('SIGINT')]);

		expect(code).toEqual([0, null]);
		const printed = started.toString() + (await output);
		expect(printed).toContain(
			`CREDENTIALS_OVERWRITE_DATA='{"eTrustedOAuth2Api":{"accessTokenUrl":"${tokenUrl}","apiBaseUrl":"${url}"}}'`,
		);
		expect(printed).toContain(commands(url));
		expect(printed).toMatch(/POST \/oauth\/token -> 200 \(\d+ ms\)\n/);
		expect(printed).toMatch(/POST \/events -> 202 \(\d+ ms\)\nevt-/);
		expect(printed).toContain(JSON.stringify(event, null, 2));
	});

	it('says in one sentence that its port is taken', async () => {
		const other = await startSandbox();
		const cli = run('--port', String(other.port));
		const [errors, [code]] = await Promise.all([text(cli.stderr), once(cli, 'exit')]);
		await other.close();
		expect(code).toBe(1);
		expect(errors).toBe(
			`Port ${other.port} is already in use: stop what uses it, or choose another one with --port.\n`,
		);
	});
});
