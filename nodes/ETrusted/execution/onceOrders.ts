import type { IDataObject } from 'n8n-workflow';

import { Claims, type Claim } from '../memory/claims';
import { Patience } from '../memory/patience';
import type { SentOrders } from '../memory/sentOrders';
import type { Pending } from './operation';
import type { Result } from './results';
import type { SendOnceRun } from './sendOnce';

/** An order of the run: the first item that names it is sent, the others wait for what becomes of it. */
export interface Order {
	key: string;
	first: Pending;
	others: Pending[];
}

/** What became of an order that another execution of this process had under way. */
type Outcome =
	| { state: 'accepted'; eventRef?: string }
	/** What was not sent, or refused, is the next one's to send. */
	| { state: 'open' }
	/** The API may have acted on it: those that wait fail as it did, instead of sending it again at once. */
	| { state: 'inDoubt'; failure: Result };

const OPEN: Outcome = { state: 'open' };

const underWay = new Claims<Outcome>();

/**
 * Sends these orders, each once, and `others`. Those that another execution has under way are waited for, after
 * everything else was sent and noted: so two executions that wait for each other cannot both wait for ever.
 *
 * @param name of the memory in this process: the workflow's and the node's ID
 */
export async function sendOrders(
	orders: Order[],
	others: Pending[],
	name: string,
	memory: SentOrders,
	run: SendOnceRun,
): Promise<void> {
	const claim = underWay.open(name);
	const sending = new Sending(claim, memory, run);
	let open = orders;
	let rest = others;
	try {
		do {
			const elsewhere = claim.take(open.map(({ key }) => key));
			await sending.sendOwn(
				open.filter(({ key }) => !elsewhere.has(key)),
				rest,
			);
			rest = [];
			open = run.mayGoOn() ? await sending.awaitOthers(open, elsewhere) : [];
		} while (open.length > 0);
	} finally {
		claim.releaseAll(OPEN);
	}
}

class Sending {
	private readonly stopped: Promise<void>;

	private readonly patience: Patience;

	constructor(
		private readonly claim: Claim<Outcome>,
		private readonly memory: SentOrders,
		private readonly run: SendOnceRun,
	) {
		const { stop } = run;
		this.stopped = new Promise((resolve) => {
			if (stop?.aborted) resolve();
			stop?.addEventListener('abort', () => resolve(), { once: true });
		});
		this.patience = new Patience(this.stopped);
	}

	/** Sends what nobody has sent, with `others`; what another process has under way is looked for again and again. */
	async sendOwn(own: Order[], others: Pending[]): Promise<void> {
		let open = own;
		let rest = others;
		for (let looks = 1; ; looks += 1) {
			const fateOf = await this.memory.begin(
				open.map(({ key }) => key),
				this.patience.isOver,
			);
			for (const { key, first } of open) {
				if (fateOf(key) !== 'sent') continue;
				this.run.results[first.item] = alreadySent(
					looks === 1 ? 'an earlier execution' : 'another execution',
				);
				this.claim.release(key, { state: 'accepted' });
			}
			await this.sendAndNote(
				open.filter(({ key }) => fateOf(key) === 'ours'),
				rest,
			);
			rest = [];
			open = open.filter(({ key }) => fateOf(key) === 'elsewhere');
			if (open.length === 0 || !this.run.mayGoOn()) return;
			await this.patience.pause();
			if (!this.run.mayGoOn()) return;
		}
	}

	/** Waits for what other executions of this process have under way. Answers the orders that are ours to send then. */
	async awaitOthers(open: Order[], elsewhere: Map<string, Promise<Outcome>>): Promise<Order[]> {
		const { results } = this.run;
		const left: Order[] = [];
		for (const order of open) {
			const other = elsewhere.get(order.key);
			if (!other) continue;
			const outcome = await Promise.race([other, this.stopped]);
			if (!outcome) return [];
			const { item } = order.first;
			if (outcome.state === 'open') left.push(order);
			else if (outcome.state === 'inDoubt') results[item] = outcome.failure;
			else results[item] = alreadySent('another execution', outcome.eventRef);
		}
		return left;
	}

	/** Sends these orders with `others`, in the order of the items; notes what became of them, and tells those that wait. */
	private async sendAndNote(orders: Order[], others: Pending[]): Promise<void> {
		const all = [...orders.map(({ first }) => first), ...others].sort(
			(one, other) => one.item - other.item,
		);
		if (all.length > 0) await this.run.send(all);
		const outcomes = orders.map(({ key, first }) => ({ key, outcome: this.outcomeOf(first) }));
		const keysOf = (isAccepted: boolean) =>
			outcomes
				.filter(({ outcome }) => (outcome.state === 'accepted') === isAccepted)
				.map(({ key }) => key);
		await this.memory.end(keysOf(true), keysOf(false));
		for (const { key, outcome } of outcomes) this.claim.release(key, outcome);
	}

	private outcomeOf({ item }: Pending): Outcome {
		const result = this.run.results[item] as Result;
		if (result.state === 'done') {
			return { state: 'accepted', eventRef: eventRefOf(result.outputs[0]) };
		}
		return result.state === 'failed' && result.uncertain
			? { state: 'inDoubt', failure: result }
			: OPEN;
	}
}

export function alreadySent(by: string, eventRef?: string): Result {
	const output: IDataObject = { skipped: true, reason: `Already sent by ${by}` };
	if (eventRef !== undefined) output.EventRef = eventRef;
	return { state: 'skipped', output, because: 'already sent' };
}

export function eventRefOf(output: IDataObject | undefined): string | undefined {
	return typeof output?.EventRef === 'string' ? output.EventRef : undefined;
}
