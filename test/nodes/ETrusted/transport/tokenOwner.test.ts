import { isOfAnotherClient } from '../../../../nodes/ETrusted/transport/tokenOwner';

const part = (value: unknown) =>
	Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const jwt = (claims: unknown) => `${part({ alg: 'none' })}.${part(claims)}.sig`;

test.each<[string, unknown]>([
	['azp', jwt({ azp: 'theirs' })],
	['client_id', jwt({ client_id: 'theirs' })],
	['umlauts', jwt({ azp: 'Müller' })],
	['an empty name', jwt({ azp: '' })],
])('%s tells another client', (_, token) => {
	expect(isOfAnotherClient(token, 'mine')).toBe(true);
});

test.each<[string, unknown]>([
	['its own', jwt({ azp: 'mine' })],
	['its own, where the name in the credential has blanks around', jwt({ azp: 'mi ne' })],
	['its own beside another', jwt({ azp: 'theirs', client_id: 'mine' })],
	['none', jwt({ aud: 'theirs' })],
	['a number', jwt({ azp: 1 })],
	['a list', jwt([{ azp: 'theirs' }])],
	['no object', jwt('null')],
	['no JSON', jwt('{azp')],
	['two parts', jwt({ azp: 'theirs' }).split('.').slice(0, 2).join('.')],
	['an opaque token', 'b2xkLXRva2Vu'],
	['an empty token', ''],
	['no token', undefined],
	['null', null],
	['an object', {}],
])('%s says nothing', (_, token) => {
	expect(isOfAnotherClient(token, token === jwt({ azp: 'mi ne' }) ? ' mi ne ' : 'mine')).toBe(
		false,
	);
});
