import { parseArgs } from 'node:util';
import { startSandbox, type AcceptedEvent, type ReceivedRequest } from './index';

const portByDefault = '4010';

function report(
	{ method, path, status, at, endedAt = at }: ReceivedRequest,
	event?: AcceptedEvent,
): void {
	const time = new Date(at).toISOString();
	console.log(`${time} ${method} ${path} -> ${status ?? 'no answer'} (${endedAt - at} ms)`);
	if (event) console.log(`${event.ref}\n${JSON.stringify(event.payload, null, 2)}`);
}

function chosenPort(): number {
	const { values } = parseArgs({ options: { port: { type: 'string' } } });
	const text = values.port ?? process.env['PORT'] ?? portByDefault;
	const port = Number(text);
	if (/^\d+$/.test(text) && port <= 65535) return port;
	throw new Error(`"${text}" is not a port: give a number from 0 to 65535.`);
}

async function start(): Promise<void> {
	const port = chosenPort();
	const sandbox = await startSandbox({ port, record: false, onEnd: report }).catch((error) => {
		if (error.code !== 'EADDRINUSE') throw error;
		throw new Error(
			`Port ${port} is already in use: stop what uses it, or choose another one with --port.`,
		);
	});
	const overwrite = {
		eTrustedOAuth2Api: { accessTokenUrl: sandbox.tokenUrl, apiBaseUrl: sandbox.url },
	};
	console.log(`The eTrusted sandbox is ready. It sends no emails, and Ctrl+C ends it.

API base URL   ${sandbox.url}
Token URL      ${sandbox.tokenUrl}
Client ID      ${sandbox.clientId}
Client Secret  ${sandbox.clientSecret}

Start a self-hosted n8n with this, and its eTrusted credentials use the sandbox:
CREDENTIALS_OVERWRITE_DATA='${JSON.stringify(overwrite)}'

${sandbox.commands}`);
	const end = () => void sandbox.close();
	process.once('SIGINT', end);
	process.once('SIGTERM', end);
}

start().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
