import { judge } from '../../../../nodes/ETrusted/transport/answer';
import { encodeSegment, get, toQueryString } from '../../../../nodes/ETrusted/transport/request';

describe('a request that reads', () => {
	const read = get('/channels', { timeout: 5 });

	test('creates nothing, and has what was given', () => {
		expect(read).toEqual({
			method: 'GET',
			path: '/channels',
			creates: false,
			timeout: 5,
			promises: expect.any(Function) as unknown,
		});
		expect(get('/x', { timeout: 1, query: { a: 'b' }, headers: { c: 'd' } })).toMatchObject({
			query: { a: 'b' },
			headers: { c: 'd' },
		});
	});

	test.each<[unknown, boolean]>([
		[{}, true],
		[[], true],
		[{ a: 1 }, true],
		[null, false],
		[undefined, false],
		['', false],
		['<html>', false],
		[7, false],
		[true, false],
	])('is promised an object or a list: %j is what it should be: %p', (body, isPromised) => {
		expect(read.promises(200, body)).toBe(isPromised);
		const answer = { kind: 'answered', status: 200, headers: {}, body } as const;
		expect(judge(answer, read)).toBe(isPromised ? 'accepted' : 'failed');
	});

	test('can be promised something else', () => {
		const promises = (status: number) => status === 204;
		expect(get('/x', { timeout: 1, promises }).promises).toBe(promises);
	});
});

describe('a text as a segment of a path', () => {
	test.each([
		['evt-1', 'evt-1'],
		['../channels?x=ä', '..%2Fchannels%3Fx%3D%C3%A4'],
		['a b#c', 'a%20b%23c'],
		['.', '.%20'],
		['..', '..%20'],
		['...', '...'],
		['.a', '.a'],
		['a.', 'a.'],
		['a..b', 'a..b'],
		['%2e', '%252e'],
		['😀', '%F0%9F%98%80'],
		['\ud83d', '%EF%BF%BD'],
		['a\udc00b\ud83dc', 'a%EF%BF%BDb%EF%BF%BDc'],
		['', ''],
	])('%p is %p', (text, segment) => {
		expect(encodeSegment(text)).toBe(segment);
	});

	test.each(['.', '..', 'a/../b', '?', '#'])('%p stays below its folder', (text) => {
		const { pathname, search, hash } = new URL(`https://x.example/events/${encodeSegment(text)}`);
		expect(pathname).toMatch(/^\/events\/[^/]+$/);
		expect([search, hash]).toEqual(['', '']);
	});
});

describe('a query', () => {
	test.each<[Record<string, unknown> | undefined, string]>([
		[undefined, ''],
		[{}, ''],
		[{ a: 'b' }, '?a=b'],
		[{ a: true, b: 7, c: false }, '?a=true&b=7&c=false'],
		[{ list: ['x', 'y', 3] }, '?list=x,y,3'],
		[{ list: ['one'] }, '?list=one'],
		[{ q: 'a&b=c,d+e ä#' }, '?q=a%26b%3Dc%2Cd%2Be%20%C3%A4%23'],
		[{ list: ['a,b', 'c'] }, '?list=a%2Cb,c'],
		[{ q: '\ud83d' }, '?q=%EF%BF%BD'],
	])('%j is %p', (query, text) => {
		expect(toQueryString(query as never)).toBe(text);
	});
});
