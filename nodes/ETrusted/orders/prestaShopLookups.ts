import { isEmpty, isList, listOf, own, type Json } from './found';
import { idOf } from './values';
import { readText } from './webhookBody';

/** What is looked up beside an order, which has nothing but their IDs, and what a list of such is called. */
const LOOKUPS = {
	customer: 'customers',
	address: 'addresses',
	country: 'countries',
	language: 'languages',
};

/**
 * The order with what was looked up, within it or beside it (`{ order, customer, … }`). Where both have a key (`id`,
 * `date_add`), it is the order's.
 */
export function gathered(inner: Json, envelopes: readonly Json[]): Json {
	const order: Json = Object.fromEntries([...envelopes, inner].flatMap(Object.entries));
	for (const [name, list] of Object.entries(LOOKUPS)) {
		const answer = isEmpty(order[name]) ? order[list] : order[name];
		// Edit Fields makes a text of an object where it is told to lay a text down.
		if (!isEmpty(answer)) order[name] = lookedUp(readText(answer), [name, list]);
	}
	if (!isEmpty(order.order_details)) order.order_details = detailsOf(readText(order.order_details));
	if (isOfAnother(order.customer, [order.id_customer])) delete order.customer;
	return order;
}

/** Whether what was looked up is not the order's: what was merged by its place goes to the next person's order. */
export function isOfAnother(found: unknown, wanted: readonly unknown[]): boolean {
	const id = idOf(own(found, 'id'));
	const ids = wanted.map(idOf).filter((one) => one !== undefined);
	return id !== undefined && ids.length > 0 && !ids.includes(id);
}

/** Whether a customer was merged flat into the order, and not the order into the customer. */
export function isMergedOver({ id, id_customer: customer, email }: Json): boolean {
	return !isEmpty(email) && idOf(id) !== undefined && idOf(id) === idOf(customer);
}

/** What a lookup answered: the thing itself, `{ customer: {…} }`, or a list of one. */
function lookedUp(answer: unknown, keys: readonly string[]): unknown {
	const key = keys.find((one) => !isEmpty(own(answer, one)));
	const found = key === undefined ? answer : own(answer, key);
	return isList(found) && listOf(found).length === 1 ? listOf(found)[0] : found;
}

/** The details of the rows, as the webservice lists them or as they stand in its answer. */
function detailsOf(answer: unknown): unknown {
	const list = own(answer, 'order_details');
	return list === undefined ? answer : list;
}
