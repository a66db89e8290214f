import type { ItemContext } from '../../execution/operation';
import { InvalidValue } from '../../helpers/invalidValue';
import { toText } from '../../helpers/text';
import type { OrderInput } from '../../payload/order';
import type { Rows } from '../../payload/rows';

/** The parameters that events and review links have in common, as the item's expressions gave them. */
export function readOrderInput(context: ItemContext): OrderInput {
	const { parameters, item } = context;
	const read = (name: string, fallback: unknown = '') => parameters.get(name, item, fallback);
	return {
		channel: read('channel'),
		customerEmail: read('customerEmail'),
		customerFields: read('customerFields', {}),
		transactionReference: read('transactionReference'),
		transactionDate: read('transactionDate'),
		products: readRowsOrJson(context, 'Specify Products', 'products'),
		metadata: readRowsOrJson(context, 'Specify Metadata', 'metadata'),
	};
}

/** `products` from `products` or `productsJson`, as `productsInput` says; metadata likewise. */
function readRowsOrJson(
	{ parameters, item, problems }: ItemContext,
	field: string,
	name: 'products' | 'metadata',
): Rows {
	const mode = problems.check(
		{ field, path: `${name}Input` },
		parameters.get(`${name}Input`, item, ''),
		toMode,
	);
	const isJson = mode === 'json';
	const value = parameters.get(isJson ? `${name}Json` : name, item, {});
	return { mode: isJson ? 'json' : 'fields', value };
}

/** What the panel offers; the last two where an order can name the products. */
const MODES = ['fields', 'json', 'order', 'none'];

/** An unknown word is refused: taking it for "fields" would lose what stands in the JSON field. */
function toMode(value: unknown): string {
	const mode = toText(value) ?? 'fields';
	if (!MODES.includes(mode)) throw new InvalidValue('is neither "fields" nor "json"');
	return mode;
}
