import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Pending } from './operation';
import type { Result } from './results';
import { keyOf, SentOrders, type Elsewhere } from './sentOrders';

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

/** An order of the run: the first item that names it is sent, the others wait for what becomes of it. */
interface Order {
	key: string;
	first: Pending;
	others: Pending[];
}

/** So many orders are sent and noted at a time: what another execution waits for, or a crash leaves open, is no more. */
const MOST_AT_ONCE = 1_000;

/**
 * Sends what is pending; what "Send Each Order Only Once" is on for not a second time, neither within the run nor when
 * an earlier or another execution has sent it.
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
	const { id } = context.getWorkflow();
	const memory = new SentOrders(context.helpers, `${id}|${context.getNode().id}`);
	const open = orders.filter(({ first }) => isOpen(first));
	do {
		await sendOrders(open.splice(0, MOST_AT_ONCE), others, memory, run);
		others = [];
	} while (open.length > 0 && run.mayGoOn());
	for (const order of orders) settleOthers(order, run.results);
	return memory.failure;
}

/**
 * Sends these orders and `others`. Orders that another execution of this process is just sending are waited for, after
 * everything else was sent and noted: so two executions that wait for each other cannot both wait for ever.
 */
async function sendOrders(
	orders: Order[],
	others: Pending[],
	memory: SentOrders,
	run: SendOnceRun,
): Promise<void> {
	let open = orders;
	let rest = others;
	try {
		do {
			const elsewhere = memory.claim(open.map(({ key }) => key));
			const own = open.filter(({ key }) => !elsewhere.has(key));
			await sendOwn(own, rest, memory, run);
			rest = [];
			open = run.mayGoOn() ? await awaitOthers(open, elsewhere, run) : [];
		} while (open.length > 0);
	} finally {
		memory.release();
	}
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

/** Sends the orders that no execution has sent before, with `others`, which may be sent in any case; in item order. */
async function sendOwn(own: Order[], others: Pending[], memory: SentOrders, run: SendOnceRun) {
	const sent = await memory.begin(own.map(({ key }) => key));
	for (const { key, first } of own) {
		if (sent.has(key)) run.results[first.item] = alreadySent('an earlier execution');
	}
	const begun = own.filter(({ key }) => !sent.has(key));
	const all = [...begun.map(({ first }) => first), ...others].sort(
		(one, other) => one.item - other.item,
	);
	if (all.length > 0) await run.send(all);
	const accepted = new Map<string, string | undefined>();
	const refused: string[] = [];
	for (const { key, first } of begun) {
		const result = run.results[first.item] as Result;
		if (result.state === 'done') accepted.set(key, eventRefOf(result.outputs[0]));
		else refused.push(key);
	}
	await memory.finish(accepted, refused, sent);
}

/** Waits for what other executions have under way. Answers the orders that they did not bring in, which are ours then. */
async function awaitOthers(
	open: Order[],
	elsewhere: Map<string, Promise<Elsewhere>>,
	{ results, stop }: SendOnceRun,
): Promise<Order[]> {
	const left: Order[] = [];
	const stopped = new Promise<undefined>((resolve) => {
		if (stop?.aborted) resolve(undefined);
		stop?.addEventListener('abort', () => resolve(undefined), { once: true });
	});
	for (const order of open) {
		const other = elsewhere.get(order.key);
		if (!other) continue;
		const outcome = await Promise.race([other, stopped]);
		if (!outcome) return [];
		if (outcome.accepted)
			results[order.first.item] = alreadySent('another execution', outcome.eventRef);
		else left.push(order);
	}
	return left;
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

function alreadySent(by: string, eventRef?: string): Result {
	const output: IDataObject = { skipped: true, reason: `Already sent by ${by}` };
	if (eventRef !== undefined) output.EventRef = eventRef;
	return { state: 'skipped', output, because: 'already sent' };
}

function eventRefOf(output: IDataObject | undefined): string | undefined {
	return typeof output?.EventRef === 'string' ? output.EventRef : undefined;
}
