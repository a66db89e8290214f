import { startSandbox, type Review } from '../../sandbox';
import { get, messageOf, send, token } from './client';
import {
	accessToken,
	addDaily,
	british,
	german,
	ids,
	list,
	sandbox,
	type List,
} from './reviewList';

describe('GET /reviews', () => {
	it('has none in an empty account', async () => {
		expect(await list()).toEqual({
			totalElements: 0,
			paging: {
				count: 0,
				cursor: { before: '', after: '' },
				links: { previous: '', next: '' },
			},
			items: [],
		});
	});

	it('shows a review with all that it always has', async () => {
		sandbox.reviews.addReview({ id: 'rev-1', submittedAt: '2026-11-02T10:00:00.000Z' });
		expect((await list()).items).toEqual([
			{
				_object: 'CustomerReview',
				id: 'rev-1',
				accountRef: 'acc-5b1f6c2e-0d7a-4c55-9f3e-2a64b1c0d9e8',
				channelRef: german,
				rating: 5,
				title: 'All went well',
				comment: 'Fast delivery, and everything is as described.',
				createdAt: '2026-11-02T10:00:00.000Z',
				updatedAt: '2026-11-02T10:00:00.000Z',
				submittedAt: '2026-11-02T10:00:00.000Z',
				feedbackType: 'REVIEW',
				state: 'APPROVED',
				type: 'SERVICE_REVIEW',
				verificationType: 'VERIFIED',
				customer: { firstName: 'Erika', lastName: 'Mustermann', email: 'erika@example.com' },
				transaction: { reference: 'S-10042' },
				questionnaire: {
					id: expect.stringMatching(/^qre-[0-9a-f-]{36}$/) as string,
					locale: 'de_DE',
					templateRef: expect.stringMatching(/^qrt-[0-9a-f-]{36}$/) as string,
				},
				hasAttachments: false,
				additionalInformation: {},
			},
		]);
	});

	it('needs a token, and knows no other method', async () => {
		expect((await fetch(`${sandbox.url}/reviews`)).status).toBe(401);
		const response = await send(sandbox, accessToken, 'POST', '/reviews', {});
		expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET']);
		const reply = await send(sandbox, accessToken, 'PUT', '/reviews/rev-1/reply', {});
		expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'POST, DELETE']);
	});

	describe('filters', () => {
		beforeEach(() => {
			const add = (id: string, more: Partial<Review>) => sandbox.reviews.addReview({ id, ...more });
			add('five', { rating: 5, submittedAt: '2026-11-05T00:00:00.000Z' });
			add('fraction', {
				rating: 4.5,
				submittedAt: '2026-11-04T00:00:00.000Z',
				channelRef: british,
			});
			add('one', {
				rating: 1,
				submittedAt: '2026-11-03T00:00:00.000Z',
				state: 'REJECTED',
				transaction: { reference: 'Order-77' },
				customer: { email: 'Kim.Berger@example.com' },
			});
			add('product', {
				rating: 2,
				submittedAt: '2026-11-02T00:00:00.000Z',
				state: 'MODERATION',
				product: { id: 'prt-1', sku: 'A 1', name: 'Cup', url: 'https://x.example' },
				reply: { comment: 'Sorry', createdAt: '2026-11-03T00:00:00.000Z', updatedAt: '' },
			});
			add('stars only', { rating: 3, comment: '', submittedAt: '2026-11-01T00:00:00.000Z' });
		});

		const all = ['five', 'fraction', 'one', 'product', 'stars only'];
		const texts = all.slice(0, 4);

		it.each<[string, string[]]>([
			['', texts],
			['?ignoreStatements=true', texts],
			['?ignoreStatements=no', texts],
			['?ignoreStatements=false', all],
			[`?channels=${british}`, ['fraction']],
			[`?channels=${british},${german}`, texts],
			[`?channels=${british}&channels=${german}`, texts],
			[`?channels=${british},chl-unknown`, ['fraction']],
			['?channels=chl-unknown', texts],
			['?channels=', texts],
			['?channelId=' + british, texts],
			['?rating=5', ['five', 'fraction']],
			['?rating=1,2', ['one', 'product']],
			['?rating=1,6', ['one']],
			['?rating=6', texts],
			['?rating=5.0', texts],
			['?rating=3&ignoreStatements=false', ['stars only']],
			['?status=APPROVED', ['five', 'fraction']],
			['?status=REJECTED,MODERATION', ['one', 'product']],
			['?status=OPEN', texts],
			['?state=REJECTED', texts],
			['?type=PRODUCT_REVIEW', ['product']],
			['?type=SERVICE_REVIEW', ['five', 'fraction', 'one']],
			['?type=product_review', texts],
			['?sku=A%201', ['product']],
			['?sku=A', []],
			['?sku=B,A+1', ['product']],
			['?hasReply=true', ['product']],
			['?hasReply=false', ['five', 'fraction', 'one']],
			['?hasReply=1', texts],
			['?submittedAfter=2026-11-03T00:00:00.000Z', ['five', 'fraction']],
			['?submittedAfter=2026-11-03T00:00:59%2B00:01', ['five', 'fraction', 'one']],
			['?submittedBefore=2026-11-03T00:00:00.000Z', ['product']],
			['?submittedAfter=2026-11-02T00:00:00Z&submittedBefore=2026-11-04T00:00:00Z', ['one']],
			['?submittedAfter=yesterday', texts],
			['?query=order-77', ['one']],
			['?query=berger@', ['one']],
			['?query=Erika', ['five', 'fraction', 'product']],
			['?query=Fast', []],
			['?orderBy=updatedAt&rating=5&type=SERVICE_REVIEW', ['five', 'fraction']],
		])('%s', async (query, expected) => {
			expect(await ids(query)).toEqual(expected);
			const response = await get(sandbox, `/reviews/count${query}`, accessToken);
			expect(await response.json()).toMatchObject({ totalElements: expected.length });
		});

		it('shows no additional information unless asked for', async () => {
			const attachments = { images: [] };
			sandbox.reviews.addReview({ id: 'seen', additionalInformation: { attachments } });
			const { ticketId, createdAt } = sandbox.reviews.report('seen', {
				comment: 'No such order',
				reason: 'UNTRUTHFUL',
			});
			const veto = { ticketId, comment: 'No such order', reason: 'UNTRUTHFUL', createdAt };
			const shown = async (query: string) => (await list(query)).items[0]?.additionalInformation;
			expect(await shown('')).toEqual({});
			expect(await shown('?additionalInformation=VETO')).toEqual({ veto });
			expect(await shown('?additionalInformation=ATTACHMENTS')).toEqual({ attachments });
			expect(await shown('?additionalInformation=VETO,ATTACHMENTS')).toEqual({ veto, attachments });
			expect(await shown('?additionalInformation=veto')).toEqual({});
			expect((await list()).items[0]?.hasAttachments).toBe(true);
		});
	});

	describe('order', () => {
		beforeEach(() => {
			addDaily('oldest', 'middle', 'newest');
			sandbox.reviews.edit('oldest', { comment: 'Changed', at: '2026-11-10T00:00:00.000Z' });
			sandbox.reviews.edit('middle', { comment: 'Changed', at: '2026-11-09T00:00:00.000Z' });
			sandbox.reviews.reply('middle', 'Thanks');
		});

		it.each([
			['', ['newest', 'middle', 'oldest']],
			['?orderBy=submittedAt', ['newest', 'middle', 'oldest']],
			['?orderBy=updatedAt', ['middle', 'oldest', 'newest']],
			['?orderBy=editedAt', ['oldest', 'middle', 'newest']],
			['?orderBy=rating', ['newest', 'middle', 'oldest']],
		])('%s is newest first', async (query, expected) => {
			expect(await ids(query)).toEqual(expected);
		});

		it.each([
			['first', ['newest', 'oldest', 'middle']],
			['among', ['oldest', 'newest', 'middle']],
		] as const)('by edits has those never edited %s, if told', async (place, expected) => {
			const channelRef = 'chl-own';
			const other = await startSandbox({ reviews: [], unedited: { [channelRef]: place } });
			for (const [id, day] of [
				['oldest', 1],
				['middle', 2],
				['newest', 10],
			] as const)
				other.reviews.addReview({
					id,
					channelRef,
					submittedAt: new Date(2026, 10, day).toISOString(),
				});
			other.reviews.edit('oldest', { comment: 'Changed', at: '2026-11-20T00:00:00.000Z' });
			other.reviews.edit('middle', { comment: 'Changed', at: '2026-11-09T00:00:00.000Z' });
			const response = await get(other, '/reviews?orderBy=editedAt', await token(other));
			expect(((await response.json()) as List).items.map(({ id }) => id)).toEqual(expected);
			expect(other.requests.at(-1)?.listed).toBe(3);
			await other.close();
		});

		it('has the one added last first, of one moment', async () => {
			const submittedAt = '2026-11-20T00:00:00.000Z';
			for (const id of ['a', 'b', 'c']) sandbox.reviews.addReview({ id, submittedAt });
			expect((await ids()).slice(0, 3)).toEqual(['c', 'b', 'a']);
		});
	});
});

