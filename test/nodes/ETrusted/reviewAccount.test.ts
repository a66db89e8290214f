import type { IDataObject } from 'n8n-workflow';

import type { EndOfPages, Review, SandboxOptions } from '../../../sandbox';
import { CHANNEL, output, Shop, skipWaiting, TOOL_TYPE } from '../shop';

/*
 * The operations on reviews against an account that changes, where the other suites have the API answer line by line.
 */

const open = async (sandbox: SandboxOptions) => await Shop.open({ sandbox, expressions: 'legacy' });

let shop: Shop;
beforeAll(async () => {
	shop = await open({});
});
beforeEach(() => {
	skipWaiting();
});
afterEach(() => {
	shop.reset();
	jest.restoreAllMocks();
});

const LIST = { resource: 'review', operation: 'getAll', returnAll: true, simplify: false };

const idsOf = (items: Array<{ json: IDataObject }>) => items.map(({ json }) => json.id);

const listed = async (parameters: IDataObject = {}) =>
	idsOf(output(await shop.run([{}], { ...LIST, ...parameters })));

/** Newest first. */
const sorted = (reviews: Review[]) =>
	[...reviews].sort((one, other) => (one.submittedAt < other.submittedAt ? 1 : -1));

const requestsFor = (path: RegExp, method = 'GET') =>
	shop.sandbox.requests.filter((request) => request.method === method && path.test(request.path));

