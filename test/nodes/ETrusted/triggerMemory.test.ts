import type { IDataObject } from 'n8n-workflow';

import { activated, ago, DAY, HOUR, idsOf, many, setUp, TYPE } from '../polling';

test('a restart with what n8n had stored: nothing twice, nothing lost', async () => {
	const { sandbox, workflow, poll } = await activated();
	const first = sandbox.reviews.addReview();
	expect(await poll()).toEqual([first.id]);
	const held = sandbox.reviews.addReview({ state: 'MODERATION' });
	for (let polls = 0; polls < 3; polls++) expect(await poll()).toEqual([]);
	const missed = sandbox.reviews.addReview();
	sandbox.reviews.approve(held.id);
	expect(idsOf(await workflow.activate('init'))).toEqual([held.id, missed.id]);
	expect(idsOf(await workflow.activate('init'))).toEqual([]);
});

test('deactivated for a week: goes on from where it stopped', async () => {
	const { sandbox, workflow } = await activated({}, { reviews: [{ submittedAt: ago(8 * DAY) }] });
	const ids = many(14, (index) => ({ submittedAt: ago((14 - index) * 12 * HOUR) })).map(
		(review) => sandbox.reviews.addReview(review).id,
	);
	expect(idsOf(await workflow.activate())).toEqual(ids);
});

test('filters and channels changed: nothing old', async () => {
	const { sandbox, workflow, poll } = await activated({ filters: { ratings: ['1'] } });
	sandbox.reviews.addReview({ rating: 5 });
	expect(await poll()).toEqual([]);
	const bad = sandbox.reviews.addReview({ rating: 1.4 });
	workflow.setParameters({ filters: {} });
	expect(idsOf(await workflow.activate('update'))).toEqual([bad.id]);
	const good = sandbox.reviews.addReview({ rating: 5 });
	expect(await poll()).toEqual([good.id]);
});

test('two polls at once: one of them does it', async () => {
	const { sandbox, workflow } = await activated();
	const { id } = sandbox.reviews.addReview();
	const both = await Promise.all([workflow.poll(), workflow.poll()]);
	expect(both.map(idsOf)).toEqual([[id], []]);
	expect(await workflow.poll()).toEqual([]);
});

test('two triggers poll at once: another node of the workflow, and a copy of the workflow with the same nodes', async () => {
	const { sandbox, engine } = await setUp();
	const node = (id: string) => ({
		id,
		name: 'eTrusted Trigger',
		type: TYPE,
		credentials: { eTrustedOAuth2Api: { id: '1', name: 'eTrusted' } },
	});
	const triggers = [
		engine.polling({ nodes: [node('one')] }),
		engine.polling({ nodes: [node('other')] }),
		engine.polling({ id: 'copy', nodes: [node('one')] }),
	];
	for (const one of triggers) await one.activate();
	const { id } = sandbox.reviews.addReview();
	const polled = await Promise.all(triggers.map(async (one) => idsOf(await one.poll())));
	expect(polled).toEqual([[id], [id], [id]]);
	// A Code node of the workflow, or a second trigger, has notes of its own.
	expect(Object.keys(JSON.parse(triggers[0]?.stored ?? '') as object)).toEqual([
		'node:eTrusted Trigger',
	]);
});

/** A trigger as n8n has it in a workflow. */
const nodeOf = (name: string, id: string) => ({
	id,
	name,
	type: TYPE,
	credentials: { eTrustedOAuth2Api: { id: '1', name: 'eTrusted' } },
});

test('two nodes with one ID, of JSON that was copied: both bring out what is new, also at once', async () => {
	const { sandbox, engine } = await setUp();
	const triggers = ['eTrusted Trigger', 'eTrusted Trigger1'].map((name) =>
		engine.polling({ nodes: [nodeOf(name, 'one')] }),
	);
	for (const one of triggers) await one.activate();
	for (let polls = 0; polls < 2; polls++) {
		const { id } = sandbox.reviews.addReview();
		const polled = await Promise.all(triggers.map(async (one) => idsOf(await one.poll())));
		expect(polled).toEqual([[id], [id]]);
	}
});

test('a workflow imported as another one with its state begins anew; the same one goes on', async () => {
	const { sandbox, engine } = await setUp();
	const nodes = [nodeOf('eTrusted Trigger', 'one')];
	const original = engine.polling({ id: 'original', nodes });
	await original.activate();
	const { id } = sandbox.reviews.addReview();
	expect(idsOf(await original.poll())).toEqual([id]);
	const missed = sandbox.reviews.addReview();
	const [copy, same] = ['copy', 'original'].map((workflow) => {
		const imported = engine.polling({ id: workflow, nodes });
		imported.stored = original.stored;
		return imported;
	});
	expect(idsOf(await copy!.activate())).toEqual([]);
	expect(idsOf(await same!.activate())).toEqual([missed.id]);
	const fresh = sandbox.reviews.addReview();
	expect(idsOf(await copy!.poll())).toEqual([fresh.id]);
	expect(idsOf(await same!.poll())).toEqual([fresh.id]);
});

test('damaged notes: it begins anew, and says nothing', async () => {
	const { sandbox, workflow, poll } = await activated();
	const stored = JSON.parse(workflow.stored!) as Record<string, { state: IDataObject }>;
	for (const state of [null, 'text', { ...stored['node:eTrusted Trigger']!.state, seen: null }]) {
		workflow.stored = JSON.stringify({ 'node:eTrusted Trigger': { state } });
		sandbox.reviews.addReview();
		expect(await workflow.activate('init')).toEqual([]);
		const { id } = sandbox.reviews.addReview();
		expect(await poll()).toEqual([id]);
	}
});

test('Emit Before Approval, switched on and off: what waits comes out once approved, nothing at once', async () => {
	const { sandbox, workflow, poll } = await activated();
	const waiting = sandbox.reviews.addReview({ state: 'MODERATION' });
	expect(await poll()).toEqual([]);
	for (const emitBeforeApproval of [true, false, true]) {
		workflow.setParameters({ options: { emitBeforeApproval } });
		expect(idsOf(await workflow.activate('update'))).toEqual([]);
		expect(await poll()).toEqual([]);
	}
	const early = sandbox.reviews.addReview({ state: 'MODERATION' });
	expect(await poll()).toEqual([early.id]);
	sandbox.reviews.approve(waiting.id);
	sandbox.reviews.approve(early.id);
	expect(await poll()).toEqual([waiting.id]);
	workflow.setParameters({ options: {} });
	expect(idsOf(await workflow.activate('update'))).toEqual([]);
	expect(await poll()).toEqual([]);
});

test('saved while a poll is under way: neither lost nor doubled, whatever n8n does with that poll', async () => {
	const { sandbox, workflow, poll } = await activated();
	const { id } = sandbox.reviews.addReview();
	const underWay = workflow.poll();
	expect(idsOf(await workflow.activate('update'))).toEqual([id]);
	expect(await underWay).toEqual([]);
	expect(await poll()).toEqual([]);
});
