import assert from 'node:assert/strict';
import type { Execution } from '../../scripts/lib/n8nClient';
import type { Checks } from './checks';
import type { StagedSandbox } from './stage';

/** Runs a named check that begins with a sandbox in which nothing has happened. */
export type Scene = (name: string, work: () => Promise<void>) => Promise<void>;

export const scenesWith =
	(checks: Checks, sandbox: StagedSandbox): Scene =>
	async (name, work) => {
		sandbox.reset();
		await checks.check(name, work);
	};

/** Fails with the execution's own error. */
export const succeeded = (execution: Execution) =>
	assert.equal(execution.status, 'success', execution.data.resultData.error?.message);

/** The references of the accepted events, in a fixed order. */
export const references = (sandbox: StagedSandbox) =>
	sandbox.accepted
		.map(({ payload }) => (payload.transaction as { reference: string }).reference)
		.sort();

/** What `references` answers when each of so many orders of workflows.ts was sent once. */
export const orderNumbers = (count: number) =>
	Array.from({ length: count }, (_, i) => `order-${i}`).sort();
