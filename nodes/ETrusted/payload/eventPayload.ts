import { toDateTime, toDay } from '../helpers/dates';
import { toEmail } from '../helpers/email';
import { InvalidValue } from '../helpers/invalidValue';
import { compact, isObject, parseJson, withoutEmpty } from '../helpers/json';
import { toLocale } from '../helpers/locales';
import { PACKAGE_NAME, PACKAGE_VERSION } from '../helpers/package';
import { toText } from '../helpers/text';
import { toWebUrl } from '../helpers/urls';
import type { Problems } from '../execution/problems';

/** The parameters of `event: create`, as an item's expressions gave them: any of them can be anything. */
export interface EventInput {
	eventType: unknown;
	channel: unknown;
	defaultLocale: unknown;
	customerEmail: unknown;
	customerFields: unknown;
	transactionReference: unknown;
	transactionDate: unknown;
	/** `fields`: the rows of the panel; `json`: the text, or what an expression gave. */
	products: { mode: 'fields' | 'json'; value: unknown };
	metadata: { mode: 'fields' | 'json'; value: unknown };
	additionalFields: unknown;
}

/** The body of `POST /events`, as the API's page documents it. */
export interface EventPayload {
	type: string;
	defaultLocale?: string;
	customer: { email: string } & Record<string, string>;
	channel: { id: string; type: 'etrusted' | 'user_defined' };
	transaction: { reference: string; date?: string };
	estimatedDeliveryDate?: string;
	products?: Array<Record<string, unknown>>;
	system: string;
	systemVersion: string;
	metadata?: Record<string, unknown>;
	createdAt?: string;
}

const CUSTOMER_FIELDS = {
	address: 'Address',
	firstName: 'First Name',
	lastName: 'Last Name',
	mobile: 'Mobile',
	reference: 'Reference',
};

const PRODUCT_FIELDS: Record<
	string,
	{ label: string; required?: boolean; convert: (value: unknown) => string | undefined }
> = {
	brand: { label: 'Brand', convert: toText },
	gtin: { label: 'GTIN', convert: toText },
	imageUrl: { label: 'Image URL', convert: toWebUrl },
	mpn: { label: 'MPN', convert: toText },
	name: { label: 'Name', required: true, convert: toText },
	sku: { label: 'SKU', required: true, convert: toText },
	url: { label: 'URL', required: true, convert: toWebUrl },
};

/**
 * The payload of one item.
 *
 * @param zone the workflow's time zone
 * @param problems takes every wrong field; with any in it, the payload returned is not fit to be sent
 */
export function buildPayload(input: EventInput, zone: string, problems: Problems): EventPayload {
	const additional = problems.fields(
		'Additional Fields',
		'additionalFields',
		input.additionalFields,
	);
	const payload = {
		type: problems.check(
			{ field: 'Event Type', path: 'type', required: true },
			readLocator(input.eventType).value,
			toEventType,
		),
		defaultLocale: problems.check(
			{ field: 'Default Locale', path: 'defaultLocale' },
			input.defaultLocale,
			toLocale,
		),
		customer: buildCustomer(input, problems),
		channel: buildChannel(input.channel, problems),
		transaction: withoutEmpty([
			[
				'reference',
				problems.check(
					{ field: 'Transaction Reference', path: 'transaction.reference', required: true },
					input.transactionReference,
					toText,
				),
			],
			[
				'date',
				problems.check(
					{ field: 'Transaction Date', path: 'transaction.date' },
					input.transactionDate,
					(value) => toDateTime(value, zone),
				),
			],
		]),
		estimatedDeliveryDate: problems.check(
			{ field: 'Estimated Delivery Date', path: 'estimatedDeliveryDate' },
			additional.estimatedDeliveryDate,
			(value) => toDay(value, zone),
		),
		products: buildProducts(input.products, problems),
		system:
			problems.check({ field: 'System', path: 'system' }, additional.system, toText) ??
			PACKAGE_NAME,
		systemVersion:
			problems.check(
				{ field: 'System Version', path: 'systemVersion' },
				additional.systemVersion,
				toText,
			) ?? PACKAGE_VERSION,
		metadata: buildMetadata(input.metadata, problems),
		createdAt: problems.check(
			{ field: 'Created At', path: 'createdAt' },
			additional.createdAt,
			(value) => toDateTime(value, zone),
		),
	};
	return withoutEmpty(Object.entries(payload)) as unknown as EventPayload;
}

const asRecord = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {});

