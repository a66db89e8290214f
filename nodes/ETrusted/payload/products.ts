import { InvalidValue } from '../helpers/invalidValue';
import { compact, isObject, parseJson, withoutEmpty } from '../helpers/json';
import { toText } from '../helpers/text';
import { toWebUrl } from '../helpers/urls';
import type { Problems } from '../helpers/problems';
import { readRows, type Rows } from './rows';

interface ProductField {
	label: string;
	required?: boolean;
	convert: (value: unknown) => string | undefined;
}

const PRODUCT_FIELDS: Record<string, ProductField> = {
	brand: { label: 'Brand', convert: toText },
	gtin: { label: 'GTIN', convert: toText },
	imageUrl: { label: 'Image URL', convert: toWebUrl },
	mpn: { label: 'MPN', convert: toText },
	name: { label: 'Name', required: true, convert: toText },
	sku: { label: 'SKU', required: true, convert: toText },
	url: { label: 'URL', required: true, convert: toWebUrl },
};

/** The `products` of a payload; `undefined` where there are none. */
export function buildProducts({ mode, value }: Rows, problems: Problems) {
	const list =
		mode === 'json'
			? problems.check({ field: 'Products (JSON)', path: 'products' }, value, toProductList)
			: readRows(value, 'product', { field: 'Products', path: 'products' }, problems);
	if (!list?.length) return undefined;
	return list.map((product: unknown, index) => buildProduct(product, index, problems));
}

function toProductList(value: unknown): unknown[] | undefined {
	const list = parseJson(value);
	if (list !== undefined && !Array.isArray(list)) {
		throw new InvalidValue('is not a list of products ([ … ])');
	}
	return list;
}

function buildProduct(product: unknown, index: number, problems: Problems) {
	const path = `products[${index}]`;
	const label = `Product ${index + 1}`;
	if (!isObject(product)) {
		problems.add(label, path, 'is not an object with SKU, name and URL', product ?? 'null');
		return undefined;
	}
	const others = Object.entries(product).filter(([name]) => !Object.hasOwn(PRODUCT_FIELDS, name));
	return withoutEmpty<unknown>([
		...Object.entries(PRODUCT_FIELDS).map(([name, field]): [string, unknown] => [
			name,
			problems.check(
				{
					field: `${label} > ${field.label}`,
					path: `${path}.${name}`,
					required: field.required,
				},
				Object.hasOwn(product, name) ? product[name] : undefined,
				field.convert,
			),
		]),
		// The API may know more than this node: what a merchant writes as JSON is not taken away.
		...others.map(([name, other]): [string, unknown] => [
			name,
			problems.check({ field: `${label} > ${name}`, path: `${path}.${name}` }, other, (value) =>
				compact(value),
			),
		]),
	]);
}
