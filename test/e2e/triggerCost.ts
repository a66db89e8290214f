import assert from 'node:assert/strict';
import type { Review } from '../../sandbox';
import { until } from '../../scripts/lib/until';
import type { Installation } from '../../scripts/lib/installN8n';
import type { Checks } from './checks';
import type { ReviewSink } from './reviewSink';
import { onReviewStage } from './reviewStage';
import type { Stage } from './stage';

const name = 'cost';
const limitMs = 120_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** As many as 100,000 a month have in a day. */
const inDay = 3_334;
const backlog = 3_000;
const channels = [
	'chl-0f8e6a52-6f0b-4d0c-8c1e-3b9d5a7e4f10',
	'chl-2e7f4c96-8b1d-4f3a-b5d2-6a0e9c3d7f32',
] as const;

/** What n8n's polls ask of the API, and how much it gives them. */
class Counted {
	private start = 0;

	constructor(private readonly stage: Stage) {}

	begin(): void {
		this.start = this.stage.sandbox.requests.length;
	}

	/** Since the beginning. */
	get lists(): URLSearchParams[] {
		return this.paths('/reviews').map((path) => new URL(path, 'http://x').searchParams);
	}

	/** Polls, each of which begins at the top of the list. */
	get polls(): number {
		return this.lists.filter((query) => !query.has('after') && !query.has('submittedBefore'))
			.length;
	}

	/** Reviews of the first pages, by what they were asked for. */
	get read(): number[] {
		return this.lists.map((query) => {
			const after = Date.parse(query.get('submittedAfter') ?? '1970-01-01T00:00:00Z');
			const inside = this.stage.sandbox.reviews.all.filter(
				({ submittedAt }) => Date.parse(submittedAt) > after,
			);
			return Math.min(Number(query.get('count')), inside.length);
		});
	}

	byId(id: string): number {
		return this.paths(`/reviews/${id}`).length;
	}

	async untilPolls(count: number): Promise<void> {
		await until(`${count} polls`, limitMs, () => this.polls >= count);
	}

	private paths(wanted: string): string[] {
		return this.stage.sandbox.requests
			.slice(this.start)
			.filter(({ pathname }) => pathname === wanted)
			.map(({ path }) => path);
	}
}

async function scenes(checks: Checks, stage: Stage, sink: ReviewSink): Promise<void> {
	const { client, sandbox, save } = stage;
	const counted = new Counted(stage);
	const outOf = () => sink.emitted.flatMap(({ items }) => items.map(({ id }) => String(id)));
	const scene = async (what: string, work: () => Promise<void>) =>
		await checks.check(`trigger's cost: ${what}`, work);

	const begun = Date.now();
	for (let index = 0; index < inDay; index++) {
		const submittedAt = new Date(begun - (index * dayMs) / inDay).toISOString();
		sandbox.reviews.addReview({ submittedAt, channelRef: channels[index % 2] });
	}
	const parameters = { channels: [channels[0]] };
	const workflow = await save(sink.workflow(name, { parameters }));
	await client.activate(workflow);

	await scene(`${inDay} reviews in a day: each idle poll is one request, of an hour`, async () => {
		await counted.untilPolls(2);
		counted.begin();
		await counted.untilPolls(4);
		assert.equal(counted.lists.length, counted.polls);
		for (const read of counted.read) assert.ok(read <= 300, `${read} read`);
		assert.deepEqual(outOf(), []);
		checks.print(`${counted.lists.length} requests in ${counted.polls} polls`);
	});

	await scene('a channel added: two polls, a handful of requests, nothing old', async () => {
		const saved = await client.getWorkflow(workflow.id);
		const [node] = saved.nodes;
		node!.parameters = { ...node!.parameters, channels: [...channels] };
		counted.begin();
		await client.deactivate(saved);
		await client.updateWorkflow(saved);
		await client.activate(await client.getWorkflow(workflow.id));
		await until('the new channels are asked for', limitMs, () =>
			counted.lists.some((query) => query.get('channels') === channels.join(',')),
		);
		const fresh = sandbox.reviews.addReview({ channelRef: channels[1] });
		await until('what is new in it', limitMs, () => outOf().includes(fresh.id));
		assert.deepEqual(outOf(), [fresh.id]);
		assert.ok(counted.lists.length <= 30, `${counted.lists.length} requests`);
		checks.print(`${counted.lists.length} requests`);
	});

	await scene('a review that answers 403 by its ID ends no poll, and is left alone', async () => {
		const submittedAt = new Date(Date.now() - 20 * dayMs).toISOString();
		const held = sandbox.reviews.addReview({ submittedAt, state: 'MODERATION' });
		// In sight of the first poll of another workflow alone.
		const own = await save(sink.workflow('refused', { parameters }));
		sandbox.faults.add({
			match: { path: new RegExp(`^/reviews/${held.id}`) },
			status: 403,
			times: Infinity,
		});
		counted.begin();
		await client.activate(own);
		await counted.untilPolls(12);
		await client.deactivate(await client.getWorkflow(own.id));
		assert.ok(counted.byId(held.id) <= 3, `${counted.byId(held.id)} requests by ID`);
		checks.print(`${counted.byId(held.id)} requests by ID`);
		sandbox.faults.clear();
	});

	await scene(
		`off while ${backlog} came: a thousand in the first poll, the oldest first`,
		async () => {
			await client.deactivate(await client.getWorkflow(workflow.id));
			sink.emitted.length = 0;
			const newest = Date.now();
			const added: Review[] = [];
			for (let index = 0; index < backlog; index++) {
				const submittedAt = new Date(newest - (backlog - index)).toISOString();
				added.push(sandbox.reviews.addReview({ submittedAt, channelRef: channels[0] }));
			}
			counted.begin();
			await client.activate(await client.getWorkflow(workflow.id));
			await until('all are out', limitMs, () => outOf().length >= backlog);
			const portions = sink.emitted.map(({ items }) => items.length);
			assert.deepEqual(portions, [1_000, 1_000, 1_000]);
			assert.deepEqual(
				outOf(),
				added.map(({ id }) => id),
			);
			assert.ok(counted.lists.length <= 12, `${counted.lists.length} requests`);
			checks.print(`${counted.lists.length} requests`);
		},
	);
}

/** What an active trigger asks of the API, counted in n8n, polled every five seconds. */
export async function triggerCost(
	checks: Checks,
	installation: Installation,
	tarball: string,
): Promise<void> {
	await onReviewStage(
		installation,
		tarball,
		async (stage, sink) => await scenes(checks, stage, sink),
	);
}
