import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { SandboxAccess } from '../demo/connectedEngine';

/** How a sandbox begins. */
export interface SandboxSetup {
	/** It waits so long before each answer. */
	latencyMs: number;
	/** How many reviews it has: those of `reviewId`. */
	reviewCount?: number;
}

/** The sandbox in another process. */
export class RemoteSandbox {
	private readonly child: ChildProcess = fork(join(__dirname, 'sandboxProcess.ts'), {
		execArgv: ['--import', 'tsx'],
	});

	/** A sandbox in which nothing has happened. The one before ends. */
	async restart(setup: SandboxSetup): Promise<SandboxAccess> {
		this.child.send(setup);
		const [access] = (await once(this.child, 'message')) as [SandboxAccess];
		return access;
	}

	close(): void {
		this.child.disconnect();
	}
}
