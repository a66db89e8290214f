/** The steps of a path into an item: keys of objects, and places in lists. */
export type PlainPath = readonly string[];

/**
 * The whole of an expression that is one path, as the editor writes it when a field is dragged:
 * `={{ $json.billing.email }}`, `={{ $json["first name"] }}`, `={{ $json.lines[0].sku }}`.
 */
const EXPRESSION =
	/^=\{\{\s*\$json((?:\.[\p{ID_Start}$][\p{ID_Start}\p{Nd}_$]*|\[[^[\]]*\])+)\s*\}\}$/u;

/** One step: `.key`, `[0]`, `["a key"]` or `['a key']`. What could mean more to n8n than a key is left to n8n. */
const STEP =
	/\.([\p{ID_Start}$][\p{ID_Start}\p{Nd}_$]*)|\[(0|[1-9]\d{0,8})\]|\["([\p{L}\p{N}][\p{L}\p{N} _\-:/#]*)"\]|\['([\p{L}\p{N}][\p{L}\p{N} _\-:/#]*)'\]/uy;

/** n8n refuses these in any expression (n8n-workflow, utils, unsafeObjectProperties), beside what `isReserved` asks for. */
const REFUSED = new Set([
	'binding',
	'callee',
	'dlopen',
	'execve',
	'getBuiltinModule',
	'loadEnvFile',
	'mainModule',
	'prepareStackTrace',
]);

/** Whether a key is more than a key to JavaScript or to n8n; `name` is a function's as well, and any customer's. */
const isReserved = (key: string): boolean =>
	REFUSED.has(key) ||
	/constructor|prototype/i.test(key) ||
	(key !== 'name' && [Object, Array.prototype, String.prototype].some((owner) => key in owner));

/** The path that an expression is, or undefined where it is anything else: then n8n evaluates it. */
export function parsePlainPath(expression: string): PlainPath | undefined {
	const path = EXPRESSION.exec(expression)?.[1];
	if (path === undefined) return undefined;
	const steps: string[] = [];
	STEP.lastIndex = 0;
	while (STEP.lastIndex < path.length) {
		const step = STEP.exec(path)
			?.slice(1)
			.find((key) => key !== undefined);
		if (step === undefined || isReserved(step)) return undefined;
		steps.push(step);
	}
	return steps;
}

/**
 * What stands at the end of a path, boxed, because it may be `null`. Undefined where a step is no own property of a plain
 * object or list, or the end is no plain JSON: n8n then decides what the expression gives.
 */
export function followPath(json: unknown, path: PlainPath): { value: unknown } | undefined {
	let value = json;
	for (const step of path) {
		if (!isPlain(value)) return undefined;
		const property = Object.getOwnPropertyDescriptor(value, step);
		if (!property || !('value' in property)) return undefined;
		value = property.value as unknown;
	}
	return isJson(value) ? { value } : undefined;
}

/** A list or an object as JSON has them: no date, no class of anybody's, nothing of another realm. */
function isPlain(value: unknown): value is object {
	if (typeof value !== 'object' || value === null) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === (Array.isArray(value) ? Array.prototype : Object.prototype);
}

function isJson(value: unknown): boolean {
	switch (typeof value) {
		case 'string':
		case 'boolean':
			return true;
		case 'number':
			return Number.isFinite(value);
		default:
			return value === null || (isPlain(value) && areJson(value));
	}
}

/**
 * Whether all that an object or a list holds is JSON: no getter, no symbol, no gap. n8n 2.41 refuses a whole object for a
 * key such as `constructor` in it.
 */
function areJson(value: object): boolean {
	const keys = Reflect.ownKeys(value);
	if (Array.isArray(value) && keys.length !== value.length + 1) return false;
	return keys.every((key) => {
		if (key === 'length' && Array.isArray(value)) return true;
		const property = Object.getOwnPropertyDescriptor(value, key);
		return (
			typeof key === 'string' &&
			!isReserved(key) &&
			property?.enumerable === true &&
			'value' in property &&
			isJson(property.value)
		);
	});
}
