/** Whether a value says nothing: it is not there, it is `null`, or a text of blanks. */
export function isNothing(value: unknown): boolean {
	if (typeof value === 'string') return value.trim() === '';
	return value === undefined || value === null;
}
