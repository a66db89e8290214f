import { Sandbox } from './sandbox';
import { defaultSettings, type SandboxOptions } from './settings';

export { inviteStatuses } from './invites/invite';
export { Sandbox } from './sandbox';
export { startBrokenTls } from './tls/brokenTls';
export { certificates } from './tls/certificates';
export type * from './types';
export { until } from './until';

/** Starts a sandbox. Rejects with Node's error when its port is taken (code EADDRINUSE). */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const sandbox = new Sandbox({ ...defaultSettings, ...options });
	await sandbox.listen();
	return sandbox;
}
