import type { IDataObject } from 'n8n-workflow';

import { requestsFor, shop } from '../oneShop';
import { report } from '../reviewActions';
import { output } from '../shop';

describe('changing a review', () => {
	const reply = async (parameters: IDataObject = {}, input: IDataObject[] = [{}]) =>
		await shop.run(input, {
			resource: 'review',
			operation: 'reply',
			reviewId: 'rev-1',
			comment: 'Thank you!',
			...parameters,
		});

	beforeEach(() => {
		shop.sandbox.reviews.addReview({ id: 'rev-1' });
	});

	const standing = () => shop.sandbox.reviews.get('rev-1').reply?.comment;

	test.each([
		{ drop: 'after' },
		{ drop: 'midway' },
		{ acceptThenStatus: 500 },
		{ acceptThenStatus: 504 },
	] as const)(
		'a reply whose answer is lost (%j) was posted once, and is done; so is a second run',
		async (fault) => {
			shop.sandbox.faults.add({
				match: { method: 'POST', path: '/reviews/rev-1/reply' },
				...fault,
			});
			for (let runs = 0; runs < 2; runs++) {
				expect(output(await reply())[0]?.json).toMatchObject({ replied: true });
			}
			expect(standing()).toBe('Thank you!');
			expect(requestsFor(/reply$/, 'POST')).toHaveLength(1);
		},
	);

	test.each([{ drop: 'before' }, { status: 502 }] as const)(
		'a reply that never arrived (%j) was not saved, and a second run saves it',
		async (fault) => {
			shop.sandbox.faults.add({
				match: { method: 'POST', path: '/reviews/rev-1/reply' },
				...fault,
			});
			expect((await reply()).error?.message).toMatch(/^The reply was not saved: /);
			expect(standing()).toBeUndefined();
			expect(output(await reply())[0]?.json).toMatchObject({ replied: true });
		},
	);

	test.each([
		['composed', 'Gru\u0308\u00dfe!', 'Gr\u00fc\u00dfe!'],
		['spaced', 'Dear customer,\n\n  thank you!', 'Dear customer, thank you!'],
	] as const)(
		'a reply that the API stores %s was posted once, and is done, though its answer is lost',
		async (storesReply, comment, stored) => {
			shop.sandbox.faults.add({ match: { path: /reply$/ }, storesReply, drop: 'after' });
			for (let runs = 0; runs < 2; runs++) {
				expect(output(await reply({ comment }))[0]?.json).toMatchObject({ replied: true, comment });
			}
			expect(standing()).toBe(stored);
			expect(requestsFor(/reply$/, 'POST')).toHaveLength(1);
		},
	);

	test('one that it stores with entities may have been saved, and is not posted again', async () => {
		const comment = 'Cups & "saucers"';
		shop.sandbox.faults.add({ match: { path: /reply$/ }, storesReply: 'escaped', drop: 'after' });
		expect((await reply({ comment })).error?.message).toContain('the reply may have been saved');
		expect(standing()).toBe('Cups &#38; &#34;saucers&#34;');
		expect(output(await reply({ comment }))[0]?.json).toMatchObject({ skipped: true });
		expect(requestsFor(/reply$/, 'POST')).toHaveLength(1);
	});

	test("a person's reply is not overwritten, unless asked for", async () => {
		shop.sandbox.reviews.reply('rev-1', 'By a person');
		expect(output(await reply())[0]?.json).toMatchObject({ skipped: true, reply: 'By a person' });
		expect((await reply({ options: { ifReplied: 'fail' } })).error).toBeDefined();
		expect(standing()).toBe('By a person');
		await reply({ options: { ifReplied: 'overwrite' } });
		expect(standing()).toBe('Thank you!');
	});

	test('a reply is deleted, once', async () => {
		shop.sandbox.reviews.reply('rev-1', 'x');
		const remove = async () =>
			output(
				await shop.run([{}], { resource: 'review', operation: 'deleteReply', reviewId: 'rev-1' }),
			);
		shop.sandbox.faults.add({ match: { method: 'DELETE' }, drop: 'after' });
		expect((await remove())[0]?.json).toEqual({ reviewId: 'rev-1', deleted: true });
		expect((await remove())[0]?.json).toMatchObject({ skipped: true });
		expect(standing()).toBeUndefined();
		expect(requestsFor(/reply$/, 'DELETE')).toHaveLength(1);
	});

	test('items for one review take turns: the first one posts, the others see what stands', async () => {
		shop.sandbox.reviews.addReview({ id: 'rev-2' });
		// Slow enough for all of them to look before any has posted, if they could.
		shop.sandbox.faults.add({ match: { path: /^\/reviews/ }, times: Infinity, delayMs: 30 });
		const input = [
			{ id: 'rev-2', text: 'warm-up' },
			{ id: 'rev-1', text: 'first' },
			{ id: 'rev-1', text: 'second' },
			{ id: 'rev-1', text: 'first' },
		];
		const run = await reply({ reviewId: '={{ $json.id }}', comment: '={{ $json.text }}' }, input);
		expect(output(run).map(({ json }) => json.replied ?? json.reply)).toEqual([
			true,
			true,
			'first',
			true,
		]);
		expect(standing()).toBe('first');
		expect(requestsFor(/rev-1.reply$/, 'POST')).toHaveLength(1);
	});

	test('items that report one review open one ticket; items that delete one reply delete it once', async () => {
		shop.sandbox.reviews.addReview({ id: 'rev-2' });
		shop.sandbox.reviews.reply('rev-1', 'x');
		shop.sandbox.faults.add({ match: { path: /^\/reviews/ }, times: Infinity, delayMs: 30 });
		const input = ['rev-2', 'rev-1', 'rev-1', 'rev-1'].map((id) => ({ id }));
		const each = async (operation: string) =>
			output(
				await shop.run(input, {
					resource: 'review',
					operation,
					reviewId: '={{ $json.id }}',
					comment: 'Insults us',
					goodFaith: true,
				}),
			).map(({ json }) => json.skipped ?? false);
		expect(await each('report')).toEqual([false, false, true, true]);
		expect(shop.sandbox.reviews.vetos).toHaveLength(2);
		expect((await each('deleteReply')).filter((isSkipped) => !isSkipped)).toHaveLength(1);
		expect(standing()).toBeUndefined();
	});

	test('an unknown review is told as such by every operation', async () => {
		for (const operation of ['get', 'reply', 'deleteReply', 'report']) {
			const run = await shop.run([{}], {
				resource: 'review',
				operation,
				reviewId: 'rev-none',
				comment: 'x',
				goodFaith: true,
			});
			expect(run.error?.message).toBe(
				'eTrusted has no review with this ID: The review was not found (404) [item 0]',
			);
		}
		expect(shop.sandbox.reviews.vetos).toEqual([]);
	});

	test('a report whose answer is lost opened one ticket, which the second run finds', async () => {
		shop.sandbox.faults.add({ match: { method: 'POST', path: /vetos$/ }, drop: 'after' });
		expect((await report()).error?.message).toContain('the report may have been filed');
		const [ticket] = shop.sandbox.reviews.vetos;
		expect(output(await report())[0]?.json).toEqual({
			skipped: true,
			reason: 'The review was reported before',
			reviewId: 'rev-1',
			ticketId: ticket?.ticketId,
		});
		expect(shop.sandbox.reviews.vetos).toHaveLength(1);
	});

	test('with "Retry On Fail" every review has its reply once', async () => {
		const ids = Array.from({ length: 12 }, (_, index) => `rev-many-${index}`);
		for (const id of ids) shop.sandbox.reviews.addReview({ id });
		shop.sandbox.faults.add({
			match: { method: 'POST', path: /reply$/, nth: [1, 4] },
			drop: 'after',
		});
		shop.sandbox.faults.add({ match: { method: 'POST', path: /reply$/, nth: 7 }, drop: 'before' });
		const run = await shop.run(
			ids.map((id) => ({ id })),
			{
				resource: 'review',
				operation: 'reply',
				reviewId: '={{ $json.id }}',
				comment: 'Thank you!',
			},
			{ retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
		);
		expect(output(run).map(({ json }) => json.replied)).toEqual(ids.map(() => true));
		// Twelve, and the one that never arrived a second time.
		expect(requestsFor(/reply$/, 'POST')).toHaveLength(13);
	});
});
