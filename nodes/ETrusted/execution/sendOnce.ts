import type { IExecuteFunctions } from 'n8n-workflow';

import { keyOf } from '../memory/marks';
import { SentOrders } from '../memory/sentOrders';
import { alreadySent, eventRefOf, sendOrders, type Order } from './onceOrders';
import type { Pending } from './operation';
import type { Result } from './results';

/** What the item loop lends. */
export interface SendOnceRun {
	/** Sends, and notes each item's result in `results`. */
	send: (pending: Pending[]) => Promise<void>;
	results: Result[];
	/** Whether more may be sent: not after Stop, nor after a failure without "Continue On Fail". */
	mayGoOn: () => boolean;
	/** n8n's Stop. */
	stop: AbortSignal | undefined;
}

/** So many orders are sent and noted at a time: what another execution waits for, or a crash leaves open, is no more. */
const MOST_AT_ONCE = 1_000;

/**
 * Sends what is pending; what "Send Each Order Only Once" is on for not a second time, neither within the run nor when
 * an earlier or another execution has sent it (docs/once.md).
 *
 * @param pending all that the run would send; what an earlier try of it has sent is `done` in `results` already
 * @returns why what was sent before could not be looked up
 */
export async function sendEachOnce(
	context: IExecuteFunctions,
	pending: Pending[],
	run: SendOnceRun,
): Promise<string | undefined> {
	const isOpen = ({ item }: Pending) => run.results[item]?.state !== 'done';
	const orders = groupByOrder(pending);
	let others = pending.filter((entry) => isOpen(entry) && !entry.sendOnce);
	if (orders.length === 0) {
		await run.send(others);
		return undefined;
	}
	const name = `${context.getWorkflow().id}|${context.getNode().id}`;
	const memory = new SentOrders(context.helpers, name);
	// What an earlier try of this execution has sent: perhaps it could not be noted then.
	await memory.end(orders.filter(({ first }) => !isOpen(first)).map(({ key }) => key));
	const open = orders.filter(({ first }) => isOpen(first));
	do {
		await sendOrders(open.splice(0, MOST_AT_ONCE), others, name, memory, run);
		others = [];
	} while (open.length > 0 && run.mayGoOn());
	for (const order of orders) settleOthers(order, run.results);
	return memory.failure;
}

/** The orders among what is pending, in the order of their first items. */
function groupByOrder(pending: Pending[]): Order[] {
	const orders = new Map<string, Order>();
	for (const entry of pending) {
		if (!entry.sendOnce) continue;
		const key = keyOf(entry.sendOnce);
		const order = orders.get(key);
		if (order) order.others.push(entry);
		else orders.set(key, { key, first: entry, others: [] });
	}
	return [...orders.values()];
}

/** The items that repeat an order of the same run: skipped where it was accepted, else failed as it did. */
function settleOthers({ first, others }: Order, results: Result[]) {
	const result = results[first.item] as Result;
	for (const { item } of others) {
		if (results[item]?.state === 'done') continue;
		results[item] =
			result.state === 'done'
				? alreadySent(`item ${first.item} of this run`, eventRefOf(result.outputs[0]))
				: withoutDoubt(result);
	}
}

/** The one order that may have been created is counted with the first item that names it. */
const withoutDoubt = (result: Result): Result =>
	result.state === 'failed' ? { ...result, uncertain: false } : result;
