import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';

/**
 * The node's parameters, item by item.
 *
 * A parameter without an expression is read once for all items: reading costs more than everything else that is done
 * with it.
 */
export class ItemParameters {
	private readonly raw: INodeParameters;

	private readonly constants = new Map<string, unknown>();

	constructor(private readonly context: IExecuteFunctions) {
		this.raw = context.getNode().parameters;
	}

	/**
	 * @param fallback where the node was saved without the parameter
	 * @throws {ExpressionError} when the parameter's expression fails
	 */
	get(name: string, item: number, fallback: unknown): unknown {
		if (this.constants.has(name)) return this.constants.get(name);
		const value: unknown = this.context.getNodeParameter(name, item, fallback as object);
		if (!hasExpression(this.raw[name])) this.constants.set(name, value);
		return value;
	}

	/** Whether an entry of a collection was added in the panel, whatever its expression gives. */
	isSet(collection: string, entry: string): boolean {
		const raw = this.raw[collection];
		return typeof raw === 'object' && raw !== null && Object.hasOwn(raw, entry);
	}
}

/** n8n marks an expression by its first character. */
function hasExpression(raw: unknown): boolean {
	if (typeof raw === 'string') return raw.startsWith('=');
	return typeof raw === 'object' && raw !== null && Object.values(raw).some(hasExpression);
}