describe('reading the account', () => {
	test('all reviews, newest first, ratings without text and all states included', async () => {
		const all = shop.sandbox.reviews.all;
		expect(all.length).toBeGreaterThan(50);
		const found = await listed();
		expect(found).toHaveLength(all.length);
		expect(new Set(found)).toEqual(new Set(all.map(({ id }) => id)));
		expect(found[0]).toBe(sorted(all)[0]?.id);
	});

	test('the default is the newest fifty', async () => {
		const found = await listed({ returnAll: false });
		const newest = sorted(shop.sandbox.reviews.all).slice(0, 50);
		expect(new Set(found)).toEqual(new Set(newest.map(({ id }) => id)));
	});

	test.each<[IDataObject, (review: Review) => boolean]>([
		[{ ratings: ['1'] }, ({ rating }) => rating === 1],
		[
			{ states: ['REJECTED', 'MODERATION'] },
			({ state }) => state === 'REJECTED' || state === 'MODERATION',
		],
		[{ types: ['PRODUCT_REVIEW'] }, ({ type }) => type === 'PRODUCT_REVIEW'],
		[{ channels: [CHANNEL] }, ({ channelRef }) => channelRef === CHANNEL],
		[{ hasReply: true }, ({ reply }) => reply !== undefined],
		[{ hasReply: false }, ({ reply }) => reply === undefined],
	])('%j: just those, and as many as are counted', async (filters, fits) => {
		const expected = shop.sandbox.reviews.all.filter(fits).map(({ id }) => id);
		expect(expected.length).toBeGreaterThan(0);
		expect(expected.length).toBeLessThan(shop.sandbox.reviews.all.length);
		expect(new Set(await listed({ filters }))).toEqual(new Set(expected));
		const count = { resource: 'review', operation: 'count', filters };
		expect(output(await shop.run([{}], count))[0]?.json).toEqual({ count: expected.length });
	});

	test('without those that have no text, where they are not wanted', async () => {
		const withText = shop.sandbox.reviews.all.filter(
			({ feedbackType }) => feedbackType !== 'STATEMENT',
		);
		expect(withText.length).toBeLessThan(shop.sandbox.reviews.all.length);
		expect(await listed({ options: { includeWithoutText: false } })).toHaveLength(withText.length);
	});

	test('by order number, and one by its ID', async () => {
		const { id } = shop.sandbox.reviews.addReview({
			transaction: { reference: 'only-this-order' },
			customer: { firstName: 'Zoë', lastName: 'Geheim', email: 'zoe@secret.example' },
			state: 'QUARANTINE',
		});
		const filters = { query: '={{ "only-this-order" }}' };
		expect(await listed({ filters })).toEqual([id]);
		const run = await shop.run([{ id }], {
			resource: 'review',
			operation: 'get',
			reviewId: '={{ $json.id }}',
		});
		expect(output(run)[0]?.json).toMatchObject({
			id,
			state: 'QUARANTINE',
			orderReference: 'only-this-order',
			customerFirstName: 'Zoë',
		});
		expect(JSON.stringify(output(run))).not.toMatch(/Geheim|secret/);
	});

	test.each<EndOfPages>(['empty', 'missing', 'null', 'emptyPage'])(
		'2,050 reviews, hundreds of one moment, over three pages; the end is "%s"',
		async (endOfPages) => {
			const reviews = Array.from({ length: 2050 }, (_, index) => ({
				id: `rev-${index}`,
				submittedAt: `2026-11-${index < 1500 ? '01' : '02'}T10:00:00.000Z`,
			}));
			const other = await open({ reviews, endOfPages });
			let pages = 0;
			other.sandbox.faults.add({
				match: {
					path: /^\/reviews\?/,
					// Between two pages the token runs out.
					body: () => {
						if (++pages === 2) other.sandbox.expireTokens();
						return false;
					},
				},
				times: Infinity,
			});
			const run = await other.run([{}], LIST);
			const found = idsOf(output(run));
			expect(found).toHaveLength(2050);
			expect(new Set(found).size).toBe(2050);
			// One page more where the end is an empty one, and one that the API did not take the token of.
			expect(pages).toBe(endOfPages === 'emptyPage' ? 5 : 4);
		},
	);

	test('an account without reviews gives none', async () => {
		const empty = await open({ reviews: [] });
		expect(output(await empty.run([{}], LIST))).toEqual([]);
		const count = await empty.run([{}], { resource: 'review', operation: 'count' });
		expect(output(count)[0]?.json).toEqual({ count: 0 });
	});

	test('items share an answer only where they ask for the same', async () => {
		const run = async (parameters: IDataObject, input: IDataObject[]) =>
			output(await shop.run(input, { ...LIST, returnAll: false, ...parameters }));
		const countOf = (items: Array<{ pairedItem: unknown }>, item: number) =>
			items.filter(({ pairedItem }) => (pairedItem as { item: number }).item === item).length;

		const limited = await run({ limit: '={{ $json.n }}' }, [{ n: 1 }, { n: 3 }, { n: 1 }]);
		expect([0, 1, 2].map((item) => countOf(limited, item))).toEqual([1, 3, 1]);
		// A request that was refused for its old token is the same question.
		const asked = requestsFor(/^\/reviews\?/).filter(({ status }) => status === 200);
		expect(asked).toHaveLength(2);

		const all = await run({ limit: 2, returnAll: '={{ $json.all }}' }, [
			{ all: false },
			{ all: true },
		]);
		expect(countOf(all, 0)).toBe(2);
		expect(countOf(all, 1)).toBe(shop.sandbox.reviews.all.length);

		const simple = await run({ limit: 1, simplify: '={{ $json.s }}' }, [{ s: true }, { s: false }]);
		expect(simple.map(({ json }) => '_object' in json)).toEqual([false, true]);

		const [one, other] = shop.sandbox.reviews.all.slice(-2).map(({ id }) => ({ id }));
		const alone = await run({ operation: 'get', reviewId: '={{ $json.id }}' }, [
			{ ...one },
			{ ...other },
		]);
		expect(idsOf(alone)).toEqual([one?.id, other?.id]);
		const both = await run({ operation: 'get', reviewId: one?.id, simplify: '={{ $json.s }}' }, [
			{ s: true },
			{ s: false },
		]);
		expect(both.map(({ json }) => '_object' in json)).toEqual([false, true]);

		const rated = await run(
			{ resource: 'channel', operation: 'getRating', period: '={{ $json.p }}' },
			[{ p: '7days' }, { p: 'overall' }],
		);
		expect(rated.map(({ json }) => json.period)).toEqual(['7days', 'overall']);
		const sent = await run(
			{ resource: 'invite', limit: '={{ $json.n }}', simplify: '={{ $json.s }}' },
			[
				{ n: 1, s: true },
				{ n: 2, s: true },
				{ n: 1, s: false },
			],
		);
		expect([0, 1, 2].map((item) => countOf(sent, item))).toEqual([1, 2, 1]);
		expect('_object' in (sent[3]?.json ?? {})).toBe(true);
	});

	test('lists and counts are shared only where every filter and option is the same', async () => {
		const wanted = [
			{ ratings: '5', text: true },
			{ ratings: '5', text: false },
			{ ratings: '5', text: true, states: 'MODERATION' },
			{ ratings: '5', text: true, types: 'PRODUCT_REVIEW' },
			{ ratings: '5', text: true, query: 'no such order' },
		];
		const parameters = {
			filters: {
				ratings: '={{ $json.ratings }}',
				states: '={{ $json.states }}',
				types: '={{ $json.types }}',
				query: '={{ $json.query }}',
			},
			options: { includeWithoutText: '={{ $json.text }}' },
		};
		const expected = wanted.map(
			({ text, states, types, query }) =>
				shop.sandbox.reviews.all.filter(
					({ rating, feedbackType, state, type }) =>
						Math.round(rating ?? 0) === 5 &&
						(text || feedbackType !== 'STATEMENT') &&
						(states === undefined || state === states) &&
						(types === undefined || type === types) &&
						query === undefined,
				).length,
		);
		expect(new Set(expected).size).toBe(wanted.length);

		// As a tool, where a filter that comes to nothing is none.
		const run = async (operation: object) =>
			output(await shop.run(wanted, { ...operation, ...parameters }, { type: TOOL_TYPE }));
		const counted = await run({ resource: 'review', operation: 'count' });
		expect(counted.map(({ json }) => json.count)).toEqual(expected);
		const all = (await run(LIST)).filter(({ json }) => json.found !== 0);
		const listedFor = (item: number) =>
			all.filter(({ pairedItem }) => (pairedItem as { item: number }).item === item).length;
		expect(wanted.map((_, item) => listedFor(item))).toEqual(expected);
	});

	test('the rating is that of the reviews', async () => {
		const run = await shop.run([{}], {
			resource: 'channel',
			operation: 'getRating',
			period: 'all',
		});
		const items = output(run).map(({ json }) => json);
		expect(items.map(({ period }) => period)).toEqual([
			'7days',
			'30days',
			'90days',
			'365days',
			'overall',
		]);
		const overall = items.at(-1) as Record<string, number>;
		expect(overall.count).toBeGreaterThan(10);
		expect(
			['oneStar', 'twoStars', 'threeStars', 'fourStars', 'fiveStars'].reduce(
				(sum, star) => sum + Number(overall[star]),
				0,
			),
		).toBe(overall.count);
	});
});

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
		const report = async () =>
			await shop.run([{}], {
				resource: 'review',
				operation: 'report',
				reviewId: 'rev-1',
				reason: 'ABUSIVE',
				comment: 'Insults us',
				goodFaith: true,
			});
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

