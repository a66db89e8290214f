type Node = Record<string, unknown> | unknown[];

/**
 * Reads what n8n stores an execution as: a JSON array of all its values, the root first, in which each text
 * inside an object or array is the index of the value that belongs there. The input comes from n8n itself and is trusted.
 */
export function unflatten(text: string): unknown {
	const values = JSON.parse(text) as unknown[];
	const done = new Set<unknown>();
	const resolve = (value: unknown): unknown => {
		if (typeof value !== 'object' || value === null || done.has(value)) return value;
		done.add(value);
		const node = value as Node;
		for (const [key, child] of Object.entries(node)) {
			if (typeof child === 'string') (node as Record<string, unknown>)[key] = resolve(values[Number(child)]);
		}
		return node;
	};
	return resolve(values[0]);
}
