import { InvalidValue } from './invalidValue';

const PROBLEM = 'is not a locale, e.g. "de_DE"';

/** `de_DE.UTF-8` and `de_DE@euro` are how servers write their locale; what else has a dot or an "@" is none. */
const POSIX_SUFFIX = /(\.[a-z\d-]+)?(@[a-z]+)?$/i;

/** Language and region, with what WordPress and others add: `pt_PT_ao90`, `de_DE_formal`. */
const WITH_MORE = /^([a-z]{2,3}(?:-[a-z]{4})?-(?:[a-z]{2}|\d{3}))(?:-[a-z\d]+)+$/i;

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const regionNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/**
 * A locale in the API's form (`de_DE`), whatever way it was written: `de-DE`, `de-de`, `de_DE.UTF-8`, `de_DE_formal`. A bare language
 * gets the country that CLDR holds most likely for it.
 *
 * @returns `undefined` for an empty value ("Channel Default")
 * @throws {InvalidValue} for what is no locale
 */
export function toLocale(value: unknown): string | undefined {
	if (value === undefined || value === null) return undefined;
	if (typeof value !== 'string') throw new InvalidValue(PROBLEM);
	const text = value.trim();
	if (text === '') return undefined;
	const tag = text.replace(POSIX_SUFFIX, '').replace(/_/g, '-');
	const { language, region } = parse(WITH_MORE.exec(tag)?.[1] ?? tag);
	return `${language}_${region}`;
}

function parse(tag: string): { language: string; region: string } {
	try {
		const { language, region } = new Intl.Locale(tag).maximize();
		if (region && isKnown(tag, language, region)) {
			// A region of several countries (es-419, en-001) is none that the API's form can say.
			return region.length === 2 ? { language, region } : parse(language);
		}
	} catch {
		// Not even the form of a locale: the same message as for an unknown one.
	}
	throw new InvalidValue(PROBLEM);
}

/** `und` (undetermined) maximizes to English, and any three letters pass as a language: CLDR's names tell. */
function isKnown(tag: string, language: string, region: string): boolean {
	return (
		!/^und\b/i.test(tag) &&
		languageNames.of(language) !== undefined &&
		regionNames.of(region) !== undefined
	);
}
