import { decodeHtmlEntities } from '../../../../nodes/ETrusted/helpers/htmlEntities';

test.each([
	['no entity at all', 'no entity at all'],
	['Tea & biscuits', 'Tea & biscuits'],
	['Tea &amp; biscuits', 'Tea & biscuits'],
	['Mug &ndash; blue &mdash; large', 'Mug – blue — large'],
	['&lt;b&gt; &quot;x&quot; &apos;y&apos;', '<b> "x" \'y\''],
	['&bdquo;F&ouml;rde&ldquo; &Auml;&Ouml;&Uuml;&auml;&uuml;&szlig;', '„Förde“ ÄÖÜäüß'],
	['&laquo;&nbsp;Caf&eacute;&nbsp;&raquo;', '«\u00a0Café\u00a0»'],
	['&euro;5 &hellip; &trade; &reg; &copy;', '€5 … ™ ® ©'],
	['&lsquo;a&rsquo; &sbquo;b&ldquo; &rdquo;', '‘a’ ‚b“ ”'],
	['&times;&frac12;&deg;&yuml;&iexcl;&THORN;', '×½°ÿ¡Þ'],
	['&OElig;&oelig;&Scaron;&scaron;&Yuml;&fnof;', 'ŒœŠšŸƒ'],
	['&bull;&dagger;&permil;&prime;&Prime;&lsaquo;&rsaquo;', '•†‰′″‹›'],
	['&le;&ge;&ne;&infin;&minus;&larr;&rarr;&hearts;', '≤≥≠∞−←→♥'],
])('%s', (text, decoded) => {
	expect(decodeHtmlEntities(text)).toBe(decoded);
});

test.each([
	['&#8211;', '–'],
	['&#x2013;', '–'],
	['&#X2013;', '–'],
	['&#038;', '&'],
	['&#x1F600;', '😀'],
	['&#128512;', '😀'],
	['&#128;', '€'],
	['&#150;', '–'],
	['&#x80;', '€'],
	['&#159;', 'Ÿ'],
	['&#127;', '\u007f'],
	['&#160;', '\u00a0'],
	['&#1114111;', '\u{10ffff}'],
])('%s by its number', (text, decoded) => {
	expect(decodeHtmlEntities(text)).toBe(decoded);
});

test('is decoded once: what was escaped twice stays escaped', () => {
	expect(decodeHtmlEntities('&amp;ndash; &amp;amp; &#38;lt;')).toBe('&ndash; &amp; &lt;');
});

test.each([
	'&unknown;',
	'&amp without its end',
	'&;',
	'&#;',
	'&#x;',
	'&#xg1;',
	'&#0;',
	'&#55296;',
	'&#xDFFF;',
	'&#1114112;',
	'&#99999999;',
	'&Amp;',
	'&constructor;',
	'R&D; &toString;',
])('%s stays as it is', (text) => {
	expect(decodeHtmlEntities(text)).toBe(text);
});

test.each([
	['&commat;&lsqb;&bsol;&rsqb;&lowbar;&COPY;&REG;', '@[\\]_©®'],
	['&excl;&dollar;&percnt;&lpar;&rpar;&ast;&plus;&comma;&period;&sol;&colon;', '!$%()*+,./:'],
	['&Amacr;&abreve;&Aogon;&cacute;&Ccaron;', 'ĀăĄćČ'],
	['&Dstrok;&edot;&eogon;&ecaron;&gbreve;', 'Đėęěğ'],
	['&Hstrok;&itilde;&iogon;&Idot;&imath;&ijlig;&kcedil;', 'Ħĩįİıĳķ'],
	['&Lacute;&lcaron;&Lstrok;&nacute;&ncaron;&eng;', 'ĹľŁńňŋ'],
	['&odblac;&racute;&Rcedil;&rcedil;&rcaron;&sacute;&scedil;', 'őŕŖŗřśş'],
	['&tcaron;&Utilde;&utilde;&uring;&udblac;&Uogon;&uogon;', 'ťŨũůűŲų'],
	['&wcirc;&zacute;&zdot;&Zcaron;&zcaron;', 'ŵźżŽž'],
	['&Alpha;&Delta;&Zeta;&Theta;&Pi;&Rho;&Sigma;&Psi;', 'ΑΔΖΘΠΡΣΨ'],
	['&beta;&epsilon;&mu;&pi;&rho;&sigmaf;&omega;&thetasym;&piv;', 'βεμπρςωϑϖ'],
	['&lArr;&hArr;&crarr;&forall;&part;&empty;&nabla;', '⇐⇔↵∀∂∅∇'],
	['&isin;&sum;&radic;&and;&or;&int;&asymp;&equiv;&sub;', '∈∑√∧∨∫≈≡⊂'],
	['&sup;&supe;&oplus;&perp;&sdot;&lceil;&lfloor;&rfloor;&loz;&diams;', '⊃⊇⊕⊥⋅⌈⌊⌋◊♦'],
	['&emsp;&thinsp;&zwj;&lrm;&rlm;', '\u2003\u2009\u200d\u200e\u200f'],
])('%s, less common', (text, decoded) => {
	expect(decodeHtmlEntities(text)).toBe(decoded);
});

test('the names of Greek, of Central Europe, of blanks and of plain signs', () => {
	expect(decodeHtmlEntities('&Omega;&alpha;&ensp;&zwnj;&ccaron;&lstrok;&num;&equals;&AMP;')).toBe(
		'Ωα\u2002\u200cčł#=&',
	);
});
