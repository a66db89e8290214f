import type { IDataObject } from 'n8n-workflow';

import type { EndOfPages, Review, SandboxOptions } from '../../../sandbox';
import { requestsFor, shop } from '../oneShop';
import { reviewIds } from '../reviewLists';
import { CHANNEL, output, Shop, TOOL_TYPE } from '../shop';

/*
 * The operations on reviews against an account that changes, where the other suites have the API answer line by line.
 */

const open = async (sandbox: SandboxOptions) => await Shop.open({ sandbox, expressions: 'legacy' });

const LIST = { resource: 'review', operation: 'getAll', returnAll: true, simplify: false };

const listed = async (parameters: IDataObject = {}) =>
	reviewIds(output(await shop.run([{}], { ...LIST, ...parameters })));

/** Newest first. */
const sorted = (reviews: Review[]) =>
	[...reviews].sort((one, other) => (one.submittedAt < other.submittedAt ? 1 : -1));

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
			const found = reviewIds(output(run));
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
		expect(reviewIds(alone)).toEqual([one?.id, other?.id]);
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
