import type { INodePropertyOptions } from 'n8n-workflow';

/** The usual ones: the API's list is not documented, and an expression can name any other. */
const LOCALES: Record<string, string> = {
	bg_BG: 'Bulgarian (Bulgaria)',
	cs_CZ: 'Czech (Czechia)',
	da_DK: 'Danish (Denmark)',
	de_AT: 'German (Austria)',
	de_CH: 'German (Switzerland)',
	de_DE: 'German (Germany)',
	el_GR: 'Greek (Greece)',
	en_GB: 'English (United Kingdom)',
	en_IE: 'English (Ireland)',
	en_US: 'English (United States)',
	es_ES: 'Spanish (Spain)',
	et_EE: 'Estonian (Estonia)',
	fi_FI: 'Finnish (Finland)',
	fr_BE: 'French (Belgium)',
	fr_CH: 'French (Switzerland)',
	fr_FR: 'French (France)',
	hr_HR: 'Croatian (Croatia)',
	hu_HU: 'Hungarian (Hungary)',
	it_CH: 'Italian (Switzerland)',
	it_IT: 'Italian (Italy)',
	lt_LT: 'Lithuanian (Lithuania)',
	lv_LV: 'Latvian (Latvia)',
	nb_NO: 'Norwegian (Norway)',
	nl_BE: 'Dutch (Belgium)',
	nl_NL: 'Dutch (Netherlands)',
	pl_PL: 'Polish (Poland)',
	pt_PT: 'Portuguese (Portugal)',
	ro_RO: 'Romanian (Romania)',
	sk_SK: 'Slovak (Slovakia)',
	sl_SI: 'Slovenian (Slovenia)',
	sv_SE: 'Swedish (Sweden)',
	tr_TR: 'Turkish (Türkiye)',
};

/** "Channel Default" first, then by name. */
export const localeOptions: INodePropertyOptions[] = [
	{ name: 'Channel Default', value: '' },
	...Object.entries(LOCALES)
		.map(([value, name]) => ({ name, value }))
		.sort((one, other) => one.name.localeCompare(other.name, 'en')),
];
