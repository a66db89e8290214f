import type { ItemContext } from '../../execution/operation';
import { InvalidValue } from '../../helpers/invalidValue';
import { isObject } from '../../helpers/json';
import { Problems, type Sources } from '../../helpers/problems';
import { toText } from '../../helpers/text';
import type { OrderReading } from '../../orders';
import { buildSystem } from '../../payload/system';
import { buildChannel, CUSTOMER_FIELDS, readLocator } from '../../payload/order';
import type { EventInput } from '../../payload/eventPayload';
import type { Rows } from '../../payload/rows';
import { readOrderInput } from '../common/orderInput';
import { readOrderSettings, type ItemSource } from './source';

/** An item's values, and where they came from. */
export interface FilledInput {
	input: EventInput;
	sources: Sources;
	/** What could not be read, and what was left out. */
	warnings: string[];
}

/** What an order or a payload gives, under the names of the panel. */
interface Base {
	customerEmail?: unknown;
	customerFields?: unknown;
	transactionReference?: unknown;
	transactionDate?: unknown;
	defaultLocale?: unknown;
	products?: unknown;
	metadata?: unknown;
	additionalFields?: Record<string, unknown>;
}

const NO_SOURCES: Sources = { filledFrom: {}, missing: {} };

/** The values of the panel, with those of the order below them: what is filled in wins, field by field. */
export function readEventInput(context: ItemContext, source: ItemSource): FilledInput {
	const panel = readPanel(context);
	switch (source.kind) {
		case 'fields':
			return { input: panel, sources: NO_SOURCES, warnings: [] };
		case 'payload': {
			const base = readPayload(source.payload, panel, context);
			return { input: fill(panel, base, context), sources: NO_SOURCES, warnings: [] };
		}
		case 'order': {
			const reading = source.order.read(readOrderSettings(context));
			const input = fill(panel, toBase(reading), context);
			const isFromOrder = input.products.value === reading.values.products;
			if (isFromOrder) {
				for (const { path, message } of reading.problems)
					context.problems.add('Order', path, message);
			}
			return {
				input,
				sources: describeSources(reading, panel, isFromOrder),
				warnings: reading.warnings,
			};
		}
	}
}

function readPanel(context: ItemContext): EventInput {
	const { parameters, item } = context;
	return {
		...readOrderInput(context),
		eventType: parameters.get('eventType', item, ''),
		defaultLocale: parameters.get('defaultLocale', item, ''),
		additionalFields: parameters.get('additionalFields', item, {}),
	};
}

const isEmpty = (value: unknown) =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** The entries of a collection that are filled in. */
const filledIn = (fields: unknown): Record<string, unknown> =>
	isObject(fields)
		? Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)))
		: {};

/** A collection of the panel over what the order gives; what is no collection is left for the checks to refuse. */
const over = (fields: unknown, base: unknown): unknown =>
	isObject(fields) || isEmpty(fields) ? { ...filledIn(base), ...filledIn(fields) } : fields;

function fill(panel: EventInput, base: Base, context: ItemContext): EventInput {
	const either = (name: keyof EventInput & keyof Base) =>
		isEmpty(panel[name]) ? base[name] : panel[name];
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

function toBase({ values }: OrderReading): Base {
	const { customer, estimatedDeliveryDate, ...others } = values;
	return {
		...others,
		customerFields: customer,
		additionalFields: { estimatedDeliveryDate },
	};
}

/** What the panel fills in did not come from the order. */
function describeSources(reading: OrderReading, panel: EventInput, hasProducts: boolean): Sources {
	const fields = filledIn(panel.customerFields);
	const additional = filledIn(panel.additionalFields);
	const overridden = new Set([
		...Object.keys(fields).map((name) => `customer.${name}`),
		...Object.keys(additional),
		...(isEmpty(panel.customerEmail) ? [] : ['customer.email']),
		...(isEmpty(panel.transactionReference) ? [] : ['transaction.reference']),
		...(isEmpty(panel.transactionDate) ? [] : ['transaction.date']),
		...(isEmpty(panel.defaultLocale) ? [] : ['defaultLocale']),
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

/** An item in the shape of the API's own payload. What the panel decides must not say something else there. */
function readPayload(
	payload: Record<string, unknown>,
	panel: EventInput,
	{ problems }: ItemContext,
): Base {
	const customer = problems.fields('Customer', 'customer', payload.customer);
	const transaction = problems.fields('Transaction', 'transaction', payload.transaction);
	refuseContradictions(payload, panel, problems);
	return {
		customerEmail: customer.email,
		customerFields: pick(customer, Object.keys(CUSTOMER_FIELDS)),
		transactionReference: transaction.reference,
		transactionDate: transaction.date,
		defaultLocale: payload.defaultLocale,
		products: payload.products,
		metadata: payload.metadata,
		additionalFields: pick(payload, ['createdAt', 'estimatedDeliveryDate']),
	};
}

const pick = (object: Record<string, unknown>, names: string[]) =>
	Object.fromEntries(names.map((name) => [name, object[name]]));

function refuseContradictions(
	payload: Record<string, unknown>,
	panel: EventInput,
	problems: Problems,
) {
	// What the panel itself has wrong is told when the payload is built.
	const silent = new Problems();
	const system = buildSystem(
		isObject(panel.additionalFields) ? panel.additionalFields : {},
		silent,
	);
	const channel = buildChannel(panel.channel, silent);
	const given = isObject(payload.channel) ? payload.channel : { id: payload.channel };
	const pairs: Array<[field: string, path: string, given: unknown, panel: unknown]> = [
		['Event Type', 'type', payload.type, readLocator(panel.eventType).value],
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
