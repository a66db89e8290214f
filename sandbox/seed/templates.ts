import type { Template } from '../links/template';
import { createId } from '../store';

type Kind = [type: string, name: string, prefix: string, more?: Partial<Template>];

const kinds: Kind[] = [
	['QUESTIONNAIRE', 'Standard questionnaire', 'tpl-qst', { isDefault: true }],
	['QUESTIONNAIRE', 'Extended questionnaire', 'tpl-qst'],
	['QUESTIONNAIRE', 'Product reviews only', 'tpl-qst'],
	[
		'QUESTIONNAIRE',
		'Fragebogen „Herbst“ für Filialen',
		'tpl-qst',
		{ isGlobal: false, hasTranslations: false, locales: ['de_DE'] },
	],
	['INVITE', 'Standard invitation', 'tpl-inv', { isDefault: true }],
	['INVITE', 'Invitation by text message', 'tpl-inv', { transport: 'SMS' }],
	['REMINDER', 'Friendly reminder', 'tmp'],
	['DOUBLE_OPT_IN_REVIEW', 'Confirm your review', 'tmp'],
	['REVIEW_REPLY', 'The shop has replied', 'tmp'],
];

/** The templates of the default account. */
export const seededTemplates: Template[] = kinds.map(([type, name, prefix, more]) => ({
	id: createId(prefix, name),
	type,
	name,
	version: '1.0.0',
	description: name,
	transport: 'EMAIL',
	path: `templates/${type.toLowerCase()}`,
	locales: ['de_DE', 'en_GB', 'fr_FR', 'it_IT', 'nl_NL'],
	isGlobal: true,
	isDefault: false,
	hasTranslations: true,
	createdAt: '2024-03-01T08:00:00.000Z',
	updatedAt: '2025-09-15T13:30:00.000Z',
	...more,
}));
