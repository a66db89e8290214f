import { encodeSegment, toQueryString } from '../../../../nodes/ETrusted/transport/request';

test.each([
	[undefined, ''],
	[{}, ''],
	[{ count: 50 }, '?count=50'],
	[{ ignoreStatements: false, hasReply: true }, '?ignoreStatements=false&hasReply=true'],
	[{ channels: ['chl-1', 'chl-2'], rating: [1, '2'] }, '?channels=chl-1,chl-2&rating=1,2'],
	[{ sku: ['a,b', 'c&d=e'] }, '?sku=a%2Cb,c%26d%3De'],
	[{ query: '#1001 Jörg+1@x.de' }, '?query=%231001%20J%C3%B6rg%2B1%40x.de'],
	[{ query: 'a\ud800b' }, '?query=a%EF%BF%BDb'],
	[{ submittedAfter: '2026-11-01T00:00:00.000Z' }, '?submittedAfter=2026-11-01T00%3A00%3A00.000Z'],
])('%j in a URL is %j', (query, expected) => {
	expect(toQueryString(query)).toBe(expected);
});

test.each([
	['rev-1', 'rev-1'],
	['../x?y', '..%2Fx%3Fy'],
	['.', '.%20'],
	['..', '..%20'],
	['...', '...'],
	['\ud800', '%EF%BF%BD'],
])('%j as a segment is %j', (text, expected) => {
	expect(encodeSegment(text)).toBe(expected);
});