describe('what became of an order', () => {
	test('its event, its invite, and why it was not sent', async () => {
		await shop.run([{ ref: 'my-order' }]);
		const eventId = shop.sandbox.accepted[0]?.ref;
		const find = async (filters: IDataObject) =>
			output(await shop.run([{}], { resource: 'invite', operation: 'getAll', filters }));
		const [scheduled] = await find({ query: '={{ "my-order" }}' });
		expect(scheduled?.json).toMatchObject({
			status: 'SCHEDULED',
			reason: null,
			orderReference: 'my-order',
			eventId,
			channelId: CHANNEL,
		});
		shop.sandbox.invites.setStatus(
			String(scheduled?.json.id),
			'REJECTED',
			'RECIPIENT_UNSUBSCRIBED',
		);
		const asked = shop.sandbox.requests.length;
		const [rejected] = await find({ eventId: String(eventId), statuses: ['REJECTED'] });
		expect(rejected?.json).toMatchObject({ status: 'REJECTED', reason: 'RECIPIENT_UNSUBSCRIBED' });
		expect(shop.sandbox.requests.slice(asked).map(({ path }) => path)).toEqual([
			`/events/${eventId}`,
			`/channels/${CHANNEL}/invites?query=my-order&count=100`,
		]);
		expect(await find({ query: '={{ "my-orde" }}' })).toEqual([]);
		expect(await find({ query: '={{ "my-orde" }}', exactMatch: false })).toHaveLength(1);
		expect(JSON.stringify(scheduled)).not.toContain('a@b.de');
	});

	test("by the merchant's own name of the channel", async () => {
		const run = await shop.run([{}], {
			resource: 'invite',
			operation: 'getAll',
			returnAll: true,
			channel: { __rl: true, mode: 'userDefinedId', value: 'shop-de' },
		});
		const expected = shop.sandbox.invites.all.filter(({ channelRef }) => channelRef === CHANNEL);
		expect(expected.length).toBeGreaterThan(0);
		expect(new Set(idsOf(output(run)))).toEqual(new Set(expected.map(({ id }) => id)));
	});

	test('a link for its parcel slip, made once', async () => {
		const templates = await shop.engine.listSearch(shop.node(), 'searchTemplates');
		const template = String(templates.results[0]?.value);
		const create = async () =>
			await shop.run([{}], {
				resource: 'reviewLink',
				operation: 'create',
				template: { __rl: true, mode: 'list', value: template },
				customerFields: { firstName: 'Jörg', mobile: '+49123', address: 'Anystr. 17' },
				products: {
					product: [{ sku: '1', name: 'Shoe', url: 'https://shop.example/1', brand: '' }],
				},
				metadata: { entry: [{ key: 'store', value: 'Cologne' }] },
			});
		const [item] = output(await create());
		expect(Object.keys(item?.json ?? {})).toEqual(['id', 'link']);
		expect(item?.json.link).toMatch(/^https:/);
		shop.sandbox.faults.add({ match: { path: '/questionnaire-links' }, drop: 'after' });
		expect((await create()).error?.message).toContain('the review link may have been created');
		expect(shop.sandbox.links).toHaveLength(2);
	});
});
