import type { ItemContext } from '../../execution/operation';
import { InvalidValue } from '../../helpers/invalidValue';
import { isListOfObjects, isObject, parseJson } from '../../helpers/json';
import { toSwitch } from '../../helpers/answers';
import { toChoice } from '../../helpers/choice';
import {
	openOrder,
	toShopUrl,
	unwrapItem,
	type OpenedOrder,
	type OrderSettings,
} from '../../orders';
import { toList } from '../../helpers/lists';
import { SHOP_NAMES } from './fillFrom.properties';

/** Where an item's values come from beside the panel. */
export type ItemSource =
	| { kind: 'fields' }
	| { kind: 'payload'; payload: Record<string, unknown> }
	| { kind: 'order'; order: OpenedOrder };

/**
 * What "Fill From" names, opened; nothing of it is checked yet.
 *
 * @returns `undefined`, and one more problem, where the item is nothing of the kind
 */
export function openSource(context: ItemContext): ItemSource | undefined {
	const { parameters, item, problems } = context;
	const fillFrom = parameters.get('fillFrom', item, 'fields');
	if (fillFrom === 'fields') return { kind: 'fields' };
	if (fillFrom === 'eventPayload') {
		const opened = unwrapItem(parameters.json(item));
		if ('unwrapped' in opened) return { kind: 'payload', payload: opened.unwrapped };
		problems.add('Item', 'item', opened.refused);
		return undefined;
	}
	const shop = SHOP_NAMES.find((name) => name === fillFrom);
	if (!shop) {
		problems.add('Fill From', 'fillFrom', 'is none of the choices', fillFrom);
		return undefined;
	}
	const given = problems.check(
		{ field: 'Order Options > Order', path: 'orderOptions.order' },
		readOrderOptions(context).order,
		(value) => toGivenOrder(value, parameters.isSet('orderOptions', 'order')),
	);
	if (problems.found.length > 0) return undefined;
	const opened = openOrder(shop, given ?? parameters.json(item));
	if ('order' in opened) return { kind: 'order', order: opened.order };
	problems.add('Order', 'item', opened.refused);
	return undefined;
}

/** An expression that gives nothing must not let another order be sent: the item's. */
function toGivenOrder(value: unknown, isSet: boolean): unknown {
	const order = parseJson(value);
	const isLeftEmpty = typeof value === 'string' && value.trim() === '';
	if (order === undefined && isSet && !isLeftEmpty) throw new InvalidValue('is empty');
	return order;
}

const readOrderOptions = ({ parameters, item, problems }: ItemContext) =>
	problems.fields('Order Options', 'orderOptions', parameters.get('orderOptions', item, {}));

/** The statuses that may be sent; none: any. */
export function readStatuses({ parameters, item, problems }: ItemContext): string[] {
	const field = { field: 'Only With Status', path: 'onlyWithStatus' };
	const isFixed = parameters.isFixed('onlyWithStatus');
	return (
		problems.check(field, parameters.get('onlyWithStatus', item, []), (value) => {
			// Of the panel, empty means any; an expression that gives nothing is no such wish.
			const isNothing = value === undefined || value === null || value === '';
			if (isNothing && !isFixed) throw new InvalidValue('is empty');
			return toList(value);
		}) ?? []
	);
}

/** What the panel says of how an order is to be read. */
export function readOrderSettings(context: ItemContext): OrderSettings {
	const { parameters, item, problems, zone } = context;
	const options = readOrderOptions(context);
	const read = <T>(field: string, name: string, convert: (value: unknown) => T | undefined) =>
		problems.check(
			{ field: `Order Options > ${field}`, path: `orderOptions.${name}` },
			options[name],
			convert,
		);
	const shopUrl = problems.check(
		{ field: 'Shop URL', path: 'shopUrl' },
		parameters.get('shopUrl', item, ''),
		toShopUrl,
	);
	return {
		zone,
		...(shopUrl === undefined ? {} : { shopUrl }),
		alsoSend: (read('Also Send', 'alsoSend', (value) => toList(value, ALSO_SEND)) ??
			[]) as OrderSettings['alsoSend'],
		productDetails: read('Product Details', 'productDetails', toDetails) ?? [],
		productsWithoutUrl:
			read('Products Without URL', 'productsWithoutUrl', (value) =>
				toChoice(value, PRODUCTS_WITHOUT_URL),
			) ?? 'leaveOut',
		leaveOut: read('Leave Out Products', 'leaveOut', (value) => toList(value)) ?? [],
		reviewVariants: read('Review Variants', 'reviewVariants', toSwitch) ?? false,
	};
}

const ALSO_SEND = ['address', 'mobile'];

const PRODUCTS_WITHOUT_URL = ['leaveOut', 'shopUrl', 'error'] as const;

/** Products as a node put them out: a list, or a lone one. */
function toDetails(value: unknown): Array<Record<string, unknown>> | undefined {
	const details = parseJson(value);
	if (details === undefined) return undefined;
	const list = isObject(details) ? [details] : details;
	if (isListOfObjects(list)) return list;
	throw new InvalidValue('is not a list of products ([ … ])');
}
