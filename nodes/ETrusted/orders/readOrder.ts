import { toDateTime, toDay } from '../helpers/dates';
import { withoutEmpty } from '../helpers/json';
import { candidateOf, type Candidate, type Field, type Json } from './found';
import type { ReadLine } from './readLines';
import { readProducts } from './readProducts';
import { Reading } from './reading';
import type { AddressFields, Shop } from './shop';
import type { OrderReading, OrderSettings } from './types';
import {
	oneLine,
	orderText,
	toId,
	toInternationalNumber,
	toInvitationLocale,
	toReference,
} from './values';

/** What an order and its lines give for an event: the same steps for every shop, with the shop's own fields. */
export function readOrder(
	shop: Shop,
	order: Json,
	lines: readonly ReadLine[],
	settings: OrderSettings,
): OrderReading {
	const reading = new Reading();
	const unjudged = shop.unjudged?.(order);
	if (unjudged) reading.problems.push(unjudged);
	const customerEmail = reading.required(
		{ path: 'customer.email', candidates: candidatesOf(shop.email, order), convert: orderText },
		shop.emailHint,
	);
	const customer = readCustomer(shop, order, settings, reading);
	const transactionReference = reading.required({
		path: 'transaction.reference',
		candidates: candidatesOf(shop.transactionReference, order),
		convert: toReference,
	});
	const transactionDate = readDate(shop, order, settings.zone, reading);
	const defaultLocale = reading.first({
		path: 'defaultLocale',
		candidates: candidatesOf(shop.locale, order),
		convert: toInvitationLocale,
	});
	const estimatedDeliveryDate = readDelivery(
		shop.deliveryDates?.(order) ?? [],
		transactionDate,
		settings.zone,
		reading,
	);
	const { filledFrom, missing, warnings, problems } = reading;
	const products = readProducts(shop, order, lines, settings, reading);
	const found = withoutEmpty<unknown>(
		Object.entries({
			customerEmail,
			transactionReference,
			transactionDate,
			defaultLocale,
			estimatedDeliveryDate,
		}),
	);
	return { values: { ...found, customer, products }, filledFrom, missing, warnings, problems };
}

function candidatesOf(fields: readonly Field[], order: Json): Candidate[] {
	return fields.map((field) => candidateOf(field, order));
}

function readCustomer(
	shop: Shop,
	order: Json,
	{ alsoSend }: OrderSettings,
	reading: Reading,
): OrderReading['values']['customer'] {
	const [firstName, lastName] = readNames(shop, order, reading);
	const reference = reading.first({
		path: 'customer.reference',
		candidates: shop.isGuest?.(order) ? [] : candidatesOf(shop.customerReference, order),
		convert: toId,
	});
	const address = alsoSend.includes('address')
		? readAddress(shop.addresses, order, reading)
		: undefined;
	const mobile = reading.first({
		path: 'customer.mobile',
		candidates: alsoSend.includes('mobile') ? candidatesOf(shop.mobile, order) : [],
		convert: toInternationalNumber,
	});
	return withoutEmpty(Object.entries({ firstName, lastName, reference, address, mobile })) ?? {};
}

/** A first name from one place and a last name from another may be of two persons: both come from the first that has either. */
function readNames(
	{ names }: Shop,
	order: Json,
	reading: Reading,
): [first?: string | undefined, last?: string | undefined] {
	for (const [first, last] of names) {
		const pair: [string | undefined, string | undefined] = [
			readField(first, 'customer.firstName', order, reading),
			readField(last, 'customer.lastName', order, reading),
		];
		if (pair.some((name) => name !== undefined)) return pair;
	}
	return [];
}

function readField(field: Field, path: string, order: Json, reading: Reading): string | undefined {
	return reading.first({ path, candidates: candidatesOf([field], order), convert: oneLine });
}

/** The first address that says more than a country. */
function readAddress(
	addresses: readonly AddressFields[],
	order: Json,
	reading: Reading,
): string | undefined {
	const part = (field: Field) =>
		reading.convert(candidateOf(field, order), 'customer.address', oneLine);
	for (const { path, street, zip, city, country } of addresses) {
		const lines = [street.map(part), [part(zip), part(city)]].map(joined).filter(Boolean);
		if (lines.length > 0) {
			reading.filledFrom['customer.address'] = path;
			return [...lines, part(country)?.toUpperCase()].filter(Boolean).join(', ');
		}
	}
	return undefined;
}

const joined = (parts: Array<string | undefined>) => parts.filter(Boolean).join(' ');

function readDate(
	{ transactionDate }: Shop,
	order: Json,
	zone: string,
	reading: Reading,
): string | undefined {
	for (const field of transactionDate) {
		const date = reading.first({
			path: 'transaction.date',
			candidates: candidatesOf([field], order),
			convert: (value) => toDateTime(value, field.zone ?? zone),
		});
		if (date !== undefined) {
			if (field.zone === undefined && hasNoZone(field.of(order))) {
				reading.warn(`${field.path} has no time zone; it is read in the workflow's (${zone})`);
			}
			return date;
		}
	}
	return undefined;
}

/** What has a zone of its own reads the same in any; at the ends of time another zone can be one too far. */
function hasNoZone(date: unknown): boolean {
	try {
		return toDateTime(date, 'UTC') !== toDateTime(date, 'UTC+1');
	} catch {
		return true;
	}
}

/** The day on which the last part of the order is expected. */
function readDelivery(
	dates: Candidate[],
	orderDate: string | undefined,
	zone: string,
	reading: Reading,
): string | undefined {
	const path = 'estimatedDeliveryDate';
	const [latest] = dates
		.flatMap((date) => {
			const day = reading.convert(date, path, (value) => toDay(value, zone));
			return day === undefined ? [] : [{ day, from: date.path }];
		})
		.sort((one, other) => other.day.localeCompare(one.day));
	if (!latest) return undefined;
	// What was ordered again, or imported, keeps the dates of the first time.
	if (latest.day < (toDay(orderDate, zone) ?? '')) {
		reading.warn(`${latest.from} (${latest.day}) is before the order; it is not used for ${path}`);
		return undefined;
	}
	reading.filledFrom[path] = latest.from;
	return latest.day;
}
