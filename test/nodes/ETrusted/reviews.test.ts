import type { Fault } from '../../../sandbox';
import { shop } from '../oneShop';
import { answerWith, COUNT, LIST, page, queries, reviewIds, REVIEWS } from '../reviewLists';
import { output } from '../shop';

describe('paging', () => {
	test.each([
		['an empty cursor', ''],
		['no cursor', undefined],
		['a null', null],
	])('%s is the end; links are not followed', async (_, after) => {
		answerWith(
			REVIEWS,
			{ ...page(['a', 'b'], 'b'), links: { next: `${shop.sandbox.url}/elsewhere` } },
			page(['c'], after),
		);
		const run = await shop.run([{}], { ...LIST, returnAll: true });
		expect(reviewIds(output(run))).toEqual(['a', 'b', 'c']);
		expect(queries()).toEqual([
			{ ignoreStatements: 'false', count: '1000' },
			{ ignoreStatements: 'false', count: '1000', after: 'b' },
		]);
	});

	test('an empty page is the end', async () => {
		answerWith(REVIEWS, page(['a'], 'a'), page([], 'a'));
		const run = await shop.run([{}], { ...LIST, returnAll: true });
		expect(reviewIds(output(run))).toEqual(['a']);
	});

	test('a cursor that repeats ends it with an error', async () => {
		answerWith(REVIEWS, page(['a'], 'a'), page(['b'], 'a'), page(['c'], 'a'));
		const run = await shop.run([{}], { ...LIST, returnAll: true });
		expect(run.error?.message).toBe(
			'The list does not end: eTrusted gave the page after "a" a second time [item 0]',
		);
		expect(run.error?.description).toContain('narrow the filters');
		expect(queries()).toHaveLength(2);
	});

	test('a server that ignores the cursor gives no review twice', async () => {
		answerWith(REVIEWS, page(['a', 'b'], 'b'), page(['b', 'c'], 'c'), page(['c'], ''));
		const run = await shop.run([{}], { ...LIST, limit: 10 });
		expect(reviewIds(output(run))).toEqual(['a', 'b', 'c']);
	});

	test('a limit beyond one page', async () => {
		const full = (first: number) => {
			const ids = Array.from({ length: 1000 }, (_, index) => `r${first + index}`);
			return page(ids, ids.at(-1));
		};
		answerWith(REVIEWS, full(0), full(1000));
		const run = await shop.run([{}], { ...LIST, limit: 1500 });
		expect(reviewIds(output(run))).toEqual(Array.from({ length: 1500 }, (_, index) => `r${index}`));
		expect(queries().map(({ count }) => count)).toEqual(['1000', '500']);
	});

	test('a token that runs out between two pages is renewed', async () => {
		answerWith(REVIEWS, page(['a'], 'a'), { status: 401 }, page(['b'], ''));
		const before = shop.sandbox.tokenRequests.length;
		const run = await shop.run([{}], { ...LIST, returnAll: true });
		expect(reviewIds(output(run))).toEqual(['a', 'b']);
		expect(queries().map(({ after }) => after)).toEqual([undefined, 'a', 'a']);
		expect(shop.sandbox.tokenRequests.length).toBeGreaterThan(before);
	});
});

