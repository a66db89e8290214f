import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Installation } from '../../scripts/lib/installN8n';
import type { SavedWorkflow } from '../../scripts/lib/n8nClient';
import { until } from '../../scripts/lib/until';
import type { Checks } from './checks';
import { bodyCode, genericCredential, httpRequest } from './httpRequest';
import { scenesWith, succeeded } from './scene';
import { installed, onStage, type Stage } from './stage';
import { chain, createEvent, orders } from './workflows';

const itemCount = 2000;

/** How long n8n may leave a health check without an answer. */
const limitMs = 300;

/** On a busy machine everything takes longer: HTTP Request tells how much. */
const tolerance = 1.5;

/** What else the machine does can hold up one round; what the node does holds up each. */
const rounds = 3;

/** Enough items that preparing them is not over before Stop is pressed. */
const stoppedCount = 6000;

/** Our node with ten expressions. */
const tenExpressions = createEvent({
	parameters: {
		customerOptedIn: '={{ $json.email !== "" }}',
		customerFields: {
			address: '={{ $json.reference }}',
			firstName: '={{ $json.reference }}',
			lastName: '={{ $json.reference }}',
			mobile: '={{ $json.reference }}',
			reference: '={{ $json.reference }}',
		},
		additionalFields: { createdAt: '={{ $json.date }}' },
	},
});

/** What the health check of n8n did during a workflow's run, in ms and times. */
async function watch(
	{ client }: Stage,
	workflow: SavedWorkflow,
): Promise<{ slowest: number; answers: number }> {
	const probe = fork(join(__dirname, 'healthProcess.ts'), [`${client.url}/healthz`], {
		execArgv: ['--import', 'tsx'],
	});
	try {
		succeeded(await client.runToEnd(workflow));
		probe.send('end');
		const [seen] = (await once(probe, 'message')) as [{ slowest: number; answers: number }];
		return seen;
	} finally {
		probe.kill();
	}
}

const httpRequestChain = async (stage: Stage) =>
	chain(
		'Health of HTTP Request',
		orders(itemCount),
		httpRequest(
			stage,
			`={{ JSON.stringify(${bodyCode('$json.email', '$json.reference', '$json.date')}) }}`,
			await genericCredential(stage),
		),
	);

async function scenes(checks: Checks, stage: Stage): Promise<void> {
	const { client, sandbox, save } = stage;
	const scene = scenesWith(checks, sandbox);

	await scene(
		`health: n8n answers all the time while ${itemCount} items of ten expressions are sent`,
		async () => {
			let told = '';
			for (let round = 1; round <= rounds; round++) {
				sandbox.reset();
				const theirs = await watch(stage, await save(await httpRequestChain(stage)));
				sandbox.reset();
				const ours = await watch(
					stage,
					await save(chain('Health', orders(itemCount), tenExpressions)),
				);
				assert.equal(sandbox.accepted.length, itemCount);
				assert.ok(ours.answers > 50, `the health check was asked ${ours.answers} times only`);
				told = `the slowest of ${ours.answers} answers took ${ours.slowest} ms; with HTTP Request, of ${theirs.answers}: ${theirs.slowest} ms; target ${limitMs} ms`;
				checks.print(told);
				if (ours.slowest <= Math.max(limitMs, tolerance * theirs.slowest)) return;
			}
			assert.fail(`in each of ${rounds} rounds, in the last ${told}`);
		},
	);

	await scene('Stop while items are prepared: nothing is sent', async () => {
		const workflow = chain('Stopped early', orders(stoppedCount), tenExpressions);
		// n8n then stores after each node what it has, which tells when our node begins.
		const settings = { ...workflow.settings, saveExecutionProgress: true };
		const id = await client.run(await save({ ...workflow, settings }));
		await until('our node begins', 60_000, async () => {
			const { data } = await client.execution(id);
			return 'Orders' in (data?.resultData.runData ?? {});
		});
		await client.stop(id);
		const stopped = Date.now();
		const { status, data } = await client.finished(id);
		assert.equal(status, 'canceled');
		checks.print(`n8n told the end ${Date.now() - stopped} ms after Stop`);
		assert.equal(data.resultData.runData['Create Event']?.[0]?.data, undefined);
		await pause(2000);
		assert.equal(sandbox.requests.length, 0);
	});
}

/** Whether n8n keeps answering, and can be stopped, while the node has much to do. */
export async function health(
	checks: Checks,
	installation: Installation,
	tarball: string,
): Promise<void> {
	await onStage(installation, installed(tarball), async (stage) => await scenes(checks, stage));
}
