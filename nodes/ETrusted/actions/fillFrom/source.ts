import type { ItemContext } from '../../execution/operation';
import { Problems } from '../../helpers/problems';
import {
	openOrder,
	unwrapItem,
	type OpenedOrder,
	type OrderReading,
	type OrderSettings,
} from '../../orders';
import { CUSTOMER_FIELDS } from '../../payload/order';
import { SHOP_NAMES } from './fillFrom.properties';
import { readGivenOrder, readOrderSettings } from './orderSettings';

/** What an order or a payload gives, under the names of the panel. */
export interface Base {
	customerEmail?: unknown;
	customerFields?: unknown;
	transactionReference?: unknown;
	transactionDate?: unknown;
	defaultLocale?: unknown;
	products?: unknown;
	metadata?: unknown;
	additionalFields?: Record<string, unknown>;
}

/** Where an item's values come from beside the panel. What is wrong with it matters only where the item is sent. */
export type ItemSource = { base: Base; problems: Problems } & (
	| { kind: 'fields' }
	| { kind: 'payload'; payload: Record<string, unknown> }
	| { kind: 'order'; order: OpenedOrder; settings: OrderSettings; reading: OrderReading }
);

/**
 * What "Fill From" names, opened.
 *
 * @returns `undefined`, and one more problem, where the item is nothing of the kind
 */
export function openSource(context: ItemContext): ItemSource | undefined {
	const { parameters, item, problems } = context;
	const fillFrom = parameters.get('fillFrom', item, 'fields');
	if (fillFrom === 'fields') return { kind: 'fields', base: {}, problems: new Problems() };
	if (fillFrom === 'eventPayload') {
		const opened = unwrapItem(parameters.json(item));
		if ('unwrapped' in opened) return toPayloadSource(opened.unwrapped);
		problems.add('Item', 'item', opened.refused);
		return undefined;
	}
	const shop = SHOP_NAMES.find((name) => name === fillFrom);
	if (!shop) {
		problems.add('Fill From', 'fillFrom', 'is none of the choices', fillFrom);
		return undefined;
	}
	const given = readGivenOrder(context);
	if (problems.found.length > 0) return undefined;
	const opened = openOrder(shop, given ?? parameters.json(item));
	if ('order' in opened) return toOrderSource(opened.order, context);
	problems.add('Order', 'item', opened.refused);
	return undefined;
}

/** An item in the shape of the API's own payload. */
function toPayloadSource(payload: Record<string, unknown>): ItemSource {
	const problems = new Problems();
	const customer = problems.fields('Customer', 'customer', payload.customer);
	const transaction = problems.fields('Transaction', 'transaction', payload.transaction);
	const base: Base = {
		customerEmail: customer.email,
		customerFields: pick(customer, Object.keys(CUSTOMER_FIELDS)),
		transactionReference: transaction.reference,
		transactionDate: transaction.date,
		defaultLocale: payload.defaultLocale,
		products: payload.products,
		metadata: payload.metadata,
		// Of a review link, the type is one of these; of an event, what the panel says is compared with it.
		additionalFields: pick(payload, ['createdAt', 'estimatedDeliveryDate', 'type']),
	};
	return { kind: 'payload', payload, base, problems };
}

const pick = (object: Record<string, unknown>, names: string[]) =>
	Object.fromEntries(names.map((name) => [name, object[name]]));

function toOrderSource(order: OpenedOrder, context: ItemContext): ItemSource {
	const problems = new Problems();
	const settings = readOrderSettings({ ...context, problems });
	const reading = order.read(settings);
	const { customer, estimatedDeliveryDate, ...others } = reading.values;
	const base: Base = {
		...others,
		customerFields: customer,
		additionalFields: { estimatedDeliveryDate },
	};
	return { kind: 'order', order, settings, reading, base, problems };
}
