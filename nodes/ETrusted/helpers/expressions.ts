/** n8n marks an expression by its first character. */
const isExpression = (raw: unknown): raw is string =>
	typeof raw === 'string' && raw.startsWith('=');

const isNested = (raw: unknown): raw is object => typeof raw === 'object' && raw !== null;

/** Whether what stands in the panel is an expression, or has one in it. */
export function hasExpression(raw: unknown): boolean {
	return isExpression(raw) || (isNested(raw) && Object.values(raw).some(hasExpression));
}

/** Whether a parameter of the panel has an entry of this name, be it empty. */
export function hasEntry(raw: unknown, name: string): boolean {
	return isNested(raw) && Object.hasOwn(raw, name);
}

/** What stands in the panel for one entry of a collection. */
export const rawEntry = (raw: unknown, name: string): unknown =>
	hasEntry(raw, name) ? (raw as Record<string, unknown>)[name] : undefined;

/** The text around the expressions of a template: `W-` of `=W-{{ $json.number }}`; empty where there is none. */
export function textAround(raw: unknown): string {
	if (!isExpression(raw) || !raw.includes('{{')) return '';
	return raw
		.slice(1)
		.replace(/\{\{.*?\}\}/gs, '')
		.trim();
}
