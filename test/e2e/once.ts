import assert from 'node:assert/strict';
import { previousVersion, type Installation } from '../../scripts/lib/installN8n';
import { outputOf, type Execution, type WorkflowNode } from '../../scripts/lib/n8nClient';
import type { Checks } from './checks';
import { readMemory, writeMemory } from './memoryRow';
import {
	fromBody,
	isSent,
	isSkipped,
	orderBodies,
	orderCount,
	orderReferences,
	refuseHalfOnce,
} from './onceOrders';
import { orderNumbers, references, scenesWith, succeeded } from './scene';
import { installed, onStage, type Stage } from './stage';
import { deliverAll, deliveredTo, publish, webhookIsThere, type Delivery } from './webhook';
import { chain, createEvent, orders, withoutMemory } from './workflows';

const deliveriesEach = 3;

/** Entries that a process writes for itself, some of which may stay (docs/once.md). */
const fewOfItsOwn = 20;

const count = (deliveries: Delivery[], isIt: (delivery: Delivery) => boolean) =>
	deliveries.filter(isIt).length;

/** The messages that the editor shows beside a node's output. */
const hintsOf = ({ data }: Execution, node: string) =>
	(data.resultData.runData[node]?.at(-1)?.hints ?? []).map(({ message }) => message);

async function deliveryScenes(checks: Checks, stage: Stage): Promise<void> {
	const { client, sandbox, save, userFolder } = stage;
	const scene = scenesWith(checks, sandbox);
	const workflow = await save(deliveredTo('delivered', fromBody));
	const url = await publish(client, workflow);

	await scene(
		`${orderCount} orders delivered ${deliveriesEach} times side by side, half of them refused at first: each one event`,
		async () => {
			refuseHalfOnce(sandbox, 'beside');
			const thrice = Array.from({ length: deliveriesEach }, () => orderBodies('beside')).flat();
			const deliveries = await deliverAll(url, thrice);
			assert.deepEqual(references(sandbox), orderReferences('beside'));
			assert.equal(count(deliveries, isSent), orderCount);
			assert.equal(
				count(deliveries, isSkipped),
				(deliveriesEach - 1) * orderCount - orderCount / 2,
			);
			assert.equal(
				count(deliveries, ({ status }) => status === 500),
				orderCount / 2,
			);
		},
	);

	await scene('what was refused is sent at the second delivery, and nothing else', async () => {
		refuseHalfOnce(sandbox, 'after');
		assert.equal(count(await deliverAll(url, orderBodies('after')), isSent), orderCount / 2);
		const second = await deliverAll(url, orderBodies('after'));
		assert.deepEqual(references(sandbox), orderReferences('after'));
		second.forEach((delivery, i) =>
			assert.ok(i % 2 === 0 ? isSent(delivery) : isSkipped(delivery), JSON.stringify(delivery)),
		);
	});

	await scene('remembered over a restart of n8n', async () => {
		await stage.restart(async () => {});
		await webhookIsThere(url);
		const again = await deliverAll(url, [...orderBodies('beside'), ...orderBodies('after')]);
		assert.equal(count(again, isSkipped), 2 * orderCount);
		assert.equal(sandbox.requests.length, 0);
	});

	await scene('what is remembered holds nothing of the orders', async () => {
		const [stored, ...more] = readMemory(userFolder, workflow.id);
		assert.equal(more.length, 0);
		const { mode, data } = JSON.parse(stored!) as { mode: string; data: string[] };
		assert.equal(mode, 'entries');
		const ofOrders = 2 * 2 * orderCount;
		assert.ok(
			data.length >= ofOrders && data.length <= ofOrders + fewOfItsOwn,
			`${data.length} entries for ${ofOrders} of orders`,
		);
		for (const text of ['customer', 'example.com', 'beside-', 'after-'])
			assert.ok(!stored!.includes(text), text);
	});

	for (const [what, value] of [
		['cannot be read', '{"mode":"entries","data":'],
		['was stored by another mode', '{"mode":"latestIncrementalKey","data":7}'],
	] as const) {
		await scene(`a memory that ${what}: the orders are sent, and a hint says why`, async () => {
			const name = `Memory that ${what}`;
			const broken = await save(chain(name, orders(5), createEvent()));
			succeeded(await client.runToEnd(broken));
			writeMemory(userFolder, broken.id, value);
			sandbox.reset();
			const execution = await client.runToEnd(broken);
			succeeded(execution);
			assert.deepEqual(references(sandbox), orderNumbers(5));
			const hints = hintsOf(execution, 'Create Event');
			checks.print(`the hint: ${hints.join(' | ')}`);
			assert.equal(hints.length, 1);
			assert.match(hints[0]!, /^What was sent before could not be looked up: ./);
		});
	}
}

