/** HTML's names for the characters from U+00A0 to U+00FF, in their order (HTML 4, section 24.2). */
const LATIN_1 =
	'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr ' +
	'deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest ' +
	'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ' +
	'ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig ' +
	'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml ' +
	'eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

/** What else of HTML's names WordPress and PHP write in the names of products. */
const NAMED = new Map<string, string>([
	...LATIN_1.split(' ').map((name, index): [string, string] => [
		name,
		String.fromCodePoint(0xa0 + index),
	]),
	['amp', '&'],
	['apos', "'"],
	['bdquo', '„'],
	['bull', '•'],
	['dagger', '†'],
	['euro', '€'],
	['fnof', 'ƒ'],
	['ge', '≥'],
	['gt', '>'],
	['hellip', '…'],
	['infin', '∞'],
	['larr', '←'],
	['ldquo', '“'],
	['le', '≤'],
	['lsaquo', '‹'],
	['lsquo', '‘'],
	['lt', '<'],
	['mdash', '—'],
	['minus', '−'],
	['ndash', '–'],
	['ne', '≠'],
	['OElig', 'Œ'],
	['oelig', 'œ'],
	['permil', '‰'],
	['prime', '′'],
	['Prime', '″'],
	['quot', '"'],
	['rarr', '→'],
	['rdquo', '”'],
	['rsaquo', '›'],
	['rsquo', '’'],
	['sbquo', '‚'],
	['Scaron', 'Š'],
	['scaron', 'š'],
	['trade', '™'],
	['Yuml', 'Ÿ'],
	['hearts', '♥'],
]);

/** What browsers show for &#128; to &#159;: the characters of Windows, not the control characters of Unicode. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z][a-zA-Z\d]{1,7}));/g;

/**
 * A text with its HTML entities decoded, once: `&amp;ndash;` becomes `&ndash;`. What is no entity, or one that is not
 * known, stays as it is.
 */
export function decodeHtmlEntities(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(ENTITY, (entity, decimal?: string, hex?: string, name?: string) => {
		if (name !== undefined) return NAMED.get(name) ?? entity;
		return characterOf(decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal)) ?? entity;
	});
}

function characterOf(code: number): string | undefined {
	if (code >= 0x80 && code <= 0x9f) return WINDOWS_1252[code - 0x80];
	const isSurrogate = code >= 0xd800 && code <= 0xdfff;
	return code === 0 || code > 0x10ffff || isSurrogate ? undefined : String.fromCodePoint(code);
}
