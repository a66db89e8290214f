import { toDateTime } from '../helpers/dates';
import { toEmail } from '../helpers/email';
import { InvalidValue } from '../helpers/invalidValue';
import { isObject, withoutEmpty } from '../helpers/json';
import { toText } from '../helpers/text';
import type { Problems } from '../helpers/problems';
import { buildMetadata } from './metadata';
import { buildProducts } from './products';
import type { Rows } from './rows';

/** What an event and a review link say of an order, as the panel or a shop gave it: any of it can be anything. */
export interface OrderInput {
	channel: unknown;
	customerEmail: unknown;
	customerFields: unknown;
	transactionReference: unknown;
	transactionDate: unknown;
	products: Rows;
	metadata: Rows;
	/** Below what `metadata` names. */
	baseMetadata?: unknown;
}

/** The parts of a payload that events and review links have in common. */
export interface OrderPayload {
	customer: { email: string } & Record<string, string>;
	channel: { id: string; type: 'etrusted' | 'user_defined' };
	transaction: { reference: string; date?: string };
	products?: Array<Record<string, unknown>>;
	metadata?: Record<string, unknown>;
}

export const CUSTOMER_FIELDS = {
	address: 'Address',
	firstName: 'First Name',
	lastName: 'Last Name',
	mobile: 'Mobile',
	reference: 'Reference',
};

/** A resource locator's parts; a bare value (an expression for the whole parameter) has no mode. */
export function readLocator(locator: unknown): { mode?: unknown; value: unknown } {
	return isObject(locator) ? { mode: locator.mode, value: locator.value } : { value: locator };
}

/**
 * What an event and a review link say of an order, checked and in the API's form.
 *
 * @param zone the workflow's time zone
 * @param problems takes every wrong field; with any in it, what is returned is not fit to be sent
 */
export function buildOrder(input: OrderInput, zone: string, problems: Problems) {
	return {
		customer: buildCustomer(input, problems),
		channel: buildChannel(input.channel, problems),
		transaction: buildTransaction(input, zone, problems),
		products: buildProducts(input.products, problems),
		metadata: buildMetadata(input.metadata, problems, input.baseMetadata),
	};
}

/** A channel as a payload names it. */
export function buildChannel(locator: unknown, problems: Problems) {
	const { mode, value } = readLocator(locator);
	const isUserDefined = mode === 'userDefinedId';
	const id = problems.check(
		{ field: 'Channel', path: 'channel.id', required: true },
		value,
		isUserDefined ? toText : toChannelId,
	);
	return { id, type: isUserDefined ? 'user_defined' : 'etrusted' };
}

/**
 * An ID that eTrusted gave a channel.
 *
 * @throws {InvalidValue} for any other text
 */
export function toChannelId(value: unknown): string | undefined {
	const text = toText(value);
	if (text !== undefined && !/^chl-\S+$/.test(text)) {
		throw new InvalidValue('is not a channel ID of eTrusted: those start with "chl-"');
	}
	return text;
}

function buildCustomer(input: OrderInput, problems: Problems) {
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

function buildTransaction(input: OrderInput, zone: string, problems: Problems) {
	return withoutEmpty([
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
	]);
}
