import type { ItemContext } from '../../execution/operation';
import { toSwitch } from '../../helpers/answers';
import { toChoice } from '../../helpers/choice';
import { InvalidValue } from '../../helpers/invalidValue';
import { isListOfObjects, isObject, parseJson } from '../../helpers/json';
import { toList } from '../../helpers/lists';
import { toShopUrl, type OrderSettings } from '../../orders';

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

/** The order that stands under "Order Options", if one does. */
export function readGivenOrder(context: ItemContext): unknown {
	const { parameters, problems } = context;
	return problems.check(
		{ field: 'Order Options > Order', path: 'orderOptions.order' },
		readOrderOptions(context).order,
		(value) => toGivenOrder(value, parameters.isSet('orderOptions', 'order')),
	);
}

/** An expression that gives nothing must not let another order be sent: the item's. */
function toGivenOrder(value: unknown, isSet: boolean): unknown {
	const order = parseJson(value);
	// A text of blanks is a field that was left empty.
	if (order === undefined && isSet && typeof value !== 'string') throw new InvalidValue('is empty');
	return order;
}

const readOrderOptions = ({ parameters, item, problems }: ItemContext) =>
	problems.fields('Order Options', 'orderOptions', parameters.get('orderOptions', item, {}));

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