describe('reading is safe to repeat', () => {
	const FAULTS: Fault[] = [
		{ status: 429, headers: { 'retry-after': '2' } },
		{ status: 503 },
		{ status: 500 },
		{ status: 502 },
		{ status: 504 },
		{ drop: 'before' },
		{ drop: 'midway' },
	];

	test.each(FAULTS)('%j on the first page and on the second', async (fault) => {
		answerWith(REVIEWS, fault, page(['a'], 'a'), fault, fault, page(['b'], ''));
		const run = await shop.run([{}], { ...LIST, returnAll: true });
		expect(reviewIds(output(run))).toEqual(['a', 'b']);
		expect(queries().map(({ after }) => after)).toEqual([undefined, undefined, 'a', 'a', 'a']);
	});

	test.each([
		['get', { operation: 'get', reviewId: 'rev-1' }, '/reviews/rev-1', { id: 'rev-1' }],
		['count', COUNT, '/reviews/count', { totalElements: 1 }],
	])('%s', async (_, parameters, path, body) => {
		answerWith(path, { status: 502 }, { drop: 'before' }, { status: 500 }, body);
		const run = await shop.run([{}], { ...LIST, ...parameters });
		expect(output(run)).toHaveLength(1);
	});

	test('after four tries of a page it is an error, without a word of having created anything', async () => {
		answerWith(REVIEWS, page(['a'], 'a'), ...Array.from({ length: 4 }, () => ({ status: 504 })));
		const run = await shop.run([{}], { ...LIST, returnAll: true });
		expect(run.error?.message).toBe(
			'eTrusted failed to answer: Gateway Timeout (504), after 4 tries [item 0]',
		);
		expect(run.error?.description).toBe('Run the item again later.');
		expect(queries()).toHaveLength(5);
	});

	test.each([
		[{ status: 400, body: { Message: 'no' } }, 'eTrusted refused the request: no (400) [item 0]'],
		[{ status: 403, body: '' }, 'This API client may not read this (403) [item 0]'],
		[
			{ status: 404, body: '' },
			'eTrusted knows no such address, or no channel that the filters name (404) [item 0]',
		],
		[
			{ status: 200, body: '<html>Please sign in</html>' },
			'The answer is not what the eTrusted API is documented to send (200) [item 0]',
		],
		[
			{ status: 200, body: { reviews: [] } },
			'The answer is not what the eTrusted API is documented to send (200) [item 0]',
		],
		[
			{ status: 200, body: { items: [], paging: { cursor: { after: {} } } } },
			'not what the eTrusted API is documented to send (200) [item 0]',
		],
		[
			{ status: 200, body: { items: [null] } },
			'not what the eTrusted API is documented to send (200) [item 0]',
		],
		[
			{ status: 302, headers: { location: 'https://other.example/a' } },
			'The API answered with a redirect to other.example',
		],
	])('%j is one clear error, at once', async (fault, message) => {
		answerWith(REVIEWS, fault);
		const run = await shop.run([{}], LIST);
		expect(run.error?.message).toContain(message);
		expect(run.error?.name).toBe('NodeApiError');
		expect(queries()).toHaveLength(1);
	});

	test('what to do where a list is not to be found', async () => {
		answerWith(REVIEWS, { status: 404, body: '' });
		expect((await shop.run([{}], LIST)).error?.description).toBe(
			'Check the channels under Filters. Whoever runs this n8n should check the API base URL of the eTrusted credential.',
		);
	});

	test.each([{}, { totalElements: null }, { totalElements: '12' }, [], '12'])(
		'%j is no count',
		async (body) => {
			answerWith('/reviews/count', { status: 200, body } as Fault);
			const run = await shop.run([{}], COUNT);
			expect(run.error?.message).toContain('not what the eTrusted API is documented to send');
		},
	);

	test('a count under its other name', async () => {
		answerWith('/reviews/count', { count: 3 }, { totalElements: null, count: 4 });
		expect(output(await shop.run([{}], COUNT))[0]?.json).toEqual({ count: 3 });
		expect(output(await shop.run([{}], COUNT))[0]?.json).toEqual({ count: 4 });
	});

	test('with "Continue On Fail" each item has its outcome', async () => {
		answerWith(/rating=1/, { status: 403, body: '' });
		answerWith(/rating=2/, page(['b'], ''));
		const run = await shop.run(
			[{ r: 1 }, { r: 2 }, { r: 7 }],
			{ ...LIST, filters: { ratings: '={{ $json.r }}' } },
			{ onError: 'continueRegularOutput' },
		);
		const items = output(run);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(items[0]?.json.error).toBe('This API client may not read this (403) [item 0]');
		expect(items[1]?.json).toEqual({ id: 'b' });
		expect(items[2]?.json.error).toContain('Ratings (filters.ratings) 7');
	});
});

describe('what comes out', () => {
	const REVIEW = {
		id: 'rev-1',
		state: 'QUARANTINE',
		rating: 4.6,
		customer: { firstName: 'Jörg', lastName: 'Müller', email: 'j@m.example' },
		novelty: { any: ['thing'] },
	};

	test('simplified by default, in a list and alone; unknown states are handed on', async () => {
		answerWith(REVIEWS, { items: [REVIEW] });
		answerWith('/reviews/rev-1', REVIEW);
		const list = await shop.run([{}], { ...LIST, simplify: true });
		const one = await shop.run([{}], { resource: 'review', operation: 'get', reviewId: 'rev-1' });
		const expected = {
			id: 'rev-1',
			type: null,
			rating: 4.6,
			title: null,
			comment: null,
			state: 'QUARANTINE',
			submittedAt: null,
			editedAt: null,
			channelId: null,
			locale: null,
			orderReference: null,
			eventId: null,
			customerFirstName: 'Jörg',
			productSku: null,
			productName: null,
			reply: null,
			hasAttachments: null,
		};
		expect(output(list)).toEqual([{ json: expected, pairedItem: { item: 0 } }]);
		expect(output(one)).toEqual([{ json: expected, pairedItem: { item: 0 } }]);
	});

	test('untouched with Simplify off, unknown keys included', async () => {
		answerWith(REVIEWS, { items: [REVIEW] });
		answerWith('/reviews/rev-1', REVIEW);
		const get = { ...LIST, operation: 'get', reviewId: '={{ " rev-1 " }}' };
		expect(output(await shop.run([{}], LIST))[0]?.json).toEqual(REVIEW);
		expect(output(await shop.run([{}], get))[0]?.json).toEqual(REVIEW);
	});

	test('an unknown review is told as such', async () => {
		answerWith(/^\/reviews\//, { status: 404, body: '' });
		const run = await shop.run([{}], { ...LIST, operation: 'get', reviewId: 'rev/../1' });
		expect(run.error?.message).toBe('eTrusted has no review with this ID (404) [item 0]');
		expect(run.error?.description).toContain('Check the review');
		expect(shop.sandbox.requests.at(-1)?.path).toBe('/reviews/rev%2F..%2F1');
		const none = await shop.run([{}], { ...LIST, operation: 'get', reviewId: '={{ "" }}' });
		expect(none.error?.message).toContain('Review (reviewId) is required, but empty');
	});

	test('a review that is no object is no review', async () => {
		answerWith('/reviews/rev-1', { status: 200, body: [REVIEW] });
		const run = await shop.run([{}], { ...LIST, operation: 'get', reviewId: 'rev-1' });
		expect(run.error?.message).toContain('not what the eTrusted API is documented to send');
	});
});
