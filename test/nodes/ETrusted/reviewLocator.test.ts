import type { IDataObject } from 'n8n-workflow';

import type { Fault } from '../../../sandbox';
import { shop } from '../oneShop';
import { output, TOOL_TYPE } from '../shop';

const ID = 'rev-5ac2b3a2-7a5e-4c2d-9a51-0d5f1f2f6c11';

const locator = (mode: string, value: unknown) => ({ __rl: true, mode, value }) as IDataObject;

const get = async (reviewId: unknown, input: IDataObject = {}, settings = {}) =>
	await shop.run(
		[input],
		{ resource: 'review', operation: 'get', reviewId } as IDataObject,
		settings,
	);

/** What arrived with a token that counts. */
const asked = () =>
	shop.sandbox.requests
		.filter(({ pathname, status }) => pathname !== '/oauth/token' && status !== 401)
		.map(({ path }) => path);

describe('which review is meant', () => {
	beforeEach(() => {
		shop.sandbox.reviews.addReview({ id: ID });
		shop.sandbox.reviews.addReview({ id: 'rev-7' });
	});

	test.each([
		['picked from the list', locator('list', ID), ID],
		['its ID', locator('id', ` ${ID} `), ID],
		['its ID by an expression', locator('id', '={{ $json.id }}'), 'rev-7'],
		['a text, as older workflows have it', 'rev-7', 'rev-7'],
		['an expression, as older workflows have it', '={{ $json.id }}', 'rev-7'],
		['an expression that is more than a path', '={{ $json.id + "" }}', 'rev-7'],
		['an expression that gives a locator', '={{ $json.locator }}', 'rev-7'],
	])('%s', async (_, reviewId, id) => {
		const input = { id: 'rev-7', locator: locator('url', 'https://x.example/rev-7') };
		for (const settings of [{}, { type: TOOL_TYPE }]) {
			const [item, ...more] = output(await get(reviewId, input, settings));
			expect([item?.json.id, more.length]).toEqual([id, 0]);
		}
		expect(asked()).toEqual([`/reviews/${id}`, `/reviews/${id}`]);
	});

	test.each([
		[`https://app.etrusted.com/reviews/${ID}`, ID],
		[`https://app.etrusted.com/de/x?review=${ID}&tab=1#top`, ID],
		[`https://app.etrusted.com/#/inbox%3Fid%3D${ID}%26a`, ID],
		[`app.etrusted.com/prev-page/${ID}/`, ID],
		['https://x.example/rev-7/details', 'rev-7'],
		['https://x.example/prev-8?id=rev-7.', 'rev-7'],
		['https://x.example/#/inbox%3Fid%3Drev-7', 'rev-7'],
		['https://x.example/%E0%A4%A/rev-7', 'rev-7'],
		[' rev-7 ', 'rev-7'],
	])('the address %s', async (url, id) => {
		for (const value of [url, '={{ $json.url }}']) {
			expect(output(await get(locator('url', value), { url }))[0]?.json.id).toBe(id);
		}
	});

	test.each([
		[locator('url', 'https://app.etrusted.com/reviews'), 'has no ID of a review in it, "rev-…"'],
		[locator('url', 'https://x.example/prev-7'), 'has no ID of a review in it'],
		[locator('url', '={{ " " }}'), 'Review (reviewId) is required, but empty'],
		[locator('list', '={{ null }}'), 'Review (reviewId) is required, but empty'],
		[locator('id', '={{ $json.nothing }}'), 'Review (reviewId) is required, but empty'],
		['={{ $json.nothing }}', 'Review (reviewId) is required, but empty'],
		[locator('id', '={{ ["a"] }}'), 'Review (reviewId) ["a"] is not a text'],
		[locator('id', '={{ $("none").item.json.id }}'), 'Review (reviewId) could not be read'],
	])('%j is refused, and nothing is asked', async (reviewId, message) => {
		const run = await get(reviewId);
		expect(run.error?.message).toContain(message);
		expect(asked()).toEqual([]);
	});

	test.each(['get', 'reply', 'deleteReply', 'report', 'getReport'])(
		'"%s" takes each form',
		async (operation) => {
			const forms = [locator('list', ID), locator('id', ID), locator('url', `https://x/${ID}`), ID];
			for (const reviewId of forms) {
				const run = await shop.run([{}], {
					resource: 'review',
					operation,
					reviewId,
					comment: 'x',
					goodFaith: true,
				});
				expect(run.error).toBeUndefined();
			}
			expect(asked().length).toBeGreaterThanOrEqual(forms.length);
			expect(asked().filter((path) => !path.startsWith(`/reviews/${ID}`))).toEqual([]);
		},
	);
});

