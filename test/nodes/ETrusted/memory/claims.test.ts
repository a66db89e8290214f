import { Claims } from '../../../../nodes/ETrusted/memory/claims';

const claims = new Claims<string>();

test('an order is held by one execution; the others wait for what becomes of it', async () => {
	const one = claims.open('w|n');
	const other = claims.open('w|n');
	expect(one.take(['a', 'b']).size).toBe(0);
	const elsewhere = other.take(['b', 'c', 'a']);
	expect([...elsewhere.keys()]).toEqual(['b', 'a']);
	one.release('a', 'accepted');
	one.release('b', 'refused');
	expect(await elsewhere.get('a')).toBe('accepted');
	expect(await elsewhere.get('b')).toBe('refused');
	other.releaseAll('end');
});

test('it is free once it is let go of, and letting go twice lets go of nobody else’s', async () => {
	const one = claims.open('w|n');
	one.take(['a']);
	one.release('a', 'accepted');
	const next = claims.open('w|n');
	expect(next.take(['a']).size).toBe(0);
	one.release('a', 'wrong');
	one.releaseAll('wrong');
	const elsewhere = claims.open('w|n').take(['a']);
	next.releaseAll('end');
	expect(await elsewhere.get('a')).toBe('end');
});

test('other nodes and workflows have claims of their own', () => {
	const one = claims.open('w|n');
	const other = claims.open('w|m');
	expect([one.take(['a']).size, other.take(['a']).size]).toEqual([0, 0]);
	one.releaseAll('end');
	other.releaseAll('end');
});
