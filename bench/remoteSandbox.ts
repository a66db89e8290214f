import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { SandboxAccess } from '../demo/connectedEngine';

/** The sandbox in another process. */
export class RemoteSandbox {
	private readonly child: ChildProcess = fork(join(__dirname, 'sandboxProcess.ts'), {
		execArgv: ['--import', 'tsx'],
	});

	/** An empty sandbox, which waits this long before each answer. The one before ends. */
	async restart(latencyMs: number): Promise<SandboxAccess> {
		this.child.send(latencyMs);
		const [access] = (await once(this.child, 'message')) as [SandboxAccess];
		return access;
	}

	close(): void {
		this.child.disconnect();
	}
}
