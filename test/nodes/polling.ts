import type { IDataObject, INode } from 'n8n-workflow';

import { ETrustedTrigger } from '../../nodes/ETrusted/ETrustedTrigger.node';
import { startSandbox, type Review, type Sandbox, type SandboxOptions } from '../../sandbox';
import { createEngine, type Engine } from '../engine';
import type { PollingWorkflow } from '../engine/poll';
import { connectionTo } from './connection';

/** Workflows with the trigger that poll a sandbox through n8n's engine. What was opened is closed after each test. */

export const TYPE = 'n8n-nodes-etrusted.eTrustedTrigger';
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const open = new Set<Sandbox>();

afterEach(async () => {
	for (const sandbox of open) await sandbox.close();
	open.clear();
	jest.restoreAllMocks();
});

export interface Stage {
	sandbox: Sandbox;
	engine: Engine;
	workflow: PollingWorkflow;
	/** What a poll brings out, by ID. */
	poll: () => Promise<unknown[]>;
	/** Lists and single reviews that were asked for. */
	requests: () => string[];
}

/** A workflow with the trigger in front of a sandbox, not active yet. */
export async function setUp(
	parameters: IDataObject = {},
	options: SandboxOptions = {},
	secret?: string,
): Promise<Stage> {
	const sandbox = await startSandbox({ reviews: [], ...options });
	open.add(sandbox);
	const engine = await createEngine({
		expressions: 'legacy',
		nodeTypes: { [TYPE]: new ETrustedTrigger() },
		...connectionTo(sandbox, secret),
	});
	const workflow = engine.polling({
		nodes: [
			{
				name: 'eTrusted Trigger',
				type: TYPE,
				credentials: { eTrustedOAuth2Api: { id: '1', name: 'eTrusted' } },
				parameters: parameters as INode['parameters'],
			},
		],
	});
	return {
		sandbox,
		engine,
		workflow,
		poll: async () => idsOf(await workflow.poll()),
		requests: () =>
			sandbox.requests
				.filter(({ pathname }) => pathname !== '/oauth/token')
				.map(({ path }) => path),
	};
}

/** The same, active, with no request counted yet. */
export async function activated(...given: Parameters<typeof setUp>): Promise<Stage> {
	const stage = await setUp(...given);
	expect(await stage.workflow.activate()).toEqual([]);
	stage.sandbox.requests.length = 0;
	return stage;
}

export const idsOf = (items: IDataObject[]) => items.map(({ id }) => id);
export const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString();

export const many = (count: number, of: (index: number) => Partial<Review>) =>
	Array.from({ length: count }, (_, index) => of(index));
