import { startSandbox } from '../../sandbox';
import { get, token } from './client';
import { accessToken, begin, addDaily, german, ids, list, sandbox, type List } from './reviewList';

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
		await begin();
		for (let index = 0; index < 1005; index += 1) sandbox.reviews.addReview();
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
