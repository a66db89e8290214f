import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';

import { Unreadable } from '../helpers/invalidValue';

/**
 * The node's parameters, item by item.
 *
 * A parameter without an expression is read once for all items: reading costs more than everything else that is done
 * with it.
 */
export class ItemParameters {
	private readonly raw: INodeParameters;

	private readonly constants = new Map<string, unknown>();

	private readonly areConstant: boolean;

	private readsItems = false;

	constructor(private readonly context: IExecuteFunctions) {
		this.raw = context.getNode().parameters;
		this.areConstant = !hasExpression(this.raw);
	}

	/** Whether all items get the same values: no parameter has an expression, and no item was looked at itself. */
	get areSame(): boolean {
		return this.areConstant && !this.readsItems;
	}

	/** The item itself, which costs next to nothing beside an expression. */
	json(item: number): IDataObject {
		this.readsItems = true;
		return (this.context.getInputData()[item] as INodeExecutionData).json;
	}

	/**
	 * A parameter's value, with an {@link Unreadable} in place of whatever has an expression that fails.
	 *
	 * @param fallback where the node was saved without the parameter
	 */
	get(name: string, item: number, fallback: unknown): unknown {
		if (this.constants.has(name)) return this.constants.get(name);
		const raw = this.raw[name];
		const value = this.read(name, raw, item, fallback);
		if (!hasExpression(raw)) this.constants.set(name, value);
		return value;
	}

	/** Whether a parameter is what stands in the panel, and no expression. */
	isFixed(name: string): boolean {
		return !hasExpression(this.raw[name]);
	}

	/** Whether an entry of a collection was added in the panel, whatever its expression gives. */
	isSet(collection: string, entry: string): boolean {
		const raw = this.raw[collection];
		return isNested(raw) && Object.hasOwn(raw, entry);
	}

	/** n8n fails a whole collection for one field of it: then each field is read by its path, to know which one. */
	private read(path: string, raw: unknown, item: number, fallback?: unknown): unknown {
		try {
			return this.context.getNodeParameter(path, item, fallback as object) as unknown;
		} catch (error) {
			if (Array.isArray(raw))
				return raw.map((entry, index) => this.read(`${path}[${index}]`, entry, item));
			if (!isNested(raw)) return new Unreadable((error as Error).message);
			return Object.fromEntries(
				Object.entries(raw).map(([key, entry]) => [key, this.read(`${path}.${key}`, entry, item)]),
			);
		}
	}
}

const isNested = (raw: unknown): raw is object => typeof raw === 'object' && raw !== null;

/** n8n marks an expression by its first character. */
function hasExpression(raw: unknown): boolean {
	if (typeof raw === 'string') return raw.startsWith('=');
	return isNested(raw) && Object.values(raw).some(hasExpression);
}
