import assert from 'node:assert/strict';
import { until } from '../../scripts/lib/until';
import { channelAdded } from './costIdle';
import { channelOf, dayMs, fiftiethEdited, fill, monthMs } from './costAccounts';
import { limitMs, readIn } from './countedPolls';
import type { CostStage } from './costStage';

const backlog = 20_000;
const portion = 1_000;

/** As a shop of 100,000 a month that was off for six days: at most 250 requests for 100,000. */
async function comeBack(stage: CostStage): Promise<void> {
	const { sandbox } = stage.stage;
	const submittedAt = new Date(Date.now() - 7 * dayMs).toISOString();
	sandbox.reviews.addReview({ submittedAt, channelRef: channelOf('off') });
	await stage.scene(`off while ${backlog} came: the oldest first`, async () => {
		const trigger = stage.newReview('off');
		await trigger.begin();
		await trigger.counted.polls(1);
		await trigger.deactivate();
		const added = fill(sandbox, 'off', backlog, 6 * dayMs);
		const before = trigger.counted.lists.length;
		const since = () => trigger.counted.lists.slice(before);
		await trigger.activate();
		await until('the first come out', limitMs, () => trigger.out.length > 0);
		const begun = since().length;
		await until('all are out', limitMs, () => trigger.out.length >= backlog);
		const sizes = trigger.portions.map(({ length }) => length);
		assert.ok(Math.max(...sizes) <= portion && sizes.length <= 22, `${sizes} came out`);
		assert.deepEqual(
			trigger.out,
			added.map(({ id }) => id),
		);
		assert.ok(begun <= 30, `${begun} requests until the first came out`);
		assert.ok(since().length <= 50, `${since().length} requests`);
		return `${since().length} requests, ${begun} of them until the first ${sizes[0]} were out, in ${sizes.length} portions`;
	});
}

async function addBusyChannel(stage: CostStage): Promise<void> {
	const { sandbox } = stage.stage;
	fill(sandbox, 'quiet', 60, monthMs);
	fill(sandbox, 'busy', 4_500, monthMs);
	await stage.scene('filters changed, a quiet channel and a busy one of 4,500', async () => {
		const trigger = stage.newReview('quiet', {}, [channelOf('busy')]);
		await trigger.begin();
		await trigger.counted.polls(1);
		return await channelAdded(stage, trigger, ['quiet', 'busy']);
	});
}

/** Longer than a poll may read all of the list. */
const slowMs = 2_500;
const slowReviews = 12_000;

/** A reading that time cuts short concludes nothing: the edits behind those never edited come out, each once. */
async function slowEdits(stage: CostStage): Promise<void> {
	const { sandbox } = stage.stage;
	const reviews = fill(sandbox, 'slow', slowReviews, monthMs, fiftiethEdited);
	await stage.scene(
		`Review Edited with an API of ${slowMs / 1000} s a page, filters changed`,
		async () => {
			const trigger = stage.edited('slow');
			await trigger.begin();
			await trigger.counted.polls(1);
			await trigger.deactivate();
			const match = { path: new RegExp(`^/reviews\\?.*${channelOf('slow')}`) };
			sandbox.faults.add({ match, delayMs: slowMs, times: Infinity });
			const [good, bad] = [1_001, 2_002].map((place) => reviews[place]!.id);
			sandbox.reviews.edit(good!, { rating: 5, comment: 'They sent a new one.' });
			sandbox.reviews.edit(bad!, { rating: 1, comment: 'It broke.' });
			const before = trigger.counted.lists.length;
			const since = () => trigger.counted.lists.slice(before);
			await trigger.activate({ filters: { ratings: ['4', '5'] } });
			await until('the edit comes out', limitMs, () => trigger.out.length > 0);
			// Nothing is left over: the next polls are as idle ones.
			const settled = since().length;
			const idle = await trigger.counted.polls(3);
			assert.equal(idle.length, 3);
			assert.deepEqual(trigger.out, [good]);
			const read = readIn(since());
			assert.ok(read >= slowReviews, `${read} read`);
			assert.ok(since().length - 3 <= 30, `${since().length} requests`);
			return `${settled} requests until the edit was out, ${since().length} in all`;
		},
	);
}

/** Where something comes, or is changed. */
export async function busyAccounts(stage: CostStage): Promise<void> {
	await Promise.all([comeBack(stage), addBusyChannel(stage), slowEdits(stage)]);
}
