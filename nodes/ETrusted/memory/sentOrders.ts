import { reasonOf } from '../helpers/reason';
import type { Deduplication } from './row';
import type { Fate } from './turn';
import { Turns } from './turns';

/**
 * What one execution asks of the memory, and notes in it. Each use answers for itself: where one fails, its orders are
 * sent, because an order matters more than the memory.
 */
export class SentOrders {
	/** Why the memory could not be used, at least once. */
	failure: string | undefined;

	private readonly turns: Turns;

	/**
	 * @param helpers n8n's
	 * @param memory names the row in this process: the workflow's and the node's ID
	 */
	constructor(
		private readonly helpers: Deduplication,
		memory: string,
	) {
		this.turns = Turns.of(memory);
	}

	/**
	 * Marks orders as begun, but for those that were sent before, or that another process may be sending.
	 *
	 * @param keys not those that another execution of this process has begun (`Claims`)
	 * @param isOverdue whether other processes were waited for long enough: what they have begun is ours now
	 */
	async begin(keys: string[], isOverdue: boolean): Promise<(key: string) => Fate> {
		if (keys.length === 0) return () => 'ours';
		try {
			const overdue = isOverdue ? keys : [];
			const fates = await this.turns.take(this.helpers, { begin: keys, overdue });
			return (key) => fates.get(key) ?? 'ours';
		} catch (error) {
			this.failure = reasonOf(error);
			return () => 'ours';
		}
	}

	/** Notes what the API has accepted, and takes back the marks of what it has not, for certain or in doubt. */
	async end(accepted: string[], notAccepted: string[] = []): Promise<void> {
		if (accepted.length + notAccepted.length === 0) return;
		try {
			await this.turns.take(this.helpers, { accepted, notAccepted });
		} catch (error) {
			this.failure = reasonOf(error);
		}
	}
}
