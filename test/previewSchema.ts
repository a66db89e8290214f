/** JSON Schema as n8n's own output previews have it (n8n-nodes-base, `__schema__`). */
export interface PreviewSchema {
	type: string;
	properties?: Record<string, PreviewSchema>;
	items?: PreviewSchema;
}

const typeOf = (value: unknown): string => {
	if (value === null || value === undefined) return 'null';
	if (Array.isArray(value)) return 'array';
	if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
	return typeof value;
};

/** One of two types: the one that holds the other, or the one that says more than `null`. */
function both(one: string, other: string): string {
	if (one === other || other === 'null') return one;
	if (one === 'null') return other;
	if (['integer', 'number'].includes(one) && ['integer', 'number'].includes(other)) return 'number';
	throw new Error(
		`A value is ${one} once and ${other} another time: the preview can show one only`,
	);
}

/**
 * The schema of all values together: every key that any of them has. What is `null` in each of them is shown as a text,
 * because the editor offers no field without a type.
 */
export function schemaOf(values: unknown[]): PreviewSchema {
	const type = values.map(typeOf).reduce(both, 'null');
	if (type === 'array') {
		const entries = values.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : []));
		return { type, items: schemaOf(entries) };
	}
	if (type !== 'object') return { type: type === 'null' ? 'string' : type };
	const objects = values.filter((value) => typeOf(value) === 'object') as Array<
		Record<string, unknown>
	>;
	const keys = [...new Set(objects.flatMap((object) => Object.keys(object)))];
	return {
		type,
		properties: Object.fromEntries(
			keys.map((key) => [
				key,
				schemaOf(
					objects.filter((object) => Object.hasOwn(object, key)).map((object) => object[key]),
				),
			]),
		),
	};
}
