import type { ItemContext } from '../../execution/operation';
import { InvalidValue } from '../../helpers/invalidValue';
import { isObject } from '../../helpers/json';
import { isNothing } from '../../helpers/nothing';
import { Problems, type Sources } from '../../helpers/problems';
import { toText } from '../../helpers/text';
import type { OrderReading } from '../../orders';
import { buildChannel, type OrderInput } from '../../payload/order';
import type { Rows } from '../../payload/rows';
import { buildSystem } from '../../payload/system';
import type { Base, ItemSource } from './source';

/** What the panel says: any of it can be anything. */
export interface PanelInput extends OrderInput {
	/** Not of review links. */
	defaultLocale?: unknown;
	additionalFields: unknown;
}

/** An item's values, and where they came from. */
export interface Filled<Input> {
	input: Input;
	sources: Sources;
	/** What could not be read, and what was left out. */
	warnings: string[];
}

const NO_SOURCES: Sources = { filledFrom: {}, missing: {} };

/**
 * The values of the panel, with those of the order below them: what is filled in wins, field by field.
 *
 * @param type the event type, as far as the panel names one
 */
export function fillIn<Input extends PanelInput>(
	context: ItemContext,
	source: ItemSource,
	panel: Input,
	type: unknown,
): Filled<Input> {
	const { problems } = context;
	problems.found.push(...source.problems.found);
	if (source.kind === 'fields') return { input: panel, sources: NO_SOURCES, warnings: [] };
	const input = fill(panel, source.base, context);
	if (source.kind === 'payload') {
		refuseContradictions(source.payload, panel, type, problems);
		return { input, sources: NO_SOURCES, warnings: [] };
	}
	const { reading } = source;
	const isFromOrder = input.products.value === reading.values.products;
	for (const { path, message } of reading.problems) {
		if (isFromOrder || path !== 'products') problems.add('Order', path, message);
	}
	return {
		input,
		sources: describeSources(reading, panel, isFromOrder),
		warnings: reading.warnings,
	};
}

/** The customer's address as it would be sent. */
export function emailToSend({ parameters, item }: ItemContext, { base }: ItemSource): unknown {
	const filledIn = parameters.get('customerEmail', item, '');
	return isNothing(filledIn) ? base.customerEmail : filledIn;
}

/** The date of the order as it would be sent. */
export function dateToSend({ parameters, item }: ItemContext, { base }: ItemSource): unknown {
	const filledIn = parameters.get('transactionDate', item, '');
	return isNothing(filledIn) ? base.transactionDate : filledIn;
}

/** The entries of a collection that are filled in. */
const filledIn = (fields: unknown): Record<string, unknown> =>
	isObject(fields)
		? Object.fromEntries(Object.entries(fields).filter(([, value]) => !isNothing(value)))
		: {};

/** A collection of the panel over what the order gives; what is no collection is left for the checks to refuse. */
const over = (fields: unknown, base: unknown): unknown =>
	isObject(fields) || isNothing(fields) ? { ...filledIn(base), ...filledIn(fields) } : fields;

function fill<Input extends PanelInput>(panel: Input, base: Base, context: ItemContext): Input {
	const either = (name: keyof PanelInput & keyof Base) =>
		isNothing(panel[name]) ? base[name] : panel[name];
	return {
		...panel,
		customerEmail: either('customerEmail'),
		customerFields: over(panel.customerFields, base.customerFields),
		transactionReference: either('transactionReference'),
		transactionDate: either('transactionDate'),
		defaultLocale: either('defaultLocale'),
		products: readProducts(panel.products, base.products, context),
		baseMetadata: base.metadata,
		additionalFields: over(panel.additionalFields, base.additionalFields),
	};
}

function readProducts(panel: Rows, products: unknown, { parameters, item }: ItemContext): Rows {
	const mode = toText(parameters.get('productsInput', item, 'order')) ?? 'order';
	if (mode === 'order') return { mode: 'json', value: products };
	if (mode === 'none') return { mode: 'json', value: undefined };
	return panel;
}

/** What the panel fills in did not come from the order. */
function describeSources(reading: OrderReading, panel: PanelInput, hasProducts: boolean): Sources {
	const fields = filledIn(panel.customerFields);
	const additional = filledIn(panel.additionalFields);
	const overridden = new Set([
		...Object.keys(fields).map((name) => `customer.${name}`),
		...Object.keys(additional),
		...(isNothing(panel.customerEmail) ? [] : ['customer.email']),
		...(isNothing(panel.transactionReference) ? [] : ['transaction.reference']),
		...(isNothing(panel.transactionDate) ? [] : ['transaction.date']),
		...(isNothing(panel.defaultLocale) ? [] : ['defaultLocale']),
	]);
	const isFromOrder = (path: string) =>
		!overridden.has(path) && (hasProducts || !path.startsWith('products['));
	return {
		missing: reading.missing,
		filledFrom: Object.fromEntries(
			Object.entries(reading.filledFrom).filter(([path]) => isFromOrder(path)),
		),
	};
}

/** What the panel decides must not say something else in the item. */
function refuseContradictions(
	payload: Record<string, unknown>,
	panel: PanelInput,
	type: unknown,
	problems: Problems,
) {
	// What the panel itself has wrong is told when the payload is built.
	const silent = new Problems();
	const additional = isObject(panel.additionalFields) ? panel.additionalFields : {};
	const system = buildSystem(additional, silent);
	const channel = buildChannel(panel.channel, silent);
	const given = isObject(payload.channel) ? payload.channel : { id: payload.channel };
	const pairs: Array<[field: string, path: string, given: unknown, panel: unknown]> = [
		['Event Type', 'type', isNothing(type) ? undefined : payload.type, type],
		['Channel', 'channel.id', given.id, channel.id],
		['Channel', 'channel.type', given.type, channel.type],
		['System', 'system', payload.system, system.system],
		['System Version', 'systemVersion', payload.systemVersion, system.systemVersion],
	];
	for (const [field, path, value, chosen] of pairs) {
		problems.check({ field, path }, value, (entry) => {
			const text = toText(entry);
			if (text === undefined || text === silent.check({ field, path }, chosen, toText)) return text;
			throw new InvalidValue(`stands in the item, but the panel says "${String(chosen)}"`);
		});
	}
}
