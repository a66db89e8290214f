import { cut, firstOf, fitting, LONGEST, MOST } from '../../../../nodes/ETrusted/helpers/bounds';

const size = (text: string) => Buffer.byteLength(text);

describe('a text', () => {
	test.each([
		['', 3],
		['abc', 3],
		['äöü', 6],
		['😀😀', 8],
	])('%p fits into %d bytes', (text, longest) => expect(cut(text, longest)).toBe(text));

	test.each([
		['abcd', 3, '…'],
		['abcdef', 5, 'ab…'],
		['äöüß', 7, 'äö…'],
		// No half of a sign is left.
		['aäöü', 6, 'aä…'],
		['äöüß', 6, 'ä…'],
		['😀😀😀', 11, '😀😀…'],
		['😀😀😀', 10, '😀…'],
		['\ud83d\ud83d\ud83d\ud83d', 9, '…'],
	])('%p is cut to %d bytes: %p', (text, longest, shown) => {
		expect(cut(text, longest)).toBe(shown);
		expect(size(cut(text, longest))).toBeLessThanOrEqual(longest);
	});

	test('of any size and any signs has no more bytes than it may have', () => {
		for (const sign of ['a', 'ä', '€', '😀', '\ud83d', '\u0000']) {
			for (const longest of [10, 100, 101, 102, LONGEST]) {
				const shown = size(cut(sign.repeat(50_000), longest));
				expect(shown).toBeLessThanOrEqual(longest);
				if (sign !== '\ud83d') expect(shown).toBeGreaterThan(longest - 5);
			}
		}
	});
});

describe('a list', () => {
	const list = (count: number) => Array.from({ length: count }, (_, index) => `p${index}`);

	test('of as many as are told is told whole', () => {
		expect(firstOf([])).toEqual([]);
		expect(firstOf(list(MOST))).toEqual(list(MOST));
		expect(MOST).toBe(20);
	});

	test('of more is told in part, and the others are counted', () => {
		expect(firstOf(list(21))).toEqual([...list(20), '… and 1 more']);
		expect(firstOf(list(20_000)).at(-1)).toBe('… and 19980 more');
	});

	test('of long parts is told as far as there is room', () => {
		const parts = ['a'.repeat(40), 'ä'.repeat(20), 'b'.repeat(20), 'c'];
		expect(firstOf(parts, 100)).toEqual([...parts.slice(0, 3), '… and 1 more']);
		expect(firstOf(parts, 101)).toEqual(parts);
		expect(firstOf(parts, 99)).toEqual([...parts.slice(0, 2), '… and 2 more']);
	});

	test('has its first part in any case', () => {
		expect(firstOf(['a'.repeat(200), 'b'], 100)).toEqual(['a'.repeat(200), '… and 1 more']);
	});

	test('of anything is told by what is told of it', () => {
		expect(fitting([1, 22, 333], String, 3)).toEqual([1, 22]);
	});
});
