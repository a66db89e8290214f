import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Review } from '../../sandbox';
import type { Installation } from '../../scripts/lib/installN8n';
import { until } from '../../scripts/lib/until';
import type { Checks } from './checks';
import type { ReviewSink } from './reviewSink';
import { onReviewStage } from './reviewStage';
import type { Stage } from './stage';

const newReview = 'new review';
const edited = 'edited';

/** How long a review may take from the moment when it can be seen: several polls, on a busy machine. */
const limitMs = 60_000;

const tiedCount = 250;
const hourMs = 3_600_000;

class Story {
	/** What has to have come out once by the end. */
	readonly due: Review[] = [];

	/** What must not come out at all. */
	readonly never: Review[] = [];

	constructor(
		private readonly checks: Checks,
		private readonly stage: Stage,
		private readonly sink: ReviewSink,
	) {}

	/** A customer's review that has to come out. */
	add(partial: Partial<Review> = {}, visibility?: { visible: boolean }): Review {
		const review = this.stage.sandbox.reviews.addReview(partial, visibility);
		this.due.push(review);
		return review;
	}

	times(review: Review): number {
		return this.sink.timesOf(newReview, review.id);
	}

	/** Waits until something has come out. */
	async out(...reviews: Review[]): Promise<void> {
		await until('the reviews come out', limitMs, () =>
			reviews.every((review) => this.times(review) > 0),
		);
	}

	/** Waits until so many more polls have asked for new reviews. */
	async polls(count = 2): Promise<void> {
		const before = this.asked();
		await until(`${count} more polls`, limitMs, () => this.asked() >= before + count);
	}

	/** Waits for two more polls and then finds each of these once, everything earlier too. */
	async onceEach(): Promise<void> {
		await this.polls();
		const wrong = this.due.filter((review) => this.times(review) !== 1);
		assert.deepEqual(
			wrong.map((review) => [review.id, review.state, this.times(review)]),
			[],
		);
		assert.deepEqual(
			this.never.filter((review) => this.times(review) > 0).map(({ id }) => id),
			[],
		);
	}

	async scene(name: string, work: () => Promise<void>): Promise<void> {
		await this.checks.check(`trigger: ${name}`, work);
	}

	private asked(): number {
		return this.stage.sandbox.requests.filter(
			({ pathname, path }) => pathname === '/reviews' && !path.includes('orderBy=editedAt'),
		).length;
	}
}

const isWaiting = ({ state }: Review) => state === 'MODERATION' || state === 'SUBMITTED';

/** Beyond the look-back; the second is beyond the newest hundred as well, and so is asked for by its ID. */
const daysHeld = [2, 28];

/** Fails so many requests for reviews in a way that the node does not try again by itself. */
const failPolls = ({ sandbox }: Stage, times: number) =>
	sandbox.faults.add({ match: { method: 'GET', path: /^\/reviews\?/ }, status: 403, times });