async function manualScenes(checks: Checks, stage: Stage): Promise<void> {
	const { client, sandbox, save } = stage;
	const scene = scenesWith(checks, sandbox);

	await scene(
		'the same orders twice in one run: the second ones come out with the EventRef',
		async () => {
			const execution = await client.runToEnd(
				await save(chain('Twice', orders(6, [], 2), createEvent())),
			);
			succeeded(execution);
			assert.deepEqual(references(sandbox), orderNumbers(6));
			const output = outputOf(execution, 'Create Event').map(({ json }) => json);
			assert.equal(output.length, 12);
			for (let i = 0; i < output.length; i += 2) {
				assert.match(String(output[i]!.EventRef), /^evt-/);
				assert.deepEqual(output[i + 1], {
					skipped: true,
					reason: `Already sent by item ${i} of this run`,
					EventRef: output[i]!.EventRef,
				});
			}
			assert.deepEqual(hintsOf(execution, 'Create Event'), ['6 sent, 6 skipped: 6 already sent']);
		},
	);

	await scene('run by hand again: skipped; as another node, or switched off: sent', async () => {
		let workflow = await save(chain('Again', orders(4), createEvent()));
		succeeded(await client.runToEnd(workflow));
		const again = await client.runToEnd(workflow);
		succeeded(again);
		assert.equal(sandbox.accepted.length, 4);
		assert.deepEqual(hintsOf(again, 'Create Event'), ['0 sent, 4 skipped: 4 already sent']);
		const changes: Array<Partial<WorkflowNode>> = [
			{ id: '11111111-0000-4000-8000-000000000000' },
			createEvent({ parameters: withoutMemory }),
		];
		for (const change of changes) {
			sandbox.reset();
			const nodes = workflow.nodes.map((node) =>
				node.name === 'Create Event' ? { ...node, ...change } : node,
			);
			workflow = await client.updateWorkflow({ ...workflow, nodes });
			const execution = await client.runToEnd(workflow);
			succeeded(execution);
			assert.deepEqual(references(sandbox), orderNumbers(4));
			assert.deepEqual(hintsOf(execution, 'Create Event'), []);
		}
	});

	await scene('a dry run neither looks nor remembers', async () => {
		const dry = await save(
			chain('Dry', orders(3), createEvent({ parameters: { options: { dryRun: true } } })),
		);
		const execution = await client.runToEnd(dry);
		succeeded(execution);
		assert.deepEqual(hintsOf(execution, 'Create Event'), ['Nothing was sent: Dry Run is on']);
		assert.deepEqual(readMemory(stage.userFolder, dry.id), []);
		assert.equal(sandbox.requests.length, 0);
	});
}

/** "Send Each Order Only Once", with n8n's own memory. */
export async function once(
	checks: Checks,
	installation: Installation,
	tarball: string,
): Promise<void> {
	await onStage(installation, installed(tarball), async (stage) => {
		// The single connection that n8n 1 has by default; after the restart in between, the memory is read through a pool.
		if (installation.version === previousVersion)
			await stage.restart(async () => {}, { env: { DB_SQLITE_POOL_SIZE: '0' } });
		await manualScenes(checks, stage);
		await deliveryScenes(checks, stage);
	});
}
