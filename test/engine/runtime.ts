import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GlobalConfig } from '@n8n/config';
import { Container } from '@n8n/di';
import { DataDeduplicationService, InstanceSettings } from 'n8n-core';
import * as n8nWorkflow from 'n8n-workflow';
import type { IDataDeduplicator, Workflow } from 'n8n-workflow';

/**
 * What n8n does once when its process starts (packages/cli, commands/base-command.ts and config/index.ts), and how to
 * tell n8n 1.123 from n8n 2.41. Their engines are called in the same way; `isVersion2` serves where n8n's own code
 * around the engine differs.
 */

/** n8n's names: `vm` evaluates expressions in an isolate and is n8n's default, `legacy` evaluates them in place. */
export type ExpressionEngine = 'vm' | 'legacy';

/** Prepares n8n's services and, for `vm`, its isolates. Takes 100 ms the first time in a process. */
export async function startRuntime(engine: ExpressionEngine): Promise<void> {
	const config = Container.get(GlobalConfig);
	// n8n logs every failing node to the console; tests make nodes fail on purpose.
	config.logging.level = 'silent';

	// The real class writes a settings file to the user's home as soon as it is created.
	const settings: Partial<InstanceSettings> = {
		instanceId: 'test-engine',
		encryptionKey: 'test-engine',
		hmacSignatureSecret: 'test-engine',
		// Where binary data would go; the engine's nodes have none.
		n8nFolder: join(tmpdir(), 'n8n-test-engine'),
		instanceType: 'main',
		isLeader: true,
	};
	Container.set(InstanceSettings, settings as InstanceSettings);

	await startDeduplication();

	if (engine === 'legacy') return;
	const { idleTimeout, ...options } = config.expressionEngine;
	await n8nWorkflow.Expression.initExpressionEngine({
		...options,
		engine,
		// Same results, and a workflow without expressions does not wait 50 ms for an isolate. n8n 1 does not know it.
		lazyAcquire: true,
		idleTimeoutMs: idleTimeout === undefined ? undefined : idleTimeout * 1000,
	});
}

/** The memory of each workflow that runs: n8n has one for the process, and here each engine has its own. */
const memories = new WeakMap<object, IDataDeduplicator>();

let isDeduplicating = false;

/** n8n's deduplication helpers ask this engine's memory from now on. */
export function remember(workflow: Workflow, memory: IDataDeduplicator): void {
	memories.set(workflow, memory);
}

async function startDeduplication(): Promise<void> {
	if (isDeduplicating) return;
	isDeduplicating = true;
	const memoryOf = (workflow: object): IDataDeduplicator => {
		const memory = memories.get(workflow);
		if (!memory) throw new n8nWorkflow.UnexpectedError('The workflow is of no test engine');
		return memory;
	};
	// n8n allows one `init` for each process, and jest runs many files in one.
	Reflect.deleteProperty(DataDeduplicationService, 'instance');
	await DataDeduplicationService.init({
		checkProcessedAndRecord: async (items, scope, context, options) =>
			await memoryOf(context.workflow).checkProcessedAndRecord(items, scope, context, options),
		removeProcessed: async (items, scope, context, options) =>
			await memoryOf(context.workflow).removeProcessed(items, scope, context, options),
		clearAllProcessedItems: async (scope, context, options) =>
			await memoryOf(context.workflow).clearAllProcessedItems(scope, context, options),
		getProcessedDataCount: async (scope, context, options) =>
			await memoryOf(context.workflow).getProcessedDataCount(scope, context, options),
	});
}

/** Sets what n8n reads when it creates a workflow: the instance's zone (GENERIC_TIMEZONE) and expression engine. */
export function setInstance(defaultTimezone: string, engine: ExpressionEngine): void {
	n8nWorkflow.setGlobalState({ defaultTimezone });
	n8nWorkflow.Expression.setExpressionEngine(engine);
}

/** Whether this is n8n 2. Told by a function that came with it: the packages of one n8n have different versions. */
export const isVersion2 = 'classifyTriggerIdentity' in n8nWorkflow;
