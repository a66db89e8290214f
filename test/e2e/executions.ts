import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Installation } from '../../scripts/lib/installN8n';
import { outputOf } from '../../scripts/lib/n8nClient';
import { until } from '../../scripts/lib/until';
import type { Checks } from './checks';
import { orderNumbers, references, scenesWith, succeeded } from './scene';
import { installed, onStage, type Stage } from './stage';
import { chain, connect, createEvent, orders, withoutMemory } from './workflows';

async function scenes(checks: Checks, stage: Stage, version: string): Promise<void> {
	const { client, sandbox, save } = stage;
	const scene = scenesWith(checks, sandbox);

	await scene('error output: the failed item takes it, the others are sent', async () => {
		const parts = [
			{ name: 'Start', type: 'n8n-nodes-base.manualTrigger' },
			orders(4, [2]),
			createEvent({ onError: 'continueErrorOutput' }),
		];
		const execution = await client.runToEnd(
			await save(
				connect('Errors', parts, [
					['Start', 0, 'Orders'],
					['Orders', 0, 'Create Event'],
				]),
			),
		);
		succeeded(execution);
		assert.equal(outputOf(execution, 'Create Event').length, 3);
		const [failed, ...more] = outputOf(execution, 'Create Event', 1);
		assert.equal(more.length, 0);
		assert.match(String(failed!.json.error), /nobody@@example/);
		assert.equal(failed!.json.reference, 'order-2');
		assert.equal(sandbox.accepted.length, 3);
	});

	await scene('Retry On Fail: what was accepted is not sent again', async () => {
		sandbox.faults.add({ match: { method: 'POST', path: '/events', nth: 3 }, status: 500 });
		const node = createEvent({
			retryOnFail: true,
			maxTries: 2,
			waitBetweenTries: 100,
			parameters: withoutMemory,
		});
		succeeded(await client.runToEnd(await save(chain('Retried', orders(10), node))));
		assert.deepEqual(references(sandbox), orderNumbers(10));
	});

	for (const edited of [false, true]) {
		await scene(
			`retry of a failed execution (${edited ? 'edited' : 'original'} workflow): each event once`,
			async () => {
				sandbox.faults.add({ match: { method: 'POST', path: '/events', nth: 3 }, status: 500 });
				const workflow = await save(
					chain('Failed', orders(10), createEvent({ parameters: withoutMemory })),
				);
				const failed = await client.runToEnd(workflow);
				assert.equal(failed.status, 'error');
				succeeded(await client.retry(failed.id, edited));
				assert.deepEqual(references(sandbox), orderNumbers(10));
			},
		);
	}

	await scene(
		'a connection that breaks after sending: said to be uncertain, and not sent again',
		async () => {
			sandbox.faults.add({
				match: {
					path: '/events',
					body: (json: unknown) => JSON.stringify(json).includes('"order-3"'),
				},
				drop: 'after',
			});
			const execution = await client.runToEnd(
				await save(chain('Broken', orders(10), createEvent())),
			);
			assert.equal(execution.status, 'error');
			assert.match(execution.data.resultData.error!.message, /may have been created \[item 3\]/);
			assert.equal(new Set(references(sandbox)).size, sandbox.accepted.length);
			assert.ok(references(sandbox).includes('order-3'));
		},
	);

	await scene('Stop: no new request starts', async () => {
		sandbox.faults.add({
			match: { method: 'POST', path: '/events' },
			delayMs: 300,
			times: Infinity,
		});
		const id = await client.run(
			await save(
				chain(
					'Stopped',
					orders(400),
					createEvent({ parameters: { options: { maxConcurrentRequests: 2 } } }),
				),
			),
		);
		await until('four requests arrive', 30_000, () => sandbox.eventRequests.length >= 4);
		await client.stop(id);
		await pause(1000);
		const sent = sandbox.eventRequests.length;
		await pause(1500);
		assert.equal(sandbox.eventRequests.length, sent);
		assert.equal((await client.finished(id)).status, 'canceled');
	});

	await scene('sub-workflow: its items are sent', async () => {
		const inner = await save(
			connect(
				'Inner',
				[
					{
						name: 'Called',
						type: 'n8n-nodes-base.executeWorkflowTrigger',
						typeVersion: 1.1,
						parameters: { inputSource: 'passthrough' },
					},
					createEvent(),
				],
				[['Called', 0, 'Create Event']],
			),
		);
		// n8n 2 calls published workflows only; n8n 1 has no such thing for one without a trigger of its own.
		if (!version.startsWith('1.')) await client.activate(inner);
		const call = {
			name: 'Call',
			type: 'n8n-nodes-base.executeWorkflow',
			typeVersion: 1.2,
			parameters: { workflowId: { __rl: true, mode: 'id', value: inner.id }, options: {} },
		};
		const execution = await client.runToEnd(await save(chain('Outer', orders(3), call)));
		succeeded(execution);
		assert.equal(outputOf(execution, 'Call').length, 3);
		assert.deepEqual(references(sandbox), orderNumbers(3));
	});

	await scene('Loop Over Items: every round is sent', async () => {
		const parts = [
			{ name: 'Start', type: 'n8n-nodes-base.manualTrigger' },
			orders(7),
			{
				name: 'Loop',
				type: 'n8n-nodes-base.splitInBatches',
				typeVersion: 3,
				parameters: { batchSize: 3, options: {} },
			},
			createEvent(),
		];
		succeeded(
			await client.runToEnd(
				await save(
					connect('Loop', parts, [
						['Start', 0, 'Orders'],
						['Orders', 0, 'Loop'],
						['Loop', 1, 'Create Event'],
						['Create Event', 0, 'Loop'],
					]),
				),
			),
		);
		assert.deepEqual(references(sandbox), orderNumbers(7));
	});
}

/** How the node behaves in whole executions. */
export async function executions(
	checks: Checks,
	installation: Installation,
	tarball: string,
): Promise<void> {
	await onStage(
		installation,
		installed(tarball),
		async (stage) => await scenes(checks, stage, installation.version),
	);
}
