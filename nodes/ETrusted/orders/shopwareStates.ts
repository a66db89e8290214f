import { at, isEmpty, listOf, own, View, viewsOf, type Json } from './found';
import type { Status } from './shop';
import { statusOf, wordOf } from './statuses';
import { quantityOf } from './values';

/** Where an order, a delivery and a payment have their state. */
export const STATE = 'stateMachineState.technicalName';

/** Where nothing was paid, nothing was refunded either. */
const UNPAID = ['cancelled', 'failed'];

/** States that only the order itself can have, and none of its deliveries. */
const OF_ORDERS = new Set(['completed', 'in_progress']);

const ENTERED = /^state_enter\.(order|order_delivery|order_transaction)\.state\.([\w-]+)$/;

/** Where the machine that an event speaks of keeps its state. */
const LISTS = { order_delivery: 'deliveries', order_transaction: 'transactions' };

/**
 * The order with the state that the event names which it came with: since 6.6, events do not load the states of deliveries
 * and payments, not even those that tell of them. A state that was loaded stays. Of several deliveries, the event does not
 * say which one it is of: each counts as being in that state.
 */
export function withStateOfEvent(order: Json, envelopes: readonly Json[]): Json {
	const [, of, technicalName] =
		envelopes
			.flatMap((envelope) => [own(envelope, 'event'), at(envelope, 'source.action')])
			.map((event) => (typeof event === 'string' ? ENTERED.exec(event) : null))
			.find(Boolean) ?? [];
	if (of === undefined) return order;
	const entered = { stateMachineState: { technicalName } };
	const isKnown = (holder: unknown) => wordOf(at(holder, STATE)) !== '';
	if (of === 'order') return isKnown(order) ? order : { ...order, ...entered };
	const key = LISTS[of as keyof typeof LISTS];
	const entries = listOf(order[key]);
	if (entries.some(isKnown)) return order;
	const inState =
		entries.length > 0 ? entries.map((one) => ({ ...(one as Json), ...entered })) : [entered];
	return { ...order, [key]: inState };
}

/**
 * The deliveries that goods are sent with. A promotion that takes the shipping costs off is one more "delivery", whose costs
 * are negative; where all are so, all count. Since 6.7 the main one stands in a place of its own as well, if the order was
 * not made through the API.
 */
export function deliveriesOf(order: Json): View[] {
	const all = viewsOf(order.deliveries, 'deliveries');
	const counting = all.filter((delivery) => !isDiscount(delivery.value));
	const primary = new View(order.primaryOrderDelivery, 'primaryOrderDelivery');
	return [...(counting.length > 0 ? counting : all), ...(isEmpty(primary.value) ? [] : [primary])];
}

function isDiscount(delivery: unknown): boolean {
	return ['totalPrice', 'unitPrice'].some(
		(key) => (quantityOf(at(delivery, `shippingCosts.${key}`)) ?? 0) < 0,
	);
}

/** Why the order is never sent; deliveries and payments whose states are not known tell nothing. */
export function whyOver(order: Json): string | undefined {
	if (wordOf(at(order, STATE)) === 'cancelled') return `The order was cancelled (${STATE})`;
	const payments = paymentStates(order).filter((state) => !isOneOf(state, UNPAID));
	if (areAll(payments, ['refunded'])) return `The order was refunded (transactions[].${STATE})`;
	return areAll(deliveryStates(order), ['cancelled', 'returned'])
		? `The order was returned (deliveries[].${STATE})`
		: undefined;
}

/** Whether a list has entries, and only such. */
function areAll(states: unknown[], allowed: readonly string[]): boolean {
	return states.length > 0 && states.every((state) => isOneOf(state, allowed));
}

const statesOf = (views: View[]) =>
	views.map((view) => view.at(STATE).value).filter((state) => wordOf(state) !== '');

const isOneOf = (state: unknown, words: readonly string[]) => words.includes(wordOf(state));

const deliveryStates = (order: Json) => statesOf(deliveriesOf(order));

const paymentStates = (order: Json) =>
	statesOf([
		...viewsOf(order.transactions, 'transactions'),
		new View(order.primaryOrderTransaction, 'primaryOrderTransaction'),
	]);

/** What "Only With Status" is compared with. */
export function statusesOf(order: Json): Status[] {
	return [
		...statusOf(at(order, STATE)),
		...deliveryStates(order).flatMap((state) => statusOf(state, 'delivery')),
	];
}

/** Whether a list has something in it, but no state was loaded with it; `null` is a list that was not loaded itself. */
const isUnknown = (list: unknown, states: unknown[]) =>
	states.length === 0 && (list === null || listOf(list).length > 0);

/** What a dry run should say of states and lists that were not loaded. */
export function whatIsNotLoaded(order: Json): string[] {
	return [
		!Object.hasOwn(order, 'stateMachineState') &&
			'stateMachineState is not in the order, so a cancelled one is not recognised: ask for the association "stateMachineState"',
		isUnknown(order.deliveries, deliveryStates(order)) &&
			notLoaded('deliveries', 'a returned order is not recognised'),
		isUnknown(order.transactions, paymentStates(order)) &&
			notLoaded('transactions', 'a refunded order is not recognised'),
		order.language === null &&
			'language was not loaded, so the channel\'s own language is used: ask for the association "language.locale"',
	].filter((sentence) => sentence !== false);
}

const notLoaded = (list: string, effect: string) =>
	`${list}[].stateMachineState was not loaded, so ${effect}: ask for the association "${list}.stateMachineState"`;

/**
 * Why an order can't be told from a cancelled one: Shopware's answers have `null` for what was not asked for, and a state
 * without its technical name (`includes`) has nothing but a word in the shop's language.
 */
export function whyUnjudged(order: Json): string | undefined {
	return Object.hasOwn(order, 'stateMachineState') && wordOf(at(order, STATE)) === ''
		? 'came without its state, so that a cancelled one would not be recognised: ask for the association "stateMachineState"'
		: undefined;
}

/** Why it can't be told whether the order is in one of the states, in none of which it is known to be. */
export function whyStateUnknown(order: Json, wanted: readonly string[]): string | undefined {
	const isMetByDelivery = wanted.some((state) => !OF_ORDERS.has(wordOf(state)));
	if (!isMetByDelivery || !isUnknown(order.deliveries, deliveryStates(order))) return undefined;
	return 'asks for a state of the deliveries, but none was loaded: ask for the association "deliveries.stateMachineState", or let the webhook be sent at "state_enter.order_delivery.state.shipped"';
}
