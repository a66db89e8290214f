import { toDateTime, toDay } from '../helpers/dates';
import { InvalidValue } from '../helpers/invalidValue';
import { withoutEmpty } from '../helpers/json';
import { toLocale } from '../helpers/locales';
import { toText } from '../helpers/text';
import type { Problems } from '../helpers/problems';
import { buildOrder, readLocator, type OrderInput, type OrderPayload } from './order';
import { buildSystem, type SystemPayload } from './system';

/** The parameters of `event: create`, as an item's expressions or a shop's order gave them: any of them can be anything. */
export interface EventInput extends OrderInput {
	eventType: unknown;
	defaultLocale: unknown;
	additionalFields: unknown;
}

/** The body of `POST /events`, as the API's page documents it. */
export interface EventPayload extends OrderPayload, SystemPayload {
	type: string;
	defaultLocale?: string;
	estimatedDeliveryDate?: string;
	createdAt?: string;
}

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
	const type = problems.check(
		{ field: 'Event Type', path: 'type', required: true },
		readLocator(input.eventType).value,
		toEventType,
	);
	const defaultLocale = problems.check(
		{ field: 'Default Locale', path: 'defaultLocale' },
		input.defaultLocale,
		toLocale,
	);
	const { customer, channel, transaction, products, metadata } = buildOrder(input, zone, problems);
	const estimatedDeliveryDate = problems.check(
		{ field: 'Estimated Delivery Date', path: 'estimatedDeliveryDate' },
		additional.estimatedDeliveryDate,
		(value) => toDay(value, zone),
	);
	const { system, systemVersion } = buildSystem(additional, problems);
	const createdAt = problems.check(
		{ field: 'Created At', path: 'createdAt' },
		additional.createdAt,
		(value) => toDateTime(value, zone),
	);
	const payload = {
		type,
		defaultLocale,
		customer,
		channel,
		transaction,
		estimatedDeliveryDate,
		products,
		system,
		systemVersion,
		metadata,
		createdAt,
	};
	return withoutEmpty(Object.entries(payload)) as unknown as EventPayload;
}

/**
 * The name of an event type.
 *
 * @throws {InvalidValue} for the one that eTrusted keeps for itself
 */
export function toEventType(value: unknown): string | undefined {
	const name = toText(value);
	// The API's page: "please avoid setting the type to "checkout" as this is a reserved type".
	if (name === 'checkout') {
		throw new InvalidValue('is reserved by eTrusted: choose another event type');
	}
	return name;
}
