import type { ItemContext } from '../../execution/operation';
import { toSwitch } from '../../helpers/answers';
import { toChoice } from '../../helpers/choice';
import { hasExpression, rawEntry } from '../../helpers/expressions';
import { InvalidValue } from '../../helpers/invalidValue';
import { isListOfObjects, isObject, parseJson } from '../../helpers/json';
import { toList } from '../../helpers/lists';
import { isNothing } from '../../helpers/nothing';
import { Problems } from '../../helpers/problems';
import { toShopUrl, type OrderSettings } from '../../orders';

/** What the panel says of how an order is to be read. */
export function readOrderSettings(context: ItemContext): OrderSettings {
	const { parameters, item, problems, zone } = context;
	const options = readOrderOptions(context);
	const read = <T>(name: keyof typeof LABELS, convert: (value: unknown) => T | undefined) =>
		problems.check({ field: LABELS[name], path: `orderOptions.${name}` }, options[name], convert);
	const shopUrl = problems.check(
		{ field: 'Shop URL', path: 'shopUrl' },
		parameters.get('shopUrl', item, ''),
		toShopUrl,
	);
	return {
		zone,
		...(shopUrl === undefined ? {} : { shopUrl }),
		alsoSend: (read('alsoSend', (value) => toList(value, ALSO_SEND)) ??
			[]) as OrderSettings['alsoSend'],
		productDetails: read('productDetails', toDetails) ?? [],
		productsWithoutUrl:
			read('productsWithoutUrl', (value) => toChoice(value, PRODUCTS_WITHOUT_URL)) ?? 'leaveOut',
		leaveOut: read('leaveOut', (value) => toList(value)) ?? [],
		reviewVariants: read('reviewVariants', toSwitch) ?? false,
	};
}

/**
 * The options whose expression gives nothing: sentences for the dry run. Often that is as it should be; but a name with a
 * typo in it looks the same.
 */
export function warnOfNothing(context: ItemContext): string[] {
	const raw = context.parameters.raw('orderOptions');
	const given = Object.entries(LABELS).filter(([name]) => hasExpression(rawEntry(raw, name)));
	if (given.length === 0) return [];
	const options = readOrderOptions({ ...context, problems: new Problems() });
	return given
		.filter(([name]) => isNothing(options[name]))
		.map(([, label]) => `${label} came to nothing: it is as if it were not there`);
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

/** What each option is called in messages. */
const LABELS = {
	alsoSend: 'Order Options > Also Send',
	leaveOut: 'Order Options > Leave Out Products',
	productDetails: 'Order Options > Product Details',
	productsWithoutUrl: 'Order Options > Products Without URL',
	reviewVariants: 'Order Options > Review Variants',
};

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
