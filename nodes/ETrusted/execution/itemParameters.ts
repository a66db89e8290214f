import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';

import { hasEntry, hasExpression } from '../helpers/expressions';
import { Unreadable } from '../helpers/invalidValue';
import { followPath, parsePlainPath, type PlainPath } from '../helpers/plainPath';

/**
 * The node's parameters, item by item.
 *
 * A parameter without an expression is read once for all items: reading costs more than everything else that is done
 * with it. One whose expressions are plain paths is read from the item: n8n takes about 0.5 ms for each expression.
 */
export class ItemParameters {
	private readonly panel: INodeParameters;

	private readonly constants = new Map<string, unknown>();

	private readonly areConstant: boolean;

	private readonly paths = new Map<string, PlainPath | undefined>();

	private input: INodeExecutionData[] | undefined;

	/** What the item that is looked at has: an expression is not evaluated twice. */
	private ofItem = { item: -1, values: new Map<string, unknown>() };

	private readsItems = false;

	/** @param isTool whether an AI agent calls: then n8n alone knows what an expression reads */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly isTool = false,
	) {
		this.panel = context.getNode().parameters;
		this.areConstant = !hasExpression(this.panel);
	}

	/** Whether all items get the same values: no parameter has an expression, and no item was looked at itself. */
	get areSame(): boolean {
		return this.areConstant && !this.readsItems;
	}

	/** The item itself, which costs next to nothing beside an expression. */
	json(item: number): IDataObject {
		this.readsItems = true;
		return (this.items()[item] as INodeExecutionData).json;
	}

	private items(): INodeExecutionData[] {
		this.input ??= this.context.getInputData();
		return this.input;
	}

	/**
	 * A parameter's value, with an {@link Unreadable} in place of whatever has an expression that fails.
	 *
	 * @param fallback where the node was saved without the parameter
	 */
	get(name: string, item: number, fallback: unknown): unknown {
		if (this.constants.has(name)) return this.constants.get(name);
		const raw = this.panel[name];
		if (!hasExpression(raw)) {
			const constant = this.read(name, raw, item, fallback);
			this.constants.set(name, constant);
			return constant;
		}
		if (this.ofItem.item !== item) this.ofItem = { item, values: new Map() };
		const { values } = this.ofItem;
		if (!values.has(name)) values.set(name, this.evaluate(name, raw, item, fallback));
		return values.get(name);
	}

	private evaluate(name: string, raw: unknown, item: number, fallback: unknown): unknown {
		const followed = this.isTool ? undefined : this.follow(raw, this.items()[item]?.json);
		return followed ? followed.value : this.read(name, raw, item, fallback);
	}

	/**
	 * A parameter all of whose expressions are plain paths that lead to something, as n8n would answer it; undefined where
	 * one is more than that.
	 */
	private follow(raw: unknown, json: unknown): { value: unknown } | undefined {
		if (typeof raw === 'string') {
			if (!raw.startsWith('=')) return { value: raw };
			const path = this.pathOf(raw);
			return path && followPath(json, path);
		}
		if (!isNested(raw)) return { value: raw };
		const entries: Array<[string, unknown]> = [];
		for (const [key, entry] of Object.entries(raw)) {
			const followed = this.follow(entry, json);
			if (!followed) return undefined;
			entries.push([key, followed.value]);
		}
		return {
			value: Array.isArray(raw) ? entries.map(([, value]) => value) : Object.fromEntries(entries),
		};
	}

	private pathOf(expression: string): PlainPath | undefined {
		if (!this.paths.has(expression)) this.paths.set(expression, parsePlainPath(expression));
		return this.paths.get(expression);
	}

	/** Whether a parameter is what stands in the panel, and no expression. */
	isFixed(name: string): boolean {
		return !hasExpression(this.panel[name]);
	}

	/** What stands in the panel, expressions and all. */
	raw(name: string): unknown {
		return this.panel[name];
	}

	/** Whether an entry of a collection was added in the panel, whatever its expression gives. */
	isSet(collection: string, entry: string): boolean {
		return hasEntry(this.panel[collection], entry);
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
