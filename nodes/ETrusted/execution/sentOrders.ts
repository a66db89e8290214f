import { hash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import { clock } from '../transport/clock';

/** n8n's deduplication helpers, as far as they are used here. */
type Deduplication = Pick<
	IExecuteFunctions['helpers'],
	'checkProcessedAndRecord' | 'removeProcessed'
>;

/** Two entries an order: 10,000 orders are remembered, the oldest are dropped. */
const MOST_ENTRIES = 20_000;

const OPTIONS = { mode: 'entries', maxEntries: MOST_ENTRIES } as const;

/** Milliseconds: two first calls at once make n8n's database refuse one of them. */
const WAIT_AFTER_REFUSAL = 20;

/** What became of an order that another execution of this process had under way; its EventRef where it was accepted. */
export type Elsewhere = { accepted: true; eventRef?: string } | { accepted: false };

/**
 * What is under way in this process, by memory and key. n8n's helpers have no lock: without this, an order that is
 * delivered twice at the same moment would be sent twice. Only while an execution lasts: what is remembered beyond is
 * n8n's alone.
 */
const underWay = new Map<string, Promise<Elsewhere>>();

/** The tail of what waits for a memory: a helper reads, changes and writes the whole of it, and the last writer wins. */
const queues = new Map<string, Promise<unknown>>();

/** What an order is known by in all executions. */
export interface OrderIdentity {
	/** The event type. */
	type: string;
	/** With its kind: `etrusted:chl-…` or `user_defined:my-shop`. */
	channel: string;
	reference: string;
}

/** The order's name in the memory; it holds nothing personal and cannot be guessed back. */
export const keyOf = ({ type, channel, reference }: OrderIdentity): string =>
	hash('sha256', JSON.stringify(['eTrusted: sent once', type, channel, reference]), 'base64url');

/**
 * `started` when it was begun, `finished` when it was accepted: only both together mean that it was sent. `asked` goes
 * with the question for `finished`, which records it, until what it recorded is taken back.
 */
const started = (key: string) => `${key}|1`;
const finished = (key: string) => `${key}|2`;
const asked = (key: string) => `${key}|?`;

/**
 * Remembers across executions what the API accepted, on n8n's deduplication helpers (those of its Remove Duplicates
 * node), for this node of this workflow.
 *
 * An order is never silently lost: one mark alone means "begun, fate unknown", and is sent. n8n's helpers record in the
 * very call that asks, and lose writes where several workers use them at once; with these marks every such race, a
 * question whose answer is lost, and a process that is killed in the middle of one end in sending, never in skipping.
 * Where the helpers fail, everything is sent.
 */
export class SentOrders {
	/** Why the memory could not be used; then nothing is skipped because of it. */
	failure: string | undefined;

	private readonly claims = new Map<string, (outcome: Elsewhere) => void>();

	/**
	 * @param helpers n8n's
	 * @param memory names the memory in this process: the workflow's and the node's ID
	 */
	constructor(
		private readonly helpers: Deduplication,
		private readonly memory: string,
	) {}

	/**
	 * Claims what is to be sent, so that no other execution of this process sends it meanwhile.
	 *
	 * @returns what others have claimed, with the outcome to wait for
	 */
	claim(keys: string[]): Map<string, Promise<Elsewhere>> {
		const others = new Map<string, Promise<Elsewhere>>();
		for (const key of keys) {
			const other = underWay.get(this.nameOf(key));
			if (other) others.set(key, other);
			else underWay.set(this.nameOf(key), new Promise((resolve) => this.claims.set(key, resolve)));
		}
		return others;
	}

	/**
	 * Which of the keys were sent by an earlier execution. All are marked as begun: one call of the helper, and two more
	 * only where some of them were begun before.
	 */
	async begin(keys: string[]): Promise<Set<string>> {
		if (keys.length === 0) return new Set();
		let answer: { sent: Set<string>; toTakeBack: string[] } | undefined;
		await this.use(async ({ checkProcessedAndRecord, removeProcessed }) => {
			// Known already where only the taking back failed; asked again, it would look as if nobody knew.
			answer ??= await ask(keys, checkProcessedAndRecord);
			const { toTakeBack } = answer;
			if (toTakeBack.length > 0) await removeProcessed(toTakeBack, 'node', OPTIONS);
		});
		return this.failure === undefined && answer ? answer.sent : new Set();
	}

	/**
	 * Notes what was accepted, takes back the marks of what was not, and lets go of the claims.
	 *
	 * @param accepted the keys with their EventRefs
	 * @param refused those that were begun and not accepted, in doubt or for certain
	 * @param sentBefore those that `begin` answered
	 */
	async finish(
		accepted: Map<string, string | undefined>,
		refused: string[],
		sentBefore: Set<string>,
	): Promise<void> {
		if (accepted.size > 0 || refused.length > 0) {
			await this.use(async ({ checkProcessedAndRecord, removeProcessed }) => {
				const ended = [...accepted.keys()].map(finished);
				if (ended.length > 0) await checkProcessedAndRecord(ended, 'node', OPTIONS);
				// Both: a question whose marks could not be taken back has left the second.
				const marks = refused.flatMap((key) => [started(key), finished(key)]);
				if (marks.length > 0) await removeProcessed(marks, 'node', OPTIONS);
			});
		}
		this.release((key) =>
			accepted.has(key) || sentBefore.has(key)
				? { accepted: true, eventRef: accepted.get(key) }
				: { accepted: false },
		);
	}

	/** Lets go of what is still claimed. */
	release(outcomeOf: (key: string) => Elsewhere = () => ({ accepted: false })): void {
		for (const [key, resolve] of this.claims) {
			underWay.delete(this.nameOf(key));
			resolve(outcomeOf(key));
		}
		this.claims.clear();
	}

	private nameOf(key: string): string {
		return `${this.memory}|${key}`;
	}

	/** One use of the memory at a time. A failure is tried once more, then noted: an order matters more than the memory. */
	private async use(work: (helpers: Deduplication) => Promise<void>): Promise<void> {
		const before = queues.get(this.memory);
		const turn = (async () => {
			await before;
			try {
				await work(this.helpers).catch(async () => {
					await clock.sleep(WAIT_AFTER_REFUSAL);
					await work(this.helpers);
				});
			} catch (error) {
				this.failure = (error as Error).message;
			}
		})();
		queues.set(this.memory, turn);
		await turn;
		if (queues.get(this.memory) === turn) queues.delete(this.memory);
	}
}

/** Marks the keys as begun, and tells which of them were finished before, and which marks the question itself has left. */
async function ask(
	keys: string[],
	record: Deduplication['checkProcessedAndRecord'],
): Promise<{ sent: Set<string>; toTakeBack: string[] }> {
	const begun = new Set((await record(keys.map(started), 'node', OPTIONS)).processed);
	const suspects = keys.filter((key) => begun.has(started(key)));
	if (suspects.length === 0) return { sent: new Set(), toTakeBack: [] };
	const questions = suspects.flatMap((key) => [asked(key), finished(key)]);
	const known = new Set((await record(questions, 'node', OPTIONS)).processed);
	// Where an earlier question was left standing, it may be what recorded `finished`.
	const isSent = (key: string) => known.has(finished(key)) && !known.has(asked(key));
	return {
		sent: new Set(suspects.filter(isSent)),
		toTakeBack: suspects.flatMap((key) =>
			isSent(key) ? [asked(key)] : [asked(key), finished(key)],
		),
	};
}
