import assert from 'node:assert/strict';
import { currentVersion, type Installation } from '../../scripts/lib/installN8n';
import { toolArguments, toolOf, withAgent } from './agentWorkflow';
import type { Checks } from './checks';
import { references, scenesWith, succeeded } from './scene';
import { installed, onStage, type Stage } from './stage';
import type { Part } from './workflows';

/** The agents that each n8n offers: the one that runs its tools itself, and the one that has n8n run them. */
const agentVersions = ({ version }: Installation) =>
	version === currentVersion ? [2.2, 3.1] : [2.2, 3];

/** Whether a payload is of this order. */
const isOrder = (reference: string) => (payload: { transaction?: { reference?: string } }) =>
	payload.transaction?.reference === reference;

async function scenes(checks: Checks, stage: Stage, version: number): Promise<void> {
	const { client, sandbox } = stage;
	const inner = scenesWith(checks, sandbox);
	const scene: typeof inner = async (name, work) => await inner(`agent ${version}: ${name}`, work);
	const sentOnce = () => assert.deepEqual(references(sandbox), [toolArguments.reference]);

	await scene('it calls the tool form, the event arrives, and its EventRef is told', async () => {
		await withAgent(stage, version, {}, {}, async (workflow, { toolAnswers }) => {
			succeeded(await client.runToEnd(workflow));
			sentOnce();
			assert.match(toolAnswers.join(), new RegExp(sandbox.accepted[0]!.ref));
		});
	});

	await scene('the model fails after the call, the execution is retried: one event', async () => {
		const script = { failuresAfterTool: 1 };
		await withAgent(stage, version, script, {}, async (workflow, { toolAnswers }) => {
			const failed = await client.runToEnd(workflow);
			assert.equal(failed.status, 'error');
			sentOnce();
			succeeded(await client.retry(failed.id, false));
			sentOnce();
			// Asked again, it answers with the event that is there.
			assert.match(toolAnswers.at(-1)!, new RegExp(sandbox.accepted[0]!.ref));
		});
	});

	await scene(
		'the model fails after the call, Retry On Fail runs it again: one event',
		async () => {
			const retried = { retryOnFail: true, maxTries: 2, waitBetweenTries: 100 };
			const script = { failuresAfterTool: 1 };
			await withAgent(stage, version, script, retried, async (workflow, { toolAnswers }) => {
				succeeded(await client.runToEnd(workflow));
				assert.ok(toolAnswers.length > 1, 'the agent did not go on after the failure');
				sentOnce();
			});
		},
	);

	await scene('a call that the API refuses: the model is given the error', async () => {
		sandbox.faults.add({
			match: { path: '/events' },
			status: 400,
			body: { Message: 'The reference is not to our liking' },
		});
		await withAgent(stage, version, {}, {}, async (workflow, { toolAnswers }) => {
			succeeded(await client.runToEnd(workflow));
			assert.equal(sandbox.eventRequests.length, 1);
			assert.match(toolAnswers.join(), /"error":.*The reference is not to our liking/s);
		});
	});

	await scene(
		'three calls at once for one order, beside one that the API refuses: one event',
		async () => {
			sandbox.faults.add({
				match: { path: '/events', body: isOrder('agent-bad') },
				times: Infinity,
				status: 400,
				body: { Message: 'The reference is not to our liking' },
			});
			// So that all of them are under way together.
			sandbox.faults.add({
				match: { path: '/events', body: isOrder(toolArguments.reference) },
				times: Infinity,
				answerAfterMs: 300,
			});
			const order = (reference: string) => ({ ...toolArguments, reference });
			const script = {
				toolArguments: [toolArguments, order('agent-bad'), toolArguments, toolArguments],
			};
			await withAgent(stage, version, script, {}, async (workflow, { toolAnswers }) => {
				succeeded(await client.runToEnd(workflow));
				sentOnce();
				const told = toolAnswers.filter((answer) => answer.includes(sandbox.accepted[0]!.ref));
				assert.equal(told.length, 3);
				assert.match(toolAnswers.join(), /"error":.*The reference is not to our liking/s);
			});
		},
	);

	await scene('a call with wrong values: the model is told which', async () => {
		const script = { toolArguments: { ...toolArguments, email: 'nobody' } };
		await withAgent(stage, version, script, {}, async (workflow, { toolAnswers }) => {
			succeeded(await client.runToEnd(workflow));
			assert.equal(sandbox.requests.length, 0);
			assert.match(toolAnswers.join(), /"error":.*customer\.email.*nobody.*no.*email/s);
		});
	});
}

