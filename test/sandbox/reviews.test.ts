import { startSandbox, type Review, type Sandbox } from '../../sandbox';
import { get, messageOf, send, token } from './client';

const [german, british] = [
	'chl-0f8e6a52-6f0b-4d0c-8c1e-3b9d5a7e4f10',
	'chl-1c2d9b74-52a3-4e6f-9a08-7d4c1f6b8e21',
];

interface List {
	totalElements: number;
	paging: {
		count: number;
		cursor: { before: string; after?: string | null };
		links: { previous: string; next: string };
	};
	items: Review[];
}

let sandbox: Sandbox;
let accessToken: string;

beforeAll(async () => {
	sandbox = await startSandbox({ reviews: [] });
});

beforeEach(async () => {
	sandbox.reset();
	accessToken = await token(sandbox);
});

afterAll(async () => await sandbox.close());

async function list(query = ''): Promise<List> {
	const response = await get(sandbox, `/reviews${query}`, accessToken);
	expect(response.status).toBe(200);
	return (await response.json()) as List;
}

const ids = async (query = '') => (await list(query)).items.map(({ id }) => id);

/** Adds reviews with these IDs, the first the oldest, one a day from 1 November on. */
function addDaily(...names: string[]): void {
	names.forEach((id, day) => {
		const submittedAt = `2026-11-${String(day + 1).padStart(2, '0')}T10:00:00.000Z`;
		sandbox.reviews.addReview({ id, submittedAt });
	});
}

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

describe('pages', () => {
	beforeEach(() => addDaily('a', 'b', 'c', 'd', 'e'));

	it('are older after a cursor and newer before it', async () => {
		expect(await ids('?count=2')).toEqual(['e', 'd']);
		expect(await ids('?count=2&after=d')).toEqual(['c', 'b']);
		expect(await ids('?count=2&after=b')).toEqual(['a']);
		expect(await ids('?count=2&before=a')).toEqual(['c', 'b']);
		expect(await ids('?before=d')).toEqual(['e']);
		expect(await ids('?after=e&before=b')).toEqual(['d', 'c']);
	});

	it('name their cursors, and links that lead nowhere', async () => {
		const { paging, totalElements } = await list('?count=2&after=e');
		const link = `${sandbox.url}/channels/${german}/customer-reviews`;
		expect(totalElements).toBe(0);
		expect(paging).toEqual({
			count: 2,
			cursor: { before: 'd', after: 'c' },
			links: { previous: `${link}?before=d`, next: `${link}?after=c` },
		});
		const path = paging.links.next.slice(sandbox.url.length);
		expect((await get(sandbox, path, accessToken)).status).toBe(404);
	});

	it('begin after a review that does not fit the filter, or that is hidden again', async () => {
		sandbox.reviews.reject('d');
		expect(await ids('?status=APPROVED&after=d')).toEqual(['c', 'b', 'a']);
		sandbox.reviews.store.setVisibility('d', { visible: false });
		expect(await ids('?after=d')).toEqual(['c', 'b', 'a']);
	});

	it('before a cursor always tell what is older', async () => {
		expect((await list('?count=2&before=a')).paging.cursor).toEqual({ before: 'c', after: 'b' });
	});

	it.each<[string, number]>([
		['', 50],
		['?count=7', 7],
		['?count=1000', 1000],
		['?count=1001', 1000],
		['?count=0', 50],
		['?count=-3', 50],
		['?count=many', 50],
		['?count=2.5', 50],
	])('%s has at most %d', async (query, count) => {
		sandbox.reset();
		for (let index = 0; index < 1005; index += 1) sandbox.reviews.addReview();
		accessToken = await token(sandbox);
		const { items, paging } = await list(query);
		expect([items.length, paging.count]).toEqual([count, count]);
	});

	it.each([
		['empty', { before: 'a', after: '' }],
		['missing', { before: 'a' }],
		['null', { before: 'a', after: null }],
	] as const)('end with a cursor that is %s', async (endOfPages, cursor) => {
		const other = await startSandbox({
			endOfPages,
			reviews: ['a', 'b'].map((id, day) => ({ id, submittedAt: `2026-11-0${day + 1}` })),
		});
		const pageAfter = async (query: string) =>
			(await (await get(other, `/reviews${query}`, await token(other))).json()) as List;
		expect((await pageAfter('?count=1')).paging.cursor).toEqual({ before: 'b', after: 'b' });
		const { paging } = await pageAfter('?count=1&after=b');
		expect(paging.cursor).toEqual(cursor);
		expect(paging.links.next).toBe('');
		await other.close();
	});

	it('end with an empty page, where that is chosen', async () => {
		const other = await startSandbox({ endOfPages: 'emptyPage', reviews: [{ id: 'a' }] });
		const pageAfter = async (query: string) =>
			(await (await get(other, `/reviews${query}`, await token(other))).json()) as List;
		expect((await pageAfter('')).paging.cursor).toEqual({ before: 'a', after: 'a' });
		const last = await pageAfter('?after=a');
		expect(last.items).toEqual([]);
		expect(last.paging.cursor).toEqual({ before: '', after: '' });
		await other.close();
	});

	it('of a cursor that names nothing are empty, or the first one', async () => {
		sandbox.reviews.remove('c');
		expect(await ids('?after=c')).toEqual([]);
		expect(await ids('?before=c')).toEqual([]);
		const other = await startSandbox({ unknownCursor: 'first', reviews: [{ id: 'a' }] });
		const response = await get(other, '/reviews?after=gone', await token(other));
		expect(((await response.json()) as List).items.map(({ id }) => id)).toEqual(['a']);
		await other.close();
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