describe('GET /reviews/count', () => {
	it('tells which channels it counted, and ignores paging', async () => {
		addDaily('a', 'b', 'c');
		const count = async (query: string) =>
			await (await get(sandbox, `/reviews/count${query}`, accessToken)).json();
		const channels = sandbox.reviews.all.map(({ channelRef }) => channelRef);
		expect(channels).toEqual([german, german, german]);
		expect(await count(`?channels=${german}&count=1&after=c`)).toEqual({
			accountId: 'acc-5b1f6c2e-0d7a-4c55-9f3e-2a64b1c0d9e8',
			channelList: [german],
			totalElements: 3,
		});
		expect(await count(`?channels=${british}`)).toMatchObject({ totalElements: 0 });
		expect(((await count('')) as { channelList: string[] }).channelList).toHaveLength(3);
	});

	it('does not count what is not visible', async () => {
		sandbox.reviews.addReview({}, { visible: false });
		const response = await get(sandbox, '/reviews/count', accessToken);
		expect(await response.json()).toMatchObject({ totalElements: 0 });
	});
});

describe('GET /reviews/{id}', () => {
	it('shows one, without additional information', async () => {
		const review = sandbox.reviews.addReview({ id: 'rev-ü/1' });
		sandbox.reviews.report(review.id, { comment: 'x', reason: 'ABUSIVE' });
		const response = await get(sandbox, '/reviews/rev-%C3%BC%2F1', accessToken);
		expect(response.status).toBe(200);
		expect(await response.json()).toMatchObject({
			id: 'rev-ü/1',
			additionalInformation: {},
		});
	});

	it.each(['/reviews/rev-2', '/reviews/%E0%A4%A', '/reviews/rev-2/reply', '/reviews/rev-2/vetos'])(
		'%s is unknown',
		async (path) => {
			const method = path.endsWith('reply') ? 'DELETE' : 'GET';
			const response = await send(sandbox, accessToken, method, path);
			expect(response.status).toBe(404);
			expect(await messageOf(response)).toBe('The review was not found');
		},
	);

	it('does not show what is not visible', async () => {
		sandbox.reviews.addReview({ id: 'rev-1' }, { visible: false });
		expect((await get(sandbox, '/reviews/rev-1', accessToken)).status).toBe(404);
		sandbox.reviews.show('rev-1');
		expect((await get(sandbox, '/reviews/rev-1', accessToken)).status).toBe(200);
	});
});