/** A resource locator's parts; a bare value (an expression for the whole parameter) has no mode. */
function readLocator(locator: unknown): { mode?: unknown; value: unknown } {
	return isObject(locator) ? { mode: locator.mode, value: locator.value } : { value: locator };
}

function toEventType(value: unknown): string | undefined {
	const name = toText(value);
	// The API's page: "please avoid setting the type to "checkout" as this is a reserved type".
	if (name === 'checkout')
		throw new InvalidValue('is reserved by eTrusted: choose another event type');
	return name;
}

function buildChannel(locator: unknown, problems: Problems) {
	const { mode, value } = readLocator(locator);
	const isUserDefined = mode === 'userDefinedId';
	const id = problems.check(
		{ field: 'Channel', path: 'channel.id', required: true },
		value,
		(given) => {
			const text = toText(given);
			if (text !== undefined && !isUserDefined && !/^chl-\S+$/.test(text)) {
				throw new InvalidValue('is not a channel ID of eTrusted: those start with "chl-"');
			}
			return text;
		},
	);
	return { id, type: isUserDefined ? 'user_defined' : 'etrusted' };
}

function buildCustomer(input: EventInput, problems: Problems) {
	const fields = problems.fields('Customer Fields', 'customer', input.customerFields);
	return withoutEmpty([
		...Object.entries(CUSTOMER_FIELDS).map(([name, field]): [string, string | undefined] => [
			name,
			problems.check({ field, path: `customer.${name}` }, fields[name], toText),
		]),
		[
			'email',
			problems.check(
				{ field: 'Customer Email', path: 'customer.email', required: true },
				input.customerEmail,
				toEmail,
			),
		],
	]);
}

function buildProducts({ mode, value }: EventInput['products'], problems: Problems) {
	const list =
		mode === 'json'
			? problems.check({ field: 'Products (JSON)', path: 'products' }, value, toProductList)
			: readRows(value, 'product', { field: 'Products', path: 'products' }, problems);
	if (!list?.length) return undefined;
	return list.map((product: unknown, index) => buildProduct(product, index, problems));
}

/** The rows that were added in the panel. */
function readRows(
	value: unknown,
	name: string,
	{ field, path }: { field: string; path: string },
	problems: Problems,
) {
	const { [name]: rows, ...others } = problems.fields(field, path, value);
	return problems.check({ field, path }, rows ?? others, (given) => {
		if (Array.isArray(given)) return given as unknown[];
		if (isObject(given) && Object.keys(given).length === 0) return undefined;
		throw new InvalidValue('is not a list of rows');
	});
}

function toProductList(value: unknown): unknown[] | undefined {
	const list = parseJson(value);
	if (list !== undefined && !Array.isArray(list))
		throw new InvalidValue('is not a list of products ([ … ])');
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
				{ field: `${label} > ${field.label}`, path: `${path}.${name}`, required: field.required },
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

function buildMetadata({ mode, value }: EventInput['metadata'], problems: Problems) {
	if (mode === 'json') {
		return problems.check({ field: 'Metadata (JSON)', path: 'metadata' }, value, toMetadataObject);
	}
	const rows = readRows(value, 'entry', { field: 'Metadata', path: 'metadata' }, problems);
	return rows && withoutEmpty(buildPairs(rows, problems));
}

function toMetadataObject(value: unknown): Record<string, unknown> | undefined {
	const object = parseJson(value);
	if (object !== undefined && !isObject(object)) throw new InvalidValue('is not an object ({ … })');
	return compact(object) as Record<string, unknown> | undefined;
}

function buildPairs(rows: unknown[], problems: Problems): Array<[string, string | undefined]> {
	const seen = new Map<string, string>();
	return rows.map((row, index): [string, string | undefined] => {
		const pair = asRecord(row);
		const label = `Metadata ${index + 1}`;
		const key = problems.check(
			{ field: `${label} > Key`, path: `metadata[${index}].key` },
			pair.key,
			toText,
		);
		const value = problems.check(
			{ field: `${label} > Value`, path: `metadata.${key ?? index}` },
			pair.value,
			toText,
		);
		if (value !== undefined && key === undefined) {
			problems.add(
				`${label} > Key`,
				`metadata[${index}].key`,
				'is required where there is a value, but empty',
			);
		}
		if (key !== undefined && value !== undefined) {
			if (seen.has(key) && seen.get(key) !== value) {
				problems.add(
					`${label} > Key`,
					`metadata.${key}`,
					'stands there twice with two values',
					key,
				);
			}
			seen.set(key, value);
		}
		return [key ?? '', value];
	});
}
