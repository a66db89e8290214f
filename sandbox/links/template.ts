/** A template as GET /templates shows it. */
export interface Template {
	id: string;
	/** `QUESTIONNAIRE`, `INVITE`, `REMINDER`, `DOUBLE_OPT_IN_REVIEW`, `REVIEW_REPLY`. */
	type: string;
	name: string;
	version: string;
	description: string;
	/** `EMAIL` or `SMS`. */
	transport: string;
	path: string;
	locales: string[];
	isGlobal: boolean;
	isDefault: boolean;
	hasTranslations: boolean;
	createdAt: string;
	updatedAt: string;
}