async function scenes(checks: Checks, stage: Stage, sink: ReviewSink): Promise<void> {
	const { client, sandbox, save } = stage;
	const { reviews } = sandbox;
	const story = new Story(checks, stage, sink);
	story.never.push(...reviews.all);
	const held = daysHeld.map((days) => {
		const submittedAt = new Date(Date.now() - days * 24 * hourMs).toISOString();
		return reviews.addReview({ state: 'MODERATION', submittedAt });
	});
	const workflow = await save(sink.workflow(newReview, {}));

	await story.scene(
		`activated with ${reviews.all.length} reviews there: nothing comes out`,
		async () => {
			await client.activate(workflow);
			await story.polls(3);
			assert.deepEqual(sink.emitted, []);
		},
	);

	await story.scene('a new review comes out once', async () => {
		await story.out(story.add({ rating: 2, comment: 'It arrived broken.' }));
		await story.onceEach();
		const [item] = sink.emitted[0]!.items;
		assert.deepEqual(
			[item!.rating, item!.comment, item!.state],
			[2, 'It arrived broken.', 'APPROVED'],
		);
		assert.ok(!JSON.stringify(item).includes('erika@example.com'), 'an email address came out');
	});

	await story.scene(
		'a poll that finds nothing asks once, and for what waits, and starts nothing',
		async () => {
			const before = sandbox.requests.length;
			const emitted = sink.emitted.length;
			await story.polls(3);
			const asked = sandbox.requests.slice(before).map(({ pathname }) => pathname);
			assert.ok(asked.filter((path) => path === '/reviews').length <= 4, asked.join());
			const unasked = asked.filter(
				(path) => path !== '/reviews' && !isWaiting(reviews.get(path.replace('/reviews/', ''))),
			);
			assert.deepEqual(unasked, []);
			assert.equal(sink.emitted.length, emitted);
		},
	);

	await story.scene('reviews that appear late, after younger ones', async () => {
		const late = [1, 5, 20].map((hours) =>
			story.add(
				{ submittedAt: new Date(Date.now() - hours * hourMs).toISOString() },
				{ visible: false },
			),
		);
		await story.out(story.add());
		assert.deepEqual(
			late.map((review) => story.times(review)),
			[0, 0, 0],
		);
		for (const { id } of late) reviews.show(id);
		await story.out(...late);
		await story.onceEach();
	});

	await story.scene('moderated since days before the activation: out once approved', async () => {
		story.due.push(...held);
		assert.deepEqual(
			held.map((review) => story.times(review)),
			[0, 0],
		);
		for (const { id } of held) reviews.approve(id);
		await story.out(...held);
		await story.onceEach();
	});

	await story.scene('moderated: out once approved, and never where rejected', async () => {
		const waiting = story.add({ state: 'MODERATION' });
		const rejected = reviews.addReview({ state: 'MODERATION' });
		story.never.push(rejected);
		await story.out(story.add());
		await story.polls();
		assert.equal(story.times(waiting), 0);
		reviews.approve(waiting.id);
		reviews.reject(rejected.id);
		await story.out(waiting);
		await story.onceEach();
	});

	await story.scene('polls that fail: the next one brings it', async () => {
		failPolls(stage, 2);
		const review = story.add();
		await story.polls(2);
		assert.equal(story.times(review), 0);
		await story.out(review);
		await story.onceEach();
	});

	await story.scene('tokens that run out are renewed', async () => {
		sandbox.expireTokens();
		await story.out(story.add());
		await story.onceEach();
	});

	await story.scene(`${tiedCount} reviews of one moment: each once`, async () => {
		const submittedAt = new Date().toISOString();
		const tied = Array.from({ length: tiedCount }, () => story.add({ submittedAt }));
		await story.out(...tied);
		await story.onceEach();
	});

	for (const [how, kill] of [
		['restart of n8n', false],
		['SIGKILL of n8n', true],
	] as const) {
		await story.scene(
			`${how}: what came and was approved meanwhile comes out, nothing twice`,
			async () => {
				const waiting = story.add({ state: 'MODERATION' });
				await story.polls();
				const meanwhile: Review[] = [];
				await stage.restart(
					async () => {
						meanwhile.push(story.add());
						reviews.approve(waiting.id);
					},
					{ kill },
				);
				await story.out(waiting, ...meanwhile, story.add());
				await story.onceEach();
			},
		);
	}

	await story.scene('deactivated for a while: it goes on from where it stopped', async () => {
		await client.deactivate(workflow);
		const emitted = sink.emitted.length;
		const meanwhile = story.add({ rating: 1 });
		await until('no poll is left', limitMs, async () => {
			const before = sandbox.requests.length;
			await pause(7000);
			return sandbox.requests.length === before;
		});
		assert.equal(sink.emitted.length, emitted);
		await client.activate(await client.getWorkflow(workflow.id));
		await story.out(meanwhile);
		await story.onceEach();
	});

	await story.scene('Review Edited: each edit once, with what it said before', async () => {
		const [first, second] = story.due as [Review, Review];
		reviews.edit(second.id, { rating: 3, comment: 'Before the activation.' });
		const own = await save(sink.workflow(edited, { parameters: { event: 'reviewEdited' } }));
		const asked = () =>
			sandbox.requests.filter(({ path }) => path.includes('orderBy=editedAt')).length;
		await client.activate(own);
		await until('two polls', limitMs, () => asked() >= 2);
		reviews.edit(first.id, { rating: 4, comment: 'They sent a new one.' });
		await until('the edit comes out', limitMs, () => sink.timesOf(edited, first.id) > 0);
		reviews.edit(first.id, { rating: 5 });
		await until('the second edit comes out', limitMs, () => sink.timesOf(edited, first.id) > 1);
		const before = asked();
		await until('two more polls', limitMs, () => asked() >= before + 2);
		const out = sink.emitted.filter(({ by }) => by === edited).flatMap(({ items }) => items);
		assert.deepEqual(
			out.map(({ id, rating, comment, previousComment }) => [id, rating, comment, previousComment]),
			[
				[first.id, 4, 'They sent a new one.', 'It arrived broken.'],
				[first.id, 5, 'They sent a new one.', 'It arrived broken.'],
			],
		);
		await story.onceEach();
	});

	await story.scene('in all: every review once, nothing of before', async () => {
		await story.onceEach();
		const count = sink.emitted
			.filter(({ by }) => by === newReview)
			.reduce((sum, { items }) => sum + items.length, 0);
		checks.print(`${count} of ${story.due.length} came out`);
		assert.equal(count, story.due.length);
	});
}

/** The trigger as an active workflow, polled every five seconds. */
export async function trigger(
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
