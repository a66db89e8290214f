import assert from 'node:assert/strict';
import type { ReceivedRequest } from '../../sandbox';
import { until } from '../../scripts/lib/until';
import { channelOf, dayMs, fiftiethEdited, fill, hourMs, monthMs, type Name } from './costAccounts';
import { isTop, limitMs, readIn } from './countedPolls';
import type { CostStage, CountedTrigger } from './costStage';

/** As many as 100,000 a month have in a day. */
const inDay = 3_334;
const inMonth = 12_000;

/** What a review is taken to have, as docs/trigger.md does. */
const bytesPerReview = 917;
const pollsInDay = 1_440;

const told = (lists: readonly ReceivedRequest[], polls: number) =>
	`${lists.length} requests, ${readIn(lists)} reviews read in ${polls} polls`;

/** Each of the next polls is one request, with so many reviews at most. */
async function idle(trigger: CountedTrigger, most: number): Promise<string> {
	await trigger.counted.polls(1);
	const lists = await trigger.counted.polls(3);
	assert.equal(lists.length, 3, told(lists, 3));
	for (const { listed = Infinity } of lists) assert.ok(listed <= most, `${listed} read`);
	assert.deepEqual(trigger.out, []);
	return told(lists, 3);
}

async function idleOfDay(stage: CostStage): Promise<void> {
	const { sandbox } = stage.stage;
	fill(sandbox, 'day', inDay, dayMs);
	fill(sandbox, 'added', inDay, dayMs);
	const channels = [channelOf('day'), channelOf('added')];
	const trigger = stage.newReview('day', {}, channels);
	await stage.scene(`${inDay} reviews in a day, idle`, async () => {
		await trigger.begin();
		return await idle(trigger, 300);
	});
	await stage.scene('a channel added that is as large', async () => {
		return await channelAdded(stage, trigger, ['day', 'added']);
	});
}

/** Of a channel that is added, what comes from then on comes out, and nothing old. At most 3 polls and 30 requests. */
export async function channelAdded(
	{ stage: { sandbox } }: CostStage,
	trigger: CountedTrigger,
	[one, added]: [Name, Name],
): Promise<string> {
	const channels = [channelOf(one), channelOf(added)];
	await trigger.deactivate();
	const before = trigger.counted.lists.length;
	const since = () => trigger.counted.lists.slice(before);
	const ofBoth = ({ query }: ReceivedRequest) => query.get('channels')?.split(',').length === 2;
	const polls = () => since().filter((request) => isTop(request) && ofBoth(request));
	// It waits for the first poll, which needs several requests.
	const activated = trigger.activate({ channels });
	await until('the new channels are asked for', limitMs, () =>
		polls().some(({ listed }) => listed !== undefined),
	);
	const fresh = [added, one].map((name) =>
		sandbox.reviews.addReview({ channelRef: channelOf(name) }),
	);
	await activated;
	await until('what is new', limitMs, () => trigger.out.length >= fresh.length);
	assert.deepEqual(trigger.out.toSorted(), fresh.map(({ id }) => id).toSorted());
	assert.ok(polls().length <= 3, `${polls().length} polls`);
	assert.ok(since().length <= 30, `${since().length} requests`);
	return told(since(), polls().length);
}

/** None was edited: the list by edits tells nothing of where an edit would stand, and all of it is read once an hour. */
async function idleOfMonth(stage: CostStage): Promise<void> {
	fill(stage.stage.sandbox, 'month', inMonth, monthMs);
	await Promise.all([
		stage.scene(`${inMonth} reviews in a month, look-back 720 h, idle`, async () => {
			const trigger = stage.newReview('month', { options: { lookBackHours: 720 } });
			await trigger.begin();
			return await idle(trigger, 300);
		}),
		stage.scene(
			`Review Edited, ${inMonth} reviews, none edited, idle`,
			async () => await idleByEdits(stage.edited('month'), 60),
		),
	]);
}

/** Never-edited ones first, last or among the others. */
async function idleOfEdits(stage: CostStage, name: Name): Promise<void> {
	fill(stage.stage.sandbox, name, inMonth, monthMs, fiftiethEdited);
	await stage.scene(
		`Review Edited, ${inMonth} reviews, 1 in 50 edited, those never edited ${name}, idle`,
		async () => {
			const trigger = stage.edited(name);
			if (name === 'first') return await idleByEdits(trigger, 60);
			await trigger.begin();
			return await idle(trigger, 113);
		},
	);
}

/**
 * At most 1.3 requests a poll, and 450 MB a day.
 *
 * @param minutes after which all is read again, as at the activation; an hour is longer than this can wait
 */
async function idleByEdits(trigger: CountedTrigger, minutes: number): Promise<string> {
	await trigger.begin();
	const all = await trigger.counted.polls(1, 0);
	const counted = await idle(trigger, 113);
	// A busy machine can have cut it by time.
	const part = Math.min(1, readIn(all) / inMonth);
	const requests = 1 + all.length / part / minutes;
	const perPoll = 100 + readIn(all) / part / minutes;
	const megabytes = (perPoll * pollsInDay * bytesPerReview) / 1e6;
	const mean = `${requests.toFixed(2)} requests a poll, ${megabytes.toFixed(0)} MB a day`;
	assert.ok(readIn(all) > 1_000, `${readIn(all)} read at first`);
	assert.ok(requests <= 1.3 && megabytes <= 450, mean);
	return `${counted}; ${readIn(all)} in ${all.length} at first; if all of it is read each hour, ${mean}`;
}

/** What waits and is out of sight is asked for by its ID; an answer like this ends no poll, and the asking gets rare. */
async function unanswered(
	stage: CostStage,
	name: 'refused' | 'failing',
	status: number,
	most: number,
): Promise<void> {
	const { sandbox } = stage.stage;
	const submittedAt = new Date(Date.now() - 20 * dayMs).toISOString();
	const channelRef = channelOf(name);
	const held = sandbox.reviews.addReview({ submittedAt, channelRef, state: 'MODERATION' });
	fill(sandbox, name, 150, hourMs);
	sandbox.faults.add({ match: { path: `/reviews/${held.id}` }, status, times: Infinity });
	await stage.scene(`a review that answers ${status} by its ID`, async () => {
		const trigger = stage.newReview(name);
		await trigger.activate();
		await trigger.counted.polls(12);
		const asked = trigger.counted.byId(held.id);
		assert.ok(asked >= 1 && asked <= most, `${asked} requests by ID`);
		const fresh = sandbox.reviews.addReview({ channelRef });
		await until('what is new', limitMs, () => trigger.out.length > 0);
		assert.deepEqual(trigger.out, [fresh.id]);
		return `${asked} requests by ID in 12 polls`;
	});
}

/** Accounts in which nothing new comes. */
export async function idleAccounts(stage: CostStage): Promise<void> {
	await Promise.all([
		idleOfDay(stage),
		idleOfMonth(stage),
		...(['first', 'among', 'last'] as const).map((name) => idleOfEdits(stage, name)),
		// After 0, 1, 3 and 7 minutes; a failure is tried once more, a refusal is not.
		unanswered(stage, 'refused', 403, 3),
		unanswered(stage, 'failing', 500, 6),
	]);
}