/** What an agent can do with what comes back: look up, draft, answer, and ask for the rating. */
async function reviewScenes(checks: Checks, stage: Stage, version: number): Promise<void> {
	const { client, sandbox } = stage;
	const inner = scenesWith(checks, sandbox);
	const reference = 'agent-7';
	const addReview = () =>
		sandbox.reviews.addReview({ comment: 'It came in two pieces', transaction: { reference } });
	const ask = async (tool: Part, toolArguments: object) => {
		const answers: string[] = [];
		await withAgent(
			stage,
			version,
			{ toolArguments },
			{},
			async (workflow, { toolAnswers }) => {
				succeeded(await client.runToEnd(workflow));
				answers.push(...toolAnswers);
			},
			tool,
		);
		return answers.join();
	};

	await inner(`agent ${version}: it looks up the reviews of an order`, async () => {
		const { id } = addReview();
		const tool = toolOf({
			resource: 'review',
			operation: 'getAll',
			filters: { query: "={{ $fromAI('reference', 'The order number') }}" },
		});
		const answer = await ask(tool, { reference });
		assert.match(answer, new RegExp(`${id}.*It came in two pieces`, 's'));
	});

	await inner(`agent ${version}: it drafts a reply without posting it, then posts it`, async () => {
		const { id } = addReview();
		const tool = toolOf({
			resource: 'review',
			operation: 'reply',
			reviewId: "={{ $fromAI('reviewId', 'The ID of the review') }}",
			comment: "={{ $fromAI('comment', 'The reply') }}",
			options: { dryRun: "={{ $fromAI('dryRun', 'Whether only to show it', 'boolean') }}" },
		});
		const reply = { reviewId: id, comment: 'We are sorry, and send a new one' };
		assert.match(await ask(tool, { ...reply, dryRun: true }), /"dryRun":true/);
		assert.equal(sandbox.reviews.get(id)?.reply, undefined);
		assert.match(await ask(tool, { ...reply, dryRun: false }), /"replied":true/);
		assert.equal(sandbox.reviews.get(id)?.reply?.comment, reply.comment);
	});

	await inner(`agent ${version}: it names the review of a locator by its ID`, async () => {
		const { id } = addReview();
		const tool = toolOf({
			resource: 'review',
			operation: 'getReport',
			reviewId: {
				__rl: true,
				mode: 'id',
				value: "={{ $fromAI('reviewId', 'The ID of the review') }}",
			},
		});
		assert.match(await ask(tool, { reviewId: id }), /"reported":false/);
		assert.ok(sandbox.requests.some(({ path }) => path === `/reviews/${id}/vetos`));
	});

	await inner(`agent ${version}: it is told that nothing was found`, async () => {
		const tool = toolOf({
			resource: 'review',
			operation: 'getAll',
			filters: { query: "={{ $fromAI('reference', 'The order number') }}" },
		});
		const answer = await ask(tool, { reference: 'no-such-order' });
		assert.match(answer, /"found":0,"message":"No reviews meet the filters"/);
	});

	await inner(`agent ${version}: a list as JSON, and a filter that it leaves empty`, async () => {
		const tool = toolOf({
			resource: 'review',
			operation: 'count',
			filters: {
				query: "={{ $fromAI('reference', 'The order number') }}",
				skus: "={{ $fromAI('skus', 'Article numbers') }}",
			},
		});
		const answer = await ask(tool, { reference: '', skus: '["A-1","B-2"]' });
		assert.match(answer, /"count":0/);
		const { query } = sandbox.requests.find(({ pathname }) => pathname === '/reviews/count')!;
		assert.equal(query.get('sku'), 'A-1,B-2');
		assert.equal(query.get('query'), null);
	});

	await inner(`agent ${version}: it asks for the rating of a channel`, async () => {
		const channel = "={{ $fromAI('channel', 'The ID of the channel') }}";
		const tool = toolOf({
			resource: 'channel',
			operation: 'getRating',
			channel: { __rl: true, mode: 'id', value: channel },
		});
		const answer = await ask(tool, { channel: 'chl-0f8e6a52-6f0b-4d0c-8c1e-3b9d5a7e4f10' });
		assert.match(answer, /"period":"365days","rating":\d/);
	});
}

/** The node as a tool of AI agents, with a scripted model. */
export async function agents(
	checks: Checks,
	installation: Installation,
	tarball: string,
): Promise<void> {
	await onStage(installation, installed(tarball), async (stage) => {
		for (const version of agentVersions(installation)) {
			await scenes(checks, stage, version);
			await reviewScenes(checks, stage, version);
		}
	});
}