describe('the picker', () => {
	const search = async (filter?: string, after?: string) =>
		await shop.engine.listSearch(shop.node(), 'searchReviews', filter, after);
	const answerWith = (body: object, more: Fault = {}) =>
		shop.sandbox.faults.add({ match: { path: /^\/reviews\?/ }, status: 200, body, ...more });
	const page = (items: object[], after?: unknown) => ({ items, paging: { cursor: { after } } });

	test.each([
		[
			{ rating: 4, title: 'Great', comment: 'All well', customer: { firstName: 'Erika' } },
			'★★★★☆ Great · Erika · 2026-11-20',
		],
		[
			{ rating: 1, title: ' ', comment: 'In two\n\npieces', customer: { firstName: '' } },
			'★☆☆☆☆ In two pieces · 2026-11-20',
		],
		[{ rating: 4.6, title: '', comment: '' }, '★★★★★ No text · 2026-11-20'],
		[{ title: 'No stars', comment: '' }, 'No stars · 2026-11-20'],
		[{ rating: 7, title: 'x' }, '★★★★★ x · 2026-11-20'],
		[{ rating: -1, title: 'x' }, '☆☆☆☆☆ x · 2026-11-20'],
		[{ rating: 5, title: 'x', submittedAt: undefined }, '★★★★★ x'],
		[
			{ rating: 5, title: '😀'.repeat(51), customer: null },
			`★★★★★ ${'😀'.repeat(50)}… · 2026-11-20`,
		],
	])('%j', async (review, name) => {
		answerWith(page([{ id: 'rev-1', submittedAt: '2026-11-20T23:59:59.999Z', ...review }], ''));
		expect(await search()).toEqual({ results: [{ name, value: 'rev-1' }] });
	});

	test('of the customer nothing but the first name', async () => {
		const customer = {
			firstName: 'Erika',
			lastName: 'Mustermann',
			fullName: 'Erika Mustermann',
			email: 'erika@example.com',
			mobile: '+49123',
		};
		answerWith(page([{ id: 'rev-1', title: 'x', customer, transaction: { reference: 'W-1' } }]));
		expect(JSON.stringify(await search())).toBe(
			'{"results":[{"name":"x · Erika","value":"rev-1"}]}',
		);
	});

	test('what is typed is looked for by the API; ratings without text are shown, too', async () => {
		shop.sandbox.reviews.addReview({ id: 'rev-1', transaction: { reference: 'W-1' } });
		const { results } = await search(' w-1 ');
		expect(results.map(({ value }) => value)).toEqual(['rev-1']);
		await search();
		expect(asked()).toEqual([
			'/reviews?query=w-1&ignoreStatements=false&count=50',
			'/reviews?ignoreStatements=false&count=50',
		]);
	});

	test('page by page, the newest first, each review once', async () => {
		const found: unknown[] = [];
		let after: unknown;
		do {
			const { results, paginationToken } = await search('', after as string | undefined);
			found.push(...results.map(({ value }) => value));
			after = paginationToken;
		} while (after !== undefined);
		const newestFirst = shop.sandbox.reviews.all
			.toSorted((one, other) => (one.submittedAt < other.submittedAt ? 1 : -1))
			.map(({ submittedAt }) => submittedAt);
		expect(found.map((id) => shop.sandbox.reviews.get(String(id)).submittedAt)).toEqual(
			newestFirst,
		);
		expect(new Set(found).size).toBe(shop.sandbox.reviews.all.length);
		expect(found.length).toBeGreaterThan(100);
	});

	test.each([
		[page([{ id: 'a' }], ''), undefined],
		[page([{ id: 'a' }]), undefined],
		[page([{ id: 'a' }], null), undefined],
		[page([], 'b'), undefined],
		[page([{ id: 'a' }], 'b'), 'b'],
		[page([{ id: 'a' }], 7), '7'],
		[page([{ id: 'a' }], 'old'), undefined],
	])('%j ends, or goes on with %j', async (body, token) => {
		answerWith(body);
		expect((await search('', 'old')).paginationToken).toBe(token);
	});

	test('what has no ID cannot be picked', async () => {
		answerWith(page([{ title: 'x' }, { id: '' }, { id: 7 }], ''));
		expect(await search()).toEqual({ results: [] });
	});

	test('a failure is told, without a second try', async () => {
		answerWith({}, { status: 503, body: '' });
		await expect(search()).rejects.toThrow('eTrusted is not available at the moment (503)');
		answerWith({ not: 'a page' });
		await expect(search()).rejects.toThrow('not what the eTrusted API is documented to send');
		expect(asked()).toHaveLength(2);
	});
});
